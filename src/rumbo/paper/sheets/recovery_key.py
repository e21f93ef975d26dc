"""The recovery key on paper, in groups that can be read aloud and typed, with what it is and where to keep it."""

from __future__ import annotations

import re

import msgspec

from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, both

_GROUP, _GROUPS_IN_ROW = 4, 4


class RecoveryKeySheet(msgspec.Struct, frozen=True, kw_only=True):
    """The key as the vault gives it, with or without dashes; `file` is the name of the file it opens."""

    key: str
    printed_on: PartialDate
    file: str = ""

    def __post_init__(self) -> None:
        if not re.search(r"\w", self.key):
            raise ValueError("a recovery key has characters")

    def __repr__(self) -> str:
        return "RecoveryKeySheet(key=...)"  # a key is for paper, never for a log


def print_recovery_key(
    sheet: RecoveryKeySheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter"
) -> bytes:
    """The sheet as a tagged PDF of one page."""
    names = ("title", "what", "no-one", "keep", "keep-one", "keep-two", "keep-three", "read")
    data = {
        "words": chrome("key", *names),
        "key": _rows(sheet.key),
        "about": [in_both(Message("sheet-key-file", {"file": both(sheet.file)}))] if sheet.file else [],
    }
    title = Message("sheet-key-title")
    return typeset("recovery_key", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper)


def _rows(key: str) -> list[list[str]]:
    """The characters in groups of four, four groups to a row; the key's own dashes and spaces are not part of it."""
    characters = re.sub(r"[\s-]", "", key)
    groups = [characters[place : place + _GROUP] for place in range(0, len(characters), _GROUP)]
    return [groups[place : place + _GROUPS_IN_ROW] for place in range(0, len(groups), _GROUPS_IN_ROW)]
