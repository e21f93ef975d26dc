"""Trials to talk about, for the doctor: up to four, each with its number, where it is nearest, and the lines still open."""

from __future__ import annotations

from typing import Any

import msgspec

from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, on_one_page, pages_of, typeset
from rumbo.words import Lang, Message, Sayable, both

_POINTS = (12.0, 11.0, 10.0, 9.5)  # a page to hand over: smaller before a second page
# And fewer lines of each trial, and fewer letters of each line, before that; the first of them are asked first.
_ROOM = ((5, 220), (3, 180), (2, 140), (1, 90))
_LONGEST_NOTE = 300


class OpenLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a trial's entry, in its own words, and what Rumbo reads in it."""

    quote: str
    reading: Sayable


class SheetTrial(msgspec.Struct, frozen=True, kw_only=True):
    """One trial of the sheet. `where` names an open place of it, the nearest where that is known, and `contact` whom to call
    there, as its entry has them; `more_places` counts the other open places.
    """

    nct_id: str
    title: str
    where: str = ""
    is_nearest: bool = False
    more_places: int = 0
    contact: str = ""
    note: str = ""
    open_lines: tuple[OpenLine, ...] = ()
    against: tuple[OpenLine, ...] = ()


class TrialsSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The trials, whose sheet it is, the day, and of which day the registry is, in words."""

    trials: tuple[SheetTrial, ...]
    printed_on: PartialDate
    name: str = ""
    as_of: Sayable | None = None


def print_trials(sheet: TrialsSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF, on one page: with smaller type, and then with fewer lines of each trial."""
    pdf = b""
    for most, letters in _ROOM:
        pdf = _printed(sheet, most=most, letters=letters, languages=languages, paper=paper)
        if pages_of(pdf) == 1:
            break
    return pdf


def _printed(
    sheet: TrialsSheet, *, most: int, letters: int, languages: tuple[Lang, ...], paper: PaperSize
) -> bytes:  # fmt: skip
    data = {
        "crowded": most < _ROOM[0][0],
        "words": chrome("trials", "title", "lead", "check", "against", "where", "nearest", "call", "mine"),
        "about": [in_both(Message("sheet-for", {"name": both(sheet.name)}))] if sheet.name else [],
        "as_of": [in_both(sheet.as_of)] if sheet.as_of is not None else [],
        "trials": [_trial(each, most=most, letters=letters) for each in sheet.trials],
    }
    title = Message("sheet-trials-title")

    def printed(point: float) -> bytes:
        return typeset(
            "trials", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=point
        )

    return on_one_page(printed, points=_POINTS)


def _trial(trial: SheetTrial, *, most: int, letters: int) -> dict[str, Any]:
    return {
        "number": trial.nct_id,
        "title": trial.title,
        "where": trial.where,
        "nearest": trial.is_nearest,
        "places": _more("places", trial.more_places),
        "contact": trial.contact,
        "note": _cut(trial.note, letters=_LONGEST_NOTE),
        "check": [_line(each, letters=letters) for each in trial.open_lines[:most]],
        "more": _more("lines", len(trial.open_lines[most:])),
        "against": [_line(each, letters=letters) for each in trial.against[:most]],
        "more_against": _more("lines", len(trial.against[most:])),
    }


def _more(what: str, count: int) -> list[dict[Lang, str]]:
    return [in_both(Message(f"sheet-trials-more-{what}", {"count": count}))] if count else []


def _line(line: OpenLine, *, letters: int) -> dict[str, Any]:
    return {"quote": _cut(line.quote, letters=letters), "reading": in_both(line.reading)}


def _cut(words: str, *, letters: int) -> str:
    whole = " ".join(words.split())
    return whole if len(whole) <= letters else f"{whole[: letters - 1].rstrip()}…"
