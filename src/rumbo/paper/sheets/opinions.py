"""Opinions side by side: the frame's topics with what each doctor said, where differences may come from, what to ask.

With fewer than two opinions there is an empty column, to be filled in by hand.
"""

from __future__ import annotations

from typing import Any

import msgspec

from rumbo.guide import Compared, Comparison, InHand, Opinion
from rumbo.guide.opinions import Stance, Topic, items
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, Sayable, both

_COLUMNS = 3  # doctors beside each other on one page; the others follow below


class OpinionsSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The comparison, whose it is, and the day."""

    comparison: Comparison
    printed_on: PartialDate
    name: str = ""


def sheet_of_opinions(comparison: Comparison, *, printed_on: PartialDate, name: str = "") -> OpinionsSheet:
    """The sheet of a comparison."""
    return OpinionsSheet(comparison=comparison, printed_on=printed_on, name=name)


def print_opinions(sheet: OpinionsSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF, in one language or in both, one under another."""
    names = ("title", "lead", "doctor", "in-hand", "causes", "ask", "agree", "differ", "partly", "silent")
    opinions = sheet.comparison.opinions
    columns = max(2, len(opinions))
    data = {
        "words": chrome("opinions", *names),
        "about": [in_both(Message("sheet-for", {"name": both(sheet.name)}))] if sheet.name else [],
        "groups": [list(range(first, min(first + _COLUMNS, columns))) for first in range(0, columns, _COLUMNS)],
        "doctors": [_doctor(each) for each in opinions] + [None] * (columns - len(opinions)),
        "causes": [
            {"says": in_both(cause.says), "about": in_both(_about(topics))} for cause, topics in sheet.comparison.causes
        ],
        "topics": [_topic(row, empty=columns - len(opinions)) for row in sheet.comparison.rows],
        "ask": [
            {"doctor": _name(each.opinion, opinions), "text": in_both(each.text)} for each in sheet.comparison.questions
        ],
    }
    title = Message("sheet-opinions-title")
    return typeset(
        "opinions", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=12
    )


def _name(opinion: str, opinions: tuple[Opinion, ...]) -> str:
    return next(each.doctor for each in opinions if each.id == opinion)


def _doctor(opinion: Opinion) -> dict[str, Any]:
    where = [both(opinion.place)] if opinion.place else []
    return {
        "name": opinion.doctor,
        "about": [in_both(each) for each in (*where, *((opinion.on,) if opinion.on else ()))],
        "had": None if opinion.in_hand is None else [in_both(_thing(each)) for each in opinion.in_hand],
    }


def _about(topics: tuple[Topic, ...]) -> Message:
    return Message("guide-opinions-about", {"topics": tuple(each.name for each in topics)})


def _thing(each: InHand) -> Sayable:
    name = items()[each.item]
    return Message("sheet-opinions-dated", {"item": name, "of": each.of}) if each.of else name


def _topic(row: Compared, *, empty: int) -> dict[str, Any]:
    state = row.state if row.state in {"agree", "differ", "partly"} else None
    return {
        "name": in_both(row.topic.name),
        "state": in_both(Message(f"sheet-opinions-{state}")) if state else None,
        "said": [_said(each, topic=row.topic) for each in row.said] + [None] * empty,
        "causes": in_both(Message("guide-opinions-may-come-from", {"causes": row.cause_names})) if row.causes else None,
    }


def _said(stance: Stance, *, topic: Topic) -> list[dict[Lang, str]] | None:
    if stance.is_silent:
        return None
    if stance.answer:
        return [in_both(topic.answers[stance.answer])]
    return [in_both(both(each)) for each in stance.choices or stance.words.splitlines()]
