"""The cover page of a packet for a second doctor: who, which cancer in words and codes, the one question, what is enclosed,
what was asked for and is on its way, and how to answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from rumbo.course.course import Cancer, Course
from rumbo.oncology import PartialDate
from rumbo.paper.drawings.telling import TrailRow, trail_table
from rumbo.paper.typesetting import PaperSize, chrome, in_both, on_one_page, typeset
from rumbo.words import Lang, Message, Sayable, Text, as_text, both, calm

_POINTS = (11.5, 10.5)  # the larger where that is one page


class CoverSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The cover page. What is not known is left out, or is a line to fill in by hand."""

    course: Course
    printed_on: PartialDate
    name: str = ""
    born: Text | None = None
    reach: str = ""
    doctor: str = ""
    place: str = ""
    question: str = ""
    medicines: tuple[str, ...] = ()
    allergies: tuple[str, ...] = ()
    enclosed: tuple[Text, ...] = ()
    on_its_way: tuple[Text, ...] = ()


def print_cover(sheet: CoverSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The cover page as a tagged PDF."""
    names = (
        "title", "to", "name", "born", "reach", "question", "cancer", "back", "medicines", "allergies", "enclosed", "coming",
        "nothing", "unreviewed",
    )  # fmt: skip
    data = {
        "words": chrome("cover", *names),
        "to": [line for line in (sheet.doctor, sheet.place) if line],
        "name": sheet.name,
        "born": in_both(sheet.born) if sheet.born else None,
        "reach": sheet.reach.splitlines(),
        "question": sheet.question.splitlines(),
        "cancers": [_cancer(each) for each in sheet.course.cancers],
        "back": [in_both(_back(row)) for row in trail_table(sheet.course) if row.kind is not None],
        "medicines": [in_both(both(each)) for each in sheet.medicines],
        "allergies": [in_both(both(each)) for each in sheet.allergies],
        "enclosed": [in_both(each) for each in sheet.enclosed],
        "coming": [in_both(each) for each in sheet.on_its_way],
    }
    title = Message("sheet-cover-title")
    printed = partial(
        typeset, "cover", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper
    )
    return on_one_page(lambda point: printed(point=point), points=_POINTS)


def _cancer(cancer: Cancer) -> dict[str, Any]:
    return {"name": in_both(cancer.name), "lines": [in_both(line) for line in _lines(cancer)]}


def _lines(cancer: Cancer) -> Iterator[Sayable]:
    """What is known of a cancer beyond its name: its day, the records' own words, its codes."""
    if cancer.diagnosed_on is not None:
        yield Message("sheet-cover-found", {"on": cancer.diagnosed_on})
    words = dict.fromkeys(calm(each) for each in (cancer.histology_words, cancer.stage_words) if each.strip())
    yield from (both(each) for each in words)
    icdo3 = [str(each) for each in (cancer.site, cancer.morphology) if each is not None]
    codes = [f"ICD-10-CM {cancer.icd10}"] if cancer.icd10 else []
    codes += [f"ICD-O-3 {', '.join(icdo3)}"] if icdo3 else []
    if codes:
        yield both("; ".join(codes))


def _back(row: TrailRow) -> Text:
    """One return: what, where, when, and the doctor's word for its kind where the records have one."""
    kind = row.kind if row.kind != as_text(Message("trail-row-ask")) else None
    parts = [each for each in (row.cancer, row.what, row.where, row.when, kind) if each is not None]
    return Text(en="; ".join(each.en for each in parts), es="; ".join(each.es for each in parts))


def enclosed_name(name: str, *, holds: tuple[Sayable, ...]) -> Text:
    """How an enclosed file is listed: its name, and what was read in it."""
    return as_text(Message("sheet-cover-file", {"name": name, "holds": holds})) if holds else both(name)
