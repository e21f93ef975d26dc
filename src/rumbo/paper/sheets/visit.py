"""What came of a visit: the answers, what is open, what came up, the next steps, and what was said back."""

from __future__ import annotations

from typing import Any

import msgspec

from rumbo.guide import Answer, Visit, VisitQuestion
from rumbo.guide.visits import reason_words
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, both


class VisitSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A visit, whose it is, and the day."""

    visit: Visit
    printed_on: PartialDate
    name: str = ""


def print_visit(sheet: VisitSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The summary as a tagged PDF. What somebody wrote stands there once, as they wrote it."""
    visit = sheet.visit
    names = ("title", "answered", "open", "came-up", "steps", "in-my-words", "nothing")
    data = {
        "words": chrome("visit", *names),
        "about": [in_both(each) for each in _about(sheet)],
        "answered": [_told(*each) for each in visit.answered],
        "open": [_told(*each) for each in visit.still_open],
        "came_up": [_told(*each) for each in visit.came_up],
        "steps": [{"what": each.what, "who": each.who} for each in visit.steps],
        "in_my_words": visit.in_my_words.splitlines(),
    }
    title = Message("sheet-visit-title")
    return typeset("visit", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=12)


def _about(sheet: VisitSheet) -> list[Message]:
    visit = sheet.visit
    who = {"reason": reason_words(visit.reason), "who": both(visit.who)}
    when = Message("sheet-visit-on", {**who, "on": visit.on}) if visit.on else Message("sheet-visit-who", who)
    return [*([Message("sheet-for", {"name": both(sheet.name)})] if sheet.name else []), when]


def _told(number: int, question: VisitQuestion, answer: Answer) -> dict[str, Any]:
    return {
        "number": number,
        "text": in_both(question.text),
        "words": answer.words.splitlines(),
        "said_by": [in_both(each) for each in _said_by(answer)],
    }


def _said_by(answer: Answer) -> list[Message]:
    if not (answer.words and answer.said_by and answer.on):
        return []
    return [Message("sheet-visit-said-by", {"who": both(answer.said_by), "on": answer.on})]
