"""What can stand in the way: fourteen barriers with sources, easy words and no advice; a check that counts nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide import barriers as guide
from rumbo.guide.barriers import REPLIES, BarrierCheck, barriers, decode_check, encode_check, find_barrier, programs
from rumbo.guide.citations import Said
from rumbo.oncology import PartialDate
from rumbo.words import ContentError, Lang, Text
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade

SHORT = 10  # words, up to which a sentence may measure as hard: one long name is enough
TU = re.compile(r"\b(?:tú|tus|te|contigo|tienes|puedes|debes|quieres)\b", re.IGNORECASE)
STATUS = re.compile(r"immigra|inmigra|citizen|ciudadan|visa\b|undocumented|indocument", re.IGNORECASE)
checks = st.builds(
    BarrierCheck,
    replies=st.dictionaries(st.sampled_from(sorted(barriers())), st.sampled_from(REPLIES)),
    words=st.text(max_size=30),
)


def statements() -> Iterator[tuple[str, Said]]:
    """Every statement, with what it stands under."""
    yield from ((each.id, said) for each in barriers().values() for said in each.done)
    yield from ((each.id, said) for each in programs().values() for said in each.says)


def texts() -> Iterator[Text]:
    """All that is said."""
    yield from (text for each in barriers().values() for text in (each.name, each.asks, each.need))
    yield from (each.name for each in programs().values())
    yield from (said.text for _, said in statements())


def test_the_check_asks_about_fourteen_things_and_never_about_immigration() -> None:
    assert list(barriers()) == [
        "transport", "lodging", "housing", "insurance", "medicine-cost", "language", "child-care", "elder-care",
        "working", "food", "phone", "papers", "fear", "company",
    ]  # fmt: skip
    assert not [text for text in texts() if STATUS.search(text.en) or STATUS.search(text.es)]


@pytest.mark.parametrize("barrier", barriers().values(), ids=lambda each: each.id)
def test_each_barrier_has_what_people_do_whom_they_call_and_what_one_may_ask(barrier: guide.Barrier) -> None:
    assert len(barrier.done) >= 2
    assert barrier.lines
    assert barrier.questions
    assert barrier.reviewed_by is None
    assert barrier.sources


def test_every_statement_has_a_source_that_can_be_looked_up_and_dated() -> None:
    for where, each in statements():
        assert each.sources, where
        for source in each.sources:
            assert source.url.startswith(("http://", "https://")), (where, source.name)
            assert not source.dated or PartialDate.parse(source.dated), (where, source.name)


def test_leave_and_disability_are_told_with_their_limits() -> None:
    said = {name: " ".join(each.text.en for each in program.says) for name, program in programs().items()}
    assert all(words in said["family-leave"] for words in ("12 weeks", "50 or more", "1,250 hours", "no pay"))
    assert "15 or more" in said["changes-at-work"]
    assert all(words in said["keep-the-plan"] for words in ("20 or more", "18 months", "11 months"))
    assert "24 months" in said["medicare-before-65"]
    assert all(each.reviewed_by is None and each.sources for each in programs().values())


def test_nothing_is_said_twice_in_either_language() -> None:
    for lang in ("en", "es"):
        said = Counter(re.sub(r"\W+", " ", each.text.said(lang).lower()).strip() for _, each in statements())
        assert not [words for words, times in said.items() if times > 1]


def test_it_is_easy_to_read_in_both_languages() -> None:
    grades = {text.en: grade(text.en) for text in texts()}
    eases = {text.es: ease(text.es) for text in texts()}
    assert mean(grades.values()) <= 6.5
    assert mean(eases.values()) >= 60
    assert {words: level for words, level in grades.items() if level > 8 and len(words.split()) > SHORT} == {}
    assert {words: level for words, level in eases.items() if level < 50 and len(words.split()) > SHORT} == {}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nothing_advises_ranks_or_foretells(lang: Lang) -> None:
    assert not [found for text in texts() for found in advice_in(text.said(lang))]
    assert not [text.es for text in texts() if TU.search(text.es) or text.es.count("¿") != text.es.count("?")]


def test_only_what_is_in_the_way_is_told_to_others() -> None:
    check = BarrierCheck(replies={"fear": "in-the-way", "transport": "in-the-way", "food": "rather-not"})
    assert [each.id for each in check.in_the_way] == ["transport", "fear"]
    assert check.says_something
    quiet = BarrierCheck(replies={"food": "rather-not", "phone": "not-now", "working": "all-right"})
    assert not quiet.says_something
    assert not quiet.is_silent
    assert BarrierCheck().is_silent
    assert BarrierCheck(words="The stairs.").says_something


@given(checks)
def test_a_check_comes_back_as_it_was_kept(check: BarrierCheck) -> None:
    assert decode_check(encode_check(check)) == check


def test_what_the_content_names_has_to_be_there() -> None:
    assert find_barrier("money") is None
    with pytest.raises(ContentError, match="no question 'ask-nothing'"):
        guide._question("ask-nothing")
    with pytest.raises(ContentError, match="no program 'none'"):
        guide._program("none")
