"""The values of tumour markers that a letter or laboratory report gives as a table: a row for each day, or a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from rumbo.course.facts import Measure
from rumbo.oncology import PartialDate
from rumbo.oncology.biomarkers import locate_biomarkers
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.letter import Sentence
from rumbo.records.letters.text import flat

_CELLS: Final = re.compile(r"\s{2,}|\t+|\s*\|\s*|\s*\.{4,}\s*")
# How a laboratory names what is usual, beside the marker in a head: "ref 0.0 - 3.8", "V.N. < 5".
_RANGE: Final = re.compile(
    r"\W*(?:ref\w*|normal\w*|range|rango|usual|v\. ?[rn]\.?|vr|vn|valor(?:es)?|limit\w*|[<>]|hasta|up to|[\d.,]+ ?[-–] ?\d)"
)
_DAY_HEAD: Final = re.compile(
    r"\W*(?:date|day|collected|collection date|drawn|sample date|fecha\w*|dia|toma|extraccion|muestra|obtenido)\b"
)
_UNIT: Final = re.compile(r"[^\W\d]{1,4}/(?:ml|dl|l)\b", re.IGNORECASE)
_VALUE: Final = re.compile(
    r"(?P<sign>[<>≤≥]=?)?\s?(?P<value>\d{1,6}(?:[.,]\d+)*)\s*(?P<unit>[^\W\d]{1,4}/(?:ml|dl|l))?"
    r"\s*(?:\(?(?:hh?|ll?|high|low|alto|bajo|elevad[oa]|normal)\)?|[*↑↓]+)?\s*",
    re.IGNORECASE,
)
# What a head may say beside the marker: "PSA trend:", "Evolución de CA-125", "Serum CEA level".
_TITLE: Final = re.compile(
    r"[\W_]*(?:(?:total|serum|plasma|trend|values?|levels?|history|series|results?|curve|over|time|of|the|tumou?r|markers?"
    r"|valor\w*|niveles|nivel|evoluci\w+|evolutivo|curva|serie|resultados?|historial|marcador\w*|tumoral\w*|seric[oa]|en|de|del|el|la)"
    r"[\W_]*)*"
)
_LONGEST_TITLE: Final = 50  # letters of a line that only names a marker
# A full stop before three last digits parts thousands in Spanish, as a comma does in English.
_THOUSANDS_ES: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_THOUSANDS_EN: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


@dataclass
class Series:
    """Reads a document's tables row by row: what the head named is kept until the rows end.

    `columns` are markers by column under a head with a column of days; `days` are days by column of a head that names
    days; a `marker` stands alone above lines of a day and a number.
    """

    columns: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    days: Mapping[int, PartialDate] = field(default_factory=dict)
    day_at: int = 0
    paragraph: int = -1

    def read(self, sentence: Sentence) -> tuple[Measure, ...] | None:
        """The values that a row tells, each with its day; None when the sentence belongs to no table."""
        cells = _cells(sentence.text)
        if self._is_head(cells, sentence):
            self.paragraph = sentence.paragraph
            return ()
        if self.columns:
            found = tuple(self._of_row(cells, sentence))
            if found:
                return found
        if self.days:
            found = tuple(self._of_marker(cells, sentence))
            if found:
                return found
        # A row of another test ends no table; "Date  CEA  Ref.  Notes": a full stop ends no head.
        if sentence.paragraph != self.paragraph and not _is_row(cells) and len(sentence.text) > _LONGEST_TITLE:
            self.columns, self.days = {}, {}
        return None

    def _is_head(self, cells: list[tuple[int, str]], sentence: Sentence) -> bool:
        markers = {number: named for number, (_, cell) in enumerate(cells) if (named := _marker(cell))}
        heads = [number for number, (_, cell) in enumerate(cells) if _DAY_HEAD.match(flat(cell))]
        if markers and heads and not sentence.dates:
            self.columns, self.days, self.day_at = markers, {}, heads[0]
            return True
        beside = [cell for _, cell in cells[1:]]
        if 0 in markers and not sentence.dates and all(_RANGE.match(flat(cell)) for cell in beside):
            self.columns, self.days, self.day_at = {1: markers[0]}, {}, 0
            return len(cells[0][1]) <= _LONGEST_TITLE
        dated = {number: day for number, cell in enumerate(cells) if (day := _day(cell, sentence.dates))}
        if len(dated) > 1 and len(dated) >= len(cells) - 2 and not markers:
            shift = 1 if 0 in dated else 0  # no head above the names of the tests
            self.columns, self.days = {}, {number + shift: day for number, day in dated.items()}
            return True
        return False

    def _of_row(self, cells: list[tuple[int, str]], sentence: Sentence) -> Iterator[Measure]:
        day = _day(cells[self.day_at], sentence.dates) if self.day_at < len(cells) else None
        if day is None:
            return
        if self.columns.keys() == {1}:  # the only marker, whatever is drawn before its values
            [(name, unit)] = self.columns.values()
            told = (_value(cell, name=name, unit=unit, on=day, lang=sentence.lang) for _, cell in cells[1:])
            yield from next((values for each in told if (values := list(each))), ())
            return
        for number, (name, unit) in self.columns.items():
            if number < len(cells):
                yield from _value(cells[number][1], name=name, unit=unit, on=day, lang=sentence.lang)

    def _of_marker(self, cells: list[tuple[int, str]], sentence: Sentence) -> Iterator[Measure]:
        named = _marker(cells[0][1])
        if named is None:
            return
        for number, day in self.days.items():
            if number < len(cells):
                yield from _value(cells[number][1], name=named[0], unit=named[1], on=day, lang=sentence.lang)


def number_in(written: str, *, lang: str) -> float:
    """A number in either language, with thousands parted or decimals after a comma.

    >>> number_in("1.240", lang="es"), number_in("1,240", lang="en"), number_in("0,8", lang="es"), number_in("0.012", lang="es")
    (1240.0, 1240.0, 0.8, 0.012)
    """
    if lang == "es" and _THOUSANDS_ES.fullmatch(written):
        return float(written.replace(".", ""))
    if _THOUSANDS_EN.fullmatch(written):
        return float(written.replace(",", ""))
    whole, _, rest = written.replace(",", ".").rpartition(".")
    return float(f"{whole.replace('.', '')}.{rest}") if whole else float(rest)


def _cells(text: str) -> list[tuple[int, str]]:
    """The cells of a row, each with where it begins."""
    cells, at = [], 0
    for gap in _CELLS.finditer(text):
        cells.append((at, text[at : gap.start()]))
        at = gap.end()
    cells.append((at, text[at:]))
    return [cell for cell in cells if cell[1].strip()] or [(0, "")]


def _is_row(cells: list[tuple[int, str]]) -> bool:
    """Whether cells are a row of numbers or of marks for none, whatever its test."""
    rest = [cell.strip() for _, cell in cells[1:]]
    return bool(rest) and sum(
        bool(_VALUE.fullmatch(cell) or not any(map(str.isalpha, cell))) for cell in rest
    ) * 2 >= len(rest)


def _marker(cell: str) -> tuple[str, str] | None:
    """The one marker in blood that a cell names, with its unit; None when it says more."""
    found = [each for each in locate_biomarkers(cell) if each.value.kind == "blood"]
    if len(found) != 1:
        return None
    unit = _UNIT.search(cell)
    rest = cell[: found[0].start] + cell[found[0].end : unit.start() if unit else len(cell)]
    if not _TITLE.fullmatch(flat(rest)):
        return None
    return found[0].value.symbol, unit[0] if unit else ""


def _day(cell: tuple[int, str], dates: tuple[DateSpan, ...]) -> PartialDate | None:
    """The day that a cell holds and nothing else."""
    start, words = cell
    inside = [each for each in dates if start <= each.start and each.end <= start + len(words) and each.until is None]
    if len(inside) != 1 or len(words.strip()) - (inside[0].end - inside[0].start) > 8:
        return None
    return inside[0].date


def _value(cell: str, *, name: str, unit: str, on: PartialDate, lang: str) -> Iterator[Measure]:
    found = _VALUE.fullmatch(cell.strip())
    if found:
        words = f"{found['sign']}{found['value']}" if found["sign"] else ""
        value = number_in(found["value"], lang=lang)
        yield Measure(name=name, value=value, unit=found["unit"] or unit, words=words, on=on)
