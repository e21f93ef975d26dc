"""The trail on paper: never a black block, and grounds that are told apart in grey and on a poor copier."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image, ImageFilter, ImageStat

from rumbo.paper.drawings import Drawing, draw_trail, paint_for_paper
from rumbo.paper.drawings.drawing import Outline
from rumbo.paper.drawings.on_paper import _PATTERNS
from rumbo.words import Text
from tests.paper import courses
from tests.paper.pages import grey_picture

GROUNDS = ("ground-treat", "ground-clear", "ground-with", "ground-unknown")


def tile(role: str) -> Image.Image:
    """A hundred units of one ground, its rim cut off."""
    drawing = Drawing(
        name="tile",
        width=120,
        height=120,
        shapes=(Outline(role=role, d="M0,0H120V120H0Z"),),  # type: ignore[arg-type]  # the roles are listed above
        title=Text(en="t", es="t"),
        description=Text(en="d", es="d"),
    )
    return grey_picture(paint_for_paper(drawing, "en"), width=120, height=120).crop((8, 8, 112, 112))


@pytest.mark.parametrize("name", courses.ALL)
@pytest.mark.parametrize("level", [True, False])
def test_every_drawing_prints_light_with_dark_marks(name: str, level: bool) -> None:
    drawing = draw_trail(courses.ALL[name], level=level)
    picture = grey_picture(paint_for_paper(drawing, "es"), width=drawing.width, height=drawing.height)
    tones = picture.histogram()
    dark = sum(tones[:64]) / sum(tones)
    assert 0.001 < dark < 0.12
    assert ImageStat.Stat(picture).mean[0] > 180


def test_the_grounds_differ_in_tone_even_when_a_copier_blurs_their_pattern() -> None:
    blurred = {role: ImageStat.Stat(tile(role).filter(ImageFilter.GaussianBlur(6))).mean[0] for role in GROUNDS}
    ordered = sorted(blurred.values())
    assert all(later - earlier >= 3 for earlier, later in pairwise(ordered))
    assert blurred["ground-unknown"] == 255


def test_the_grounds_differ_in_pattern_even_when_a_copier_drops_their_tone() -> None:
    rough = {role: ImageStat.Stat(tile(role)).stddev[0] for role in GROUNDS}
    assert rough["ground-unknown"] == 0
    assert all(rough[role] > 5 for role in GROUNDS if role != "ground-unknown")
    treat, with_it = tile("ground-treat"), tile("ground-with")
    along_a_row = [ImageStat.Stat(each.crop((0, 50, 104, 51))).stddev[0] for each in (treat, with_it)]
    assert along_a_row[0] > 10 > along_a_row[1]  # slanted hatching changes along a row; level lines do not


def test_paper_gets_no_class_and_no_style() -> None:
    svg = paint_for_paper(draw_trail(courses.ROSA, level=True), "en")
    assert "class=" not in svg
    assert "style=" not in svg
    assert _PATTERNS in svg


def test_words_of_a_record_cannot_become_markup() -> None:
    course = courses.Course(today=courses.TODAY, recurrences=(courses.back("2020", "<b>&liver</b>"),))
    svg = paint_for_paper(draw_trail(course, level=False), "en")
    assert "<b>" not in svg
    assert "&lt;b&gt;&amp;liver" in svg
