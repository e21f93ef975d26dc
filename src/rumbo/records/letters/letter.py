"""A letter or report as read: its sentences, each with its place, section and day, and what kind of document it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile
from typing import Final

from rumbo.oncology import PartialDate
from rumbo.oncology.anatomy import find_spot
from rumbo.records.allowance import Allowance
from rumbo.records.letters import heads
from rumbo.records.letters.context import Context, contexts
from rumbo.records.letters.date_order import day_first
from rumbo.records.letters.dates import DateSpan, find_dates
from rumbo.records.letters.heads import Kind
from rumbo.records.letters.kin import relatives_named, speaks_of
from rumbo.records.letters.sections import Section, find_heading, is_sub_heading
from rumbo.records.letters.text import Line, Paragraph, flat, paragraphs, sentences
from rumbo.records.letters.therapies import find_therapies
from rumbo.records.part import Trouble
from rumbo.records.transcript import Transcript
from rumbo.words import Lang

# What was asked or compared, in one paragraph with the answer: a part named with a colon begins the answer.
_ASKING: Final = frozenset[Section]({"indication", "comparison", "technique"})
# What may stand before the day that begins an entry: a bullet, a row of marks, a bracket, the day of the week.
_ENTRY: Final = re.compile(
    r"\s*(?:(?:[•→]|(?P<mark>[-=*~_#>»</+])(?P=mark)*)\s*)?[\[(]?(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom)[a-z]*\.?,?\s+)?"
)
_ENOUGH_TIME: Final = 0.7  # of what is allowed for a file: a reader that uses all of it is ended, and tells nothing
_TIME_TO_READ: Final = (
    0.2  # of that; telling what sentences say takes up to four times as long as reading them (measured)
)
_SPECIMEN: Final = re.compile(
    r"\s*(?:(?i:specimen|part|muestra|pieza)\s+)?(?P<letter>[A-H1-9])\s?[.:)]\s+(?P<what>\S.*)"
)
_LONGEST_ENTRY_HEAD: Final = 90  # letters of a line that names a scan or visit and its day


@dataclass(frozen=True)
class Sentence:
    """One sentence of a letter.

    `on` is the day of the entry it stands in (a visit, a scan), the letter's own when it has no other; `dates` are those
    it names itself; `paragraph` and `entry` number what it stands in; `label` is the line above that names a specimen or
    a part of the body ("A. Stomach, biopsy:"); `kin_from` is the letter from which it speaks of a relative by name.
    """

    text: str
    place: str
    section: Section
    on: PartialDate | None
    dates: tuple[DateSpan, ...]
    paragraph: int
    lang: Lang
    entry: int = 0
    label: str = ""
    kin_from: int | None = None

    def contexts(self, start: int = 0, end: int | None = None) -> frozenset[Context]:
        """What the sentence says of some of its words: denied, in doubt, planned, past, family's, conditional."""
        said = contexts(self.text, start=start, end=end)
        last = len(self.text) if end is None else end
        return said | {"family"} if self.kin_from is not None and self.kin_from < last else said


@dataclass(frozen=True)
class Letter:
    """A document of one person. `on` is the day it is about: the visit, the scan, the sample, else the day of writing.

    `result` names the scan, pathology or laboratory report it is, and is empty for letters.
    """

    sentences: tuple[Sentence, ...]
    on: PartialDate | None
    lang: Lang
    kind: Kind
    transcript: Transcript
    result: str = ""
    born: PartialDate | None = None

    @cached_property
    def text(self) -> str:
        """All its words."""
        return "\n".join(sentence.text for sentence in self.sentences)

    def number_of(self, sentence: Sentence) -> int:
        """Which sentence of the letter one is, from 0. Raises KeyError when it is of another letter."""
        return self._numbers[sentence]

    @cached_property
    def _numbers(self) -> dict[Sentence, int]:
        return {sentence: number for number, sentence in reversed(tuple(enumerate(self.sentences)))}

    def around(self, sentence: Sentence, *, before: int = 2, after: int = 1) -> Sequence[Sentence]:
        """The sentences beside one, of the same paragraph, nearest first."""
        at = self.number_of(sentence)
        near = [*self.sentences[max(0, at - before) : at][::-1], *self.sentences[at + 1 : at + 1 + after]]
        return [each for each in near if each.paragraph == sentence.paragraph]

    def above(self, sentence: Sentence, *, most: int = 8) -> Sequence[Sentence]:
        """The sentences before one, of the same entry, whatever their paragraph, nearest first."""
        at = self.number_of(sentence)
        return [each for each in self.sentences[max(0, at - most) : at][::-1] if each.entry == sentence.entry]


def read_letter(
    lines: Sequence[Line], *, transcript: Transcript, result_hint: str = "", on: PartialDate | None = None
) -> Letter:
    """Read the lines of a document: language, kind, days, sections and sentences. Nothing is told yet.

    `result_hint` is the name of the result when the bytes came out of one (a report's attachment), and `on` the day that
    the record around the text gives it: it counts unless the text labels a day of its own.
    A document too long for the time allowed for its file is read up to a line, which a trouble of the transcript tells.
    """
    texts = [line.text for line in lines]
    lang = heads.language_of(texts)
    first = day_first(texts, lang=lang)
    kind = heads.kind_of(texts, is_result=bool(result_hint))
    day = heads.letter_date(texts, day_first=first, given=on)
    born = heads.birth_date(texts, day_first=first)
    parts, where = paragraphs(lines), _Where(base=day, on=day, born=born)
    enough = _enough_time(transcript.allowance)
    read = tuple(_sentences(takewhile(lambda _: not enough(), parts), where, lang=lang, day_first=first))
    kin = sorted(relatives_named(each.text for each in read))
    said = tuple(replace(each, kin_from=speaks_of(each.text, kin)) for each in read) if kin else read
    if where.lines < sum(len(part.places) for part in parts):
        transcript.troubles.append(Trouble("document-too-long", {"lines": where.lines}))
    result = result_hint or (heads.title_of(texts) if kind in heads.RESULT_KINDS else "")
    return Letter(
        sentences=said,
        on=day,
        lang=lang,
        kind=kind,
        transcript=transcript,
        result=result,
        born=heads.in_the_past(born, day=day) if born else None,
    )


def _enough_time(allowance: Allowance) -> Callable[[], bool]:
    """Says when the time for reading sentences is used: so much is left of the file's that they can be told."""
    used = allowance.time_used()
    until = used + max(_ENOUGH_TIME - used, 0) * _TIME_TO_READ
    return lambda: allowance.time_used() > until


@dataclass
class _Where:
    """How far reading has got: the lines read, the section, entry and label in force. `in_row` says that a row of a list
    gave the day; `above` is the sentence before.
    """

    base: PartialDate | None
    on: PartialDate | None
    born: PartialDate | None
    section: Section = "body"
    entry: int = 0
    inline: bool = False
    in_row: bool = False
    label: str = ""
    above: str = ""
    lines: int = 0
    specimens: dict[str, str] = field(default_factory=dict)


def _sentences(parts: Iterable[Paragraph], where: _Where, *, lang: Lang, day_first: bool) -> Iterator[Sentence]:
    for number, part in enumerate(parts):
        if where.inline and not part.is_item:
            where.section, where.inline = "body", False
        _enter(where, part, day_first=day_first)
        where.lines += len(part.places)
        for start, text in sentences(part.text):
            _follow(where, text, first=start == 0)
            dates = _dates(text, where, day_first=day_first)
            yield Sentence(
                text=text,
                place=part.place_at(start),
                section=where.section,
                on=where.on,
                dates=dates,
                paragraph=number,
                lang=lang,
                entry=where.entry,
                label=_specimen(where, text) or where.label,
            )
            where.above = text


def _dates(text: str, where: _Where, *, day_first: bool) -> tuple[DateSpan, ...]:
    """The dates of a sentence, but for one of birth."""
    found = find_dates(text, day_first=day_first, anchor=where.on)
    return tuple(span for span in found if not heads.is_day_of_birth(text, span, born=where.born, above=where.above))


def _specimen(where: _Where, text: str) -> str:
    """What stands for the letter of a sample: "A. Malignant melanoma", where "Specimen A: skin, left calf" came before."""
    found = _SPECIMEN.match(text)
    if found is None:
        return ""
    if find_spot(found["what"]):
        where.specimens.setdefault(found["letter"], found["what"])
        return ""
    return where.specimens.get(found["letter"], "")


def _follow(where: _Where, text: str, *, first: bool) -> None:
    """Follow the headings: each opens its section; a line that only names a part of the body labels what comes below."""
    heading = find_heading(text, first=first)
    if heading is None:
        if not first and where.section in _ASKING and is_sub_heading(text):
            where.section = "body"
        return
    if heading.section == "other" and find_spot(text):
        where.label = text
        return
    where.section, where.inline, where.label = heading.section, not heading.alone, ""
    if where.in_row and first:
        where.on, where.in_row = where.base, False


def _is_row(text: str, span: DateSpan) -> bool:
    """Whether a month heads a row: "07/19: CT ..."."""
    return _leads(text, span) and span.date.month is not None and text[span.end :].lstrip()[:1] in (":", "-")


def _leads(text: str, span: DateSpan) -> bool:
    """Whether a line begins with a date; in round brackets, it stands there alone."""
    before = _ENTRY.match(flat(text))
    if before is None or before.end() != span.start:
        return False
    return not text[: span.start].endswith("(") or text[span.end :].startswith(")")


def _enter(where: _Where, part: Paragraph, *, day_first: bool) -> None:
    """Begin a new entry where a line begins with a date, or is the name of a scan or visit and its date."""
    dates = find_dates(part.text[:_LONGEST_ENTRY_HEAD], day_first=day_first)
    own = [
        span
        for span in dates
        if (span.date.day is not None or _is_row(part.text, span))
        and span.until is None
        and not (where.born and span.date.overlaps(where.born))
        and not heads.is_birth(part.text, span)
        and not heads.is_day_of_birth(part.text, span, born=where.born, above=where.above)
    ]
    if not own:
        return
    first = own[0]
    heading = find_heading(part.text)
    if heading and heading.section not in ("other", "addendum", "findings", "technique"):
        return
    leads = _leads(part.text, first) or heads.is_visit(part.text, date=first)
    # "Right hepatectomy 04/07/2019" tells what was done then; what follows is not of that day.
    treated = any(not each.is_generic for each in find_therapies(part.text))
    named = not treated and any(
        is_head(part.text, date=first)
        for is_head in (heads.is_entry_head, heads.is_visit_alone, heads.is_dated_visit, heads.is_ruled)
    )
    if leads or named:
        where.on, where.entry = first.date, where.entry + 1
        where.in_row = not named
        if named:
            where.section, where.inline, where.label = "body", False, ""
