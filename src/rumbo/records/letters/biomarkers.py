"""Tells the biomarkers of a letter: which property of the tumour or of inheritance, its result as written, and its day.

Names and results are those of content/oncology/biomarkers and results. Pending and untested ones tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from rumbo.course.facts import Biomarker
from rumbo.oncology import PartialDate
from rumbo.oncology.biomarkers import is_no_result, locate_biomarkers, read_result
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.patterns import pieces
from rumbo.records.letters.sections import Section
from rumbo.records.letters.text import flat

_ELSEWHERE: Final = frozenset[Section]({"family", "allergies", "technique"})
_NOT_MEANT: Final = frozenset({"family", "hypothetical", "planned"})
# Numbers in blood are measures; these two are told in words.
_IN_BLOOD: Final = frozenset({"ctDNA", "MRD"})
_RECEPTORS: Final = frozenset({"ER", "PR"})
_SHORT: Final = frozenset(
    [
        "ER",
        "PR",
        "AR",
        "RE",
        "RP",
        "HR",
        "RH",
        "MET",
        "RET",
        "KIT",
        "ATM",
        "CPS",
        "TPS",
        "MRD",
        "MYC",
        "RAS",
        "EMR",
        "ERM",
        "AKT1",
    ]
)
# Two letters mean many things: the result has to stand right beside them.
_BESIDE: Final = re.compile(
    r"[\s:=(,-]*(?:(?:status|receptors?|receptor|is|was|are|by|ihc|es|fue|expression|low|strong\w*|weak\w*|debil\w*|fuerte\w*|moderate\w*)[\s:,=-]*)*"
    r"(?:not |no |sin |non[- ]?)?(?:positiv|negativ|pos\b|neg\b|\d|[<>+]|low|not detected|loss|mutat|rearr|ampl"
    r"|wild|fusion|exon|p\.|[a-z]\d)"
)
_SPANISH_ONLY: Final = frozenset({"RE", "RP", "RH"})
# A medicine's class or another thing that only bears the name of the marker.
_CLASS_AFTER: Final = re.compile(
    r"[\s-]*(?:/\w+[\s-]*)?(?:targeted|directed|inhibit\w*|antibod\w+|blockade|blocker|agonist|therapy|tki"
    r"|testing guidelines|dirigid\w+"
    r"|visit|room|physician|doctor|joint|scan|imaging|pet\b|vaccin\w*|vacuna\w*|status post)"
)
_CLASS_BEFORE: Final = re.compile(
    r"(?:anti-?|inhibid\w+ (?:de(?:l)?|la|el|\s)*|inhibitors? of |against |vacuna (?:contra|del?) (?:el )?)$"
)
_SIGN: Final = re.compile(
    r"(?P<bare>\+{1,3}|[-−–])(?=[\s,;.:/)\]]|$)|\s?\((?P<inside>\+{1,3}|[-−–])\)|\s(?P<apart>\+{1,3}|[-−–])(?=[,;./)]|$)"
)
_JOINT: Final = re.compile(
    r"[\s/,&()]*(?:(?:and|y|e|or|o|ni|nor|as well as|asi como)\s+)?(?:de\s+|del\s+|for\s+)?[\s(]*"
)
_STEP: Final = re.compile(r"[,;()]|\.(?=\s|$)|\s(?:and|y|but|pero|so)\s")
_CLAUSE: Final = re.compile(r";|\.(?=\s|$)|\s\|\s")
_BEFORE: Final = re.compile(
    rf"(?:{pieces('result_before')})\s*(?:the |el |los |las |la |genes? )?(?:expression of |de )?$"
)
_DENIAL: Final = re.compile(r"\b(?:no|sin|without|not|negative for|absence of|ausencia de|ni)\s+(?:\w+\s+){0,2}$")
_SAYS_SOMETHING: Final = re.compile(
    r"\d|abnormal|anormal|aberran|equivoc|indetermin|uncertain|inciert|\bvus\b|\blow\b|\bbaj[oa]\b|null|patch|heterogen|borderline|limitrofe"
)
_VARIANT: Final = re.compile(
    r"\b(?:p\.)?\(?[A-Z][a-z]{0,2}\d{2,4}(?:[A-Z*]|fs|del|dup|[A-Z][a-z]{2})\w*\)?|\bc\.\d+\S*|\bexon \d+|\bex\d+"
)
_INHERITED: Final = re.compile(
    r"germ-?line|heredit\w+|inherited|germinal|constitutional|estudio genetico|genetic (?:test|counsel)|consejo genetico"
)
_SOMATIC: Final = re.compile(r"somatic|tumou?r|tissue|tejido|somatic\w+|ngs|plasma|ctdna|foundation|guardant|tempus")
_TRIPLE: Final = re.compile(r"\btriple[- ]negativ[eoa]s?\b|\btnbc\b|\bcmtn\b")
_HORMONE: Final = re.compile(r"(?<![\w/])(?:HR|RH)(?=\s?[+\-−–(]|[ -](?:pos|neg))")
_NEGATIVE: Final = re.compile(r"\s?\(?[-−–](?!\s?pos)|[ -]neg")
_HYBRID: Final = re.compile(r"\b(?:D?C?ISH|FISH|hibridaci[oó]n in situ)\b")
_SPECIMEN: Final = re.compile(rf"\b(?:{pieces('sample')})\b")
# What stains show in a sample without cancer is no property of the tumour.
_BENIGN: Final = re.compile(
    r"\b(?:no (?:evidence of )?malignan\w+|negative for (?:malignan\w+|carcinoma)|benign (?:tissue|lesion|node"
    r"|biopsy)|sin (?:evidencia de )?malignidad"
    r"|negativo para (?:malignidad|celulas)|no se observ\w+ (?:neoplasia|malignidad))"
)
_RESULT_LINE: Final = re.compile(r"^\W*(?:results?|resultado|interpretation|interpretacion|conclusion)\b\W*")
_MUTATION_ONLY: Final = re.compile(r"\b(?:mutation|mutacion|fusion|rearrangement|reordenamiento|testing|status)\b")
_CHROMOSOME: Final = re.compile(r"^(?:t\(|del\(|inv\(|1q|trisomy|PML|BCR)")
_SHARE: Final = re.compile(
    r"[\s,]*\(?[<>]?\d{1,3}(?:-\d{1,3})?(?:[.,]\d)? ?%\)?|\s*\((?:IHC:? ?)?[0-3]\+?\)"
)  # "(90 %)", "(0)"
_REACH: Final = 110  # letters after a marker in which its result stands
_LOOK_BACK: Final = 3  # sentences


class Mark(NamedTuple):
    """A biomarker named in a sentence: how records write it, and its letters."""

    symbol: str
    start: int
    end: int
    is_gene_of_birth: bool = False


class Reading(NamedTuple):
    """A result as written, and what it means."""

    words: str
    positive: bool | None


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


def find_marks(text: str, *, lang: str) -> tuple[Mark, ...]:
    """The biomarkers that a text names, left to right. Names of medicines' kinds ("PD-L1 inhibitor") are left out.

    >>> [mark.symbol for mark in find_marks("RE y HER2; inhibidor de PARP", lang="es")]
    ['ER', 'HER2']
    """
    plain = flat(text)
    found = [
        Mark(
            _symbol(each.value.symbol, text[each.start : each.end]),
            each.start,
            each.end + (text[each.start : each.end + 1].count("(") == 1 and text[each.end : each.end + 1] == ")"),
            each.value.kind == "inherited",
        )
        for each in locate_biomarkers(text)
        if (each.value.kind != "blood" or each.value.symbol in _IN_BLOOD)
        and not _CLASS_AFTER.match(plain, each.end)
        and not _CLASS_BEFORE.search(plain[max(0, each.start - 24) : each.start])
        and _is_word_of(text[each.start : each.end], lang=lang)
    ]
    for each in _HORMONE.finditer(text):
        # Positive for hormone receptors is ER or PR or both, as a rule ER; negative is both.
        symbols = ("ER", "PR") if _NEGATIVE.match(plain, each.end()) else ("ER",)
        found += [Mark(symbol, each.start(), each.end()) for symbol in symbols]
    for each in _TRIPLE.finditer(plain):
        found += [Mark(symbol, each.start(), each.end()) for symbol in ("ER", "PR", "HER2")]
    return tuple(sorted(found, key=lambda mark: mark.start))


def _symbol(symbol: str, raw: str) -> str:
    """T790M comes after treatment: "L858R; T790M negative" are two results."""
    return f"{symbol} {raw}" if raw == "T790M" else symbol


def read_markers(text: str, *, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Reading]]:
    """Each biomarker of a text with its result; those without one are left out.

    >>> text = "ER 95%, PR negative, HER2 2+ (FISH not amplified); ALK/ROS1 pending"
    >>> [(mark.symbol, one.positive) for mark, one in read_markers(text, marks=find_marks(text, lang="en"))]
    [('ER', True), ('PR', False), ('HER2', False)]
    """
    clusters = _clusters(text, marks)
    told: set[tuple[str, str]] = set()
    for number, cluster in enumerate(clusters):
        limit = clusters[number + 1][0].start if number + 1 < len(clusters) else len(text)
        floor = clusters[number - 1][-1].end if number else 0
        for mark in cluster:
            reading = _reading(text, mark, cluster=cluster, floor=floor, limit=limit)
            if reading is None:
                continue
            key = (mark.symbol, reading.words if reading.positive is None else str(reading.positive))
            if key not in told:
                told.add(key)
                yield mark, reading


def _without_dates(sentence: Sentence) -> str:
    """The text with its dates blanked, letter for letter, so that no day is taken for a score."""
    text = sentence.text
    for span in sentence.dates:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _is_word_of(raw: str, *, lang: str) -> bool:
    return not (raw in _SPANISH_ONLY and lang == "en")


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


def _clusters(text: str, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Markers that share a result: "ALK/ROS1 negative", "receptores de estrógeno (RE)"."""
    if not marks:
        return []
    plain = flat(text)
    clusters = [[marks[0]]]
    for one, other in pairwise(marks):
        by_itself = _VARIANT.search(text[one.start : one.end]) or read_result(text[one.start : one.end]) is not None
        if one.start == other.start or (not by_itself and _JOINT.fullmatch(plain, one.end, max(one.end, other.start))):
            clusters[-1].append(other)
        else:
            clusters.append([other])
    return clusters


def _reading(text: str, mark: Mark, *, cluster: Sequence[Mark], floor: int, limit: int) -> Reading | None:
    plain = flat(text)
    if _TRIPLE.match(plain, mark.start):
        return Reading(text[mark.start : mark.end], positive=False)
    last = cluster[-1].end
    sign = _SIGN.match(text, mark.end) or _SIGN.match(text, last)
    if sign:
        said = sign["bare"] or sign["inside"] or sign["apart"]
        return Reading(said, positive="+" in said)
    before = _before(plain, begin=cluster[0].start, floor=floor)
    after = text[last : min(limit, last + _REACH)]
    after = after[: _clause_end(after)]
    if is_no_result(after) and read_result(after) is None and not re.search(r"\d", after):
        return None
    if mark.symbol == "HER2-low":
        return _told_by_name(text, mark, before=before)
    if not _STEP.match(after.lstrip()) or after.lstrip().startswith("("):
        found = _after(text, mark, after=after, last=last, denial=_DENIAL.search(before))
        if found is not None:
            return found
    return (
        _told_before(text, mark, before=before, cluster=cluster)
        or _told_by_name(text, mark, before=before)
        or _after(text, mark, after=after, last=last, denial=None)
    )


def _before(plain: str, *, begin: int, floor: int) -> str:
    """The words before a marker, in its own clause."""
    start = max(floor, begin - 60)
    cut = max((each.end() for each in re.compile(r"[,;:.]\s").finditer(plain, start, begin)), default=start)
    return plain[cut:begin]


def _clause_end(after: str) -> int:
    found = _CLAUSE.search(after)
    return found.start() if found else len(after)


def _after(text: str, mark: Mark, *, after: str, last: int, denial: re.Match[str] | None) -> Reading | None:
    """The result that stands after a marker: the shortest piece that decides, else the first that says a score."""
    raw = text[mark.start : mark.end]
    if raw in _SHORT and not _BESIDE.match(flat(after)):
        return None
    steps = [*(each.start() for each in _STEP.finditer(after)), len(after)]
    said = denial[0] if denial else ""
    score = ""
    for step in steps:
        piece = _cleaned(after[:step])
        if not piece:
            continue
        if is_no_result(piece) and _polarity(piece) is None:
            return None
        for words in (f"{said}{piece}", f"{raw} {piece}"):
            if mark.symbol not in _RECEPTORS | {"HER2"} and words != f"{said}{piece}":
                continue
            positive = _polarity(words)
            if positive is not None:
                return Reading(_whole_result(words, raw=raw, piece=piece, after=after[step:]), positive=positive)
        if not score and _SAYS_SOMETHING.search(flat(piece)) and len(piece) < 60:
            score = piece
    return Reading(score, positive=None) if score else None


def _whole_result(words: str, *, raw: str, piece: str, after: str) -> str:
    """A result with the variant that its marker names ("KRAS G12D" detected), or the share or score behind it."""
    if words == piece and _VARIANT.search(raw):
        return f"{raw} {piece}"
    share = _SHARE.match(after) if not re.search(r"\d", words) else None
    return f"{words} {share[0].strip()}" if share else words


def _polarity(words: str) -> bool | None:
    """What a result means; the name of a variant only counts when no word decides ("V600E not detected")."""
    if is_no_result(words) and not re.search(r"positiv|negativ|detect", flat(words)):
        return None
    plain = _VARIANT.sub(" ", words)
    decided = read_result(plain)
    return decided if decided is not None else read_result(words)


def _told_before(text: str, mark: Mark, *, before: str, cluster: Sequence[Mark]) -> Reading | None:
    """The result that stands before a marker: "negative for", "no mutation in", "wild-type"."""
    found = _BEFORE.search(before)
    if not found:
        return None
    start = cluster[0].start - (len(before) - found.start())
    words = text[start : cluster[0].start].strip()
    positive = _polarity(words)
    if positive is None and re.match(r"harbou?r|carr|portador", found[0]):
        positive, words = True, f"{words} {text[mark.start : mark.end]}"
    return None if positive is None else Reading(words, positive=positive)


def _told_by_name(text: str, mark: Mark, *, before: str) -> Reading | None:
    """The result that the name itself says: "MSI-H", "pMMR", "KRAS G12D", "t(11;14)"."""
    raw = text[mark.start : mark.end]
    if _MUTATION_ONLY.search(flat(raw)) and not re.search(r"\b(?:with|con|has|presenta)\s+(?:an? |una? )?$", before):
        return None
    if _DENIAL.search(before):
        return Reading(f"no {raw}", positive=False) if _CHROMOSOME.match(mark.symbol) else None
    positive = True if _CHROMOSOME.match(mark.symbol) else read_result(raw)
    if mark.symbol == "HER2-low":
        positive = True
    return None if positive is None else Reading(raw, positive=positive)


def _cleaned(piece: str) -> str:
    words = re.sub(
        r"\s+(?:in|on|at|by|en|de|el|del|from|of)$",
        "",
        " ".join(piece.rpartition(":")[2].strip(" \t=,.;-–—|(").lstrip(") ").split()),
    )
    return words + ")" * max(0, words.count("(") - words.count(")"))


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
        past = [span.date for span in each.dates if "planned" not in each.contexts(span.start, span.end)]
        if each.paragraph == sentence.paragraph and past and _SPECIMEN.search(flat(each.text)):
            return past[-1]
    return sentence.on if letter.result else None


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
