"""The ground: clear only where it was said, and nothing guessed in between."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from rumbo.course.course import Course, Interval
from rumbo.paper.drawings.ground import Stretch, day_of, lay_ground
from rumbo.words import Message
from tests.paper.courses import TODAY, back, on, stood, treated
from tests.paper.strategies import courses as any_course


def states(course: Course, start: str = "2014-01-01") -> list[str]:
    first = on(start)
    assert first
    return [stretch.state for stretch in lay_ground(course, cancer=None, alone=True, start=day_of(first))]


def test_without_a_start_or_with_one_today_there_is_no_ground() -> None:
    assert lay_ground(Course(today=TODAY), cancer=None, alone=True, start=None) == ()
    assert lay_ground(Course(today=TODAY), cancer=None, alone=True, start=day_of(TODAY)) == ()


def test_with_nothing_said_nothing_is_noted() -> None:
    assert states(Course(today=TODAY)) == ["unknown"]


def test_the_end_of_treatment_is_not_clear_until_someone_says_so() -> None:
    course = Course(today=TODAY, treatments=(treated("2014-01-01", "2014-10-01"),))
    assert states(course) == ["treat", "unknown"]


def test_clear_lasts_until_it_comes_back() -> None:
    course = Course(
        today=TODAY,
        statuses=(stood("2014-01-01", "no_evidence_of_disease"),),
        recurrences=(back("2019-06-01", "liver"),),
    )
    assert states(course) == ["clear", "unknown"]


def test_a_return_that_is_only_suspected_changes_no_ground() -> None:
    course = Course(
        today=TODAY,
        statuses=(stood("2014-01-01", "remission"),),
        recurrences=(back("2019-06-01", suspected=True),),
    )
    assert states(course) == ["clear"]


def test_a_disease_free_interval_of_the_course_counts_as_clear() -> None:
    start, end = on("2014-01-01"), on("2019-06-01")
    assert start
    assert end
    free = Interval(cancer=None, kind="disease_free", start=start, end=end, days=1977, rule=Message("words-kept"))
    course = Course(today=TODAY, intervals=(free,), recurrences=(back("2019-06-01"),))
    assert states(course) == ["clear", "unknown"]


def test_treatment_that_ends_in_clear_is_treatment_and_other_treatment_after_a_return_is_living_with_it() -> None:
    course = Course(
        today=TODAY,
        treatments=(treated("2019-06-01", "2019-12-01"), treated("2022-01-01", ongoing=True)),
        statuses=(stood("2014-01-01", "remission"), stood("2019-12-01", "remission")),
        recurrences=(back("2019-06-01"), back("2022-01-01")),
    )
    assert states(course) == ["clear", "treat", "clear", "with"]


def test_treatment_while_a_cancer_holds_still_is_living_with_it() -> None:
    course = Course(
        today=TODAY, treatments=(treated("2014-01-01", ongoing=True),), statuses=(stood("2015-01-01", "stable"),)
    )
    assert states(course) == ["treat", "with"]


def test_overlapping_treatments_are_one_ground() -> None:
    course = Course(today=TODAY, treatments=(treated("2014-01-01", "2020-01-01"), treated("2016-01-01", ongoing=True)))
    assert states(course) == ["treat"]


def test_a_treatment_within_one_year_takes_that_year() -> None:
    course = Course(today=TODAY, treatments=(treated("2016", "2016"),))
    stretch = lay_ground(course, cancer=None, alone=True, start=day_of(on("2014") or TODAY))[1]
    assert stretch.end - stretch.start == 366


def test_a_treatment_to_come_or_not_given_lays_no_ground() -> None:
    course = Course(today=TODAY, treatments=(treated("2027-01-01"), treated("2016", given=False), treated(None)))
    assert states(course) == ["unknown"]


def test_one_cancers_ground_is_not_anothers() -> None:
    course = Course(today=TODAY, treatments=(treated("2014-01-01", ongoing=True, of="c1"),))
    start = day_of(on("2014-01-01") or TODAY)
    assert [each.state for each in lay_ground(course, cancer="c2", alone=False, start=start)] == ["unknown"]
    assert [each.state for each in lay_ground(course, cancer="c1", alone=False, start=start)] == ["treat"]


@given(course=any_course())
@settings(deadline=None)
def test_the_ground_has_no_holes_and_no_overlaps(course: Course) -> None:
    start = day_of(on("1965") or TODAY)
    ground: tuple[Stretch, ...] = lay_ground(course, cancer=None, alone=True, start=start)
    assert ground[0].start == start
    assert ground[-1].end == day_of(TODAY)
    assert all(one.end == other.start and one.state != other.state for one, other in pairwise(ground))
