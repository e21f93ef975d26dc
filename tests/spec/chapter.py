"""A chapter of the manual: sections of small tables that are run as tests, and printed for whoever checks the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A rule in plain words, and a table whose first line names its columns; cells are parted by a bar."""

    title: str
    says: str
    table: str

    @property
    def rows(self) -> list[list[str]]:
        return [_cells(line) for line in self.table.strip().splitlines()[1:]]

    @property
    def heads(self) -> list[str]:
        return _cells(self.table.strip().splitlines()[0])


def printed(title: str, opening: str, sections: Iterable[Section]) -> str:
    """The chapter as a page in Markdown."""
    lines = [f"# {title}", "", opening]
    for section in sections:
        lines += ["", f"## {section.title}", "", section.says, ""]
        lines += table(section.heads, section.rows)
    return "\n".join(lines) + "\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table in Markdown."""
    heads = list(heads)
    marks = ["---"] * len(heads)
    return [f"| {' | '.join(cells)} |" for cells in (heads, marks, *rows)]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]
