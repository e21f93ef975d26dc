"""The words of an entry are the last resort for the quoted line."""

from __future__ import annotations

from rumbo.records.fhir.datatypes import Narrative
from rumbo.records.fhir.narrative import words
from tests.records.written import facts, resource


def test_without_a_narrative_there_are_no_words() -> None:
    assert words(None) == words(Narrative()) == ""


def test_a_long_narrative_is_cut() -> None:
    assert words(Narrative(div="<p>" + "a " * 10_000), most=5) == "a a a"


def test_an_entry_that_has_no_words_of_its_own_is_quoted_from_its_narrative() -> None:
    observation = resource(
        "Observation",
        text={"div": "<div>Blood pressure <b>120</b></div>"},
        code={"coding": [{"code": "x"}]},
        component=[{"code": {"coding": [{"display": "Systolic"}]}, "valueQuantity": {"value": 120}}],
    )
    assert [fact.source.quote for fact in facts(observation) if fact.source] == ["Systolic: 120"]
