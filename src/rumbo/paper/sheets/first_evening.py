"""The sheet for the first evening: you did nothing wrong, who to call, three questions. No more than that."""

from __future__ import annotations

import msgspec

from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, on_one_page, typeset
from rumbo.words import Lang, Message, Text

_POINTS = (13, 12, 11, 10.5)  # large first: nobody should need glasses for this one


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """Someone to call; without a number there is a line to write it on."""

    who: Text
    phone: str = ""


class FirstEvening(msgspec.Struct, frozen=True, kw_only=True):
    """The three things. `why` are the sentences, with sources, that say why nothing was done wrong."""

    why: tuple[Text, ...]
    call: tuple[Contact, ...]
    questions: tuple[Text, ...]
    printed_on: PartialDate


def print_first_evening(sheet: FirstEvening, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF of one page, in one language or with both side by side."""
    data = {
        "words": chrome("evening", "title", "fault", "call", "questions", "rest"),
        "why": [in_both(sentence) for sentence in sheet.why],
        "call": [{"who": in_both(contact.who), "phone": contact.phone} for contact in sheet.call],
        "questions": [in_both(question) for question in sheet.questions],
    }
    title = Message("sheet-evening-title")
    return on_one_page(
        lambda point: typeset(
            "first_evening",
            data,
            title=title,
            languages=languages,
            printed_on=sheet.printed_on,
            paper=paper,
            point=point,
        ),
        points=_POINTS,
    )
