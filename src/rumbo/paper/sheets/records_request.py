"""Letters that ask for one's own papers, tissue slides or scan pictures: to sign and hand in. English first, for the office
that reads it.
"""

from __future__ import annotations

import msgspec

from rumbo.guide.packet import Holding, Office
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, Text, as_text, both


class RequestItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a letter asks for, and of which places and days."""

    what: Text
    of: tuple[Text, ...] = ()


class RecordsRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The letter to an office: `asks` is the form of words. What is not known is a line to fill in by hand."""

    asks: Text
    printed_on: PartialDate
    name: str = ""
    born: Text | None = None
    phone: str = ""
    office: Office = "records"
    items: tuple[RequestItem, ...] = ()
    send_to: str = ""


def request_for_opinion(
    holdings: tuple[Holding, ...], *, office: Office, printed_on: PartialDate, send_to: str = ""
) -> RecordsRequest:
    """The letter that asks one office for what a second doctor needs, without the name of the person yet.

    Slides belong to the laboratory, which may lend them or send new cuts, so that letter names no right to a copy.
    """
    return RecordsRequest(
        asks=as_text(Message(f"sheet-request-asks-{office}")),
        printed_on=printed_on,
        office=office,
        items=tuple(RequestItem(what=each.wanted.asks, of=each.of) for each in holdings if each.wanted.asks),
        send_to=send_to,
    )


def print_records_request(
    sheet: RecordsRequest, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter"
) -> bytes:
    """The letter as a tagged PDF."""
    names = ("name", "born", "phone", "how", "how-file", "how-mail", "how-paper", "signed", "date")
    title = Message(f"sheet-request-title-{sheet.office}")
    of_office = {name: in_both(Message(f"sheet-request-{name}-{sheet.office}")) for name in ("to", "right", "other")}
    data = {
        "words": {**chrome("request", *names), "title": in_both(title), **of_office},
        "asks": in_both(sheet.asks),
        "items": [{"what": in_both(each.what), "of": [in_both(of) for of in each.of]} for each in sheet.items],
        "ways": ["how_file", "how_mail", "how_paper"] if sheet.office == "records" else [],
        "name": sheet.name,
        "born": in_both(sheet.born) if sheet.born else None,
        "phone": sheet.phone,
        "send_to": in_both(both(sheet.send_to)) if sheet.send_to else None,
    }
    return typeset(
        "records_request",
        data,
        title=title,
        languages=languages,
        printed_on=sheet.printed_on,
        paper=paper,
        point=11.5 if sheet.items else 13,
    )
