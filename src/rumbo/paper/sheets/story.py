"""The story sheet: the trail and the body drawn for paper, the story in sentences, and the same as a table."""

from __future__ import annotations

import msgspec

from rumbo.course.course import Course
from rumbo.course.story import tell
from rumbo.oncology import PartialDate
from rumbo.paper.drawings.body import draw_body, drawn_cancers
from rumbo.paper.drawings.drawing import Drawing
from rumbo.paper.drawings.on_paper import paint_for_paper
from rumbo.paper.drawings.telling import TrailRow, trail_table
from rumbo.paper.drawings.trail import draw_trail
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, Text, as_text, both

# A trail this wide is read well across a page of US Letter or A4.
TRAIL_WIDTH = 760.0
TRAIL_ROWS = 3


class StorySheet(msgspec.Struct, frozen=True, kw_only=True):
    """The trail (drawn level, `TRAIL_WIDTH` wide), what to say with it, its table, and the body of each cancer drawn."""

    drawing: Drawing
    printed_on: PartialDate
    bodies: tuple[Drawing, ...] = ()
    sentences: tuple[Text, ...] = ()
    rows: tuple[TrailRow, ...] = ()
    name: str = ""


def sheet_of_story(course: Course, *, name: str = "", show_lengths: bool = False) -> StorySheet:
    """The sheet of a course."""
    return StorySheet(
        drawing=draw_trail(course, level=True, show_lengths=show_lengths, width=TRAIL_WIDTH, rows=TRAIL_ROWS),
        printed_on=course.today,
        bodies=tuple(draw_body(course, cancer, wide=True) for cancer in drawn_cancers(course)),
        sentences=tuple(as_text(each) for each in tell(course)),
        rows=trail_table(course),
        name=name,
    )


def print_story(sheet: StorySheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF; with two languages each drawing stands once in each."""
    drawings = {"trail": sheet.drawing} | {f"body-{place}": body for place, body in enumerate(sheet.bodies)}
    names = ("title", "table", "when", "what", "where", "kind", "ask")
    data = {
        "words": chrome("story", *names),
        "about": [in_both(Message("sheet-for", {"name": both(sheet.name)}))] if sheet.name else [],
        "told": in_both(sheet.drawing.description),
        "bodies": [{"title": in_both(body.title), "told": in_both(body.description)} for body in sheet.bodies],
        "sentences": [in_both(sentence) for sentence in sheet.sentences],
        "rows": [_cells(row) for row in sheet.rows],
        "asks": any(row.kind == _ask() for row in sheet.rows),
    }
    return typeset(
        "story",
        data,
        title=Message("sheet-story-title"),
        languages=languages,
        printed_on=sheet.printed_on,
        paper=paper,
        drawings={
            f"{name}-{lang}.svg": paint_for_paper(drawing, lang)
            for name, drawing in drawings.items()
            for lang in languages
        },
    )


def _cells(row: TrailRow) -> list[dict[Lang, str] | None]:
    cells = (row.when, row.what, row.where, row.kind)
    return [in_both(cell) if cell else None for cell in cells]


def _ask() -> Text:
    message = Message("trail-row-ask")
    return Text(en=message.said("en"), es=message.said("es"))
