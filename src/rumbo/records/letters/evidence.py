"""What showed something, and when: the biopsy, scan, examination or marker beside a statement, and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import FoundBy
from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.mentions import find_mentions
from rumbo.records.letters.text import flat

# The surest first. General usage of both languages.
_KINDS: Final[tuple[tuple[FoundBy, re.Pattern[str]], ...]] = (
    ("biopsy", re.compile(
        r"\b(?:biops\w+|bx|fnac?|paaf|baag|bag|core needle|cytolog\w+|citolog\w+|patholog\w+|patolog\w+|histolog\w+|tissue|aspirat\w+|pleural fluid"
        r"|liquido pleural|ascitic fluid|bone marrow|resection specimen|punch|excision\w*)\b")),
    ("imaging", re.compile(
        r"\b(?:cts?|pet(?:[-/ ]?ct)?|mri|x-?rays?|ultrasounds?|us|scans?|tac|tc|rmn?|rx|resonancia|ecografias?|gammagrafia|radiografias?|mammogra\w+|mamografias?"
        r"|imaging|restaging|tomografias?|bone scan|psma|imagen|radiolog\w+)\b")),
    ("exam", re.compile(r"\b(?:exam\w*|palpa\w+|scope|nodule felt|lump|exploracion|laryngoscop\w+|cystoscop\w+|colonoscop\w+|endoscop\w+|bulto)\b")),
    ("marker", re.compile(r"\b(?:psa|cea|ca[- ]?125|ca[- ]?19[- ]?9|ca[- ]?15[- ]?3|afp|hcg|tumou?r markers?|marcador\w*|biochemical|bioquimic\w+|thyroglobulin\w*|m[- ]?spike)\b")),
)  # fmt: skip
_TREATMENT_BEFORE: Final = re.compile(
    r"\b(?:\w*ectom(?:y|ia)|resect\w+|resec\w+|dissection|diseccion|surgery|cirugia|chemo\w*|quimio\w*|radi(?:ation|otherapy|oterapia)|rt|sbrt|srs|started|start"
    r"|began|begin|since|desde|completed|last|ended|cycles?|ciclos?|transplant\w*|trasplante|debulking|nd|tratad[oa]|treated|dose|dosis|born|dob|due|ablation"
    r"|ablacion|inici\w+|continu\w+)\s*(?:\w+\s+){0,3}?[(,:]?\s*(?:on |in |en |el |de |of )?$"
)
_DIAGNOSED_BEFORE: Final = re.compile(r"\b(?:diagnos\w+|dx|first found)\b[^.;]{0,40}$")
_BESIDE: Final = 12  # letters
SOON_DAYS: Final = 150  # what led to a letter happened in the months before it


@dataclass(frozen=True)
class Shown:
    """The day something was shown and by what; `own` says that the sentence itself gives the day."""

    on: PartialDate | None
    found_by: FoundBy
    own: bool = False


def found_by(words: str) -> FoundBy:
    """What the words say showed it, the surest first.

    >>> found_by("CT and biopsy of May 3"), found_by("Hoy sin dolor")
    ('biopsy', 'not_said')
    """
    low = flat(words)
    return next((kind for kind, pattern in _KINDS if pattern.search(low)), "not_said")


def shown(sentence: Sentence, start: int, end: int, *, letter: Letter, by_treatment: bool = True) -> Shown:
    """What showed a statement of a sentence, and the day the sentence itself gives for it, if any.

    Days of treatments and of the first diagnosis are not days on which something was shown; that of a treatment given
    for it is taken when there is no other (`by_treatment`), marked as about.
    """
    how = found_by(sentence.text) if letter.kind != "pathology" else "biopsy"
    if letter.kind == "radiology" and how == "not_said":
        how = "imaging"
    low = flat(sentence.text)
    spans = [span for span in sentence.dates if not _is_of_diagnosis(sentence, low, span, before=start)]
    shows = [span for span in spans if not _is_of_treatment(low, span)]
    span = _tissue_day(low, shows) or nearest(shows, start, end)
    if span:
        return Shown(span.date, how, own=True)
    beside = nearest(spans, start, end)
    if beside and by_treatment:
        about = PartialDate(beside.date.year, beside.date.month, beside.date.day, about=True)
        return Shown(about, how, own=True)
    return Shown(None, how)


def led_to(sentence: Sentence, *, letter: Letter) -> Shown:
    """The biopsy, else the scan, of the sentences around, shortly before the day of the entry: what the statement rests on.

    Without one, the day of the entry.
    """
    found: list[Shown] = []
    for other in letter.around(sentence, before=4, after=2):
        how = found_by(other.text)
        low = flat(other.text)
        span = next((span for span in other.dates if not _is_of_treatment(low, span)), None)
        if span and how in ("biopsy", "imaging") and span.date.day and _is_soon_before(span.date, sentence.on):
            found.append(Shown(span.date, how))
    best = next((each for each in found if each.found_by == "biopsy"), None) or next(iter(found), None)
    return best or Shown(sentence.on, found_by(sentence.text))


def nearest(spans: Sequence[DateSpan], start: int, end: int) -> DateSpan | None:
    """The date that stands nearest to some words, one behind them a little nearer; of two of one day the more exact."""
    if not spans:
        return None
    spans = [span for span in spans if not span.date.about] or spans
    near = min(spans, key=lambda span: span.start - end if span.start >= end else max(0, start - span.end) + 4)
    same = [span for span in spans if span.date.overlaps(near.date)]
    return max(same, key=lambda span: (span.date.day is not None, span.date.month is not None, span is near))


def _tissue_day(low: str, spans: Sequence[DateSpan]) -> DateSpan | None:
    """The day of a biopsy that the sentence gives: it is the day of proof."""
    biopsy = _KINDS[0][1]
    return next((span for span in spans if biopsy.search(low[max(0, span.start - 30) : span.start])), None)


def _is_of_diagnosis(sentence: Sentence, low: str, span: DateSpan, *, before: int) -> bool:
    """Whether a date is that of the first diagnosis: after such a word, or behind a cancer's name and before the event."""
    if _DIAGNOSED_BEFORE.search(low[: span.start]):
        return True
    behind = any(0 <= span.start - mention.end <= _BESIDE for mention in find_mentions(sentence.text))
    return behind and span.end <= before


def _is_of_treatment(low: str, span: DateSpan) -> bool:
    if span.until is not None:
        return True
    return bool(_TREATMENT_BEFORE.search(low[: span.start][-60:]))


def _is_soon_before(day: PartialDate, on: PartialDate | None) -> bool:
    return on is not None and day.earliest <= on.latest and (on.latest - day.earliest).days <= SOON_DAYS
