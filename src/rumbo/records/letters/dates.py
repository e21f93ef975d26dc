"""Dates as letters write them, in both languages, each with where it stands in the sentence. Whether 03/05/2019 is in
March or in May is settled once for the whole document; see `date_order`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from rumbo.oncology import PartialDate
from rumbo.records.letters.date_lists import listed_days
from rumbo.records.letters.months import MONTH, MONTHS, ORDINAL, YEAR, full_year, month_named, nearest, numeric, partial
from rumbo.records.letters.short_ranges import short_ranges
from rumbo.records.letters.text import flat

_PLANNED_AHEAD_DAYS: Final = 75
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2099
# The middle month of each quarter of the year as the north counts it; always marked as about.
_SEASONS: Final[dict[str, int]] = {
    "spring": 4, "primavera": 4, "summer": 7, "verano": 7, "fall": 10, "autumn": 10, "otono": 10, "early": 2,
    "principios": 2, "comienzos": 2, "inicios": 2, "mid": 6, "mediados": 6, "late": 11, "fines": 11, "finales": 11,
    "end": 11,
}  # fmt: skip
_NUMBERS: Final[dict[str, int]] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12,
}  # fmt: skip
_UNIT_DAYS: Final[dict[str, float]] = {
    "day": 1, "dia": 1, "week": 7, "wk": 7, "semana": 7, "month": 30.44, "mo": 30.44, "mes": 30.44, "year": 365.25,
    "yr": 365.25, "ano": 365.25,
}  # fmt: skip
_SHORT: Final = "(?:" + "|".join(MONTHS) + ")"
_N: Final = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
_U: Final = r"(?:days?|dias?|weeks?|wks?|semanas?|months?|mos?|mes(?:es)?|years?|yrs?|anos?)"
_OF: Final = r"(?:\s*(?:de|del|of|,)\s*|\s+|\s*[-/]\s*)"
_PATTERN: Final = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=/\d\d-)|(?<=/\d{{4}}-))(?:"
    rf"(?P<iso>{YEAR}-\d\d(?:-\d\d)?(?!\d))"
    rf"|(?P<ymond>{YEAR}[- /]{_SHORT}[- /]\d\d?(?!\d))"
    rf"|(?P<ymd>{YEAR}/\d\d?/\d\d?(?!\d))"
    rf"|(?P<num>\d\d?(?P<sep>[/.-])\d\d?(?P=sep)(?:{YEAR}|\d\d)(?![\d/]|\.\d|-\d(?!\d?/\d)))"
    rf"|(?P<dmy>\d\d?{ORDINAL}{_OF}(?:(?:day|dia) (?:of|de) )?{MONTH}{_OF}{YEAR}(?!\d))"
    rf"|(?P<mdy>{MONTH}\s*\d\d?{ORDINAL}\s*,?\s*(?:(?:of|de|del)\s+)?{YEAR}(?!\d))"
    rf"|(?P<that>{MONTH}\s+(?:(?:of|de|del) )?(?:last year|ano pasado|this year|este ano))"
    rf"|(?P<dmony>\d\d?[-/.]{_SHORT}[-/.]\d\d(?!\d))"
    rf"|(?P<compact>\d\d?{_SHORT}{YEAR}(?!\d))"
    rf"|(?P<my>{MONTH}{_OF}{YEAR}(?!\d))"
    rf"|(?P<apos>{MONTH}\s*['’´]\d\d(?!\d))"
    rf"|(?P<nmy>(?:0?[1-9]|1[0-2])\s?[/-]\s?{YEAR}(?![\d/]|-\d(?!\d?/)))"
    rf"|(?P<season>(?:{'|'.join(_SEASONS)})(?:\s+(?:of|de|del|part of|in))*[ -]+{YEAR}(?!\d))"
    rf"|(?P<ago>{_N}\s+{_U}\s+ago\b|hace\s+(?:unos\s+|unas\s+|aproximadamente\s+)?{_N}\s+{_U}\b)"
    rf"|(?P<last>(?:last|this past|past)\s+(?:month|year|week)\b|(?:el )?(?:mes|ano|semana) pasad[oa]\b)"
    rf"|(?P<dm>\d\d?{ORDINAL}\s*(?:of |de )?{MONTH}(?!\s*\d|\w))"
    rf"|(?P<md>{MONTH}\s+\d\d?{ORDINAL}(?![\d/%,.]\d|\w|\s*(?:mg|cm|mm|ml|cycles?|ciclos?|fx|gy)\b))"
    rf"|(?P<bare>(?:last |el pasado |pasado )(?:mes de )?{MONTH}(?!\s*\d|\w))"
    rf"|(?P<nm>\d\d?/\d\d?(?![\d/%]|\s*(?:nodes?|lns?|ganglio|lymph|positive|cycles?|ciclos?|fx)))"
    rf"|(?P<y>{YEAR}(?![\w/%]|[.,-]\d|\s*(?:mg|ml|mcg|cc|kcal|iu|ui|units|edition|criteria|classification|staging|system|guidelines)\b))"
    rf")"
)
# Without any of these a text holds no date: all but "a week ago", "hace un mes", "last month", "el pasado enero" have a digit.
_NEEDED: Final = re.compile(r"\d|ago|hace|last|past|pasad|this year|este ano")
_BEFORE: Final = 40  # letters before a date that say whether it is one
_NO_YEAR_AFTER: Final = re.compile(r"(?:\b(?:who|ajcc|figo|recist|v|version|oms|edicion|ed|tnm|no|n)\.?|[#$])\s*$")
# What stands before a day and a month given in numbers alone: "CT 9/10", "started 4/27".
_BEFORE_NUMBERS: Final = re.compile(
    r"\b(?:on|ct|pet|mri|bx|biopsy|surgery|scan|since|from|started?|begin|began|last|drawn|done|due|rx'd|dated|el|desde|tac"
    r"|rm|tc|eco|ecografia|pet-tc|paaf|biopsia|cirugia|ultrasound|u/?s|ebus|eus|fna|path|exam|seen|visit|scope"
    r"|(?:board|mdt|mdm|comite|junta)(?: (?!\d)\w+){0,3})[: (]+$"
)
_JOIN: Final = re.compile(r"\s*(?:to|through|thru|until|till|hasta(?: el)?|al?|[-–—])\s*(?:el\s+)?")
_HALF_RANGE: Final = (
    # "Jan 10-14, 2022", "10-14 January 2022", "del 10 al 14 de enero de 2022"
    re.compile(rf"(?P<m>{MONTH})\s*(?P<a>\d\d?)\s*(?:-|–|to)\s*(?P<b>\d\d?),?\s+(?P<y>{YEAR})(?!\d)"),
    re.compile(
        rf"(?<![\d/])(?P<a>\d\d?)\s*(?:-|–|to|al)\s*(?P<b>\d\d?)\s*(?:de\s+)?(?P<m>{MONTH})(?:\s*(?:de|del))?\s+(?P<y>{YEAR})(?!\d)"
    ),
)
_HALF_MONTHS: Final = (
    # "19 March to 9 May 2018", "March 19 to May 9, 2018", "del 12 de agosto al 27 de septiembre de 2019", "March to June 2018"
    re.compile(
        rf"(?<![\d/])(?P<a>\d\d?)?{ORDINAL}\s*(?:de )?(?P<m>{MONTH})\s*(?:-|–|to|through|until|al|a|hasta(?: el)?)\s*"
        rf"(?P<b>\d\d?)?{ORDINAL}\s*(?:de )?(?P<n>{MONTH})(?:\s*(?:de|del|,))?\s+(?P<y>{YEAR})(?!\d)"
    ),
    re.compile(
        rf"(?P<m>{MONTH})\s*(?P<a>\d\d?)?{ORDINAL}\s*(?:-|–|to|through|until)\s*"
        rf"(?P<n>{MONTH})\s*(?P<b>\d\d?)?{ORDINAL},?\s+(?P<y>{YEAR})(?!\d)"
    ),
)
_YEARS: Final = re.compile(rf"(?<![\d/.-])({YEAR})\s?[-–]\s?({YEAR})(?![\d/.-]\d|\d)")
_MM: Final = r"(?:0[1-9]|1[0-2])"
_ROW: Final = re.compile(r"\s*(?:[-*•]\s*)?(?P<m>0?[1-9]|1[0-2])/(?P<y>[0-3]\d|[89]\d)(?=\s*:|\s+[-–]\s)")
_SHORT_RANGE: Final = re.compile(
    rf"(?<![\d/])(?P<m>{_MM})/(?P<y>\d\d)\s*(?:a|al|-|–)\s*(?P<n>{_MM})/(?P<z>\d\d)(?![\d/])"
)
_BRACKETED: Final = re.compile(rf"\((?P<m>{_MM})/(?P<y>[0-3]\d|[89]\d)\)")
_COUNTED: Final = re.compile(r"nod|ganglio|lymph|\bln|positiv|cilindro|core")
# "04 Sep and 25 Sep 2018": the year stands once, at the end.
_LENT_YEAR: Final = re.compile(r"[\s,)]*(?:and|y|e|&|then|,)?\s*")
_THAT_YEAR: Final = re.compile(r"\s+(?:of (?:that|the same) year|(?:de|del) (?:ese|mismo) (?:mismo )?ano)")
_NEVER_ALONE: Final = frozenset({"set", "ago"})  # words of other meaning: no month without a year
# "3/19-5/9/18", "3/19 to 5/9/2018"
_HALF_NUMBERS: Final = re.compile(
    rf"(?<![\d/])(\d\d?)/(\d\d?)\s*(?:-|–|to|al?)\s*(\d\d?)/(\d\d?)/({YEAR}|\d\d)(?![\d/])"
)


@dataclass(frozen=True)
class DateSpan:
    """A date in a sentence: from which letter to which, and the end of the range when it begins one."""

    start: int
    end: int
    date: PartialDate
    until: PartialDate | None = None


def find_dates(
    text: str, *, day_first: bool, anchor: PartialDate | None = None, last_day: date | None = None
) -> tuple[DateSpan, ...]:
    """Every date of a sentence, left to right; two that are joined by "to" or "hasta" are one span with its end.

    `anchor` is the day on which the sentence was written: dates without a year and "two years ago" are counted back
    from it and marked as about, and left out without it. Nothing after `last_day` is believed.

    >>> [str(each.date) for each in find_dates("Radioterapia del 12/08/2019 al 27/09/2019", day_first=True)]
    ['2019-08-12']
    """
    return _found(flat(text), day_first, anchor, last_day)


@lru_cache(maxsize=1024)  # the same lines are read for the day of the letter, for its entries and for its sentences
def _found(low: str, day_first: bool, anchor: PartialDate | None, last_day: date | None) -> tuple[DateSpan, ...]:  # noqa: FBT001 - only called above
    if not _NEEDED.search(low):
        return ()
    taken = [DateSpan(*each) for each in listed_days(low, day_first=day_first)]
    taken += [DateSpan(*each) for each in short_ranges(low, day_first=day_first, anchor=anchor)]
    for each in _ranges(low, day_first=day_first):
        if not _covered(each, taken):
            taken.append(each)
    found = [each for each in _single(low, day_first=day_first, anchor=anchor) if not _covered(each, taken)]
    spans = sorted([*taken, *found], key=lambda each: each.start)
    spans = [each for each in spans if last_day is None or each.date.earliest <= last_day]
    return tuple(_joined(spans, low))


def _covered(each: DateSpan, taken: Iterable[DateSpan]) -> bool:
    return any(other.start <= each.start < other.end for other in taken)


def _joined(spans: list[DateSpan], low: str) -> Iterator[DateSpan]:
    """Dates with only a "to" between them become one span, when the second is not the earlier."""
    at = 0
    while at < len(spans):
        one = spans[at]
        other = spans[at + 1] if at + 1 < len(spans) else None
        if other and one.until is None and _JOIN.fullmatch(low[one.end : other.start]):
            end = other.until or other.date
            if one.date.earliest <= end.latest:
                yield DateSpan(one.start, other.end, one.date, end)
                at += 2
                continue
        yield one
        at += 1


def _ranges(low: str, *, day_first: bool) -> Iterator[DateSpan]:
    """Ranges of which the first half leaves out what the second says."""
    for pattern in _HALF_RANGE:
        for found in pattern.finditer(low):
            month = month_named(found["m"])
            yield from _range(found, _day(found["y"], month, found["a"]), _day(found["y"], month, found["b"]))
    for pattern in _HALF_MONTHS:
        for found in pattern.finditer(low):
            last = _day(found["y"], month_named(found["n"]), found["b"])
            first = _day(found["y"], month_named(found["m"]), found["a"])
            if first and last and first.earliest > last.latest:
                first = _day(str(last.year - 1), month_named(found["m"]), found["a"])
            yield from _range(found, first, last)
    yield from _months_and_years(low, day_first=day_first)
    for found in _YEARS.finditer(low):
        yield from _range(found, partial(int(found[1])), partial(int(found[2])))
    for found in _HALF_NUMBERS.finditer(low):
        yield from _range(
            found,
            numeric(found[1], found[2], found[5], day_first=day_first),
            numeric(found[3], found[4], found[5], day_first=day_first),
        )


def _months_and_years(low: str, *, day_first: bool) -> Iterator[DateSpan]:
    """Months with a year of two digits: at the head of a row ("07/19: CT"), and, where days come first, in brackets
    ("TC (10/19)") and in ranges ("12/17 a 04/18").
    """
    row = _ROW.match(low)
    if row:
        said = partial(full_year(int(row["y"])), int(row["m"]))
        yield from (DateSpan(row.start("m"), row.end("y"), said) for said in [said] if said)
    if not day_first:
        return
    for found in _SHORT_RANGE.finditer(low):
        first = partial(full_year(int(found["y"])), int(found["m"]))
        last = partial(full_year(int(found["z"])), int(found["n"]))
        yield from _range(found, first, last)
    for found in _BRACKETED.finditer(low):
        said = partial(full_year(int(found["y"])), int(found["m"]))
        if said and not _COUNTED.search(low[: found.start()][-30:]):
            yield DateSpan(found.start("m"), found.end("y"), said)


def _range(found: re.Match[str], first: PartialDate | None, last: PartialDate | None) -> Iterator[DateSpan]:
    if first and last and first.earliest <= last.latest:
        yield DateSpan(found.start(), found.end(), first, last)


def _single(low: str, *, day_first: bool, anchor: PartialDate | None) -> Iterator[DateSpan]:
    matches = [found for found in _PATTERN.finditer(low) if not _is_no_date(found, low)]
    known: PartialDate | None = None
    for at, found in enumerate(matches):
        kind = _kind(found)
        after = matches[at + 1] if at + 1 < len(matches) else None
        said = None
        if kind in ("dm", "md") and after and _LENT_YEAR.fullmatch(low[found.end() : after.start()]):
            said = _lent(found[0], _read(_kind(after), after[0], day_first=day_first, anchor=anchor))
        if kind in ("dm", "md") and known and _THAT_YEAR.match(low, found.end()):
            said = _lent(found[0], known)
        said = said or _read(kind, found[0], day_first=day_first, anchor=anchor)
        if said is not None and FIRST_YEAR <= said.year <= LAST_YEAR:
            yield DateSpan(found.start(), found.end(), said)
            known = said


def _kind(found: re.Match[str]) -> str:
    return "num" if found.lastgroup == "sep" else found.lastgroup or ""


def _is_no_date(found: re.Match[str], low: str) -> bool:
    before = low[max(0, found.start() - _BEFORE) : found.start()]
    kind = _kind(found)
    if kind == "y":
        return bool(_NO_YEAR_AFTER.search(before))
    if kind == "nm":
        return not _BEFORE_NUMBERS.search(before)
    return kind in ("dm", "md") and not _NEVER_ALONE.isdisjoint(re.findall(r"[a-z]+", found[0]))


def _lent(words: str, following: PartialDate | None) -> PartialDate | None:
    """A day and month with the year of the date that follows it."""
    if following is None or following.about:
        return None
    month = next(MONTHS[part] for part in re.findall(r"[a-z]+", words) if part in MONTHS)
    return partial(following.year, month, int(re.findall(r"\d+", words)[0]))


def _read(kind: str, words: str, *, day_first: bool, anchor: PartialDate | None) -> PartialDate | None:
    if kind in _WITH_ANCHOR:
        return _WITH_ANCHOR[kind](words, anchor, day_first=day_first) if anchor else None
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    month = next((MONTHS[part] for part in re.findall(r"[a-z]+", words) if part in MONTHS), None)
    match kind:
        case "iso" | "ymd":
            return partial(*numbers)
        case "num":
            first, second, year = re.split(r"[/.-]", words)
            return numeric(first, second, year, day_first=day_first)
        case "dmy" | "mdy" | "compact" | "dmony":
            return partial(_four_figures(numbers[-1]), month, numbers[0])
        case "ymond":
            return partial(numbers[0], month, numbers[1])
        case "my":
            return partial(numbers[-1], month)
        case "apos":
            return partial(full_year(numbers[-1]), month)
        case "nmy":
            return partial(numbers[1], numbers[0])
        case "season":
            return PartialDate(numbers[-1], _season(words), about=True)
        case _:
            return partial(numbers[0])


def _four_figures(year: int) -> int:
    return year if year > 99 else full_year(year)


def _season(words: str) -> int:
    return next(_SEASONS[part] for part in re.findall(r"[a-z]+", words) if part in _SEASONS)


def _day(year: str, month: int, day: str | None) -> PartialDate | None:
    return partial(int(year), month, int(day) if day else None)


def _ago(words: str, anchor: PartialDate, *, day_first: bool) -> PartialDate | None:
    parts = re.findall(r"[a-z]+|\d+", words)
    count = next(
        (int(part) if part.isdigit() else _NUMBERS[part] for part in parts if part.isdigit() or part in _NUMBERS), 1
    )
    unit = next((part for part in parts if _unit_days(part)), "year")
    return _before(anchor, days=count * _unit_days(unit))


def _unit_days(word: str) -> float:
    stem = word if word in _UNIT_DAYS else word.removesuffix("es") if word == "meses" else word.removesuffix("s")
    return _UNIT_DAYS.get(stem, 0)


def _before(anchor: PartialDate, *, days: float) -> PartialDate:
    """So many days before: to the day for days and weeks, to the month for months, to the year for years."""
    then = (anchor.earliest if anchor.day else anchor.latest) - timedelta(days=days)
    if days < 60:
        return PartialDate(then.year, then.month, then.day, about=True)
    return PartialDate(then.year, then.month, about=True) if days < 720 else PartialDate(then.year, about=True)


def _last(words: str, anchor: PartialDate, *, day_first: bool) -> PartialDate | None:
    days = next((days for part in re.findall(r"[a-z]+", words) if (days := _unit_days(part))), _UNIT_DAYS["month"])
    return PartialDate(anchor.year - 1, about=True) if days > 300 else _before(anchor, days=days)


def _in_that_year(words: str, anchor: PartialDate, *, day_first: bool) -> PartialDate | None:
    """A month of the year of writing or of the one before: "septiembre del año pasado"."""
    month = next(MONTHS[part] for part in re.findall(r"[a-z]+", words) if part in MONTHS)
    before = "last" in words or "pasado" in words
    return PartialDate(anchor.year - before, month)


def _without_year(words: str, anchor: PartialDate, *, day_first: bool) -> PartialDate | None:
    """A day of a month, or a month, of the year that brings it nearest before the day of writing."""
    month = next(MONTHS[part] for part in re.findall(r"[a-z]+", words) if part in MONTHS)
    number = re.search(r"\d+", words)
    ahead = 0 if "last" in words or "pasado" in words else _PLANNED_AHEAD_DAYS
    return nearest(month, int(number[0]) if number else None, anchor=anchor, ahead=ahead)


def _numbers_without_year(words: str, anchor: PartialDate, *, day_first: bool) -> PartialDate | None:
    one, two = (int(part) for part in words.split("/"))
    day, month = (one, two) if day_first else (two, one)
    if month > 12 >= day:
        day, month = month, day
    return nearest(month, day, anchor=anchor, ahead=_PLANNED_AHEAD_DAYS) if 1 <= month <= 12 else None


_WITH_ANCHOR: Final[dict[str, Callable[..., PartialDate | None]]] = {
    "ago": _ago,
    "last": _last,
    "that": _in_that_year,
    "dm": _without_year,
    "md": _without_year,
    "bare": _without_year,
    "nm": _numbers_without_year,
}
