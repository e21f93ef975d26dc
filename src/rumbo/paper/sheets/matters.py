"""What matters to somebody, in their own words, for a doctor to read before treatment is talked about."""

from __future__ import annotations

from typing import Any

import msgspec

from rumbo.guide import WhatMatters
from rumbo.guide.matters import prompts
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, on_one_page, typeset
from rumbo.words import Lang, Message, Text, both

_POINTS = (13, 12, 11)  # a page to hand over: smaller before a second page, and no smaller than can be read


class MattersSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What matters, whose it is, and the day."""

    matters: WhatMatters
    printed_on: PartialDate
    name: str = ""


def print_matters(sheet: MattersSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF. Before anything was written every prompt has lines, to be filled in by hand."""
    matters = sheet.matters
    told = [_prompt(each.name, words=words) for each, words in matters.told]
    data = {
        "words": chrome("matters", "title", "lead", "more"),
        "about": [in_both(Message("sheet-for", {"name": both(sheet.name)}))] if sheet.name else [],
        "prompts": told or [_prompt(each.name, words="") for each in prompts().values()],
        "has_more": bool(told),
    }
    title = Message("sheet-matters-title")

    def printed(point: float) -> bytes:
        return typeset(
            "matters", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=point
        )

    return on_one_page(printed, points=_POINTS)


def _prompt(name: Text, *, words: str) -> dict[str, Any]:
    return {"name": in_both(name), "words": words.splitlines()}
