"""Times that cannot be told: what the manual's tables cannot write."""

from __future__ import annotations

from rumbo.course import Cancer, Course, KindReading, Recurrence, TreatmentSpan
from rumbo.course.untold import untold_times
from rumbo.oncology import IcdO3Site
from rumbo.words import both
from tests.course.cast import on

TODAY = on("2025-01-31")
OVARY = Cancer(id="c1", name=both("ovarian cancer"), site=IcdO3Site("C56.9"))
UNKNOWN = KindReading(kind="not_known", basis="not_known")
CARBOPLATIN = TreatmentSpan(
    facts=("t1",),
    cancer="c1",
    modality="chemotherapy",
    name="carboplatin",
    start=on("2018-03-01"),
    end=on("2018-07-15"),
)


def back(day: str | None, *, cancer: str | None = "c1", called: str = "recurrence") -> Recurrence:
    when = on(day) if day else None
    return Recurrence(facts=(f"b{day}",), cancer=cancer, on=when, places=(), kind=UNKNOWN, called=called)  # type: ignore[arg-type]  # one of its words


def told(course: Course) -> list[tuple[str, str]]:
    return [(each.kind, each.missing.id) for each in untold_times(course)]


def test_a_return_of_no_cancer_by_name_asks_for_the_time_before_it_and_no_other() -> None:
    assert told(Course(today=TODAY, recurrences=(back(None, cancer=None),))) == [
        ("disease_free", "course-missing-return-day")
    ]


def test_without_the_day_of_the_return_no_platinum_free_time_is_told() -> None:
    course = Course(today=TODAY, cancers=(OVARY,), treatments=(CARBOPLATIN,), recurrences=(back(None),))
    assert ("platinum_free", "course-missing-return-day") in told(course)


def test_ovarian_cancer_that_never_had_platinum_asks_for_no_such_time() -> None:
    course = Course(today=TODAY, cancers=(OVARY,), recurrences=(back("2020-01-15", called="progression"),))
    assert told(course) == []


def test_platinum_of_an_earlier_time_is_not_asked_about_again() -> None:
    events = (back("2020-01-15", called="progression"), back("2022-01-15", called="progression"))
    course = Course(today=TODAY, cancers=(OVARY,), treatments=(CARBOPLATIN,), recurrences=events)
    assert [str(each.until) for each in untold_times(course) if each.kind == "platinum_free"] == ["2020-01-15"]
