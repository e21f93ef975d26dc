"""The card to hand over: "I need a Spanish interpreter", always in both languages, with the laws and their source."""

from __future__ import annotations

import msgspec

from rumbo.guide.interpreter import InterpreterCard
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, both


class InterpreterSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The card, and for whom the interpreter is."""

    card: InterpreterCard
    printed_on: PartialDate
    name: str = ""


def print_interpreter_card(
    sheet: InterpreterSheet, *, languages: tuple[Lang, ...] = ("en", "es"), paper: PaperSize = "us-letter"
) -> bytes:
    """The card as a tagged PDF: large, for the staff; and what the person may know, below."""
    card = sheet.card
    data = {
        "words": chrome("interpreter", "know", "source"),
        "name": [in_both(both(sheet.name))] if sheet.name else [],
        "ask": in_both(card.ask),
        "please": in_both(card.please),
        "law": in_both(card.law),
        "know": [in_both(each) for each in card.know],
        "sources": [each.name for each in card.sources],
    }
    title = Message("sheet-interpreter-title")
    return typeset("interpreter", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper)
