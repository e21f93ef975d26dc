"""The long view on one page: times and treatments drawn, one thing that was measured beneath, and its latest values."""

from __future__ import annotations

import msgspec

from rumbo.course.course import Course
from rumbo.guide.longview.series import Measured, Reading, Series
from rumbo.guide.longview.times import TimeRow, times_table
from rumbo.oncology import PartialDate
from rumbo.oncology.units import pretty_unit
from rumbo.paper.drawings.drawing import Drawing
from rumbo.paper.drawings.lanes import text_of
from rumbo.paper.drawings.long_view import draw_long_view
from rumbo.paper.drawings.measured import draw_measured
from rumbo.paper.drawings.on_paper import paint_for_paper
from rumbo.paper.typesetting import PaperSize, chrome, in_both, pages_of, typeset
from rumbo.words import Lang, Message, Text, as_text, both

# The size of type in points, and how much of the page's width the drawings take, before a second page.
_TRIES = ((12, 1.0), (11, 0.9), (11, 0.8), (10, 0.7), (10, 0.6))
_LATEST = 6
_TIMES = 4


class LongViewSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The drawings, the counted times as lines, and the latest values with their days as they were told."""

    drawings: tuple[Drawing, ...]
    printed_on: PartialDate
    times: tuple[Text, ...] = ()
    values: tuple[tuple[Text, Text], ...] = ()
    name: str = ""


def sheet_of_long_view(
    course: Course, *, measured: Measured | None = None, name: str = "", show_lengths: bool = False
) -> LongViewSheet:
    """The sheet of a course with the largest series of one substance; lengths of time only when they are asked for."""
    series = measured.series[0] if measured else None
    drawings = [draw_long_view(course, wide=True)]
    if series and series.readings:
        drawings.append(draw_measured(series, course, wide=True))
    counted = [row for row in times_table(course) if row.kind == "time"]
    return LongViewSheet(
        drawings=tuple(drawings),
        printed_on=course.today,
        times=tuple(_time(row, show_length=show_lengths) for row in counted[-_TIMES:]),
        values=tuple(_value(each, series) for each in reversed(series.readings[-_LATEST:])) if series else (),
        name=name,
    )


def print_long_view(sheet: LongViewSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF: one page, and with two languages a page in each, both as large."""
    data = {
        "words": chrome("long-view", "title", "lead", "times", "latest"),
        "about": [in_both(Message("sheet-for", {"name": both(sheet.name)}))] if sheet.name else [],
        "told": [in_both(each.description) for each in sheet.drawings],
        "times": [in_both(each) for each in sheet.times],
        "values": [[in_both(on), in_both(value)] for on, value in sheet.values],
    }
    drawings = {
        f"drawn-{place}-{lang}.svg": paint_for_paper(each, lang)
        for place, each in enumerate(sheet.drawings)
        for lang in languages
    }
    pdf = b""
    for point, share in _TRIES:
        pdf = typeset(
            "long_view", data | {"share": share}, title=Message("sheet-long-view-title"), languages=languages,
            printed_on=sheet.printed_on, paper=paper, drawings=drawings, point=point,
        )  # fmt: skip
        if pages_of(pdf) == len(languages):
            break
    return pdf


def _time(row: TimeRow, *, show_length: bool) -> Text:
    values = {"what": as_text(row.what), "start": row.start, "end": row.end}
    if show_length and row.days is not None:
        return text_of("sheet-long-view-time-days", **values, count=row.days)
    return text_of("sheet-long-view-time", **values)


def _value(reading: Reading, series: Series) -> tuple[Text, Text]:
    assert reading.on is not None  # noqa: S101 - only the undated of a series have no day
    unit = pretty_unit(series.unit)
    on = Text(en=reading.on.said("en"), es=reading.on.said("es"))
    return on, both(f"{reading.sign}{reading.value:g} {unit}".strip())
