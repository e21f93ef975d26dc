"""The whole course as a function of the facts."""

from __future__ import annotations

import json
import random
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course import Diagnosis, Fact, Statement, Treatment, as_json, in_force, lay_out, tell
from tests.course.cast import fact, on
from tests.course.strategies import facts, logs

TODAY = "2021-06-01"


@settings(max_examples=300, deadline=None)
@given(st.lists(facts(), max_size=16))
def test_no_facts_however_odd_make_it_fail(log):
    course = lay_out(log, TODAY)
    json.dumps(as_json(course, facts=log))
    for sentence in tell(course):
        assert sentence.said("en")
        assert sentence.said("es")


@settings(max_examples=300, deadline=None)
@given(st.lists(facts(), max_size=16), st.randoms(use_true_random=False))
def test_the_same_facts_in_any_order_give_the_same_course(log, dice: random.Random):
    shuffled = list(log)
    dice.shuffle(shuffled)
    assert lay_out(shuffled, TODAY) == lay_out(log, TODAY)


@settings(max_examples=200, deadline=None)
@given(logs(), st.integers(0, 15))
def test_what_one_record_says_twice_changes_nothing(log, which):
    standing = in_force(log)
    if standing:
        again = msgspec.structs.replace(standing[which % len(standing)], id="told-again", supersedes=None, undoes=None)
        assert lay_out([*log, again], TODAY) == lay_out(log, TODAY)


@settings(max_examples=150, deadline=None)
@given(logs())
def test_superseded_facts_have_no_effect(log):
    assert lay_out(in_force(log), TODAY) == lay_out(log, TODAY)


@settings(max_examples=300, deadline=None)
@given(logs(max_size=10))
def test_a_second_copy_of_every_record_adds_no_entry(log):
    known = [fact for fact in in_force(log) if fact.source and not _contradicts_itself(fact.says)]
    known.append(fact("d", Diagnosis(ref="a", on=on("2014-03-11"), words="left breast cancer"), record="letter"))
    once, twice = lay_out(known, TODAY), lay_out([*known, *map(_copied, known)], TODAY)
    for part in ("cancers", "treatments", "statuses", "recurrences", "biomarkers", "markers", "family_history"):
        assert len(getattr(twice, part)) == len(getattr(once, part)), part


def _contradicts_itself(says: Statement) -> bool:
    """A breast code with the word lymphoma, an end before its beginning: such a thing may well be two."""
    if isinstance(says, Treatment):
        days = [each for each in (says.on, says.last_given_on, says.until) if each]
        return any(one.latest > other.earliest for one, other in pairwise(days))
    return isinstance(says, Diagnosis)


def _copied(fact: Fact) -> Fact:
    source = msgspec.structs.replace(fact.source, record=f"copy of {fact.source.record}")
    return msgspec.structs.replace(fact, id=f"copy-{fact.id}", source=source, supersedes=None, undoes=None)
