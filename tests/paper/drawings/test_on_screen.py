"""The trail on the screen: one image with a title and a description, no style inside, and a class for every role."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import rumbo
from rumbo.paper.drawings import draw_trail, paint_for_screen
from tests.paper import courses

CSS = (Path(rumbo.__file__).parent / "web/frame/static/rumbo/trail.css").read_text()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_it_is_one_image_told_in_words(lang: str) -> None:
    root = ET.fromstring(paint_for_screen(draw_trail(courses.ROSA, level=True), lang, id_prefix="t"))  # type: ignore[arg-type]  # noqa: S314 - our own SVG
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == lang
    told = {child.attrib["id"]: child.text or "" for child in root if child.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.attrib["aria-labelledby"].split() == list(told)
    assert {"en": "Came back: distant", "es": "Regresó: a distancia"}[lang] in told["t-told"]


def test_nothing_in_it_breaks_a_strict_content_policy() -> None:
    svg = paint_for_screen(draw_trail(courses.THIRTY_YEARS, level=True), "es", id_prefix="t")
    assert not re.search(r"style|script|href|\son\w+=", svg)


def test_ids_of_two_drawings_on_one_page_differ() -> None:
    drawing = draw_trail(courses.ROSA, level=True)
    ids = [set(re.findall(r'id="([^"]+)"', paint_for_screen(drawing, "en", id_prefix=prefix))) for prefix in "ab"]
    assert not ids[0] & ids[1]


def test_every_class_it_uses_has_a_look() -> None:
    used = {
        name
        for course in courses.ALL.values()
        for level in (True, False)
        for names in re.findall(
            r'class="([^"]+)"', paint_for_screen(draw_trail(course, level=level), "en", id_prefix="t")
        )
        for name in names.split()
    }
    assert {name for name in used if f".{name}" not in CSS} == set()


def test_words_of_a_record_cannot_become_markup() -> None:
    course = courses.Course(today=courses.TODAY, recurrences=(courses.back("2020", '<script>"'),))
    assert "<script" not in paint_for_screen(draw_trail(course, level=False), "en", id_prefix="t")
