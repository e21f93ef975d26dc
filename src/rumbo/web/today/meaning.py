"""What a story means in plain words: what the page shows of the last thing that happened, and of the times around it."""

from __future__ import annotations

from dataclasses import dataclass

from rumbo.course import Course, Recurrence
from rumbo.course.course import Interval
from rumbo.course.doubling import DoublingTime, doubling_time
from rumbo.course.namings import Naming, name_returns
from rumbo.course.untold import untold_times
from rumbo.guide import Page, page
from rumbo.guide.explain import page_for, parts_of
from rumbo.guide.features import now_of
from rumbo.guide.times import TimeMeaning, time_meanings
from rumbo.guide.unsettled import open_points
from rumbo.web.story.bodies import Body, bodies_of
from rumbo.words import Lang, Message


@dataclass(frozen=True)
class Time:
    """One kind of time in this story: what it means, the times that could be counted, and what is missing for others."""

    meaning: TimeMeaning
    counted: tuple[Interval, ...] = ()
    missing: tuple[Message, ...] = ()
    doubling: DoublingTime | None = None


@dataclass(frozen=True)
class Meaning:
    """What the page says: `event` is the last return or suspicion unless all was clear since; `explained` its page."""

    event: Recurrence | None
    explained: Page
    more: tuple[Page, ...]
    open: tuple[Message, ...]
    naming: Naming | None
    bodies: tuple[Body, ...]


def meaning_of(course: Course, *, lang: Lang) -> Meaning:
    """Everything the page needs but the times, which are only for who asked for them."""
    now = now_of(course)
    event = None if now.clear else now.event
    settled = event is not None and not event.suspected
    explained = page_for(event) if event is not None and settled else page("what-a-recurrence-is")
    naming = next((each for each in name_returns(course) if each.back == event and each.is_unclear), None)
    return Meaning(
        event=event,
        explained=explained,
        more=_more(explained, course),
        open=open_points(course),
        naming=naming,
        bodies=bodies_of(course, lang=lang),
    )


def _more(explained: Page, course: Course) -> tuple[Page, ...]:
    """The page itself, those it is told with, and same or new where that is open."""
    wanted = [explained, *parts_of(explained.id), page(explained.part_of) if explained.part_of else None]
    wanted.append(page("same-or-new") if course.possible_new_primaries else None)
    return tuple(dict.fromkeys(each for each in wanted if each is not None))


def times_of(course: Course) -> tuple[Time, ...]:
    """The kinds of time that this story has or lacks, in the order of their explanations."""
    untold, doubling = untold_times(course), doubling_time(course)
    times = []
    for kind, meaning in time_meanings().items():
        counted = tuple(each for each in course.intervals if each.kind == kind)
        missing = tuple(dict.fromkeys(each.missing for each in untold if each.kind == kind))
        mine = doubling if kind == "psa_doubling" else None
        if counted or missing or mine:
            times.append(Time(meaning=meaning, counted=counted, missing=missing, doubling=mine))
    return tuple(times)
