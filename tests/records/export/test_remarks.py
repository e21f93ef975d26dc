"""What has no shape of its own in FHIR goes out in words: symptoms, notes, and both sides of a disagreement."""

from __future__ import annotations

from rumbo.course import Background, Diagnosis, Symptom
from rumbo.oncology import PartialDate
from tests.records.export.said import of_kind, resources, sections, the, told


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
        *told(Diagnosis(ref="a", words="breast cancer", side="left", on=PartialDate(2014, 3)), record="one"),
        *told(Diagnosis(ref="a", words="breast cancer", side="left", on=PartialDate(2016, 8)), record="two"),
    )
    found = sections(*facts)
    if "Where records disagree" in found:
        words = found["Where records disagree"]["text"]["div"]
        assert "2014" in words
        assert "2016" in words
        assert of_kind("Observation", *facts)
    assert resources(*facts)
