"""A procedure is a treatment of the cancer, a biopsy, or left unread."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Finding, Place, Treatment
from rumbo.oncology import IcdO3Site, PartialDate
from tests.records.written import MCODE, RECORD, breast_cancer, coded, only, profiled, read, resource, said

CANCER = f"{RECORD[:12]}/Condition/c1"
FOR_CANCER = [{"reference": "Condition/c1"}]


def done(text: str = "", **fields: Any) -> dict[str, Any]:
    ours = {"status": "completed", "performedDateTime": "2019-06-01", "code": coded(text)}
    return resource("Procedure", "o1", **(ours | fields))


def test_an_operation_is_told_with_its_day_place_and_cancer() -> None:
    told = only(
        Treatment,
        breast_cancer(),
        done("Left mastectomy", reasonReference=FOR_CANCER, bodySite=coded("Left breast"), note=[{"text": "No drain"}]),
    )
    assert told == Treatment(
        modality="surgery",
        name="Left mastectomy",
        on=PartialDate(2019, 6, 1),
        given=True,
        cancer=CANCER,
        places=(Place(words="Left breast", site=IcdO3Site("C50.9"), side="left"),),
        words="No drain",
    )


def test_radiation_keeps_its_end_its_dose_and_its_technique() -> None:
    extension = [
        {
            "url": MCODE + "mcode-radiotherapy-modality-and-technique",
            "extension": [{"url": "technique", "valueCodeableConcept": coded("IMRT")}],
        },
        {
            "url": MCODE + "mcode-radiotherapy-dose-delivered-to-volume",
            "extension": [
                {"url": "volume", "valueReference": {}},
                {"url": "totalDoseDelivered", "valueQuantity": {"value": 7000, "unit": "cGy"}},
            ],
        },
        {"url": MCODE + "mcode-radiotherapy-sessions", "valueUnsignedInt": 35},
    ]
    told = only(
        Treatment,
        done(
            "Radiotherapy course summary",
            meta=profiled("mcode-radiotherapy-course-summary"),
            performedDateTime=None,
            performedPeriod={"start": "2018-09-04", "end": "2018-10-23"},
            extension=extension,
            bodySite=[coded("Right tonsil")],
        ),
    )
    assert (told.modality, told.on, told.until) == ("radiation", PartialDate(2018, 9, 4), PartialDate(2018, 10, 23))
    assert (told.name, told.dose_words) == ("Radiotherapy course summary, IMRT, Right tonsil", "7000 cGy / 35")


@pytest.mark.parametrize(
    "parts", [[], [{"url": "totalDoseDelivered", "valueQuantity": {"unit": "cGy"}}], [{"url": "volume"}]]
)
def test_a_dose_that_is_not_said_is_left_empty(parts: list[object]) -> None:
    dose = [{"url": MCODE + "mcode-radiotherapy-dose-delivered-to-volume", "extension": parts}]
    assert only(Treatment, done("Radiation therapy", extension=dose)).dose_words == ""


def test_a_dose_without_sessions_is_the_dose() -> None:
    total = [{"url": "totalDoseDelivered", "valueQuantity": {"value": 20, "code": "Gy"}}]
    dose = [{"url": MCODE + "mcode-radiotherapy-dose-delivered-to-volume", "extension": total}]
    assert only(Treatment, done("Radiation therapy", extension=dose)).dose_words == "20 Gy"


def test_radiation_is_known_by_its_billing_code() -> None:
    assert only(Treatment, done(code=coded("L2, 20 Gy", cpt="77412"))).modality == "radiation"


@pytest.mark.parametrize(
    ("status", "given", "why"),
    [
        ("completed", True, ""),
        ("stopped", True, "fever"),
        ("not-done", False, "fever"),
        ("preparation", None, ""),
        ("unknown", None, ""),
        (None, None, ""),
        ("a word of no list", None, ""),
    ],
)
def test_the_status_says_whether_it_was_done(status: str | None, given: object, why: str) -> None:
    told = only(Treatment, done("CAR-T cell infusion", status=status, statusReason=coded("fever")))
    assert (told.given, told.why_stopped) == (given, why)


def test_older_exports_say_not_done_in_a_field_of_its_own() -> None:
    told = only(Treatment, done("Radiation therapy", notDone=True, notDoneReason=coded("declined")))
    assert (told.given, told.why_stopped) == (False, "declined")


def test_a_treatment_in_progress_goes_on() -> None:
    assert only(Treatment, done("Radiation therapy", status="in-progress")).ongoing


def test_what_was_entered_by_mistake_or_has_no_name_tells_nothing() -> None:
    assert read(done("Mastectomy", status="entered-in-error")).unread == {"Procedure": 1}
    assert read(done("")).unread == {"Procedure": 1}


def test_a_biopsy_is_no_treatment_but_has_a_place_and_a_day() -> None:
    told = said(done("CT-guided biopsy of liver", reasonReference=FOR_CANCER), breast_cancer())
    assert told[0] == Finding(
        place=Place(words="CT-guided biopsy of liver", site=IcdO3Site("C22.0")),
        on=PartialDate(2019, 6, 1),
        cancer=CANCER,
        words="CT-guided biopsy of liver",
        found_by="biopsy",
    )


def test_a_biopsy_of_nowhere_keeps_its_words_as_its_place() -> None:
    assert only(Finding, done("Needle biopsy")).place == Place(words="Needle biopsy")


def test_a_node_biopsy_is_no_operation_though_its_billing_code_speaks_of_excision() -> None:
    biopsy = done(code=coded("Sentinel lymph node biopsy", cpt="38525|Biopsy or excision of lymph nodes"))
    assert only(Finding, biopsy).found_by == "biopsy"


@pytest.mark.parametrize(
    "operation",
    [
        done("Cataract surgery"),
        done("Appendectomy"),
        done("Excision of a toenail", reasonCode=[coded("Ingrown nail")]),
        done("Excision", reasonReference=[{"reference": "Observation/x"}]),
        done("Hysterectomy", performedDateTime="2001-02-03"),
        done("Colonoscopy"),
    ],
)
def test_an_operation_for_something_else_is_left_unread(operation: dict[str, Any]) -> None:
    assert read(breast_cancer(), operation).unread == {"Procedure": 1}


@pytest.mark.parametrize(
    "operation",
    [
        done("Excision of appendix", reasonCode=coded("Malignant tumor of appendix")),
        done("Removal", meta=profiled("mcode-cancer-related-surgical-procedure")),
        done("Lumpectomy", performedDateTime=None),
    ],
)
def test_an_operation_is_for_the_cancer_when_reason_profile_or_file_say_so(operation: dict[str, Any]) -> None:
    assert only(Treatment, breast_cancer(), operation).modality == "surgery"


def test_in_a_file_of_procedures_alone_an_operation_can_be_for_the_cancer() -> None:
    assert only(Treatment, done("Mastectomy")).modality == "surgery"
    assert read(done("Mastectomy"), resource("Condition", "x", code=coded("Cough"))).unread == {"Procedure": 1}


def test_a_needle_in_a_node_is_a_biopsy() -> None:
    [finding] = [each for each in said(done("FNA, right neck node"), breast_cancer()) if isinstance(each, Finding)]
    assert finding.found_by == "biopsy"


@pytest.mark.parametrize(
    "fields",
    [
        {"occurrenceDateTime": "2024-05-01"},
        {"occurrencePeriod": {"start": "2024-05-01"}},
        {"occurrenceString": "2024-05-01"},
    ],
)
def test_the_newest_version_calls_the_day_otherwise(fields: dict[str, Any]) -> None:
    told = only(Treatment, done("Brachytherapy", performedDateTime=None, category=[coded("Therapy")], **fields))
    assert told.on == PartialDate(2024, 5, 1)


def test_the_oldest_version_says_not_performed() -> None:
    off = done("Brachytherapy", notPerformed=True, reasonNotPerformed=[coded("Declined")], notes=[{"text": "asked"}])
    told = only(Treatment, off)
    assert (told.given, told.why_stopped, told.words) == (False, "Declined", "asked")
    assert only(Treatment, done("Brachytherapy", status="aborted")).given is True


def test_a_biopsy_that_was_not_done_tells_nothing() -> None:
    assert read(breast_cancer(), done("Biopsy of liver", notPerformed=True)).unread == {"Procedure": 1}


def test_a_reason_elsewhere_counts_by_the_name_it_is_pointed_to_with() -> None:
    reason = [{"reference": "urn:uuid:elsewhere", "display": "Malignant neoplasm of breast"}]
    assert only(Treatment, done("Lumpectomy", reasonReference=reason)).modality == "surgery"


def test_in_lines_without_addresses_a_urn_means_the_entry_with_that_id() -> None:
    reason = [{"reference": "urn:uuid:c1"}]
    assert only(Treatment, breast_cancer(), done("Lumpectomy", reasonReference=reason)).cancer == CANCER


@pytest.mark.parametrize(
    "reason", [{"reasonCodeableConcept": coded(icd10="C50.9")}, {"reason": [{"concept": coded(icd10="C50.9")}]}]
)
def test_the_reason_is_read_in_every_version(reason: dict[str, Any]) -> None:
    assert only(Treatment, done("Lumpectomy", **reason)).modality == "surgery"
