"""What has no shape of its own in FHIR goes out in words: symptoms, notes, and both sides of a disagreement."""

from __future__ import annotations

from rumbo.course import Background, Symptom, Treatment
from rumbo.oncology import PartialDate
from tests.records.export.said import sections, the, told


def test_a_symptom_has_its_grade_or_its_words() -> None:
    graded = told(Symptom(name="tired", grade=2, on=PartialDate(2024, 5)))
    assert (the("Observation", *graded)["valueInteger"], the("Observation", *graded)["effectiveDateTime"]) == (
        2,
        "2024-05",
    )
    assert "tired, from 0 to 4: 2, May 2024" in sections(*graded)["Notes"]["text"]["div"]
    assert the("Observation", *told(Symptom(name="tired", words="very")))["valueString"] == "very"
    assert the("Observation", *told(Symptom(name="")))["code"] == {"text": "?"}


def test_a_note_is_kept_and_an_empty_one_is_none() -> None:
    facts = told(Background(topic="note", words="smoked until 2001", on=PartialDate(2014)), Background(topic="note"))
    note = the("Observation", *facts)
    assert (note["valueString"], note["effectiveDateTime"]) == ("smoked until 2001", "2014")
    assert "effectiveDateTime" not in the("Observation", *told(Background(topic="note", words="x")))


def test_what_records_disagree_about_goes_out_with_both_sides() -> None:
    facts = (
        *told(Treatment(modality="hormone", name="exemestane", given=True), record="one"),
        *told(Treatment(modality="hormone", name="exemestane", given=False), record="two"),
    )
    section = sections(*facts)["Where records disagree"]
    said = the("Observation", *facts)["valueString"]
    assert "exemestane" in said
    assert said in section["text"]["div"]
    assert "code" not in section
