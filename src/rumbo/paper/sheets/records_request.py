"""A letter that asks for a copy of one's own records: to sign and hand in. English first, for the office that reads it."""

from __future__ import annotations

import msgspec

from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, Text


class RecordsRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The letter: `asks` is the form of words. What is not known is a line to fill in by hand."""

    asks: Text
    printed_on: PartialDate
    name: str = ""
    born: Text | None = None


def print_records_request(
    sheet: RecordsRequest, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter"
) -> bytes:
    """The letter as a tagged PDF of one page."""
    names = (
        "title", "to", "name", "born", "phone", "how", "how-file", "how-mail", "how-paper", "right", "other", "signed",
        "date",
    )  # fmt: skip
    data = {
        "words": chrome("request", *names),
        "asks": in_both(sheet.asks),
        "name": sheet.name,
        "born": in_both(sheet.born) if sheet.born else None,
    }
    title = Message("sheet-request-title")
    return typeset("records_request", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper)
