"""Tells the numbers of a letter: tumour markers in blood, how the person gets about (ECOG, Karnofsky), and weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rumbo.course.facts import Measure
from rumbo.oncology import PartialDate
from rumbo.oncology.biomarkers import locate_biomarkers
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.patterns import Built
from rumbo.records.letters.sections import Section
from rumbo.records.letters.series import Series, number_in
from rumbo.records.letters.text import flat

_ELSEWHERE: Final = frozenset[Section]({"allergies", "technique"})
_FULL_NAME: Final = re.compile(
    r"\bACE(?=\W{1,3}\d|\W{1,4}(?:de|en|fue)\W)"
)  # antígeno carcinoembrionario; as long as CEA
_IN_WORDS: Final = frozenset({"ctDNA", "MRD"})  # told as biomarkers
_UNIT: Final = (
    r"(?P<unit>(?:[nµmpk]?g|ug|mcg)/(?:ml|dl|l)|(?:[mkµ]?i?u|u?ui|mui|kui|ku)/(?:ml|l)|(?:mmol|pmol"
    r"|nmol|ukat)/l|%)(?![\w/])"
)
# A number of these is a time, or how many times.
_SPELL: Final = r"(?:days?|weeks?|months?|mos|years?|yrs?|times|fold|dias?|semanas?|mes(?:es)?|anos?|veces)\b"
_VALUE: Final = re.compile(
    rf"(?P<sign>(?<![-–])[<>≤≥])?\s?(?P<value>\d{{1,6}}(?:[.,]\d+)?)(?![\d/-]|\.\d|\s*(?:{_SPELL}))\s*(?:{_UNIT})?"
)
# Words that may stand between a marker and its number, or between two of its numbers.
_BETWEEN: Final = Built(r"(?:[\s:=(),;–—-]|→|->|\b(?:@between_numbers@)\b)*")
_CUT_NAME: Final = re.compile(r"\.(?=\s?:|\s{2})")  # "ANTIGENO CARCINOEMBR.: 6.6"
_RISES: Final = re.compile(r"->|→|\b(?:to|a|hasta|then|luego|despues|now|ahora|hoy)\b")
_NOW: Final = re.compile(r"\b(?:now|today|current\w*|ahora|hoy|actual\w*)\W*(?:is |es |at |en |de )?$")
_FROM: Final = re.compile(r"\b(?:from|de|desde)\s*$")
_AT_START: Final = re.compile(
    r"\b(?:at (?:diagnosis|presentation)|initial|baseline|presenting|nadir|al (?:diagnostico|inicio)|inicial"
    r"|basal|previo|prior|previous)\b"
)
# "was undetectable, less than 0.01, for over four years": of no one day
_FOR_YEARS: Final = re.compile(
    r"(?:, [^,;.]*(?:[.,]\d+)?,)? (?:for|durante|por) (?:\w+ (?:de |than )?){1,3}(?:years|months|anos|meses)\b"
)
_UNDETECTABLE: Final = re.compile(
    r"[\s:=(]*(?:(?:level|was|is|remains?|remained|now|today|fue|es|sigue|permanece|nivel|has been"
    r"|still)\s+)*(?P<said>undetectable|indetectable|no detectable)"
)
_ECOG: Final = re.compile(
    r"\b(?:ecog|zubrod|who ps|performance status|estado funcional|ps)\b(?:[\s:=(,]|ecog|performance|status"
    r"|score|grade|ps|of|is|was|de|es|grado|who|oms)*"
    r"(?P<value>[0-4])(?:\s?(?:-|–|to|a)\s?(?P<worse>[0-4]))?(?![\d/.,%]\d|\d|\s?%|\s?/\s?\d)"
)
_KARNOFSKY: Final = re.compile(
    r"\b(?:kps|karnofsky|ik)\b(?:[\s:=(,]|performance|status|score|index|scale|of|is|was|de|es)*(?P<value>100|[1-9]0)\s?%?(?!\d)"
)
_WEIGHT: Final = re.compile(
    r"\b(?:weight|wt|peso)\b(?:[\s:=(,.]|today|is|was|of|de|es|actual|hoy|current)*(?P<value>\d{2,3}(?:[.,]\d+)?)\s?(?P<unit>kgs?|kilos?|lbs?|pounds|libras)\b"
)
_UCUM: Final = {"kg": "kg", "ki": "kg", "lb": "[lb_av]", "po": "[lb_av]", "li": "[lb_av]"}
# "PSA 6/1/2020 0.4, 12/1/2020 0.9": each day stands before its number.
_TOUCHES: Final = re.compile(r"[\s:=]{0,3}")
_REACH: Final = 40  # letters between a number and its day


class Amount(NamedTuple):
    """A number as written, with its letters in the sentence; `is_first` of two that tell a rise or a fall."""

    value: float
    unit: str
    words: str
    start: int
    end: int
    is_first: bool = False


def tell_measures(letter: Letter) -> None:
    """Tell every number the letter gives of a tumour marker in blood, ECOG, Karnofsky and weight."""
    tables = Series()
    for sentence in letter.sentences:
        if sentence.section not in _ELSEWHERE:
            in_table = tables.read(sentence)
            for says in measures_of(sentence) if in_table is None else in_table:
                letter.transcript.tell(says, place=sentence.place, quote=sentence.text, result=letter.result)


def measures_of(sentence: Sentence) -> Iterator[Measure]:
    """The numbers that one sentence tells, each with its day: its own, else the day the sentence was written."""
    text = _without_dates(sentence)
    if sentence.lang == "es":
        text = _FULL_NAME.sub("CEA", text)
    found = [
        each for each in locate_biomarkers(text) if each.value.kind == "blood" and each.value.symbol not in _IN_WORDS
    ]
    for number, each in enumerate(found):
        limit = found[number + 1].start if number + 1 < len(found) else len(text)
        for amount in read_amounts(text, begin=each.end, limit=limit, lang=sentence.lang):
            on = _day(amount, mark=each.start, sentence=sentence)
            yield Measure(name=each.value.symbol, value=amount.value, unit=amount.unit, words=amount.words, on=on)
    for name, pattern in (("ECOG", _ECOG), ("Karnofsky", _KARNOFSKY), ("weight", _WEIGHT)):
        for match in pattern.finditer(flat(text)):
            if not sentence.contexts(match.start(), match.end()) & {"hypothetical", "planned", "family"}:
                yield _state(name, match, sentence=sentence)


def read_amounts(text: str, *, begin: int, limit: int, lang: str = "en") -> Iterator[Amount]:
    """The numbers that follow a marker's name, as far as nothing else is said between.

    >>> text = "PSA rose from 0.1 to 2.4 ng/mL"
    >>> [(each.value, each.unit, each.is_first) for each in read_amounts(text, begin=3, limit=len(text))]
    [(0.1, 'ng/mL', True), (2.4, 'ng/mL', False)]
    """
    plain = flat(text)
    amounts: list[Amount] = []
    cut = _CUT_NAME.match(plain, begin, limit)
    begin = cut.end() if cut else begin
    at = begin
    none = _UNDETECTABLE.match(plain, begin, limit)
    if none:
        said = text[none.start("said") : none.end("said")]
        amounts.append(Amount(0.0, "", said, none.start("said"), none.end("said")))
        at = none.end()
    while value := _VALUE.search(plain, at, limit):
        between = plain[at : value.start()]
        if not _BETWEEN.fullmatch(between):
            break
        unit = text[value.start("unit") : value.end("unit")] if value["unit"] else ""
        words = f"{value['sign']}{value['value']}" if value["sign"] else ""
        if amounts and _RISES.search(between):
            amounts[-1] = amounts[-1]._replace(is_first=True)
        amounts.append(
            Amount(
                number_in(value["value"], lang=lang),
                unit,
                words,
                value.start(),
                value.end(),
                bool(_FROM.search(between)),
            )
        )
        at = value.end()
    unit = next((each.unit for each in amounts if each.unit), "")
    yield from (each._replace(unit=each.unit or unit) for each in amounts if each.unit != "%")


def _without_dates(sentence: Sentence) -> str:
    text = sentence.text
    for span in sentence.dates:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _day(amount: Amount, *, mark: int, sentence: Sentence) -> PartialDate | None:
    """The day of a number: a date right after it, right before it, or before its marker; else the sentence's own day.

    The first of two numbers that tell a rise, and one "at diagnosis", are of no day that the sentence says.
    """
    right_before = [
        span
        for span in sentence.dates
        if mark < span.start and _TOUCHES.fullmatch(sentence.text, span.end, amount.start)
    ]
    after = right_before[0].date if right_before else _date_after(amount, sentence)
    if after is not None:
        return after
    behind = re.split(r"[,;(]", sentence.text[amount.end : amount.end + 20])[0]
    if _FOR_YEARS.match(flat(sentence.text[amount.end :])):
        return None
    if amount.is_first or _AT_START.search(
        flat(_own_words(sentence.text[:mark]) + _last_part(sentence.text[mark : amount.end]) + behind)
    ):
        return None
    if _NOW.search(flat(sentence.text[mark : amount.start])):
        return sentence.on
    between = [span for span in sentence.dates if mark < span.start and span.end <= amount.start]
    before = [span for span in sentence.dates if span.end <= mark and not _is_closed(sentence.text, span, before=mark)]
    if between:
        return between[-1].date
    if before and not re.search(r";|\.\s", sentence.text[before[-1].end : mark]):
        return before[-1].date
    return sentence.on


def _last_part(words: str) -> str:
    """From the last comma or semicolon on, where a number does not hold it: "nadir 0.1 in 2018; now 2.3"."""
    return re.split(r"[,;](?!\d)", words)[-1]


def _own_words(before: str) -> str:
    """The last words before a marker, in its own part of the sentence."""
    return re.split(r"[,;.(]", before[-20:])[-1]


def _is_closed(text: str, span: DateSpan, *, before: int) -> bool:
    """Whether a date stands in brackets that end before what follows: "(was 120 in October 2022), CA 27.29 51"."""
    inside = text[: span.start].rfind("(") > text[: span.start].rfind(")")
    return inside and ")" in text[span.end : before]


def _date_after(amount: Amount, sentence: Sentence) -> PartialDate | None:
    span: DateSpan | None = next((each for each in sentence.dates if each.start >= amount.end), None)
    if span is None or span.start - amount.end > _REACH:
        return None
    between = flat(sentence.text[amount.end : span.start])
    allowed = r"[\s,(]*(?:(?:on|in|from|at|by|drawn|dated|as of|el|en|del|de|fecha|today|hoy)\s+)*\(?"
    return span.date if re.fullmatch(allowed, between) else None


def _state(name: str, match: re.Match[str], *, sentence: Sentence) -> Measure:
    """ECOG, Karnofsky or weight. Of a range ("0-1") the worse value is kept, with the words."""
    parts = match.groupdict()
    worse = parts.get("worse")
    amount = Amount(number_in(worse or match["value"], lang=sentence.lang), "", "", match.start(), match.end())
    unit = _UCUM[parts["unit"][:2]] if parts.get("unit") else ""
    on = _date_after(amount, sentence) or sentence.on
    return Measure(name=name, value=amount.value, unit=unit, on=on, words=f"{match['value']}-{worse}" if worse else "")
