"""A sheet for a call to a place that helps: whom to call, what one can say, and room for what they said."""

from __future__ import annotations

import msgspec

from rumbo.guide import HelpLine
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message

_SAY = ("hello", "help", "spanish", "free", "need", "else")
_NOTE = ("who", "said", "next")


class CallSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the call is to, and the day of printing. Nothing of the person is on it."""

    line: HelpLine
    printed_on: PartialDate


def print_call_sheet(sheet: CallSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF. Without a number that the place itself gives, its web page stands alone."""
    line = sheet.line
    data = {
        "words": chrome("call", "title", "say", "note"),
        "name": line.name,
        "what": in_both(line.what),
        "reach": " · ".join(each for each in (line.phone, line.web) if each),
        "checked": in_both(
            Message("sheet-call-checked", {"on": line.last_checked})
            if line.last_checked
            else Message("sheet-call-unchecked")
        ),
        "say": [in_both(Message(f"sheet-call-say-{each}")) for each in _SAY],
        "note": [in_both(Message(f"sheet-call-note-{each}")) for each in _NOTE],
    }
    title = Message("sheet-call-title")
    return typeset("call", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=11)
