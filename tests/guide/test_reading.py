"""The pages of fear and hope: sourced, easy to read, no advice, nothing of survival, and in a fixed order."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from rumbo.guide import reading as module
from rumbo.guide.reading import READING_IDS, find_reading, readings
from rumbo.words import ContentError, Text
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade

SURVIVAL = re.compile(r"\bsurviv|\bprognos|sobreviv|pronóst|\bcured?\b|\bcura\b", re.IGNORECASE)


def texts() -> list[Text]:
    """All that the pages say in whole sentences."""
    return [text for each in readings().values() for text in (each.opening, *(said.text for said in each.statements))]


def test_every_page_is_there_in_the_fixed_order_and_each_says_what_eases_it_and_how_to_begin_to_write() -> None:
    assert tuple(readings()) == READING_IDS
    for each in readings().values():
        assert min(len(each.says), len(each.eases), len(each.begins)) >= 2, each.id
        assert all(begin.said(lang).endswith("…") for begin in each.begins for lang in ("en", "es"))
        assert each.reviewed_by is None


def test_every_statement_has_a_source() -> None:
    for each in readings().values():
        assert all(said.sources and all(source.url for source in said.sources) for said in each.statements), each.id
        assert each.all_sources


def test_children_are_told_of_by_age() -> None:
    assert [each.title.en for each in readings()["talking-with-children"].chapters] == [
        "Up to 3 years", "About 3 to 5", "School age", "Teenagers", "Grown children",
    ]  # fmt: skip


def test_the_pages_are_easy_to_read_in_both_languages() -> None:
    grades, eases = {each.en: grade(each.en) for each in texts()}, {each.es: ease(each.es) for each in texts()}
    assert mean(grades.values()) <= 6.5
    assert mean(eases.values()) >= 60
    assert {words: level for words, level in grades.items() if level > 8} == {}
    assert {words: level for words, level in eases.items() if level < 50} == {}


def test_nothing_advises_foretells_or_speaks_of_survival() -> None:
    for each in texts():
        for words in (each.en, each.es):
            assert not advice_in(words)
            assert not SURVIVAL.search(words), words


def test_a_page_that_nobody_knows_is_not_found() -> None:
    assert find_reading("chances") is None
    assert find_reading("grief") is readings()["grief"]


def test_a_page_without_a_place_in_the_order_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READING_IDS", READING_IDS[1:])
    readings.cache_clear()
    try:
        with pytest.raises(ContentError, match="uncertainty"):
            readings()
    finally:
        readings.cache_clear()
