"""What matters: one's own words, kept as they are, counted by nobody, and laid beside another's without mixing them."""

from __future__ import annotations

from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.matters import (
    WhatMatters,
    decode_matters,
    encode_matters,
    lay_side_by_side,
    next_prompt,
    prompts,
    put_into_words,
)
from tests.guide.reading_level import ease, grade

MARISOL = WhatMatters(said={"hopes": "To dance at my son's wedding.", "worries": "Pain."})
ELENA = WhatMatters(said={"hopes": "That she is not alone.", "keep-doing": "Sunday lunch."})
wordings = st.dictionaries(st.sampled_from(sorted(prompts())), st.text(min_size=1).map(str.strip).filter(bool))


def test_the_prompts_ask_what_to_keep_what_to_accept_worries_hopes_and_how_much_to_know() -> None:
    assert list(prompts()) == [
        "keep-doing", "would-accept", "would-not-accept", "worries", "hopes", "how-much-to-know", "who-should-hear",
    ]  # fmt: skip


@pytest.mark.parametrize("prompt", prompts().values(), ids=lambda each: each.id)
def test_each_prompt_asks_and_has_examples_in_both_languages(prompt: object) -> None:
    for lang in ("en", "es"):
        assert "?" in prompt.asks.said(lang)
        assert all(each.said(lang).endswith((".", "…")) for each in prompt.examples)
    assert len(prompt.examples) >= 3
    assert prompt.reviewed_by is None


def test_a_prompt_that_claims_something_names_its_source() -> None:
    assert prompts()["how-much-to-know"].sources
    assert prompts()["hopes"].sources == ()


def test_each_prompt_leads_to_the_next_and_the_last_to_none() -> None:
    order = list(prompts())
    assert [next_prompt(each) for each in order] == [*order[1:], None]


def test_new_words_take_the_place_of_the_old_and_no_words_leave_the_prompt_empty() -> None:
    changed = put_into_words(MARISOL, prompt="hopes", words="  Good days. ")
    assert changed.about("hopes") == "Good days."
    assert changed.about("worries") == "Pain."
    assert put_into_words(changed, prompt="hopes", words=" ").said == {"worries": "Pain."}
    assert put_into_words(put_into_words(changed, prompt="hopes", words=""), prompt="worries", words="").is_silent


def test_what_was_written_is_told_in_the_order_of_the_prompts() -> None:
    assert [each.id for each, _ in MARISOL.told] == ["worries", "hopes"]
    assert not MARISOL.is_silent


def test_side_by_side_shows_what_either_wrote_and_leaves_the_other_side_empty() -> None:
    rows = lay_side_by_side(MARISOL, theirs=ELENA)
    assert [(row.prompt.id, row.mine, row.theirs) for row in rows] == [
        ("keep-doing", "", "Sunday lunch."),
        ("worries", "Pain.", ""),
        ("hopes", "To dance at my son's wedding.", "That she is not alone."),
    ]


@given(wordings, wordings)
def test_side_by_side_is_the_same_from_the_other_side(mine: dict[str, str], theirs: dict[str, str]) -> None:
    here = lay_side_by_side(WhatMatters(said=mine), theirs=WhatMatters(said=theirs))
    there = lay_side_by_side(WhatMatters(said=theirs), theirs=WhatMatters(said=mine))
    assert [(row.prompt, row.mine, row.theirs) for row in here] == [(row.prompt, row.theirs, row.mine) for row in there]


@given(wordings)
def test_words_come_back_as_they_were_written(said: dict[str, str]) -> None:
    matters = WhatMatters(said=said)
    assert decode_matters(encode_matters(matters)) == matters


def test_the_prompts_and_their_examples_are_easy_to_read() -> None:
    texts = [text for each in prompts().values() for text in (each.name, each.asks, each.hint, *each.examples)]
    assert mean(grade(text.en) for text in texts) <= 6.5
    assert max(grade(text.en) for text in texts) <= 8
    assert mean(ease(text.es) for text in texts) >= 60
    assert min(ease(text.es) for text in texts) >= 50
