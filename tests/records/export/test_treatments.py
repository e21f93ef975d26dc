"""Treatments that go out: given, not given, still going on, stopped, planned, and what nobody said."""

from __future__ import annotations

import pytest

from rumbo.course import Background, Diagnosis, Place, Treatment
from rumbo.oncology import PartialDate, RxNorm
from tests.records.export.said import codes, of_kind, profiles, sections, the, told

BREAST = Diagnosis(ref="a", words="breast cancer", on=PartialDate(2014))


def test_an_operation_is_a_procedure_of_mcode() -> None:
    says = Treatment(
        modality="surgery", name="MASTECTOMY, SIMPLE, COMPLETE", on=PartialDate(2014, 4, 15), cancer="a",
        places=(Place(words="left breast", side="left"),), words="no complications",
    )  # fmt: skip
    facts = told(BREAST, says)
    done = the("Procedure", *facts)
    assert profiles(done) == {"Procedure-uv-ips", "mcode-cancer-related-surgical-procedure"}
    assert (done["status"], done["performedDateTime"]) == ("completed", "2014-04-15")
    assert done["code"] == {"text": "mastectomy, simple, complete"}
    assert done["reasonReference"] == [{"reference": f"urn:uuid:{the('Condition', *facts)['id']}"}]
    assert done["note"] == [{"text": "no complications"}]


def test_radiotherapy_is_a_course_summary_with_its_dose_in_words() -> None:
    says = Treatment(
        modality="radiation", name="SBRT to L3", on=PartialDate(2022, 9, 26), until=PartialDate(2022, 9, 30),
        dose_words="20 Gy / 5",
    )  # fmt: skip
    done = the("Procedure", *told(says))
    assert profiles(done) == {"Procedure-uv-ips", "mcode-radiotherapy-course-summary"}
    assert codes(done["code"]) == {"1217123003"}
    assert done["performedPeriod"] == {"start": "2022-09-26", "end": "2022-09-30"}
    assert done["note"] == [{"text": "20 Gy / 5"}]


def test_a_transplant_claims_no_profile_of_mcode() -> None:
    done = the("Procedure", *told(Treatment(modality="transplant", name="", on=PartialDate(2020))))
    assert profiles(done) == {"Procedure-uv-ips"}
    assert done["code"]["text"] == "transplant"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"given": True}, "completed"),
        ({"given": True, "ongoing": True}, "in-progress"),
        ({"given": True, "why_stopped": "neuropathy"}, "stopped"),
        ({"given": False}, "not-done"),
        ({"given": False, "why_stopped": "declined"}, "not-done"),
    ],
)
def test_a_medicine_is_an_administration_with_what_became_of_it(fields: dict[str, object], status: str) -> None:
    says = Treatment(modality="chemotherapy", name="paclitaxel", on=PartialDate(2014, 5), **fields)  # type: ignore[arg-type]  # of the table above
    given = the("MedicationAdministration", *told(says))
    assert profiles(given) == {"mcode-cancer-related-medication-administration"}
    assert given["status"] == status
    assert [each["text"] for each in given.get("statusReason", ())] == list(filter(None, [fields.get("why_stopped")]))


def test_what_nobody_says_was_given_has_the_status_unknown() -> None:
    says = Treatment(modality="hormone", name="letrozole", given=None, dose_words="2.5 mg")
    said = the("MedicationStatement", *told(says))
    assert (said["status"], said["dosage"]) == ("unknown", [{"text": "2.5 mg"}])
    assert "_effectiveDateTime" in said
    operation = the("Procedure", *told(Treatment(modality="surgery", name="lobectomy", given=None)))
    assert operation["status"] == "unknown"
    assert "_performedDateTime" in operation


def test_what_is_to_come_is_a_plan() -> None:
    facts = told(
        Treatment(modality="hormone", name="letrozole", given=None, on=PartialDate(2027, 1, 12), dose_words="2.5 mg"),
        Treatment(modality="surgery", name="lobectomy", given=None, on=PartialDate(2027, 2)),
    )
    ordered = the("MedicationRequest", *facts)
    assert profiles(ordered) == {"mcode-cancer-related-medication-request"}
    assert (ordered["intent"], ordered["status"]) == ("plan", "unknown")
    assert ordered["dosageInstruction"][0]["timing"]["repeat"]["boundsPeriod"] == {"start": "2027-01-12"}
    assert ordered["dosageInstruction"][0]["text"] == "2.5 mg"
    plans = of_kind("CarePlan", *facts)
    assert len(plans) == len(sections(*facts)["Plan"]["entry"]) == 2
    assert "January 12, 2027" in sections(*facts)["Plan"]["text"]["div"]


@pytest.mark.parametrize(
    ("name", "told_code", "code"),
    [
        ("anastrozole", None, {"84857"}),
        ("anastrozole", RxNorm("111"), {"111"}),
        ("tamoxifen", None, set()),
        ("docetaxel + cyclophosphamide", None, set()),
        ("a new thing", None, set()),
    ],
)
def test_a_medicine_has_a_number_only_where_it_is_known(name: str, told_code: RxNorm | None, code: set[str]) -> None:
    says = Treatment(modality="hormone", name=name, on=PartialDate(2020), rxnorm=told_code)
    given = the("MedicationAdministration", *told(says))
    assert codes(given["medicationCodeableConcept"]) == code
    assert given["medicationCodeableConcept"]["text"] == name


def test_a_treatment_that_goes_on_has_a_beginning_and_no_end() -> None:
    says = Treatment(modality="targeted", name="palbociclib", on=PartialDate(2024, 3), ongoing=True)
    assert the("MedicationAdministration", *told(says))["effectivePeriod"] == {"start": "2024-03"}
    undated = Treatment(modality="targeted", name="palbociclib", ongoing=True)
    assert "_effectiveDateTime" in the("MedicationAdministration", *told(undated))


def test_the_last_day_given_stands_for_an_end_that_nobody_told() -> None:
    says = Treatment(
        modality="chemotherapy", name="paclitaxel", on=PartialDate(2014, 5, 1), last_given_on=PartialDate(2014, 7, 1)
    )
    facts = told(says)
    assert the("MedicationAdministration", *facts)["effectivePeriod"] == {"start": "2014-05-01", "end": "2014-07-01"}
    assert "paclitaxel, May 1, 2014 (last: July 1, 2014)" in sections(*facts)["Medicines"]["text"]["div"]


def test_other_medicines_are_statements() -> None:
    facts = told(Background(topic="medicine", words="metformin 500 mg", rxnorm=RxNorm("6809"), on=PartialDate(2006)))
    taken = the("MedicationStatement", *facts)
    assert profiles(taken) == {"MedicationStatement-uv-ips"}
    assert (taken["status"], codes(taken["medicationCodeableConcept"])) == ("active", {"6809"})
    (unsure,) = of_kind("MedicationStatement", *told(Background(topic="medicine", words=""), standing="unsure"))
    assert unsure["status"] == "unknown"


def test_what_became_of_a_treatment_is_said_in_words_too() -> None:
    facts = told(
        Treatment(modality="hormone", name="letrozole", given=False, on=PartialDate(2019)),
        Treatment(modality="hormone", name="anastrozole", given=None, on=PartialDate(2020)),
        Treatment(modality="targeted", name="palbociclib", ongoing=True, on=PartialDate(2024)),
    )
    words = sections(*facts)["Medicines"]["text"]["div"]
    for said in (
        "Not given: letrozole",
        "No record says that it was given: anastrozole",
        "Still going on: palbociclib",
    ):
        assert said in words
    for said in ("No se dio: letrozol", "Ningún expediente dice que se haya dado: anastrozol", "Continúa: palbociclib"):
        assert said in words
