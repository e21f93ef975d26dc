"""How somebody felt since the last visit, on one page for the doctor: drawn, counted, and in their own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from rumbo.guide.feeling.feelings import Feeling
from rumbo.guide.feeling.looking_back import FeelingChart, LookBack, StrongFeeling
from rumbo.guide.feeling.times import TreatedTime
from rumbo.oncology import PartialDate
from rumbo.paper.drawings.feelings import ON_PAPER, draw_feelings
from rumbo.paper.drawings.on_paper import paint_for_paper
from rumbo.paper.typesetting import PaperSize, chrome, in_both, pages_of, typeset
from rumbo.words import Lang, Message, both

# A page to hand over: smaller type and fewer rows of bars before a second page, and of what is much only the beginning.
_TRIES = ((13, 4), (12, 4), (11, 3), (10, 2))  # size of type in points, rows of bars
_ROWS, _NAMES, _FEVERS, _WORDS, _LONG = 5, 4, 2, 3, 140


class FeelingSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What to look back on, its chart (a few tracks), the treatment it is held against, and whose it is.

    `from_visit` when the first day is that of the last visit.
    """

    look: LookBack
    chart: FeelingChart
    printed_on: PartialDate
    times: tuple[TreatedTime, ...] = ()
    treatment: TreatedTime | None = None
    from_visit: bool = False
    name: str = ""


def print_feeling(sheet: FeelingSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF: one page, and with two languages a page in each, front and back, both as large."""
    data = {
        "words": chrome("feeling", "title", "strong", "what", "worst", "when", "fevers", "week", "new", "own", "ask"),
        "about": [in_both(each) for each in _about(sheet)],
        "rows": [_row(each) for each in sheet.look.strong[:_ROWS]],
        "more": [_more(sheet.look.strong[_ROWS:])] if len(sheet.look.strong) > _ROWS else [],
        "none": [] if sheet.look.strong else [in_both(Message("sheet-feeling-none-strong"))],
        "fevers": [in_both(_fever(on, heat.words)) for on, heat in sheet.look.fevers[-_FEVERS:]],
        "week": [in_both(each) for each in _week(sheet.look)],
        "new": [in_both(each) for each in _new(sheet)],
        "own": [_own(on, words) for on, words in sheet.look.words[-_WORDS:]],
        "own_more": [_more(sheet.look.words[:-_WORDS])] if len(sheet.look.words) > _WORDS else [],
    }
    title = Message("sheet-feeling-title")
    pdf = b""
    for point, tracks in _TRIES:
        chart = msgspec.structs.replace(sheet.chart, tracks=sheet.chart.tracks[:tracks])
        drawing = draw_feelings(chart, times=sheet.times, width=ON_PAPER)
        pdf = typeset(
            "feeling", data | {"told": in_both(drawing.description)}, title=title, languages=languages,
            printed_on=sheet.printed_on, paper=paper, point=point,
            drawings={f"felt-{lang}.svg": paint_for_paper(drawing, lang) for lang in languages},
        )  # fmt: skip
        if pages_of(pdf) == len(languages):
            break
    return pdf


def _on(day: date) -> PartialDate:
    return PartialDate.of(day)


def _about(sheet: FeelingSheet) -> list[Message]:
    look = sheet.look
    days = {"since": _on(look.since), "until": _on(look.until)}
    when = Message("sheet-feeling-since-visit" if sheet.from_visit else "sheet-feeling-since", days)
    whose = [Message("sheet-for", {"name": both(sheet.name)})] if sheet.name else []
    return [*whose, when, Message("sheet-feeling-logs", {"count": look.logs})]


def _row(row: StrongFeeling) -> dict[str, Any]:
    days = {"count": len(row.on), "first": _on(row.on[0]), "last": _on(row.on[-1])}
    return {
        "name": in_both(row.feeling.name),
        "worst": row.worst,
        "when": in_both(Message("sheet-feeling-days", days)),
    }


def _more(left_out: tuple[Any, ...]) -> dict[Lang, str]:
    return in_both(Message("sheet-feeling-more", {"count": len(left_out)}))


def _fever(on: date, heat: str) -> Message:
    return Message("sheet-feeling-fever", {"heat": both(heat), "on": _on(on)})


def _week(look: LookBack) -> list[Message]:
    week = look.worst_week
    if week is None:
        return []
    days = {"first": _on(week.monday), "last": _on(week.sunday)}
    return _named("sheet-feeling-week-told", week.feelings, said=days)


def _new(sheet: FeelingSheet) -> list[Message]:
    if sheet.treatment is None:
        return []
    said: dict[str, Any] = {"treatment": sheet.treatment.name, "on": _on(sheet.treatment.start)}
    if sheet.look.new is None:
        return [Message("sheet-feeling-new-unknown", said)]
    if not sheet.look.new:
        return [Message("sheet-feeling-new-none", said)]
    return _named("sheet-feeling-new-told", sheet.look.new, said=said)


def _named(message: str, named: tuple[Feeling, ...], *, said: dict[str, Any]) -> list[Message]:
    """A sentence with the first of some feelings, and how many more there are."""
    first = Message(message, said | {"names": tuple(each.name for each in named[:_NAMES])})
    rest = len(named) - _NAMES
    return [first, *([Message("sheet-feeling-more", {"count": rest})] if rest > 0 else [])]


def _own(on: date, words: str) -> dict[str, Any]:
    """The words of one log, as they were written; only the beginning of what is long."""
    short = words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " …"
    return {"on": in_both(_on(on)), "words": " ".join(short.split())}
