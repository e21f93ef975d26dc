"""The narrative of a document: the tables and lists a person reads, and what an entry points to in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from lxml import etree

from rumbo.records.cda.columns import Column, column_of
from rumbo.records.cda.dates import dates_in
from rumbo.records.cda.elements import V3, Element, attribute, child, children, words_in

_PARTS: Final = frozenset(V3 + name for name in ("thead", "tbody", "tfoot"))
_CELLS: Final = (f"{V3}td", f"{V3}th")
_MAX_COLUMNS: Final = 60
_MAX_WORDS: Final = 2000  # of one cell; nobody names anything at greater length
# What stands where there is nothing to name, and what names nothing: a bare time.
_NOTHING: Final = re.compile(
    r"(?:no|none|nil|nothing|not (?:on file|available|recorded|applicable)|denies|ning[uú]n[oa]?|niega|sin|nada)\b"
    r"|(?:n/?a|unknown|desconocid[oa]|null)\W*$|[\W\d_]*(?:[ap]\.?m\.?)?\W*$",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """One row of a table, or one item of a list: its number in the section and what its columns hold."""

    number: int
    cells: dict[Column, str]
    line: str
    day_first: bool

    @property
    def name(self) -> str:
        """What the row is about, or nothing when it says that there is nothing."""
        name = self.cells.get("name", "")
        return "" if says_nothing(name) else name

    @property
    def start(self) -> str | None:
        """The first date of its date column, as ISO text."""
        return next(iter(self._dates("start")), None)

    @property
    def end(self) -> str | None:
        """The date of its end column, else the second of its date column, as ISO text."""
        return next(iter(self._dates("end") or self._dates("start")[1:2]), None)

    def said(self, *columns: Column) -> str:
        """What these columns hold, in one line."""
        return "; ".join(filter(None, (self.cells.get(column, "") for column in columns)))

    def _dates(self, column: Column) -> tuple[str, ...]:
        return dates_in(self.cells.get(column, ""), day_first=self.day_first)


def says_nothing(words: str) -> bool:
    """Whether words stand where a name would, and say that there is none.

    >>> says_nothing("No known allergies"), says_nothing("Unknown"), says_nothing("Unknown primary cancer")
    (True, True, False)
    """
    return _NOTHING.match(words) is not None


class Anchors:
    """What the references of a document's entries point to."""

    def __init__(self, root: Element) -> None:
        found = etree.XPath("//*[@ID]")(root)
        assert isinstance(found, list)  # noqa: S101 - the path asks for elements
        self._by_id = {each.get("ID"): each for each in found if isinstance(each, Element)}

    def find(self, reference: str) -> Element | None:
        """The element that "#p1" means, or None."""
        return self._by_id.get(reference.removeprefix("#")) if reference else None

    def words(self, element: Element | None) -> str:
        """The words of an element of an entry: its own, else those that it points to.

        Of a whole row that is pointed to, no single words are meant.
        """
        if element is None:
            return ""
        own = words_in(element)
        if own:
            return own[:_MAX_WORDS]
        target = self.find(attribute(child(element, "reference"), "value"))
        if target is None or target.tag in (f"{V3}tr", f"{V3}table", f"{V3}tbody"):
            return ""
        return (words_in(target) or _beside(target))[:_MAX_WORDS]


def _beside(anchor: Element) -> str:
    """What an empty anchor stands before: `<td><content ID="p1"/>Asthma</td>`."""
    return " ".join((anchor.tail or "").split())


class Rows:
    """The rows of one section, read when they are first asked for, and which of them its entries point to."""

    def __init__(self, text: Element | None, *, anchors: Anchors, day_first: bool) -> None:
        self._text = text
        self._anchors = anchors
        self._day_first = day_first
        self._pointed: set[int] = set()

    @cached_property
    def all(self) -> list[Row]:
        """Every row, in their order."""
        return list(self._by_element.values())

    @cached_property
    def _by_element(self) -> dict[Element, Row]:
        found = enumerate(_read(self._text), start=1) if self._text is not None else ()
        return {
            element: Row(number, cells, " | ".join(_lined(cells)), self._day_first)
            for number, (element, cells) in found
        }

    @cached_property
    def _by_name(self) -> dict[str, list[Row]]:
        named: dict[str, list[Row]] = {}
        for row in self.all:
            named.setdefault(row.name.casefold(), []).append(row)
        return named

    def of(self, statement: Element, *, words: str = "") -> Row | None:
        """The row that an entry points to, else the only one of the same name."""
        for reference in statement.iter(f"{V3}reference"):
            row = self._row_around(self._anchors.find(attribute(reference, "value")))
            if row is not None:
                self._pointed.add(row.number)
                return row
        same = self._by_name.get(words.casefold(), []) if words else []
        if len(same) != 1:
            return None
        self._pointed.add(same[0].number)
        return same[0]

    @property
    def alone(self) -> list[Row]:
        """The rows no entry points to, if entries point to rows at all or there are no entries that could."""
        return [row for row in self.all if row.number not in self._pointed and row.name]

    @property
    def any_pointed(self) -> bool:
        """Whether entries point to rows."""
        return bool(self._pointed)

    def _row_around(self, element: Element | None) -> Row | None:
        while element is not None:
            row = self._by_element.get(element)
            if row is not None:
                return row
            element = element.getparent() if element.tag != f"{V3}text" else None
        return None


def _lined(cells: dict[Column, str]) -> Iterator[str]:
    return (words for words in cells.values() if words)


def _read(text: Element) -> Iterator[tuple[Element, dict[Column, str]]]:
    for block in text.iter(f"{V3}table", f"{V3}list"):
        if block.tag == f"{V3}table":
            yield from _rows_of(block)
        else:
            for item in children(block, "item"):
                if next(item.iter(f"{V3}table", f"{V3}list"), None) is None:
                    yield item, {"name": words_in(item)[:_MAX_WORDS]}


def _rows_of(table: Element) -> Iterator[tuple[Element, dict[Column, str]]]:
    columns: list[Column] = []
    for line in _lines(table):
        cells = list(line.iterchildren(*_CELLS))
        header = _as_header(cells, known=bool(columns))
        if header:
            columns = header
        elif columns and len(cells) > 1:
            yield line, _sorted_into(cells, columns)
        elif not columns and any(cell.tag == _CELLS[0] for cell in cells):
            yield line, {"name": words_in(cells[0])[:_MAX_WORDS]}


def _lines(table: Element) -> Iterator[Element]:
    for part in table.iterchildren():
        if part.tag == f"{V3}tr":
            yield part
        elif part.tag in _PARTS:
            yield from children(part, "tr")


def _as_header(cells: list[Element], *, known: bool) -> list[Column]:
    """The columns, if these cells are a header row: header cells, or a first row of words that name columns."""
    if len(cells) < 2:
        return []
    headed = all(cell.tag == _CELLS[1] for cell in cells)
    if not headed and known:
        return []
    columns: list[Column] = []
    for cell in cells:
        columns.extend([column_of(words_in(cell))] * _width(cell))
    named = sum(column != "other" for column in columns)
    if not headed and named < len(cells):
        return []
    if "name" not in columns:
        columns[_first_unnamed(columns)] = "name"
    return columns[:_MAX_COLUMNS]


def _first_unnamed(columns: list[Column]) -> int:
    return columns.index("other") if "other" in columns else 0


def _width(cell: Element) -> int:
    written = cell.get("colspan")
    if not written:
        return 1
    return (
        min(max(int(written), 1), _MAX_COLUMNS) if written.isascii() and written.isdigit() and len(written) < 4 else 1
    )


def _sorted_into(cells: list[Element], columns: list[Column]) -> dict[Column, str]:
    sorted_into: dict[Column, str] = {}
    at = 0
    for cell in cells:
        column = columns[at] if at < len(columns) else "other"
        at += _width(cell)
        words = words_in(cell)[:_MAX_WORDS]
        if words:
            sorted_into[column] = f"{sorted_into[column]}; {words}" if column in sorted_into else words
    return sorted_into
