"""The questions to take to a visit: three first, the rest if there is time, each with its reason and room to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, Text, both


class SheetQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One question as it is printed; `why` says why it is on the list."""

    text: Text
    why: Text | None = None


class QuestionsSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The list in its order: the same number means the same question in both languages. `theirs` are kept apart."""

    first: tuple[SheetQuestion, ...]
    then: tuple[SheetQuestion, ...] = ()
    theirs: tuple[SheetQuestion, ...] = ()
    printed_on: PartialDate
    name: str = ""
    visit: str = ""
    visit_on: PartialDate | None = None


def print_questions(sheet: QuestionsSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF, in one language or with both side by side under the same numbers."""
    data = {
        "heading": in_both(Message("sheet-questions-title")),
        "words": chrome("questions", "first", "then", "theirs", "mine"),
        "about": [in_both(message) for message in _about(sheet)],
        "first": _numbered(sheet.first, start=1),
        "then": _numbered(sheet.then, start=len(sheet.first) + 1),
        "theirs": _numbered(sheet.theirs, start=len(sheet.first) + len(sheet.then) + 1),
    }
    title = Message("sheet-questions-file")
    return typeset("questions", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper)


def _about(sheet: QuestionsSheet) -> Iterable[Message]:
    if sheet.name:
        yield Message("sheet-for", {"name": both(sheet.name)})
    if sheet.visit and sheet.visit_on:
        yield Message("sheet-questions-visit-on", {"visit": both(sheet.visit), "on": sheet.visit_on})
    elif sheet.visit:
        yield Message("sheet-questions-visit", {"visit": both(sheet.visit)})
    elif sheet.visit_on:
        yield Message("sheet-questions-visit-date", {"on": sheet.visit_on})


def _numbered(questions: tuple[SheetQuestion, ...], *, start: int) -> list[dict[str, Any]]:
    return [
        {"number": number, "text": in_both(question.text), "why": in_both(question.why) if question.why else None}
        for number, question in enumerate(questions, start)
    ]
