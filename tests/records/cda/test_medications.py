"""A list names what was prescribed; only what it says was completed, or was administered, was given."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Background, Treatment
from rumbo.oncology import PartialDate, RxNorm
from tests.records.cda.written_cda import (
    MEDICATIONS,
    coded,
    document,
    medicine,
    read,
    section,
    table,
    times,
    told,
    told_one,
)

HEADER = "Medication|Directions|Start|End|Status|Comment"
ADMINISTERED = "29549-3"
PLAN = "18776-5"


def medicines(*entries: str, text: str = "", code: str = MEDICATIONS) -> bytes:
    return document(section(code, *entries, title="Medications", text=text))


def the_treatment(data: bytes) -> Treatment:
    says = told_one(data, Treatment)
    assert isinstance(says, Treatment)
    return says


def in_use(data: bytes) -> list[str]:
    return [says.words for says in told(data, Background) if isinstance(says, Background) and says.topic == "medicine"]


@pytest.mark.parametrize(
    ("status", "mood", "given"),
    [
        ("completed", "EVN", True),
        ("active", "EVN", None),
        ("aborted", "EVN", None),
        ("suspended", "EVN", None),
        ("cancelled", "EVN", False),
        ("", "EVN", None),
        ("completed", "INT", None),
        ("active", "INT", None),
        ("active", "RQO", None),
        ("cancelled", "RQO", False),
    ],
)
def test_only_what_was_completed_was_given(status: str, mood: str, given: bool | None) -> None:
    data = medicines(medicine("nivolumab 240 mg", code="1597876", status=status, mood=mood, when=times("20201215")))
    says = the_treatment(data)
    assert (says.name, says.modality, says.given, says.on, says.ongoing) == (
        "nivolumab",
        "immunotherapy",
        given,
        PartialDate(2020, 12, 15),
        False,
    )
    assert says.rxnorm == RxNorm("1597876")


def test_an_entry_made_by_mistake_is_not_told() -> None:
    data = medicines(
        medicine("nivolumab", status="nullified"),
        medicine("nivolumab", status="nullified", attributes=' negationInd="true"'),
    )
    assert not told(data, Treatment)
    assert read(data).unread == {"MedicationRequest": 1, "MedicationStatement": 1} or read(data).unread == {
        "MedicationRequest": 2
    }


def test_a_medicine_that_was_not_taken_was_not_given() -> None:
    assert the_treatment(medicines(medicine("tamoxifen", attributes=' negationInd="true"'))).given is False


@pytest.mark.parametrize("remark", ["never started", "Patient declined", "not taking", "nunca tomó", "no lo tomó"])
def test_the_row_is_believed_when_it_says_never(remark: str) -> None:
    text = table(HEADER, f"#m1 Tagrisso 80 mg|daily|2024-01-30||Active|{remark}")
    data = medicines(medicine(points_to="m1", when=times("20240130")), text=text)
    assert the_treatment(data).given is False


def test_a_combination_is_told_drug_by_drug_with_the_words_of_its_row() -> None:
    text = table(HEADER, "#m1 carboplatin + Doxil|6 cycles|2019-04|2019-08|Completed|")
    data = medicines(medicine(points_to="m1", status="completed", when=times("201904", "201908")), text=text)
    said = [
        (says.name, says.given, str(says.until), says.dose_words)
        for says in told(data, Treatment)
        if isinstance(says, Treatment)
    ]
    assert said == [
        ("carboplatin", True, "2019-08", "6 cycles"),
        ("liposomal doxorubicin", True, "2019-08", "6 cycles"),
    ]


def test_what_stands_among_the_medicines_administered_was_given() -> None:
    one = medicine("paclitaxel", status="completed", when=times(value="20190604"))
    says = the_treatment(medicines(one, code=ADMINISTERED))
    assert (says.given, says.on, says.last_given_on) == (True, PartialDate(2019, 6, 4), PartialDate(2019, 6, 4))


@pytest.mark.parametrize(
    ("status", "given"),
    [("", True), ("active", True), ("cancelled", False), ("held", None), ("aborted", True), ("odd", None)],
)
def test_a_giving_is_told_by_its_status(status: str, given: bool | None) -> None:
    assert (
        the_treatment(medicines(medicine("paclitaxel", status=status, when=times("2019")), code=ADMINISTERED)).given
        is given
    )


def test_a_planned_giving_was_not_given() -> None:
    data = medicines(medicine("paclitaxel", mood="INT", status="completed"), code=ADMINISTERED)
    assert the_treatment(data).given is None


@pytest.mark.parametrize("mood", ["INT", "RQO", "EVN"])
def test_what_stands_in_a_plan_is_planned(mood: str) -> None:
    data = medicines(medicine("letrozole", mood=mood), medicine("aspirin", mood=mood), code=PLAN)
    assert the_treatment(data).given is None
    assert in_use(data) == []


def test_other_medicines_in_use_are_background() -> None:
    sig = '<text>lisinopril</text><doseQuantity value="20" unit="mg"/>'
    data = medicines(medicine("lisinopril", code="29046", inside=sig), medicine("ibuprofen", status="completed"))
    assert in_use(data) == ["lisinopril, 20 mg"]


@pytest.mark.parametrize(
    ("inside", "dose"),
    [
        ('<doseQuantity value="2" unit="1"/>', ""),
        ('<doseQuantity><low value="1" unit="mg"/></doseQuantity>', ""),
        ("<text>one each day</text>", "one each day"),
        ("<text>tamoxifen</text>", ""),
        ("", ""),
    ],
)
def test_a_dose_is_told_when_it_says_something(inside: str, dose: str) -> None:
    assert the_treatment(medicines(medicine("tamoxifen", inside=inside))).dose_words == dose


def test_the_product_can_be_named_beside_its_code() -> None:
    entry = medicine().replace("</manufacturedMaterial>", "<name>Herceptin</name></manufacturedMaterial>")
    assert the_treatment(medicines(entry)).name == "trastuzumab"


def test_an_older_kind_of_product_is_read_as_well() -> None:
    entry = medicine("Herceptin").replace("manufacturedMaterial", "manufacturedLabeledDrug")
    assert the_treatment(medicines(entry)).name == "trastuzumab"


def test_what_a_medicine_is_dissolved_in_is_not_told_by_itself() -> None:
    inner = f'<entryRelationship typeCode="COMP">{medicine("letrozole")}</entryRelationship>'
    assert the_treatment(medicines(medicine("paclitaxel", inside=inner))).name == "paclitaxel"


def test_why_it_is_taken_stands_with_its_indication() -> None:
    reason = coded("value", "254837009", name="Breast cancer", kind="CD")
    inside = f'<entryRelationship typeCode="RSON"><observation>{reason}</observation></entryRelationship>'
    data = medicines(
        medicine("letrozole", inside=inside + '<entryRelationship typeCode="RSON"><observation/></entryRelationship>')
    )
    assert the_treatment(data).name == "letrozole"


def test_an_entry_without_any_name_is_counted_as_unread() -> None:
    assert read(medicines(medicine())).unread == {"MedicationRequest": 1}


@pytest.mark.parametrize(
    ("status", "given"),
    [("Completed", True), ("Active", None), ("Discontinued", None), ("Terminado", True), ("Never started", False)],
)
def test_rows_without_entries_are_read_alike(status: str, given: bool | None) -> None:
    data = medicines(text=table(HEADER, f"FOLFIRI|every 2 weeks|2018-11-12|2019-03|{status}|per outside record"))
    says = told(data, Treatment)
    assert [each.given for each in says if isinstance(each, Treatment)] == [given] * 3
    assert {str(each.on) for each in says} == {"2018-11-12"}


def test_rows_of_medicines_administered_were_given() -> None:
    text = table("Medication|Administration Date", "paclitaxel|06/04/2019")
    assert the_treatment(medicines(text=text, code=ADMINISTERED)).given is True
