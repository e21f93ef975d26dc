"""Dates as people and records give them: a year, a month, a day, "about", or "by". Never more exact than was said."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import total_ordering
from typing import Literal, NoReturn

from babel.dates import format_date

from rumbo.words import Lang

Precision = Literal["year", "month", "day"]
_ISO = re.compile(r"(?P<by>\.\./)?(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2})(?:[T ]\S.*)?)?)?(?P<about>~)?")
# Skeletons of the Unicode CLDR, in each language's own order.
_PATTERNS: dict[tuple[Lang, Precision], str] = {
    ("en", "year"): "y",
    ("en", "month"): "MMMM y",
    ("en", "day"): "MMMM d, y",
    ("es", "year"): "y",
    ("es", "month"): "MMMM 'de' y",
    ("es", "day"): "d 'de' MMMM 'de' y",
}
_ABOUT: dict[tuple[Lang, Precision], str] = {
    **{("en", precision): "about {}" for precision in ("year", "month", "day")},
    **{("es", precision): "alrededor de {}" for precision in ("year", "month")},
    ("es", "day"): "alrededor del {}",
}
_BY: dict[tuple[Lang, Precision], str] = {
    **{("en", precision): "by {}" for precision in ("year", "month", "day")},
    **{("es", precision): "en {} o antes" for precision in ("year", "month")},
    ("es", "day"): "el {} o antes",
}
_WHEN: dict[tuple[Lang, Precision], str] = {
    ("en", "year"): "in {}",
    ("en", "month"): "in {}",
    ("en", "day"): "on {}",
    ("es", "year"): "en {}",
    ("es", "month"): "en {}",
    ("es", "day"): "el {}",
}


@total_ordering
class PartialDate:
    """A date known to the year, the month or the day, and whether it is only about right, or only a limit: `by` is for
    what a record shows to have been so by then, without saying since when. Written to JSON as ISO text.

    Raises ValueError for a day that no calendar has, or a day without a month.

    >>> PartialDate.parse("2019-05").said("es", "when")
    'en mayo de 2019'
    """

    __slots__ = ("_order", "about", "by", "day", "month", "year")
    year: int
    month: int | None
    day: int | None
    about: bool
    by: bool
    _order: tuple[date, bool, bool, bool, bool]

    def __init__(
        self, year: int, month: int | None = None, day: int | None = None, *, about: bool = False, by: bool = False
    ) -> None:
        if day is not None and month is None:
            raise ValueError("a day needs its month")
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        in_order = (
            first,
            month is not None,
            day is not None,
            not about,
            not by,
        )  # kept: dates are compared a great deal
        parts = (("year", year), ("month", month), ("day", day), ("about", about), ("by", by), ("_order", in_order))
        for name, value in parts:
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a date does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and other._order == self._order

    def __hash__(self) -> int:
        return hash(self._order)

    def __repr__(self) -> str:
        return f"PartialDate.parse({str(self)!r})"

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return PartialDate.parse, (str(self),)

    @classmethod
    def parse(cls, words: str) -> PartialDate:
        """Read an ISO date or the beginning of one; a time of day is left off; a final `~` means about,
        `../` before it means by then.

        Raises ValueError for anything else. Both marks are those of ISO 8601-2 (extended dates; an interval whose start is open).

        >>> PartialDate.parse("2019~")
        PartialDate.parse('2019~')
        """
        found = _ISO.fullmatch(words.strip())
        if not found:
            raise ValueError(f"not an ISO date: {words!r}")
        year, month, day = (int(found[part]) if found[part] else None for part in "ymd")
        assert year is not None  # noqa: S101 - the pattern has a year
        return cls(year, month, day, about=bool(found["about"]), by=bool(found["by"]))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The partial date of a whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How exactly it is known."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def earliest(self) -> date:
        """The first day it can mean, taking it at its word ("about" adds nothing)."""
        return self._order[0]

    @property
    def latest(self) -> date:
        """The last day it can mean, taking it at its word."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """ISO 8601 without the marks for "about" and "by": 2019, 2019-05 or 2019-05-03."""
        return self.earliest.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    def __str__(self) -> str:
        return ("../" if self.by else "") + self.iso + ("~" if self.about else "")

    def __lt__(self, other: object) -> bool:
        """In order of the first day each can mean; the vaguer first when that is the same."""
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order < other._order

    @property
    def is_exact(self) -> bool:
        """Whether it is a day, and neither about right nor a limit."""
        return self.day is not None and not self.about and not self.by

    def as_limit(self) -> PartialDate:
        """The same date as the limit by which something was so.

        >>> PartialDate.parse("2016-04-12").as_limit().said("en", "when")
        'by April 12, 2016'
        """
        return PartialDate(self.year, self.month, self.day, by=True)

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def said(self, lang: Lang, form: str = "") -> str:
        """In words.

        Form `when` adds the preposition: "in May 2019", "el 3 de mayo de 2019"; `year` is the year alone.
        """
        if form == "year":
            return str(self.year)
        words = format_date(self.earliest, _PATTERNS[lang, self.precision], locale=lang)
        if self.by:
            return _BY[lang, self.precision].format(words)
        if self.about:
            return _ABOUT[lang, self.precision].format(words)
        return _WHEN[lang, self.precision].format(words) if form == "when" else words
