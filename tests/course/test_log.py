"""Append-only: correcting, taking back, and taking that back."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course import Background, Fact, in_force
from tests.course.strategies import facts, logs


def said(id_: str, words: str = "", supersedes: str | None = None) -> Fact:
    return Fact(id=id_, says=Background(topic="note", words=words), standing="from_me", supersedes=supersedes)


def undo(id_: str, what: str) -> Fact:
    return Fact(id=id_, says=None, standing="from_me", undoes=what)


def ids(log: list[Fact]) -> list[str]:
    return [fact.id for fact in in_force(log)]


def test_a_correction_replaces_what_it_corrects():
    assert ids([said("f1"), said("f2", supersedes="f1")]) == ["f2"]


def test_what_is_taken_back_is_gone():
    assert ids([said("f1"), undo("f2", "f1")]) == []


def test_taking_the_correction_back_brings_the_first_word_back():
    assert ids([said("f1"), said("f2", supersedes="f1"), undo("f3", "f2")]) == ["f1"]


def test_taking_that_back_brings_the_correction_again():
    assert ids([said("f1"), said("f2", supersedes="f1"), undo("f3", "f2"), undo("f4", "f3")]) == ["f2"]


def test_of_two_corrections_one_taken_back_leaves_the_other():
    log = [said("f1"), said("f2", supersedes="f1"), said("f3", supersedes="f1"), undo("f4", "f3")]
    assert ids(log) == ["f2"]


def test_two_corrections_taken_back_bring_the_first_word_back():
    log = [said("f1"), undo("f2", "f1"), undo("f3", "f1"), undo("f4", "f2"), undo("f5", "f3")]
    assert ids(log) == ["f1"]


def test_what_names_a_fact_nobody_has_stands():
    assert ids([said("f1", supersedes="f0")]) == ["f1"]


def test_correcting_a_correction_does_not_bring_the_first_word_back():
    log = [said("f1"), said("f2", supersedes="f1"), said("f3", supersedes="f2")]
    assert ids(log) == ["f3"]
    assert ids([*log, undo("f4", "f3")]) == ["f2"]


def test_facts_that_replace_each_other_in_a_circle_leave_nothing_and_harm_nothing():
    assert ids([said("f1", supersedes="f2"), said("f2", supersedes="f1"), said("f3")]) == ["f3"]


def test_facts_that_undo_each_other_in_a_circle_do_not_count():
    assert ids([undo("f1", "f2"), undo("f2", "f1"), said("f3", supersedes="f1")]) == ["f3"]


def test_of_two_facts_with_one_id_the_same_one_stays_in_any_order():
    one, other = said("f1", "first"), said("f1", "second")
    assert in_force([one, other]) == in_force([other, one])


def test_a_very_long_chain_of_corrections_is_followed_to_its_end():
    log = [said("f00000")]
    log += [said(f"f{n:05}", supersedes=f"f{n - 1:05}") for n in range(1, 20_001)]
    assert ids(log) == ["f20000"]


@given(st.lists(facts(), max_size=20), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_any_order_gives_the_same_facts(log, dice: random.Random):
    shuffled = list(log)
    dice.shuffle(shuffled)
    assert in_force(shuffled) == in_force(log)


@given(logs(max_size=12))
@settings(max_examples=200, deadline=None)
def test_taking_back_the_newest_fact_gives_what_was_in_force_before(log):
    written = [as_written(fact, earlier={before.id for before in log[:position]}) for position, fact in enumerate(log)]
    for count, newest in enumerate(written):
        again = [*written[: count + 1], undo("undo", newest.id)]
        assert in_force(again) == in_force(written[:count])


def as_written(fact: Fact, *, earlier: set[str]) -> Fact:
    """A fact as a log holds it: it can name only what was there before."""
    return msgspec.structs.replace(
        fact,
        supersedes=fact.supersedes if fact.supersedes in earlier else None,
        undoes=fact.undoes if fact.undoes in earlier else None,
    )


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_an_even_number_of_takings_back_changes_nothing(count):
    log = [said("f0")]
    log += [undo(f"f{n}", f"f{n - 1}") for n in range(1, count + 1)]
    assert ids(log) == (["f0"] if count % 2 == 0 else [])
