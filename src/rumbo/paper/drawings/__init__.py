"""Drawings: shapes with roles, made once, painted for the screen or for paper."""

from rumbo.paper.drawings.body import describe_body, draw_body, drawn_cancers
from rumbo.paper.drawings.drawing import Drawing, Shape
from rumbo.paper.drawings.feelings import draw_feelings
from rumbo.paper.drawings.long_view import draw_long_view
from rumbo.paper.drawings.measured import describe_measured, draw_measured, range_words, title_of
from rumbo.paper.drawings.on_paper import paint_for_paper
from rumbo.paper.drawings.on_screen import paint_for_screen
from rumbo.paper.drawings.telling import TrailRow, describe, trail_table
from rumbo.paper.drawings.trail import draw_trail

__all__ = [
    "Drawing",
    "Shape",
    "TrailRow",
    "describe",
    "describe_body",
    "describe_measured",
    "draw_body",
    "draw_feelings",
    "draw_long_view",
    "draw_measured",
    "draw_trail",
    "drawn_cancers",
    "paint_for_paper",
    "paint_for_screen",
    "range_words",
    "title_of",
    "trail_table",
]
