"""Recurrence or progression: every word that fits a return, each with its reason, and when the person was free of it.

Which word a return has in the course is for `recurrences`; nothing here decides between two words that both fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from rumbo.course.course import CameBackAs, Cancer, Course, Recurrence, StatusPoint
from rumbo.course.gaps import before, latest
from rumbo.course.lines import is_advanced
from rumbo.course.plans import finished_before
from rumbo.course.recurrences import A_YEAR
from rumbo.course.statuses import CLEAR
from rumbo.oncology import PartialDate
from rumbo.oncology.phrases import fold
from rumbo.words import Message

# "Complete remission means the disappearance of all signs or symptoms"; remission alone is "a decrease in or the
# disappearance of" them, and so can leave some (Canadian Cancer Society, cancer.ca glossary, "remission").
_COMPLETE = frozenset(fold("complete completa CR RC"))


class FreeTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time in which no sign of one cancer was seen: the first and last day it was said, and the return that ended it."""

    cancer: str | None
    first: PartialDate
    last: PartialDate
    ended_on: PartialDate | None = None
    only_remission: bool = False
    facts: tuple[str, ...] = ()


class WordThatFits(msgspec.Struct, frozen=True, kw_only=True):
    """One word for a return, and why it fits."""

    called: CameBackAs
    why: Message


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """The words that fit one return: the course's own first. `free` is the time before it without signs, if one is told."""

    back: Recurrence
    words: tuple[WordThatFits, ...]
    free: FreeTime | None = None

    @property
    def is_unclear(self) -> bool:
        """Whether more than one word fits, so that the doctor is the one to ask."""
        return len(self.words) > 1

    @property
    def ask(self) -> Message | None:
        """What to ask the doctor where more than one word fits."""
        return Message("course-ask-which-word") if self.is_unclear else None


def free_times(course: Course) -> tuple[FreeTime, ...]:
    """Every time in which no sign of a cancer was seen, as far as somebody said so on a day, in order.

    A time runs from the first such statement after the diagnosis or the last return to the next return. What was only
    suspected ends no time. NCI's dictionary calls a cancer recurrent "usually after a period of time during which the
    cancer could not be detected"; without a statement no such time is told here, however long nothing was heard.
    """
    named: list[str | None] = [each.id for each in course.cancers]
    if not named or any(each.cancer is None for each in course.recurrences):
        named.append(None)
    return tuple(time for cancer in named for time in _free(course, cancer))


def _free(course: Course, cancer: str | None) -> Iterator[FreeTime]:
    found = next((each.diagnosed_on for each in course.cancers if each.id == cancer), None)
    said = [each for each in course.statuses if _tells_of_freedom(each, cancer=cancer, since=found)]
    ends = [each.on for each in course.recurrences if each.cancer == cancer and each.on and not each.suspected]
    since: PartialDate | None = None
    for end in (*ends, None):
        within = [each for each in said if _is_between(each.on, since, end)]
        if within:
            yield _free_time(within, cancer=cancer, end=end)
        since = end


def _tells_of_freedom(point: StatusPoint, *, cancer: str | None, since: PartialDate | None) -> bool:
    mine = point.cancer in (cancer, None) and point.status in CLEAR and not point.suspected
    return mine and point.on is not None and not before(point.on, since)


def _is_between(on: PartialDate | None, since: PartialDate | None, end: PartialDate | None) -> bool:
    return (since is None or before(since, on)) and (end is None or before(on, end))


def _free_time(points: Sequence[StatusPoint], *, cancer: str | None, end: PartialDate | None) -> FreeTime:
    days = [each.on for each in points if each.on]
    return FreeTime(
        cancer=cancer,
        first=days[0],
        last=latest(days) or days[0],
        ended_on=end,
        only_remission=all(_may_leave_some(each) for each in points),
        facts=tuple(sorted({fact for each in points for fact in each.facts})),
    )


def _may_leave_some(point: StatusPoint) -> bool:
    return point.status == "remission" and not _COMPLETE & set(fold(point.words))


def name_returns(course: Course) -> tuple[Naming, ...]:
    """For each settled return, every word that fits it: recurrence, progression, or relapse for a blood cancer.

    Recurrence needs a time in which the cancer could not be found (NCI's dictionary, "recurrent cancer"). How long has
    no standard: "most doctors consider a cancer to be a recurrence if you've had no signs of cancer for at least a
    year" (American Cancer Society, "When Cancer Comes Back", 2014; European Association of Urology, glossary). So both
    words are given where that time is told by nobody, was shorter than a year, or was called remission, which can leave
    some cancer; where a record says "progression" after it; and where treatment was over and only the statement is
    missing. For a blood cancer any time in remission makes a relapse, however short (Lymphoma Research Foundation).
    """
    times = free_times(course)
    return tuple(_naming(back, course=course, times=times) for back in course.recurrences if not back.suspected)


def _naming(back: Recurrence, *, course: Course, times: Sequence[FreeTime]) -> Naming:
    mine = [each for each in times if back.on and each.cancer == back.cancer and each.ended_on == back.on]
    free = mine[-1] if mine else None
    cancer = next((each for each in course.cancers if each.id == back.cancer), None)
    first = WordThatFits(called=back.called, why=back.called_why or Message("course-why-said"))
    other = _grew(back, course, free, cancer) if back.called != "progression" else _came_back(back, course, cancer)
    return Naming(back=back, words=(first, other) if other else (first,), free=free)


def _grew(back: Recurrence, course: Course, free: FreeTime | None, cancer: Cancer | None) -> WordThatFits | None:
    """Why a return could also be called growth, the strongest reason first."""
    if _was_called_growth(back, course):
        return _progression("course-also-grew-said")
    if free is None:
        told = back.called_why is not None and back.called_why.id == "course-why-clear"
        return None if told else _progression("course-also-grew-no-clear")
    if cancer is not None and cancer.is_blood:
        return None
    if free.only_remission:
        return _progression("course-also-grew-remission")
    if back.on is not None and back.on.latest - free.first.earliest < A_YEAR:
        return _progression("course-also-grew-short")
    return None


def _progression(reason: str) -> WordThatFits:
    return WordThatFits(called="progression", why=Message(reason))


def _was_called_growth(back: Recurrence, course: Course) -> bool:
    return any(each.status == "progression" and set(each.facts) & set(back.facts) for each in course.statuses)


def _came_back(back: Recurrence, course: Course, cancer: Cancer | None) -> WordThatFits | None:
    """Growth that could also be a return: treatment was over, so only the word that nothing was seen is missing."""
    if back.on is None or (cancer is not None and is_advanced(cancer.stage_words)):
        return None
    earlier = [each.on for each in course.recurrences if each.cancer == back.cancer and before(each.on, back.on)]
    if not finished_before(back.on, treatments=course.treatments, cancer=back.cancer, since=latest(earlier)):
        return None
    called: CameBackAs = "relapse" if cancer is not None and cancer.is_blood else "recurrence"
    return WordThatFits(called=called, why=Message("course-also-came-back"))
