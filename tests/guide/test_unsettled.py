"""What a story leaves open: said plainly, and nothing guessed."""

from __future__ import annotations

from rumbo.course import Claim, Conflict, Course, PossibleNewPrimary
from rumbo.course.facts import Place
from rumbo.guide.unsettled import open_points
from rumbo.words import Message, both
from tests.paper.courses import BREAST, TODAY, back, cancer, stood

FOUND = cancer("c1", BREAST, "2014")


def ids(course: Course) -> list[str]:
    return [each.id for each in open_points(course)]


def test_a_return_without_a_place_a_day_or_the_doctors_word_leaves_all_three_open() -> None:
    assert ids(Course(today=TODAY, cancers=(FOUND,), recurrences=(back(None, of="c1"),))) == [
        "guide-open-place",
        "guide-open-day",
        "guide-open-kind",
        "guide-open-word",
    ]


def test_a_suspicion_is_not_settled_and_nothing_else_is_asked_of_it() -> None:
    course = Course(today=TODAY, cancers=(FOUND,), recurrences=(back("2020", suspected=True, of="c1"),))
    assert ids(course) == ["guide-open-suspected"]


def test_a_relapse_has_no_kind_to_be_known() -> None:
    relapse = back("2020", "bone marrow", of="c1")
    relapse = type(relapse)(
        **{name: getattr(relapse, name) for name in relapse.__struct_fields__ if name != "called"}, called="relapse"
    )
    assert "guide-open-kind" not in ids(Course(today=TODAY, cancers=(FOUND,), recurrences=(relapse,)))


def test_same_or_new_and_what_records_disagree_about_stay_open_even_without_a_return() -> None:
    claims = (Claim(value=both("left"), fact="a"), Claim(value=both("right"), fact="b"))
    course = Course(
        today=TODAY,
        cancers=(FOUND,),
        possible_new_primaries=(
            PossibleNewPrimary(on=None, place=Place(words="right breast"), why=Message("course-new-place-like-new")),
        ),
        conflicts=(Conflict(id="x", about=Message("words-kept"), claims=claims),),
    )
    assert ids(course) == ["guide-open-same-or-new", "guide-open-conflicts"]


def test_nothing_is_open_once_all_is_clear_again() -> None:
    course = Course(
        today=TODAY,
        cancers=(FOUND,),
        recurrences=(back("2019", of="c1"),),
        statuses=(stood("2020", "no_evidence_of_disease", of="c1"),),
    )
    assert ids(course) == []
