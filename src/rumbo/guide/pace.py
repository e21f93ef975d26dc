"""The pace of a story: as usual, quiet for a while, comfort, or ended; and the news after which the lists wait an evening.

Nothing reminds and nothing asks while a story is not at its usual pace. It can be changed back on any day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

import msgspec

from rumbo.course import Course, Recurrence, StatusPoint
from rumbo.guide.citations import Citation, Review, Said, cited
from rumbo.guide.evening import Situation
from rumbo.guide.help import HelpLine, get_line
from rumbo.words import ContentError, Text, load

PaceKind = Literal["usual", "quiet", "comfort", "ended"]

NEWS_IS_NEW_FOR = timedelta(days=60)
"""How long before it is entered something may have been found, to be news and not an old paper; ours, no clinical rule."""
_FIRST_TELLING = timedelta(hours=12)


class Pace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The pace that was chosen, since when, and for quiet until when, None for as long as one likes."""

    kind: PaceKind = "usual"
    since: date | None = None
    until: date | None = None

    def on(self, day: date) -> Pace:
        """The pace on a day: a quiet time that is over is as usual again, from the day named as its end.

        >>> Pace(kind="quiet", until=date(2027, 3, 1)).on(date(2027, 3, 1)).kind
        'usual'
        """
        if self.kind == "quiet" and self.until is not None and day >= self.until:
            return Pace()
        return self

    @property
    def asks(self) -> bool:
        """Whether anything may be asked, reminded of, or counted as due."""
        return self.kind == "usual"


class PacePage(Review, frozen=True, kw_only=True):
    """What Today says at a pace that is not the usual one: a few statements, and whom to call."""

    kind: PaceKind
    title: Text
    opening: Text
    words: tuple[Said, ...]
    lines: tuple[HelpLine, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every source, in the order of the statements, each once."""
        return tuple(dict.fromkeys(source for each in self.words for source in each.sources))


class _WordsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    en: str
    es: str
    source: list[str] = []  # none where nothing medical is said

    def said(self) -> Said:
        return Said(text=Text(en=self.en, es=self.es), sources=cited(self.source) if self.source else ())


class _PaceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    title: Text
    opening: Text
    words: list[_WordsFile]
    lines: list[str]


@cache
def pace_page(kind: PaceKind) -> PacePage:
    """What is said at one pace.

    Raises ContentError for the usual pace, which says nothing of its own, and for an unknown source or line.
    """
    files = load("pace", _PaceFile).by_file
    if kind not in files:
        raise ContentError(f"pace: nothing is said at the pace {kind!r}")
    file = files[kind]
    return PacePage(
        kind=kind,
        title=file.title,
        opening=file.opening,
        words=tuple(each.said() for each in file.words),
        lines=tuple(get_line(each) for each in file.lines),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


class Entered(msgspec.Struct, frozen=True):
    """When a fact, or the one that it corrects, came into the story, and whether a person told it, no paper."""

    at: datetime
    told: bool


class News(msgspec.Struct, frozen=True, kw_only=True):
    """A return or a growth that is new to the story: the facts that say it, and the first evening that belongs to it."""

    facts: tuple[str, ...]
    evening: Situation


def news_in(course: Course, *, entered: Mapping[str, Entered]) -> News | None:
    """The newest return or growth of the cancer, where it is news in a story that had begun before; None when there is none.

    What only is suspected is no news yet, and neither is what was found long before it was entered: that is an old paper.
    What is told in the first hours of a story is its beginning. `entered` tells it of every fact of the story.
    """
    begun = min((each.at for each in entered.values()), default=None)
    if begun is None:
        return None
    points: list[Recurrence | StatusPoint] = [*course.recurrences]
    points += [each for each in course.statuses if each.status == "progression"]
    found = [
        (at, News(facts=each.facts, evening=_evening_of(each, course)))
        for each in points
        if (at := _came(each, entered=entered)) is not None and at - begun >= _FIRST_TELLING
    ]
    return max(found, key=lambda pair: (pair[0], pair[1].facts), default=(None, None))[1]


def _came(point: Recurrence | StatusPoint, *, entered: Mapping[str, Entered]) -> datetime | None:
    """When something new came into the story; None for what is only suspected, or was old by then."""
    known = [entered[each] for each in point.facts if each in entered]
    if point.suspected or not known:
        return None
    first = min(known, key=lambda each: each.at)
    is_new = first.told if point.on is None else point.on.latest >= (first.at - NEWS_IS_NEW_FOR).date()
    return first.at if is_new else None


def _evening_of(point: Recurrence | StatusPoint, course: Course) -> Situation:
    if isinstance(point, StatusPoint) or point.called == "progression":
        return "scan"
    return "again" if any(not each.suspected and each is not point for each in course.recurrences) else "just_told"
