"""What somebody takes, on one large page for the fridge or a doctor: how much, when and what for, in their own words."""

from __future__ import annotations

from typing import Any

import msgspec

from rumbo.guide.medicines import Medicine
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, on_one_page, typeset
from rumbo.words import Lang, Message, both

_POINTS = (17, 15, 13, 12)  # to be read from a step away; smaller only before a second page


class MedicinesSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The medicines, each with who wrote it when it was not the person; allergies as they were told; whose it is."""

    medicines: tuple[tuple[Medicine, str], ...]
    printed_on: PartialDate
    allergies: tuple[str, ...] = ()
    name: str = ""


def print_medicines(sheet: MedicinesSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF, with lines to add by hand."""
    taken = [each for each in sheet.medicines if not each[0].stopped]
    gone = [each for each in sheet.medicines if each[0].stopped]
    named = Message("sheet-medicines-about", {"name": sheet.name})
    data = {
        "words": chrome("medicines", "title", "name", "amount", "times", "why", "stopped", "more", "allergies"),
        "about": in_both(named if sheet.name else Message("sheet-medicines-about-nameless")),
        "rows": [_row(medicine, writer=writer) for medicine, writer in taken],
        "gone": [_gone(medicine, writer=writer) for medicine, writer in gone],
        "allergies": list(sheet.allergies),
    }
    title = Message("sheet-medicines-title")

    def printed(point: float) -> bytes:
        return typeset(
            "medicines", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=point
        )

    return on_one_page(printed, points=_POINTS)


def _row(medicine: Medicine, *, writer: str) -> dict[str, Any]:
    notes = [Message("sheet-medicines-since", {"on": medicine.since})] if medicine.since else []
    return {
        "name": medicine.name,
        "amount": medicine.amount,
        "times": medicine.times,
        "why": medicine.why,
        "notes": [in_both(each) for each in (*notes, *_written(writer))],
    }


def _gone(medicine: Medicine, *, writer: str) -> dict[str, Any]:
    on = medicine.stopped_on
    notes = [Message("sheet-medicines-stopped-on", {"on": on})] if on else []
    return {
        "name": medicine.name,
        "why": medicine.why_stopped,
        "notes": [in_both(each) for each in (*notes, *_written(writer))],
    }


def _written(writer: str) -> tuple[Message, ...]:
    return (Message("sheet-medicines-by", {"writer": both(writer)}),) if writer else ()
