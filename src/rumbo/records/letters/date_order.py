"""Whether the numbers of a document's dates give the day or the month first: settled once for the whole document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import find_dates
from rumbo.records.letters.months import MONTH, ORDINAL, YEAR
from rumbo.records.letters.text import flat
from rumbo.words import Lang

_NUMBERS: Final = re.compile(rf"(?<![\w/.-])(\d\d?)([/.-])(\d\d?)\2(?:{YEAR}|\d\d)(?![\d/]|[.-]\d)")
_DAY_BEFORE_MONTH: Final = re.compile(rf"(?<![\w/.-])\d\d?{ORDINAL}[ -]{MONTH}[ -]{YEAR}")
_MONTH_BEFORE_DAY: Final = re.compile(rf"\b{MONTH} \d\d?{ORDINAL},? {YEAR}")
_WRITTEN: Final = re.compile(rf"\d\d?{ORDINAL}[ -](?:de )?{MONTH}[ -](?:de )?{YEAR}|\b{MONTH} \d\d?{ORDINAL},? {YEAR}")
_BRITISH: Final = re.compile(
    r"\b(?:tumour|oncologist'?s? letter nhs|nhs|haematolog\w+|oesophag\w+|anaemi\w+|yours sincerely|yours faithfully"
    r"|paracetamol|gp surgery|consultant (?:surgeon|oncologist|radiologist|histopathologist)|theatre)\b"
)
# Spanish is written there with the month first, as in the rest of the United States.
_UNITED_STATES: Final = re.compile(r"\bpuerto rico\b|\bp\.?r\.? 00\d{3}\b|\b(?:tx|ca|fl|ny|nj|az|nm|il) \d{5}\b")


def day_first(texts: Sequence[str], *, lang: Lang) -> bool:
    """Whether the numbers of this document give the day before the month.

    A number above 12 decides for the whole document; else the reading in which nothing told comes after the day that
    the document writes in words; else its language and spelling: Spanish gives the day first, unless it comes from the
    United States, and so do writers who write "3 May 2019" or British words. Otherwise the month comes first.

    >>> day_first(["Seen 04/06/2019", "born 19/11/1963"], lang="en")
    True
    """
    lows = [flat(text) for text in texts]
    votes = sum(map(_votes, lows)) or _later_by_month_first(texts, lows)
    if votes:
        return votes > 0
    day_named_first = any(map(_DAY_BEFORE_MONTH.search, lows))
    month_named_first = any(map(_MONTH_BEFORE_DAY.search, lows))
    if lang == "es":
        return not (month_named_first or any(map(_UNITED_STATES.search, lows)))
    # Writers in the United States also write "24 January 2017"; nobody else writes "January 24, 2017".
    return not month_named_first and (day_named_first or any(map(_BRITISH.search, lows)))


def is_settled(texts: Iterable[str]) -> bool:
    """Whether a number above 12 settles the order, and not a habit."""
    return any(_votes(flat(text)) for text in texts)


def _votes(low: str) -> int:
    pairs = ((int(found[1]), int(found[3])) for found in _NUMBERS.finditer(low))
    return sum((first > 12 >= second) - (second > 12 >= first) for first, second in pairs)


def _later_by_month_first(texts: Sequence[str], lows: Sequence[str]) -> int:
    """By how many more dates lie after the last day written in words when the month is read first."""
    written = [
        span.date for low in lows for found in _WRITTEN.finditer(low) for span in find_dates(found[0], day_first=True)
    ]
    if not written:
        return 0
    last = max(written)
    return _after(last, texts, day_first=False) - _after(last, texts, day_first=True)


def _after(last: PartialDate, texts: Sequence[str], *, day_first: bool) -> int:
    spans = (span for text in texts for span in find_dates(text, day_first=day_first))
    return sum(span.date.day is not None and span.date.earliest > last.latest for span in spans)
