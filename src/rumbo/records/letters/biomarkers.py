"""Tells the biomarkers of a letter: which property of the tumour or of inheritance, its result as written, and its day.

Names and results are those of content/oncology/biomarkers and results. Pending and untested ones tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from rumbo.course.facts import Biomarker
from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.marks import Mark, find_marks
from rumbo.records.letters.patterns import Built
from rumbo.records.letters.results import read_markers
from rumbo.records.letters.sections import Section
from rumbo.records.letters.text import flat

_ELSEWHERE: Final = frozenset[Section]({"family", "allergies", "technique"})
_NOT_MEANT: Final = frozenset({"family", "hypothetical", "planned"})
_INHERITED: Final = re.compile(
    r"germ-?line|heredit\w+|inherited|germinal|constitutional|estudio genetico|genetic (?:test|counsel)|consejo genetico"
)
_SOMATIC: Final = re.compile(r"somatic|tumou?r|tissue|tejido|somatic\w+|ngs|plasma|ctdna|foundation|guardant|tempus")
_HYBRID: Final = re.compile(r"\b(?:D?C?ISH|FISH|hibridaci[oó]n in situ)\b")
_SPECIMEN: Final = Built(r"\b(?:@sample@)\b")
# What stains show in a sample without cancer is no property of the tumour.
_BENIGN: Final = re.compile(
    r"\b(?:no (?:evidence of )?malignan\w+|negative for (?:malignan\w+|carcinoma)|benign (?:tissue|lesion|node"
    r"|biopsy)|sin (?:evidencia de )?malignidad"
    r"|negativo para (?:malignidad|celulas)|no se observ\w+ (?:neoplasia|malignidad))"
)
_ADDED: Final = re.compile(r"\b(?:addend\w*|adenda)\b")
_RESULT_LINE: Final = re.compile(r"^\W*(?:results?|resultado|interpretation|interpretacion|conclusion)\b\W*")
_LOOK_BACK: Final = 3  # sentences


def tell_biomarkers(letter: Letter, *, about: str | None = None) -> None:
    """Tell every biomarker of which the letter gives a result; `about` is the `ref` of the one cancer it names."""
    for number, sentence in enumerate(letter.sentences):
        earlier = letter.sentences[max(0, number - _LOOK_BACK) : number]
        for says in biomarkers_of(sentence, letter=letter, earlier=earlier):
            told = msgspec.structs.replace(says, cancer=None if says.inherited else about)
            letter.transcript.tell(told, place=sentence.place, quote=sentence.text, result=letter.result)


def biomarkers_of(sentence: Sentence, *, letter: Letter, earlier: Sequence[Sentence] = ()) -> Iterator[Biomarker]:
    """The biomarkers that one sentence tells; `earlier` are the sentences before it, which may give the day."""
    if sentence.section in _ELSEWHERE:
        return
    if _BENIGN.search(flat(" ".join(each.text for each in (*earlier[-1:], sentence) if each.entry == sentence.entry))):
        return
    text = _without_dates(sentence)
    marks = find_marks(text, lang=sentence.lang) or _carried_marks(sentence, letter=letter, earlier=earlier)
    for mark, reading in read_markers(text, marks=marks):
        if _NOT_MEANT & sentence.contexts(mark.start, mark.end):
            continue
        yield Biomarker(
            name=mark.symbol,
            result=reading.words,
            positive=reading.positive,
            inherited=_is_inherited(mark, sentence, letter=letter),
            on=_day(mark, sentence, letter=letter, earlier=earlier),
            words=sentence.text[mark.start : mark.end],
        )


def _without_dates(sentence: Sentence) -> str:
    """The text with its dates blanked, letter for letter, so that no day is taken for a score."""
    text = sentence.text
    for span in sentence.dates:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _carried_marks(sentence: Sentence, *, letter: Letter, earlier: Sequence[Sentence]) -> tuple[Mark, ...]:
    """The marker that a result line is about, when it names none: the one of the report's title, or HER2 of a FISH."""
    line = _RESULT_LINE.match(flat(sentence.text))
    titled = find_marks(letter.result, lang=letter.lang) if letter.result and line else ()
    if len(titled) == 1 and line:
        return (Mark(titled[0].symbol, 0, line.end()),)
    hybrid = _HYBRID.search(sentence.text)
    before = [
        mark
        for each in earlier[-1:]
        if each.paragraph == sentence.paragraph
        for mark in find_marks(each.text, lang=each.lang)
    ]
    if hybrid and before and before[-1].symbol == "HER2":
        return (Mark("HER2", hybrid.start(), hybrid.end()),)
    return ()


def _is_inherited(mark: Mark, sentence: Sentence, *, letter: Letter) -> bool:
    plain = flat(sentence.text)
    if _INHERITED.search(plain) or _INHERITED.search(flat(letter.result)):
        return True
    return mark.is_gene_of_birth and not _SOMATIC.search(plain)


def _day(mark: Mark, sentence: Sentence, *, letter: Letter, earlier: Sequence[Sentence]) -> PartialDate | None:
    """The day of the sample or report: of the sentence, of a sample told just before, else of the report it stands in.

    A letter's own day is that of no test: a result that it repeats without a day stays undated.
    """
    own = _own_day(mark, sentence)
    if own is not None:
        return own
    if _is_inherited(mark, sentence, letter=letter):
        earlier = ()  # a test of blood or saliva, not of the sample told before
    for each in reversed(earlier):
        past = [span.date for span in each.dates if _is_past(span, each)]
        if each.paragraph == sentence.paragraph and past and _SPECIMEN.search(flat(each.text)):
            return past[-1]
    return sentence.on if letter.result else None


def _is_past(span: DateSpan, sentence: Sentence) -> bool:
    """Whether a day has been when the sentence was written; an addendum is written later than what it is added to."""
    ahead = sentence.on is not None and span.date.earliest > sentence.on.latest
    return not ahead or bool(_ADDED.search(flat(sentence.text)))


def _own_day(mark: Mark, sentence: Sentence) -> PartialDate | None:
    """The nearest date before a marker, else the nearest after; one in brackets right after its result first."""
    inside = [span for span in sentence.dates if span.start > mark.end and _in_brackets(sentence.text, span)]
    before = [span for span in sentence.dates if span.end <= mark.start]
    if inside and not any(
        each.start > mark.start for each in find_marks(sentence.text[: inside[0].start], lang=sentence.lang)
    ):
        return inside[0].date
    chosen = before[-1] if before else sentence.dates[0] if sentence.dates else None
    return chosen.date if chosen else None


def _in_brackets(text: str, span: DateSpan) -> bool:
    return text[: span.start].rfind("(") > text[: span.start].rfind(")")
