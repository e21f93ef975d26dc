"""What helps with side effects: sourced, easy to read, no advice, and brought up by what the story or the list names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from statistics import mean

import pytest

from rumbo.course import Course, Fact, Statement, Treatment, lay_out
from rumbo.guide import side_effects as module
from rumbo.guide.side_effects import shown_effects, side_effects
from rumbo.oncology import PartialDate
from rumbo.words import ContentError, Text
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade


def texts() -> Iterator[Text]:
    for each in side_effects().values():
        yield from (said.text for said in each.helps)
        yield from each.ask.values()


def course(*said: Statement) -> Course:
    facts = [Fact(id=f"f{number}", says=each, standing="from_me") for number, each in enumerate(said)]
    return lay_out(facts, date(2026, 11, 23))


def ids(told: Course, *medicines: str) -> list[str]:
    return [each.effects.id for each in shown_effects(told, medicines=medicines)]


def test_every_kind_has_what_helps_with_sources_and_questions_in_the_fixed_order() -> None:
    assert len(side_effects()) == 12
    assert next(iter(side_effects())) == "chemotherapy"
    for each in side_effects().values():
        assert len(each.helps) >= 3
        assert each.all_sources
        assert each.ask
        assert each.reviewed_by is None


def test_it_is_easy_to_read_in_both_languages() -> None:
    english, spanish = {each.en: grade(each.en) for each in texts()}, {each.es: ease(each.es) for each in texts()}
    assert mean(english.values()) <= 6.5
    assert mean(spanish.values()) >= 60
    assert {text: level for text, level in english.items() if level > 8} == {}
    assert {text: level for text, level in spanish.items() if level < 50} == {}


def test_nothing_advises_ranks_or_foretells() -> None:
    assert [found for text in texts() for lang in ("en", "es") for found in advice_in(text.said(lang))] == []


@pytest.mark.parametrize(
    ("treatment", "shown"),
    [
        (Treatment(modality="chemotherapy", name="carboplatin"), ["chemotherapy"]),
        (Treatment(modality="targeted", name="Enhertu"), ["antibody-drug-conjugates"]),
        (Treatment(modality="radiation", name="Pluvicto"), ["radioligands"]),
        (Treatment(modality="radiation", name="sessions to the hip"), ["radiation"]),
        (Treatment(modality="surgery", name="an operation"), ["surgery"]),
        (Treatment(modality="chemotherapy", name="R-CHOP"), ["chemotherapy", "targeted", "steroids"]),
        (Treatment(modality="hormone", name="letrozole", given=False), []),
        (Treatment(modality="hormone", name="letrozole", given=None), []),
        (Treatment(modality="hormone", name="letrozole", on=PartialDate.parse("2027-01"), ongoing=True), []),
    ],
)
def test_what_was_given_brings_up_its_own_kind(treatment: Treatment, shown: list[str]) -> None:
    assert ids(course(treatment)) == shown


def test_the_list_of_medicines_brings_up_what_the_story_does_not_name() -> None:
    assert ids(course(), "Xgeva", "dexamethasone 4 mg", "the white one") == ["bone-medicines", "steroids"]


def test_each_is_shown_with_what_brings_it_up_once() -> None:
    (shown,) = shown_effects(
        course(Treatment(modality="hormone", name="letrozole")), medicines=["Letrozole", "Aromasin", "letrozole"]
    )
    assert shown.because == ("letrozole", "Aromasin")


def test_a_medicine_that_no_table_has_is_a_slip_in_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    module._files.cache_clear()
    monkeypatch.setattr(module, "drugs", dict)
    with pytest.raises(ContentError, match="unknown medicines"):
        module._files()
    module._files.cache_clear()
