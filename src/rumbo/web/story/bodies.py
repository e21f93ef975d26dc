"""The drawing of the body for the cancers of a story, painted for the page's language."""

from __future__ import annotations

from dataclasses import dataclass

from rumbo.course import Cancer, Course
from rumbo.paper.drawings import describe_body, draw_body, drawn_cancers, paint_for_screen
from rumbo.words import Lang, Text


@dataclass(frozen=True)
class Body:
    """The drawing of one cancer for a desk and for a phone, and told in words."""

    cancer: Cancer
    drawings: tuple[str, str]
    told: Text


def bodies_of(course: Course, *, lang: Lang) -> tuple[Body, ...]:
    """One drawing for each cancer of which something came back, or that the story is about now."""
    return tuple(_body(course, cancer, lang=lang) for cancer in drawn_cancers(course))


def _body(course: Course, cancer: Cancer, *, lang: Lang) -> Body:
    wide, narrow = (
        paint_for_screen(draw_body(course, cancer, wide=wide), lang, id_prefix=f"body-{cancer.id}-{wide}".lower())
        for wide in (True, False)
    )
    return Body(cancer=cancer, drawings=(wide, narrow), told=describe_body(course, cancer))
