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
    return Fact(id=id_, says=None, standing="from_me", supersedes=what)


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


def test_saying_something_in_place_of_a_taking_back_leaves_it_taken_back():
    assert ids([said("f1"), undo("f2", "f1"), said("f3", supersedes="f2")]) == ["f3"]


def test_a_circle_leaves_its_facts_in_force():
    assert ids([said("f1", supersedes="f2"), said("f2", supersedes="f1"), said("f3", supersedes="f3")]) == [
        "f1",
        "f2",
        "f3",
    ]


def test_a_circle_that_is_taken_back_at_one_point_is_no_circle_any_more():
    log = [said("f1", supersedes="f2"), said("f2", supersedes="f1"), undo("f3", "f1")]
    assert ids(log) == ["f2"]


def test_of_two_facts_with_one_id_the_same_one_stays_in_any_order():
    one, other = said("f1", "first"), said("f1", "second")
    assert in_force([one, other]) == in_force([other, one])


def test_a_very_long_chain_of_corrections_is_followed_to_its_end():
    log = [said("f00000")]
    log += [said(f"f{n:05}", supersedes=f"f{n - 1:05}") for n in range(1, 20_001)]
    assert ids(log) == ["f20000"]
    undone = [said("f00000")]
    undone += [undo(f"f{n:05}", f"f{n - 1:05}") for n in range(1, 20_001)]
    assert ids(undone) == ["f00000"]


@given(st.lists(facts(), max_size=20), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_any_order_gives_the_same_facts(log, dice: random.Random):
    shuffled = list(log)
    dice.shuffle(shuffled)
    assert in_force(shuffled) == in_force(log)


@given(logs(max_size=12))
@settings(max_examples=200, deadline=None)
def test_taking_back_the_newest_fact_gives_what_was_in_force_before(log):
    written = [
        fact if position and fact.supersedes in {earlier.id for earlier in log[:position]} else plain(fact)
        for position, fact in enumerate(log)
    ]
    for count, newest in enumerate(written):
        again = [*written[: count + 1], undo("undo", newest.id)]
        assert in_force(again) == in_force(written[:count])


def plain(fact: Fact) -> Fact:
    return msgspec.structs.replace(fact, supersedes=None)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_an_even_number_of_takings_back_changes_nothing(count):
    log = [said("f0")]
    log += [undo(f"f{n}", f"f{n - 1}") for n in range(1, count + 1)]
    assert ids(log) == (["f0"] if count % 2 == 0 else [])
