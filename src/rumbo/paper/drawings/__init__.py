"""Drawings: shapes with roles, made once, painted for the screen or for paper."""

from rumbo.paper.drawings.body import describe_body, draw_body, drawn_cancers
from rumbo.paper.drawings.drawing import Drawing, Shape
from rumbo.paper.drawings.long_view import draw_long_view
from rumbo.paper.drawings.measured import draw_measured
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
    "draw_body",
    "draw_long_view",
    "draw_measured",
    "draw_trail",
    "drawn_cancers",
    "paint_for_paper",
    "paint_for_screen",
    "trail_table",
]
