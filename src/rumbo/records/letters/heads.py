"""The head of a letter: its language, what kind of document it is, its title and its dates. Whose it is: `subjects`.

The words: content/letters/documents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Final, Literal

import msgspec

from rumbo.oncology import PartialDate
from rumbo.records.letters.date_order import is_settled
from rumbo.records.letters.dates import DateSpan, find_dates
from rumbo.records.letters.phrases import Phrases
from rumbo.records.letters.sections import find_heading
from rumbo.records.letters.text import any_of, flat
from rumbo.records.letters.therapies import find_therapies
from rumbo.words import Lang, load

Kind = Literal[
    "pathology", "radiology", "laboratory", "operative", "discharge", "board", "urgent", "problem_list", "clinic"
]
_Label = Literal["taken", "done", "dated", "plain", "received", "reported", "born"]
RESULT_KINDS: Final = frozenset[Kind]({"pathology", "radiology", "laboratory"})
HEAD_LINES: Final = 14  # with words on them; names, dates and titles stand within
_TITLE_LINES: Final = 6
_FOOT_LINES: Final = 6
_LONGEST_TITLE: Final = 80  # letters
_LONGEST_RULED: Final = 60  # letters beside the day
_BY_WHOM: Final = re.compile(r"\s*\([^()\d]*\)\s*$")  # "VISIT 2019-12-10   (B. Roble, staff)"
_HOUR: Final = r"(?:\d{1,2}[:.]\d\d\s?(?:h(?:rs?)?|[ap]\.?\s?m)?\.?)"
_MARKS: Final = " -*•>#=·|~_+/<»«→►▶◆■●–—[]("  # what visits are set apart with
# "10:42 h Dra. Ríos", "- A. Marsh, Medical Oncology", "with Dr Lee (dictated)": no words of a sentence.
_NAMED: Final = r"(?:[^\W\d_a-z][\w.'’-]*|de|del|la|y|and|of|with|con|by|por)"
_DASHED: Final = re.compile(r"[\])]?\s*[–—|·-]?\s*")
_ORDINAL: Final = re.compile(r"\d(?:st|nd|rd|th|a|ra|da|º|ª)\b")
_MOST_WORDS: Final = 5
_HOUR_AND_WHO: Final = re.compile(
    rf"[\s,;:|–—-]*{_HOUR}?[\s,;|–—-]*(?:(?:{_NAMED})(?:[\s,|–—-]+{_NAMED}){{0,6}})?\s*(?:\([^)]*\)?)?[\s=*~_#><»«/|:–—-]*"
)
# "Visit #3 of", "Note 4 –", "Consulta del día": what may stand between the word for a visit and its day.
_TO_ITS_DAY: Final = re.compile(r"(?:[\s:.,#(\[|–—-]|\b(?:on|of|dated|del?|el|dia|\d{1,2})\b)*")
_RULED: Final = re.compile(r"\s*(?P<mark>[-=*~_#>»</+])(?P=mark)+")
# "Fecha: 13/04/2021   Hora: 10:30   Servicio: Oncología": more cells of the same head, without another day.
_MORE_CELLS: Final = re.compile(
    rf"(?:[\s,;|·–—-]+[^\W\d_][^\W\d_]*(?: [^\W\d_]+){{0,2}}\s?:\s*(?:{_HOUR}|[^:;|\d]{{1,40}}))+"
)
_LAST_HOUR: Final = re.compile(rf"[\s,–—-]*{_HOUR}\s*$", re.IGNORECASE)
_SHORTENED: Final = re.compile(r"\b(?:dra?|prof|[a-z])\.")
_BORN_BEFORE: Final = 2005  # an old date alone behind a name is a date of birth; a visit of that year is rare
# The best first for the day that a document is about.
_RANK: Final[tuple[_Label, ...]] = ("taken", "done", "dated", "plain", "received", "reported")
_WEEKDAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\w*,?\s+"
_WORD: Final = re.compile(r"[^\W\d_]+")
_NAME_LINE: Final = re.compile(
    r"\s*(?:(?i:re|patient|name|paciente|nombre|asunto)\s*:\s*)?(?:[^\W\d_]+\.?[,' -]+){1,6}\(?"
)
_FIRST_SENTENCE: Final = re.compile(r"(?<=\d\d)\.\s+(?=[A-Z])")
# "05/30/1968 F", "12.03.1955 (61 años, mujer)": what stands behind a date of birth in the head of a report.
_AGE_AND_SEX: Final = re.compile(
    r"[\s,;(|/-]*(?:\d{1,3}\s?(?:y(?:rs?|ears?)?(?: old)?|a(?:ños)?|yo)?)?[\s,;(|/-]*(?i:f|m|h|v|female|male|woman|man"
    r"|mujer|hombre|femenin[oa]|masculin[oa])?[\s).]*"
)
_VERB: Final = re.compile(
    r"\b(?:is|was|are|were|has|had|have|shows?|showed|seen|found|noted|unchanged|stable|given|started|will|muestra"
    r"|mostro|presenta|es|fue|se|ha)\b"
)


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[Kind, tuple[str, ...]]
    titles: tuple[str, ...]
    scans: tuple[str, ...]
    letters: tuple[str, ...]
    entries: tuple[str, ...]
    visits: tuple[str, ...]
    greetings: tuple[str, ...]
    dates: dict[_Label, tuple[str, ...]]
    languages: dict[Lang, tuple[str, ...]]


def language_of(texts: Iterable[str]) -> Lang:
    """The language most of the small words are of; English when there are none.

    >>> language_of(["Sin evidencia de enfermedad"])
    'es'
    """
    count = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    small = {lang: sum(count[word] for word in words) for lang, words in _table().languages.items()}
    return "es" if small["es"] > small["en"] else "en"


def kind_of(texts: Sequence[str], *, is_result: bool = False) -> Kind:
    """What kind of document it is, by the words of its head.

    A letter or a visit that names a scan in its first lines is still a letter; what came out of a result (`is_result`)
    needs no title to be a report.

    >>> kind_of(["Valle Hospital", "SURGICAL PATHOLOGY REPORT"])
    'pathology'
    """
    head = [flat(text) for text in _head(texts)]
    for text in head[:_TITLE_LINES]:
        kind = next((kind for kind, words in _kinds() if kind not in RESULT_KINDS and words.search(text)), None)
        if kind:
            return kind
    if any(_is_letter(text) for text in head):
        return "clinic"
    reports = [text for text in head[:_TITLE_LINES] if is_result or _is_title(text)]
    return next((kind for kind, words in _kinds() for text in reports if words.search(text)), "clinic")


def title_of(texts: Sequence[str]) -> str:
    """The line of the head that names the report, at most 80 letters, else the first line."""
    head = list(_head(texts))
    return next((text.strip() for text in head if _is_title(flat(text))), head[0].strip() if head else "")[
        :_LONGEST_TITLE
    ]


def is_entry_head(text: str, *, date: DateSpan) -> bool:
    """Whether a line is the name of a scan, visit or report with its day, and no sentence; the day it was received,
    signed or printed begins nothing.
    """
    if _label_before(text, date) in ("reported", "received", "born"):
        return False
    text = text[: date.end] + _without_cells(text[date.end :], labelled=_label_before(text, date) is not None)
    rest = _SHORTENED.sub("", flat(text[: date.start] + text[date.end :]))
    ends = len(text) - date.end <= 8
    titled = rest.strip() and any(_any(row).search(rest) for row in ("titles", "scans", "letters", "entries"))
    if not (titled or _label_before(text, date) or text.isupper() or not rest.strip(" ,.:-()[]")):
        return False
    return ends and len(rest) <= 60 and not _VERB.search(rest) and "." not in rest.strip(" .")


def _without_cells(after: str, *, labelled: bool) -> str:
    """What follows the day of a head without the hour, who wrote it, and the other cells of a labelled one."""
    if labelled and _MORE_CELLS.fullmatch(after):
        return ""
    return _LAST_HOUR.sub("", _BY_WHOM.sub("", after))


def is_ruled(text: str, *, date: DateSpan) -> bool:
    """Whether a line is set apart by marks as the head of an entry with its day: "=== 3 May 2019, clinic ===".

    The day it was received, signed or printed begins nothing; a sentence between marks is none.
    """
    rule = _RULED.match(text)
    if rule is None or _label_before(text, date) in ("reported", "received", "born"):
        return False
    rest = _SHORTENED.sub("", flat(text[rule.end() : date.start] + text[date.end :])).strip(_MARKS + ".:")
    return len(rest) <= _LONGEST_RULED and not _VERB.search(rest) and "." not in rest


def is_visit(text: str, *, date: DateSpan) -> bool:
    """Whether a line begins with the word for a visit or note and its day: "Visit 5/16/2024: ..."."""
    before = flat(text[: date.start]).lstrip(_MARKS)
    named = _any("visits").match(before)
    if named is None:
        return False
    between = before[named.end() :]
    is_linked = _TO_ITS_DAY.fullmatch(between) is not None and not _VERB.search(flat(text[date.end :]))
    return is_linked or not between.strip(" :.#-")


def is_dated_visit(text: str, *, date: DateSpan) -> bool:
    """Whether a line is a day and the word for a visit or note, and no more: "12/02/2019 – Control (by telephone)"."""
    rest = flat(_LAST_HOUR.sub("", _BY_WHOM.sub("", text[date.end :])))
    linked = _DASHED.match(rest)
    if flat(text[: date.start]).strip(_MARKS) or linked is None:
        return False
    said = rest[linked.end() :].strip(_MARKS)
    plain = not _VERB.search(said) and not re.search(r"[.:;\d]", _ORDINAL.sub("", said))
    return plain and len(said.split()) <= _MOST_WORDS and _any("visits").search(said) is not None


def is_visit_alone(text: str, *, date: DateSpan) -> bool:
    """Whether such a line says no more than the hour and who was seen or wrote: what follows stands below it."""
    return is_visit(text, date=date) and _HOUR_AND_WHO.fullmatch(text[date.end :]) is not None


def birth_date(texts: Sequence[str], *, day_first: bool) -> PartialDate | None:
    """The date of birth, by its label or alone behind a name, or None.

    Where only habit says whether the day or the month comes first, it is the year: a slip there must not make a letter
    somebody else's.
    """
    head = ["", *_head(texts)]
    dates = (
        (text, span)
        for above, text in pairwise(head)
        for span in find_dates(text, day_first=day_first)
        if is_birth(text, span) or _is_under_label(above, text, span)
    )
    born = next(((text, span) for text, span in dates if span.date.day), None)
    if born is None:
        return None
    text, span = born
    other = find_dates(text, day_first=not day_first)
    unsure = not is_settled(texts) and all(each.date != span.date for each in other)
    return PartialDate(span.date.year) if unsure else span.date


def in_the_past(born: PartialDate, *, day: PartialDate | None) -> PartialDate:
    """A date of birth of two figures a year that would lie after the letter is one of the century before.

    >>> in_the_past(PartialDate(2031, 3, 22), day=PartialDate(2022, 8, 30)).iso
    '1931-03-22'
    """
    late = day is not None and born.year > day.year
    return PartialDate(born.year - 100, born.month, born.day) if late else born


def is_birth(text: str, span: DateSpan) -> bool:
    """Whether a date in a line is one of birth: by its label, or alone behind a name in an old year."""
    if _label_before(text, span) == "born":
        return True
    alone = _NAME_LINE.fullmatch(text[: span.start]) and _AGE_AND_SEX.fullmatch(text[span.end :])
    if not alone or span.date.year >= _BORN_BEFORE:
        return False
    return not _VERB.search(flat(text)) and not find_therapies(text)  # "Left mastectomy 04/22/1999" names nobody


def is_day_of_birth(text: str, span: DateSpan, *, born: PartialDate | None, above: str = "") -> bool:
    """Whether a date of a sentence is the person's birth: by the label in its line, by one that stands alone in the line
    `above`, or because it is the known day of birth behind a name. A day of birth dates nothing that a letter tells.

    >>> text = "Paciente nacida el 04/06/1961, operada"
    >>> is_day_of_birth(text, find_dates(text, day_first=True)[0], born=None)
    True
    """
    if _label_before(text, span) == "born" or _is_under_label(above, text, span):
        return True
    return born is not None and span.date.overlaps(born) and is_birth(text, span)


def _is_under_label(above: str, text: str, span: DateSpan) -> bool:
    """Whether a date begins a line or sentence after one that ends with the label of a date of birth."""
    return not text[: span.start].strip() and dict(_labels())["born"].search(flat(above)) is not None


def letter_date(texts: Sequence[str], *, day_first: bool, given: PartialDate | None = None) -> PartialDate | None:
    """The day a document is about: the sample, scan or visit, else the date it bears, else the day it was signed.

    A date of birth is never taken. Of several without a label the latest counts: an earlier one is told, not borne.
    The day `given` by the record around the text counts unless the text labels one.
    """
    borne: list[tuple[int, PartialDate]] = []
    for above, text in pairwise(["", *_head(texts), *_foot(texts)]):
        for span in find_dates(text, day_first=day_first):
            label = None if _is_under_label(above, text, span) else _label(text, span)
            if label in _RANK and span.date.day and not (label == "plain" and _is_added(text)):
                borne.append((_RANK.index(label), span.date))
    best = min((rank for rank, _ in borne), default=len(_RANK))
    if given is not None and best >= _RANK.index("plain"):
        return given
    if not borne:
        return None
    dates = [date for rank, date in borne if rank == best]
    return dates[0] if _RANK[best] in ("taken", "received", "reported") else max(dates)


def _is_added(text: str) -> bool:
    """Whether a line heads what was added to a report later: its day is not the report's."""
    heading = find_heading(text)
    return heading is not None and heading.section == "addendum"


def _label(text: str, span: DateSpan) -> _Label | None:
    """What a date of the head is; "plain" when the line holds little else; None when it is part of a sentence."""
    if is_birth(text, span):
        return "born"
    named = _label_before(text, span)
    if named:
        return named
    rest = flat(text[: span.start] + text[span.end :]).strip()
    return "plain" if len(rest) <= 70 and len(rest.split()) <= 9 and not _VERB.search(rest) else None


def _label_before(text: str, span: DateSpan) -> _Label | None:
    before = flat(text[: span.start])
    return next((name for name, pattern in _labels() if pattern.search(before)), None)


def _is_letter(text: str) -> bool:
    return bool(_any("letters").search(text) or _any("greetings").match(text.lstrip()))


def _is_title(text: str) -> bool:
    """Whether a line only names a department or a scan."""
    named = _any("titles").search(text)
    if named:
        return named.start() <= 60 and "." not in text[: named.start()]
    scan = _any("scans").search(text)
    return (
        bool(scan) and len(text) <= _LONGEST_TITLE and not re.search(r"[:.](?=\s|$)", text) and not _VERB.search(text)
    )


def _head(texts: Iterable[str]) -> Iterator[str]:
    """The first lines; of a line that holds a whole note, its first sentence."""
    return islice((_FIRST_SENTENCE.split(text, maxsplit=1)[0] for text in texts if text.strip()), HEAD_LINES)


def _foot(texts: Iterable[str]) -> list[str]:
    """The last lines that say when it was signed."""
    last = [text for text in texts if text.strip()][HEAD_LINES:][-_FOOT_LINES:]
    return [text for text in last if any(pattern.search(flat(text) + " ") for _, pattern in _anywhere())]


@cache
def _table() -> _Table:
    return load("letters/documents", _Table).by_file["documents"]


@cache
def _kinds() -> tuple[tuple[Kind, Phrases], ...]:
    return tuple((kind, any_of(words)) for kind, words in _table().kinds.items())


@cache
def _any(row: str) -> Phrases:
    words: tuple[str, ...] = getattr(_table(), row)
    return any_of(words)


@cache
def _labels() -> tuple[tuple[_Label, re.Pattern[str]], ...]:
    """Each label as it stands right before its date."""
    return tuple((name, _right_before(words)) for name, words in _table().dates.items())


def _right_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words).pattern})\s*[:.#]*\s*(?:{_WEEKDAY})?(?:el |on |of )?\(?$")


@cache
def _anywhere() -> tuple[tuple[_Label, Phrases], ...]:
    return tuple((name, any_of(words)) for name, words in _table().dates.items() if name != "born")
