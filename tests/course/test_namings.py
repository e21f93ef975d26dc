"""Recurrence or progression: what the manual's tables cannot write."""

from __future__ import annotations

from rumbo.course import Cancer, Course, KindReading, Recurrence, StatusPoint, TreatmentSpan
from rumbo.course.namings import free_times, name_returns
from rumbo.words import Message, both
from tests.course.cast import on

TODAY = on("2025-01-31")
BREAST = Cancer(id="c1", name=both("breast cancer"), diagnosed_on=on("2014-03-11"))
UNKNOWN = KindReading(kind="not_known", basis="not_known")


def back(day: str | None, *, cancer: str | None = "c1", called: str = "recurrence", why: str = "said") -> Recurrence:
    values = {"on": on("2014-09")} if why == "clear" else {}
    return Recurrence(
        facts=(f"back-{day}",), cancer=cancer, on=on(day) if day else None, places=(), kind=UNKNOWN,
        called=called, called_why=Message(f"course-why-{why}", values),  # type: ignore[arg-type]  # one of its words
    )  # fmt: skip


def clear(day: str | None, *, words: str = "", status: str = "no_evidence_of_disease") -> StatusPoint:
    return StatusPoint(
        facts=(f"clear-{day}",), cancer="c1", on=on(day) if day else None, status=status, words=words  # type: ignore[arg-type]  # one of its words
    )  # fmt: skip


def test_a_clear_time_that_only_the_course_knows_of_leaves_its_own_word_alone() -> None:
    course = Course(today=TODAY, cancers=(BREAST,), recurrences=(back("2019", why="clear"),))
    assert [each.called for each in name_returns(course)[0].words] == ["recurrence"]


def test_complete_remission_leaves_nothing_to_ask() -> None:
    said = (clear("2014-09-01", status="remission", words="Complete remission."),)
    course = Course(today=TODAY, cancers=(BREAST,), statuses=said, recurrences=(back("2019-06-04", why="clear"),))
    assert not free_times(course)[0].only_remission
    assert not name_returns(course)[0].is_unclear


def test_a_return_without_a_day_ends_no_time_and_could_have_been_growth() -> None:
    course = Course(today=TODAY, cancers=(BREAST,), statuses=(clear("2016"),), recurrences=(back(None),))
    assert [(each.ended_on, str(each.last)) for each in free_times(course)] == [(None, "2016")]
    assert [word.why.id for word in name_returns(course)[0].words] == ["course-why-said", "course-also-grew-no-clear"]


def test_growth_without_a_day_is_growth_alone() -> None:
    course = Course(today=TODAY, cancers=(BREAST,), recurrences=(back(None, called="progression", why="no-clear"),))
    assert not name_returns(course)[0].is_unclear


def test_what_is_told_of_no_cancer_by_name_has_its_own_times() -> None:
    nameless = StatusPoint(cancer=None, on=on("2016"), status="no_evidence_of_disease")
    alone = Course(today=TODAY, statuses=(nameless,))
    assert [each.cancer for each in free_times(alone)] == [None]
    beside = Course(today=TODAY, cancers=(BREAST,), statuses=(nameless,), recurrences=(back("2019", cancer=None),))
    assert [each.cancer for each in free_times(beside)] == ["c1", None]


def test_what_has_no_day_or_was_said_before_the_cancer_was_found_tells_of_no_time() -> None:
    course = Course(today=TODAY, cancers=(BREAST,), statuses=(clear("2012"), clear(None)))
    assert free_times(course) == ()


def test_a_relapse_soon_after_treatment_is_called_so() -> None:
    blood = Cancer(id="c1", name=both("leukemia"), is_blood=True)
    given = TreatmentSpan(
        cancer="c1", modality="chemotherapy", name="cytarabine", start=on("2014-01"), end=on("2014-06")
    )
    grew = back("2014-10-01", called="progression", why="no-clear")
    course = Course(today=TODAY, cancers=(blood,), treatments=(given,), recurrences=(grew,))
    assert [each.called for each in name_returns(course)[0].words] == ["progression", "relapse"]
