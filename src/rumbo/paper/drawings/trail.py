"""The trail: the course drawn as a path through time, its ground changing with the state, a pin where one is now.

It answers "where am I?". What the marks and grounds mean is decided in `lanes` and `ground`, where they go in `level`
and `upright`.
"""

from __future__ import annotations

from rumbo.course.course import Course
from rumbo.paper.drawings import level as lying
from rumbo.paper.drawings import upright as standing
from rumbo.paper.drawings.drawing import Drawing
from rumbo.paper.drawings.ground import Stretch, day_of
from rumbo.paper.drawings.lanes import Lane, lanes_of, text_of
from rumbo.paper.drawings.telling import describe
from rumbo.words import Text

LEVEL_WIDTH = 1120.0
UPRIGHT_WIDTH = 340.0
_DAYS_PER_MONTH = 30.44
_ROWS = 2


def draw_trail(
    course: Course, *, level: bool, show_lengths: bool = False, width: float | None = None, rows: int = _ROWS
) -> Drawing:
    """Draw the trail, lying level (for a desk or paper) or standing upright (for a phone).

    `width` is that of the drawing's box in its own units, `rows` the most rows of labels above a level path. Lengths
    of time without signs of cancer are printed only when asked for: shortening numbers are a prognosis by drawing.
    """
    lanes = lanes_of(course)
    today = day_of(course.today)
    lengths = _lengths(lanes) if show_lengths else {}
    wide = width or (LEVEL_WIDTH if level else UPRIGHT_WIDTH)
    if level:
        part = lying.level_trail(lanes, frame=lying.Frame(width=wide, rows=rows, today=today, lengths=lengths))
    else:
        part = standing.upright_trail(lanes, frame=standing.Frame(width=wide, today=today, lengths=lengths))
    return Drawing(
        name="trail-level" if level else "trail-upright",
        width=wide,
        height=round(part.height, 1),
        shapes=part.shapes,
        title=text_of("trail-title"),
        description=describe(course),
    )


def _lengths(lanes: tuple[Lane, ...]) -> dict[Stretch, Text]:
    return {stretch: _length(stretch) for lane in lanes for stretch in lane.stretches if stretch.state == "clear"}


def _length(stretch: Stretch) -> Text:
    months = max(1, round((stretch.end - stretch.start) / _DAYS_PER_MONTH))
    if months < 24:
        return text_of("trail-length-months", count=months)
    return text_of("trail-length-years", count=round(months / 12))
