"""What would help: every need says itself in both languages, and the things in the way suggest some of them."""

from __future__ import annotations

from statistics import mean

import msgspec
import pytest

from rumbo.guide.barriers import BarrierCheck
from rumbo.guide.circle import needs as module
from rumbo.guide.circle.needs import NeedsWalk, decode_walk, encode_walk, get_need, needs, suggested_by
from rumbo.words import ContentError
from rumbo.words.content import Content
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade


def test_the_walk_asks_for_everything_that_a_circle_can_do() -> None:
    assert list(needs()) == [
        "rides", "food", "company", "children", "elders", "pets", "house", "paperwork", "work", "prayer-or-quiet",
        "at-the-visit", "money", "language", "other",
    ]  # fmt: skip


def test_what_is_in_the_way_suggests_what_would_help() -> None:
    check = BarrierCheck(replies={"transport": "in-the-way", "child-care": "in-the-way", "food": "all-right"})
    assert suggested_by(check.in_the_way) == {"rides", "children"}
    assert suggested_by(()) == frozenset()


def test_a_walk_keeps_the_order_and_shows_no_need_it_does_not_know() -> None:
    walk = NeedsWalk(wanted={"food": "no fish", "tomorrow": "?", "rides": ""})
    assert [(each.id, words) for each, words in walk.needs] == [("rides", ""), ("food", "no fish")]
    assert decode_walk(encode_walk(walk)) == walk


def test_what_is_no_walk_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_walk('{"wanted": 3}')


def test_a_need_of_a_later_version_is_something_else() -> None:
    assert get_need("tomorrow").id == "other"
    assert get_need("rides").id == "rides"


def test_a_need_that_names_no_barrier_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = msgspec.convert(
        {"a": {"name": _T, "asks": _T, "asked": _T, "barriers": ["nothing"]}}, dict[str, module._NeedFile]
    )
    monkeypatch.setattr(module, "load", lambda *_: Content({"needs": wrong}))
    with pytest.raises(ContentError, match="no barrier"):
        needs.__wrapped__()


_T = {"en": "words", "es": "palabras"}


def test_the_walk_reads_easily_in_both_languages_and_advises_nothing() -> None:
    """Flesch-Kincaid of the sixth grade and INFLESZ "normal" or easier, over everything the walk and its messages say."""
    said = [text for each in needs().values() for text in (each.asks, each.asked)]
    assert mean(grade(each.en) for each in said) <= 6.5
    assert mean(ease(each.es) for each in said) >= 60
    assert not [each for each in said for words in (each.en, each.es) if advice_in(words)]
