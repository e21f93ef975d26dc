"""Tells the biomarkers of a letter: which property of the tumour or of inheritance, its result as written, and its day.

Names and results are those of content/oncology/biomarkers and results. Pending and untested ones tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

import msgspec

from rumbo.course.facts import Biomarker
from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.evidence import is_path_line, sampled_above
from rumbo.records.letters.heads import Kind
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.marks import Mark, find_marks
from rumbo.records.letters.patterns import Built
from rumbo.records.letters.results import read_markers
from rumbo.records.letters.sections import Section
from rumbo.records.letters.text import flat
from rumbo.records.letters.therapies import find_therapies

_ELSEWHERE: Final = frozenset[Section]({"family", "allergies", "technique"})
_OF_OPERATIONS: Final = frozenset[Kind]({"discharge", "operative"})
_NOT_MEANT: Final = frozenset({"family", "hypothetical", "planned"})
_INHERITED: Final = re.compile(
    r"germ-?line|heredit\w+|inherited|(?<!centro )germinal(?! cent)|constitutional|estudio genetico"
    r"|genetic (?:test|counsel)|consejo genetico"
)
_SOMATIC: Final = re.compile(r"somatic|tumou?r|tissue|tejido|somatic\w+|ngs|plasma|ctdna|foundation|guardant|tempus")
_HYBRID: Final = re.compile(r"\b(?:D?C?ISH|FISH|hibridaci[oó]n in situ)\b")
_SPECIMEN: Final = Built(r"\b(?:@sample@)\b")
# What stains show in a sample without cancer is no property of the tumour.
_BENIGN: Final = re.compile(
    r"\b(?:no (?:evidence of )?malignan\w+|negative for (?:malignan\w+|carcinoma)|benign (?:tissue|lesion|node"
    r"|biopsy)|sin (?:evidencia de )?malignidad"
    r"|(?:thymic|reactive|lymphoid|follicular) hyperplasia|hiperplasia (?:timica|reactiva|linfoide|folicular)"
    r"|negativo para (?:malignidad|celulas)|no se observ\w+ (?:neoplasia|malignidad))"
)
_ADDED: Final = re.compile(r"\b(?:addend\w*|adenda)\b")
_RESULT_LINE: Final = re.compile(r"^\W*(?:results?|resultado|interpretation|interpretacion|conclusion)\b\W*")
# What begins with these words is of another sample or day than the line before it.
_OWN_LINE: Final = re.compile(r"^\W*(?:addend\w*|adenda|molecular|biomarkers?|biomarcadores|ngs|genomic\w*)\b")
# Antibodies with which tests are made, in brackets after the marker.
_CLONE: Final = re.compile(
    r"\((?:clone |clon )?(?:22C3|28-8|73-10|E1L3N|SP\d{1,3}|4B5|1D6|6F11|1E2|D5F3|D4D6|VE1|MIB-?1|DO-?7|EPR\d+|30-9)"
    r"(?:[ ,/-]+(?:pharmdx|dako|ventana|agilent|assay|ihc|clone|clon))*\)"
    r"|\b(?:22C3|SP142|SP263|E1L3N)\b(?! ?\))"
    # and the full name of a score, which holds the word "positive"
    r"|\bcombined positive score\b|\bpuntuaci[oó]n positiva combinada\b",
    re.IGNORECASE,
)
# "Molecular (reported 11/11/2019): KRAS mutated. BRCA1 negative.": the day holds for what follows in the paragraph.
_PANEL: Final = re.compile(
    r"^\W*(?:molecular|biomarkers?|biomarcadores|ngs|genomic\w*|panel)\b[^:.]{0,20}\([^()]*\d[^()]*\)\s*:"
)
_DIAGNOSED: Final = re.compile(r"\b(?:diagnosed|diagnosticad[oa]|diagnosis (?:made )?on|dx'?d)\W+(?:on |el |en )?$")
_MARKERS_LINE: Final = re.compile(
    r"^\W*(?:molecular|biomarkers?|biomarcadores|receptors?|receptores|ihc|ihq)\b[^:.]{0,20}:"
)
_DOTS: Final = re.compile(r"\.{3,}|(?:\. ){3,}")
_GENE_TEST: Final = re.compile(
    r"\b(?:sequenc\w*|secuenciacion|germ-?line|germinal|genetic\w*|saliva|blood|sangre|extraccion|collected|panel|invitae|myriad|ambry)\b"
)
_TITLE: Final = re.compile(
    r"^\W*(?:final )?(?:histolog\w+|patholog\w+|receptors?|receptores|biomarkers?|biomarcadores|immunohistochem\w+|ihc"
    r"|(?:special )?stains?(?: (?:and|&) (?:tests|markers))?|(?:tumou?r )?markers?(?: (?:on|of) the (?:cells|tumou?r))?"
    r"|tinciones|marcadores"
    r"|inmunohistoquimica|ihq|anatomia patologica|histopatolog\w+|molecular(?: \w+)?)"
    r"\W*(?:results?|report|resultados?|informe)?\W*$"
)
_KIN: Final = Built(r"\b(?:@kin@)\b")
# A scan tests no tissue, unless it was made to take some.
_TISSUE: Final = re.compile(r"\b(?:biops\w+|core|fna|paaf|patholog\w+|patolog\w+|histolog\w+|cytolog\w+|citolog\w+)\b")
_ROWS: Final = 14  # sentences from a row up to where its sample is told
_LONGEST_ROW: Final = 60  # letters
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
    if sentence.section in _ELSEWHERE and not _is_own_test(sentence):
        return
    if _is_of_benign_sample(sentence, earlier=earlier):
        return
    text = _without_clones(_without_dates(sentence))
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


def _is_own_test(sentence: Sentence) -> bool:
    """Whether a sentence among those on the family tells a test of the person's own genes: it names no relative."""
    plain = flat(sentence.text)
    return sentence.section == "family" and bool(_INHERITED.search(plain)) and not _KIN.search(plain)


def _is_of_benign_sample(sentence: Sentence, *, earlier: Sequence[Sentence]) -> bool:
    """Whether the sentence, or the one before it when both tell of one sample, says that there is no cancer in it."""
    before = () if _OWN_LINE.match(flat(sentence.text)) else earlier[-1:]
    said = " ".join(each.text for each in (*before, sentence) if each.entry == sentence.entry)
    return bool(_BENIGN.search(flat(said)))


def _without_dates(sentence: Sentence) -> str:
    """The text with its dates blanked, letter for letter, so that no day is taken for a score."""
    text = sentence.text
    for span in sentence.dates:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _without_clones(text: str) -> str:
    """The text with the names of antibodies, and the dots that lead to a result, blanked letter for letter: "PD-L1
    (22C3)" gives no score yet.
    """
    blanked = _CLONE.sub(lambda found: " " * len(found[0]), text)
    return _DOTS.sub(lambda found: " " * len(found[0]), blanked)


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
    beside = [each for each in reversed(earlier) if each.paragraph == sentence.paragraph]
    panel = next((day for each in beside if _PANEL.match(flat(each.text)) and (day := _past_day(each))), None)
    if panel is not None:
        return panel
    if _is_inherited(mark, sentence, letter=letter):
        # A test of blood or saliva, not of the sample told before.
        tests = (
            each for each in reversed(earlier) if each.entry == sentence.entry and _GENE_TEST.search(flat(each.text))
        )
        day = next((day for each in tests if (day := _past_day(each))), None)
    else:
        of_it = (each for each in reversed(earlier) if each.paragraph == sentence.paragraph)
        day = _sampled_on(of_it) or _day_of_table(sentence, letter=letter) or _diagnosed_on(sentence, earlier=earlier)
    day = day or _day_of_operation(sentence, letter=letter, earlier=earlier)
    if day is not None:
        return day
    scan_alone = letter.kind == "radiology" and not _TISSUE.search(flat(letter.text))
    return sentence.on if letter.result and not scan_alone else None


def _day_of_operation(sentence: Sentence, *, letter: Letter, earlier: Sequence[Sentence]) -> PartialDate | None:
    """The day of the operation, for what a letter about it says under "Pathology": the marks are of what was removed."""
    if letter.kind not in _OF_OPERATIONS:
        return None
    of_section = takewhile(lambda each: each.section == sentence.section, [sentence, *reversed(earlier)])
    of_sample = any(is_path_line(flat(each.text)) for each in of_section)
    return sampled_above(sentence, letter=letter) if of_sample else None


def _day_of_table(sentence: Sentence, *, letter: Letter) -> PartialDate | None:
    """The day of the sample, for a row under "Histology" or "Receptors": the last told before that title."""
    above = letter.above(sentence, most=_ROWS)
    title = next((number for number, each in enumerate(above) if _TITLE.match(flat(each.text))), None)
    row = sentence.text.split("  ", maxsplit=1)[0]  # of a page in two columns, the one
    if title is None or len(row) > _LONGEST_ROW:
        return None
    return _sampled_on(above[title:])


def _diagnosed_on(sentence: Sentence, *, earlier: Sequence[Sentence]) -> PartialDate | None:
    """The day of diagnosis that a list tells right above its row of markers: they are of what was diagnosed then."""
    if not _MARKERS_LINE.match(flat(sentence.text)):
        return None
    of_entry = [each for each in reversed(earlier) if each.entry == sentence.entry]
    told = ((span, flat(each.text)) for each in of_entry for span in each.dates)
    return next((span.date for span, text in told if span.date.day and _DIAGNOSED.search(text[: span.start])), None)


def _sampled_on(nearest_first: Iterable[Sentence]) -> PartialDate | None:
    """The day of the nearest sentence that tells of a sample."""
    days = (_past_day(each) for each in nearest_first if _SPECIMEN.search(flat(each.text)))
    return next((day for day in days if day), None)


def _past_day(sentence: Sentence) -> PartialDate | None:
    past = [span.date for span in sentence.dates if _is_past(span, sentence)]
    return past[-1] if past else None


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
    if before:
        return before[-1].date
    after = [span for span in sentence.dates if span.start >= mark.end]
    return after[0].date if after and not _is_of_treatment(sentence.text[mark.end : after[0].start]) else None


def _is_of_treatment(between: str) -> bool:
    """Whether the words between a marker and a day tell of a treatment, whose day it then is."""
    return bool(find_therapies(between))


def _in_brackets(text: str, span: DateSpan) -> bool:
    return text[: span.start].rfind("(") > text[: span.start].rfind(")")
