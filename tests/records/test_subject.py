"""Two files are about one person, about two, or say too little to tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.records import Subject, same_person
from rumbo.records.subject import whose

DAY = PartialDate(1970, 3, 1)
NAMES = st.sampled_from(["Ana Núñez", "NUNEZ, ANA", "Ana M. Nunez", "Beto Roble", "", "Dr.", "Ana"])
DATES = st.sampled_from([None, DAY, PartialDate(1970), PartialDate(1971, 1, 1)])
SUBJECTS = st.builds(Subject, names=st.lists(NAMES, max_size=2).map(tuple), birth_date=DATES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana María Núñez-Roble", "NUNEZ ROBLE, ANA"),
        ("Ana M. Núñez", "Ana María Núñez"),
        ("Sra. Ana Núñez", "Ana Nunez"),
        ("José Ángel Pino", "Jose Angel Pino"),
    ],
)
def test_accents_order_titles_and_middle_names_do_not_matter(one: str, other: str) -> None:
    assert same_person(Subject(names=(one,)), Subject(names=(other,))) is True


@pytest.mark.parametrize(
    ("one", "other"), [("Ana Núñez", "Beto Roble"), ("Ana Núñez", "Ana Roble"), ("A. N.", "Al No")]
)
def test_other_names_are_somebody_else(one: str, other: str) -> None:
    assert same_person(Subject(names=(one,)), Subject(names=(other,))) is False


def test_another_birth_date_is_somebody_else_whatever_the_name() -> None:
    ana = Subject(names=("Ana Núñez",), birth_date=DAY)
    assert same_person(ana, Subject(names=("Ana Núñez",), birth_date=PartialDate(1970, 3, 2))) is False


def test_a_birth_year_does_not_speak_against_a_birth_day() -> None:
    ana = Subject(names=("Ana Núñez",), birth_date=DAY)
    assert same_person(ana, Subject(names=("Ana Núñez",), birth_date=PartialDate(1970))) is True


def test_a_changed_family_name_with_the_same_birth_date_is_the_same_person() -> None:
    ana = Subject(names=("Ana Núñez",), birth_date=DAY)
    assert same_person(ana, Subject(names=("Ana Roble",), birth_date=DAY)) is True
    assert same_person(ana, Subject(names=("Beto Roble",), birth_date=DAY)) is False


def test_the_same_birth_date_alone_is_enough_when_nobody_is_named() -> None:
    assert same_person(Subject(birth_date=DAY), Subject(names=("Ana",), birth_date=DAY)) is True


def test_nothing_said_is_nothing_known() -> None:
    assert same_person(Subject(), Subject(names=("Ana",))) is None
    assert same_person(Subject(names=("Dr.",)), Subject(names=("Ana",))) is None


@given(SUBJECTS, SUBJECTS)
def test_the_order_does_not_matter(one: Subject, other: Subject) -> None:
    assert same_person(one, other) == same_person(other, one)


@given(SUBJECTS)
def test_nobody_is_somebody_else_than_themselves(one: Subject) -> None:
    assert same_person(one, one) is not False


def test_a_birth_date_with_day_and_month_turned_is_the_same_person_when_the_name_fits() -> None:
    here, there = PartialDate(1966, 2, 11), PartialDate(1966, 11, 2)
    ana = Subject(names=("Ana Núñez",), birth_date=here)
    assert same_person(ana, Subject(names=("NUNEZ, Ana",), birth_date=there)) is True
    assert same_person(ana, Subject(names=("Eva Núñez",), birth_date=there)) is False
    assert same_person(ana, Subject(birth_date=there)) is False


def test_of_equals_the_person_is_the_one_that_says_more() -> None:
    named, whole = Subject(names=("Ana Núñez",)), Subject(names=("Ana Núñez",), birth_date=DAY)
    assert whose([[named], [whole]]) == whole
