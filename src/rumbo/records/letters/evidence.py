"""What showed something, and when: the biopsy, scan, examination or marker beside a statement, and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import FoundBy
from rumbo.oncology import PartialDate
from rumbo.records.letters.context import contexts
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.mentions import find_mentions
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import right_before, words

_UNTIL: Final = re.compile(
    r"\b(?:until|till|hasta|through|as in|like in|como en)\s*(?:el\s+|late\s+|early\s+|mid[- ])?$"
)
_APART: Final = re.compile(r";|(?<=\d{4})\.\s|(?<=[a-z)]{4})\.\s")  # what two statements of one line have between them
_WHEN: Final = re.compile(r",?\s*(?:when|cuando)\b")  # "well until May, when it came back": May is the day
_PATH_LINE: Final = re.compile(
    r"\W*(?:path(?:ology)?|histo(?:logy)?|ap|anatomia patologica|biopsia|biopsy)\b[^:]{0,40}:"
)
# "15 months after finishing nivolumab (6/4/2020 to 22/3/2021)": days of what had ended before.
_AFTER_TREATMENT: Final = re.compile(
    r"\b(?:after|following|since|despues de|tras|luego de|desde)\s+(?:(?:the|her|his|el|la|su)\s+)?"
    r"(?:finish\w*|complet\w*|stopp\w*|ending|end|last|termin\w*|finaliz\w*|complet\w*|conclu\w*|suspend\w*|ultim[oa])\b[^.;]*$"
)
_THAT_IS: Final = re.compile(
    r"\W*(?:that is|that means|in other words|that makes (?:it|this)|es decir|o sea|esto es|vale decir|en otras palabras)\b"
)
# "Verified with the 2017 plan", "compared with the March 2019 films".
_OF_ANOTHER_PAPER: Final = re.compile(r"\s+(?:plan|plans|films?|slides?|study|studies|images|imaging|scans?|report)\b")
_OPERATION: Final = re.compile(
    r"\w{3}ectom(?:y|ia)\b|\bresec\w+|\b(?:procedure|operation|procedimiento|operacion|cirugia|intervencion)\b"
)
_LABEL: Final = re.compile(r"(?:\s+\w+)?\s*:")
_LABEL_WORDS: Final = 2  # words before a label: a bullet, "Second"
SOON_DAYS: Final = 150  # what led to a letter happened in the months before it
_SUREST_FIRST: Final[tuple[tuple[FoundBy, str], ...]] = (
    ("biopsy", "by_biopsy"),
    ("imaging", "by_imaging"),
    ("exam", "by_exam"),
    ("marker", "by_marker"),
)
_FROM_SAMPLE: Final = 40  # letters between "biopsy" and its date
_JUST_BEFORE: Final = 3  # sentences
_BESIDE: Final = 12  # letters between a cancer's name and the year behind it
_RIGHT_BEHIND: Final = 25  # letters between "recurrence" and "diagnosed"
_BACK: Final = 60  # letters before a date that can say what the date is of
_FROM_DIAGNOSIS: Final = 40  # letters between "diagnosed" and its date


@dataclass(frozen=True)
class Shown:
    """The day something was shown and by what; `own` says that the sentence itself gives the day."""

    on: PartialDate | None
    found_by: FoundBy
    own: bool = False


def found_by(text: str) -> FoundBy:
    """What the words say showed it, the surest first.

    >>> found_by("CT and biopsy of May 3"), found_by("Hoy sin dolor")
    ('biopsy', 'not_said')
    """
    low = flat(text)
    return next((kind for kind, name in _SUREST_FIRST if _is_told(name, text, low)), "not_said")


def _is_told(name: str, text: str, low: str) -> bool:
    """Whether words of a list stand in a text; a biopsy that was not needed shows nothing."""
    found = words(name).finditer(low)
    if name != "by_biopsy":
        return next(found, None) is not None
    return any(not contexts(text, start=each.start(), end=each.end()) & {"negated", "not_given"} for each in found)


def shown(sentence: Sentence, start: int, end: int, *, letter: Letter, by_treatment: bool = True) -> Shown:
    """What showed a statement of a sentence, and the day the sentence itself gives for it, if any.

    Days of treatments and of the first diagnosis are not days on which something was shown; that of a treatment given
    for it is taken when there is no other (`by_treatment`), marked as about.
    """
    how = _how(sentence, letter)
    low = flat(sentence.text)
    spans = [
        span
        for span in sentence.dates
        if not _is_of_diagnosis(sentence, low, span, start=start, end=end)
        and not _OF_ANOTHER_PAPER.match(low, span.end)
        and not (_APART.search(low, min(span.end, end), max(span.start, start)) and not _is_its_label(low, start, end))
        and not (_UNTIL.search(low[: span.start]) and not _WHEN.match(low, span.end))
    ]
    shows = [span for span in spans if not is_of_treatment(low, span)]
    span = _tissue_day(low, shows) or nearest(shows, start, end)
    if span:
        return Shown(span.date, how, own=True)
    beside = nearest([span for span in spans if not _AFTER_TREATMENT.search(low, end, span.start)], start, end)
    if beside and by_treatment:
        return Shown(PartialDate(beside.date.year, beside.date.month, beside.date.day, about=True), how, own=True)
    return Shown(None, how)


def _is_its_label(low: str, start: int, end: int) -> bool:
    """Whether the statement heads its line: "Second relapse: neck nodes; tonsil biopsy 9/8/2020" is all about it."""
    return _LABEL.match(low, end) is not None and len(low[:start].split()) <= _LABEL_WORDS


def led_to(sentence: Sentence, *, letter: Letter) -> Shown:
    """What a statement told as news rests on: the biopsy, else the scan or marker, of the sentences around it.

    What was found in the months before the entry counts first, a biopsy before a scan; else what was told just before
    it, however old, unless the sentence says "now". Without any, the day of the entry. What opens with "that is" rests
    on the sentence before it alone.
    """
    before = _put_in_a_word(sentence, letter=letter)
    if before:
        return before
    beside = _shown_in([*letter.around(sentence, before=4, after=2), *letter.above(sentence)])
    soon = [each for each in beside if is_soon_before(each.on, sentence.on)]
    best = next((each for each in soon if each.found_by == "biopsy"), None) or next(iter(soon), None)
    if best:
        return best
    just_before = _shown_in(letter.around(sentence, before=_JUST_BEFORE, after=0))
    if just_before and not words("now").search(flat(sentence.text)):
        return next((each for each in just_before if each.found_by == "biopsy"), just_before[0])
    return Shown(sentence.on, found_by(sentence.text))


def _put_in_a_word(sentence: Sentence, *, letter: Letter) -> Shown | None:
    """What the sentence right before shows, when the sentence only says it in a word: "That is, a second recurrence." """
    if not _THAT_IS.match(flat(sentence.text)):
        return None
    for other in letter.around(sentence, before=1, after=0):
        months = [span.date for span in other.dates if span.date.month]
        if months:
            exact = next((each for each in months if each.day), months[0])
            return Shown(exact, found_by(other.text))
    return None


def told_before(sentence: Sentence, *, letter: Letter) -> Shown | None:
    """What the sentence right before shows, when it tells of a time long before the entry: the statement is of that time.

    "TC 13/07/2020 sin lesiones. Segunda remisión completa." in a letter of 2021 is of 2020.
    """
    if sentence.section in ("impression", "assessment") or words("now").search(flat(sentence.text)):
        return None
    shows = _shown_in(letter.around(sentence, before=1, after=0))
    return next((each for each in shows if not is_soon_before(each.on, sentence.on)), None)


def _shown_in(sentences: Sequence[Sentence]) -> list[Shown]:
    """What other sentences say was shown, with its day or month, in their order."""
    found: list[Shown] = []
    for other in dict.fromkeys(sentences):
        low = flat(other.text)
        spans = [span for span in other.dates if span.date.month and not is_of_treatment(low, span)]
        how = found_by(other.text)
        if spans and how != "not_said":
            tissue = _tissue_day(low, spans) if how == "biopsy" else None
            found.append(Shown((tissue or spans[-1 if how == "marker" else 0]).date, how))
    return found


def is_path_line(low: str) -> bool:
    """Whether a line of a note gives what the pathologist said: "Path (S21-33): high grade carcinoma"."""
    return _PATH_LINE.match(low) is not None


def sampled_above(sentence: Sentence, *, letter: Letter) -> PartialDate | None:
    """The day of the operation or biopsy told just above what the pathologist said of it."""
    above = [*letter.around(sentence), *letter.above(sentence)]
    told = [each for each in above if words("tissue").search(flat(each.text)) or _OPERATION.search(flat(each.text))]
    days = (span.date for each in told for span in each.dates)
    return next((day for day in days if day.day and is_soon_before(day, sentence.on)), None)


def nearest(spans: Sequence[DateSpan], start: int, end: int) -> DateSpan | None:
    """The date that stands nearest to some words; one behind them counts as a little nearer, and of two that can be one
    day the more exact is taken. A date that was counted back comes after those that are written.
    """
    if not spans:
        return None
    sure = [span for span in spans if not span.date.about] or spans
    near = min(sure, key=lambda span: span.start - end if span.start >= end else max(0, start - span.end) + 4)
    same = [span for span in sure if span.date.overlaps(near.date)]
    return max(same, key=lambda span: (span.date.day is not None, span.date.month is not None, span is near))


def is_of_treatment(low: str, span: DateSpan) -> bool:
    """Whether a date is that of a treatment: a range, or right behind its name."""
    return span.until is not None or bool(right_before("treatment").search(low[: span.start][-_BACK:]))


def _how(sentence: Sentence, letter: Letter) -> FoundBy:
    if letter.kind == "pathology":
        return "biopsy"
    how = found_by(sentence.text)
    return "imaging" if letter.kind == "radiology" and how == "not_said" else how


def _tissue_day(low: str, spans: Sequence[DateSpan]) -> DateSpan | None:
    """The day of a biopsy that the sentence gives: it is the day of proof."""
    return next(
        (span for span in spans if words("by_biopsy").search(low[max(0, span.start - _FROM_SAMPLE) : span.start])), None
    )


def _is_of_diagnosis(sentence: Sentence, low: str, span: DateSpan, *, start: int, end: int) -> bool:
    """Whether a date is that of the first diagnosis: after such a word that is not said of the statement itself
    ("recurrence diagnosed in May", "diagnosed, with recurrence in May"), or behind a cancer's name and before the
    statement.
    """
    mentions = find_mentions(sentence.text)
    for said in words("diagnosed_before").finditer(low, 0, span.start):
        between = low[said.end() : span.start]
        if len(between) <= _FROM_DIAGNOSIS and "." not in between and not said.end() <= start < span.start:
            of_another = any(end <= mention.start < said.start() for mention in mentions)
            return said.start() < end or said.start() - end > _RIGHT_BEHIND or of_another
    return span.end <= start and any(0 <= span.start - mention.end <= _BESIDE for mention in mentions)


def is_soon_before(day: PartialDate | None, on: PartialDate | None) -> bool:
    """Whether a day lies in the months before another, or on it."""
    return (
        day is not None
        and on is not None
        and day.earliest <= on.latest
        and (on.latest - day.earliest).days <= SOON_DAYS
    )
