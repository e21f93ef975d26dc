"""What would help somebody, for the social worker or the navigator: what is in the way, with room for what was agreed."""

from __future__ import annotations

import msgspec

from rumbo.guide.barriers import Barrier, barriers
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, on_one_page, typeset
from rumbo.words import Lang, Message, both

_POINTS = (13, 12, 11, 10, 9.5)  # a page to hand over: all fourteen needs in both languages still fit on one


class BarriersSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the way, in the order of the check, the person's own words, whose it is, and the day."""

    barriers: tuple[Barrier, ...]
    printed_on: PartialDate
    words: str = ""
    name: str = ""


def print_barriers(sheet: BarriersSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF. Before anything was said every need is there with a box, to be ticked by hand."""
    is_blank = not (sheet.barriers or sheet.words)
    data = {
        "words": chrome("barriers", "title", "lead", "blank", "need", "agreed", "own", "private"),
        "about": [in_both(Message("sheet-for", {"name": both(sheet.name)}))] if sheet.name else [],
        "needs": [in_both(each.need) for each in (tuple(barriers().values()) if is_blank else sheet.barriers)],
        "own": sheet.words.splitlines(),
        "is_blank": is_blank,
    }
    title = Message("sheet-barriers-title")

    def printed(point: float) -> bytes:
        return typeset(
            "barriers", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=point
        )

    return on_one_page(printed, points=_POINTS)
