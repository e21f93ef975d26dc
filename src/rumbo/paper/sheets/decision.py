"""A decision for the doctor: what is to be decided, what each choice means to the person, and how it stands."""

from __future__ import annotations

from typing import Any

import msgspec

from rumbo.guide import Decision, Weighed
from rumbo.guide.decisions import Version, tell_state, tell_sureness
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, on_one_page, typeset
from rumbo.words import Lang, Message, Sayable, Text, both

_POINTS = (13, 12, 11)  # a page to hand over: smaller before a second page, and no smaller than can be read


class DecisionSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as it stands on the day it is printed, and whose it is."""

    decision: Decision
    printed_on: PartialDate
    name: str = ""


def print_decision(sheet: DecisionSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF, with room for what the doctor says. What is not written down has no heading."""
    now, today = sheet.decision.now, sheet.printed_on.earliest
    data = {
        "words": chrome("decision", "title", "lead", "choices", "doctor"),
        "about": [in_both(Message("sheet-for", {"name": both(sheet.name)}))] if sheet.name else [],
        "what": now.what.splitlines(),
        "state": in_both(tell_state(sheet.decision.state(today))),
        "choices": [_choice(each, now=now) for each in now.choices],
        "parts": [
            {"name": in_both(Message(f"sheet-decision-{name}")), "says": [in_both(each) for each in says]}
            for name, says in _parts(now)
            if says
        ],
    }
    title = Message("sheet-decision-title")

    def printed(point: float) -> bytes:
        return typeset(
            "decision", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=point
        )

    return on_one_page(printed, points=_POINTS)


def _choice(each: Weighed, *, now: Version) -> dict[str, Any]:
    return {"name": _named(each), "means": each.means.splitlines(), "is_chosen": each == now.chosen}


def _named(each: Weighed) -> dict[Lang, str]:
    return {"en": each.name.said("en", "cap"), "es": each.name.said("es", "cap")}


def _parts(now: Version) -> list[tuple[str, list[Sayable]]]:
    return [
        ("decided", [Text(**_named(now.chosen))] if now.chosen else []),
        ("sure", [tell_sureness(now.sure)] if now.sure else []),
        ("unsure-of", _lines(now.unsure_of)),
        ("help", _lines(now.help)),
        ("next-step", _lines(now.next_step)),
        ("review", [now.review_on] if now.review_on else []),
        ("change-if", _lines(now.change_if)),
    ]


def _lines(words: str) -> list[Sayable]:
    return [both(each) for each in words.splitlines()]
