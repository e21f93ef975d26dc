"""The rules themselves are in tests/spec/course/test_kinds.py; here is what must hold for any cancer and any words."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rumbo.course import kind_of_recurrence, kind_rules
from rumbo.course.course import Kind
from rumbo.course.kinds import undecided
from rumbo.oncology import Tumour

PLACES = (
    "liver",
    "left breast",
    "right lung",
    "axila izquierda",
    "lymph nodes",
    "tumor bed",
    "port site",
    "peritoneo",
    "piel del brazo",
    "in transit",
    "brain",
    "PSA only",
    "nobody knows",
    "",
)
cancers = st.builds(
    Tumour,
    site=st.sampled_from(
        ["C50.9", "C34.1", "C44.6", "C18.7", "C71.1", "C67.9", "C22.0", "C56.9", "C80.9", "C77.9", "C42.1"]
    ),
    morphology=st.sampled_from([None, "8140/3", "8500/2", "8720/3", "9680/3", "8000/6"]),
    side=st.sampled_from([None, "left", "right", "bilateral", "midline"]),
)
words = st.one_of(st.sampled_from(PLACES), st.text(max_size=40))


@given(primary=cancers, places=st.lists(words, max_size=4))
@example(primary=Tumour("C50.9"), places=["\x00"])
def test_any_cancer_and_words_give_a_kind_with_its_reasons(primary: Tumour, places: list[str]) -> None:
    reading = kind_of_recurrence(primary, places)
    assert reading.kind in get_args(Kind)
    assert (reading.basis == "not_known") is (reading.kind == "not_known")
    assert len(reading.reasons) == len(reading.rules) > 0
    assert set(reading.rules) <= kind_rules().keys()
    assert reading.possible_new_primary is any(kind_rules()[rule].new for rule in reading.rules)
    for reason in reading.reasons:
        assert reason.said("en")
        assert reason.said("es")


@given(primary=cancers, places=st.lists(words, max_size=4))
def test_the_order_of_places_changes_nothing_that_is_answered(primary: Tumour, places: list[str]) -> None:
    answers = set()
    for order in itertools.islice(itertools.permutations(places), 6):
        reading = kind_of_recurrence(primary, order)
        answers.add((reading.kind, reading.basis, frozenset(reading.rules), reading.naaccr_1880))
    assert len(answers) == 1


@given(
    primary=cancers, places=st.lists(words, max_size=3), said=st.sampled_from(["local", "regional", "distant", "mixed"])
)
def test_no_place_ever_outweighs_the_doctors_word(primary: Tumour, places: list[str], said: str) -> None:
    reading = kind_of_recurrence(primary, places, said=said)
    assert (reading.kind, reading.basis) == (said, "said")


@given(primary=cancers, place=words)
def test_a_place_told_twice_is_told_once(primary: Tumour, place: str) -> None:
    assert kind_of_recurrence(primary, [place, place]) == kind_of_recurrence(primary, place)


@given(primary=cancers, place=words)
def test_the_code_is_of_the_kind(primary: Tumour, place: str) -> None:
    reading = kind_of_recurrence(primary, place)
    code = int(reading.naaccr_1880)
    kinds = {"local": range(10, 18), "regional": range(20, 30), "distant": range(40, 63), "not_known": (88, 59)}
    assert reading.kind == "mixed" or code in kinds[reading.kind]


@pytest.mark.parametrize(
    ("lists", "rules"),
    [
        (("liver, lymph nodes",), ("distant", "unnamed-nodes")),
        (("liver", "ganglios"), ("distant", "unnamed-nodes")),
        (("liver", "regional lymph nodes"), ("distant", "regional-nodes")),
        (("ganglios",), ("regional-nodes",)),
    ],
)
def test_nodes_that_nobody_named_say_nothing_beside_places_far_away(
    lists: tuple[str, ...], rules: tuple[str, ...]
) -> None:
    assert kind_of_recurrence(Tumour("C18.7"), lists).rules == rules


def test_what_cannot_be_decided_says_why() -> None:
    reading = undecided("no-beginning")
    assert reading.reasons[0].id == "course-reason-no-primary"
    assert (reading.kind, reading.naaccr_1880) == ("not_known", "88")
