"""The named times explained: each that the course can tell, with its unit and its source."""

from __future__ import annotations

from typing import get_args

from rumbo.course import IntervalKind
from rumbo.guide.times import time_meanings


def test_every_time_the_course_can_tell_is_explained_with_its_source() -> None:
    assert set(time_meanings()) == {*get_args(IntervalKind), "psa_doubling"}
    assert all(each.sources and each.unit.en.startswith("in days") for each in time_meanings().values())
    assert [kind == each.kind for kind, each in time_meanings().items()] == [True] * 6


def test_no_time_is_checked_by_a_clinician_yet_and_says_so() -> None:
    assert {each.reviewed_by for each in time_meanings().values()} == {None}
