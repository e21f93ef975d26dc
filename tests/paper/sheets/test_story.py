"""The story sheet: the drawing with its words for those who do not see it, the sentences, the table."""

from __future__ import annotations

import io

import msgspec
import pikepdf
import pytest

from rumbo.paper.drawings import draw_trail, trail_table
from rumbo.paper.sheets import StorySheet, print_story
from rumbo.paper.sheets.story import TRAIL_ROWS, TRAIL_WIDTH, sheet_of_story
from rumbo.words import Lang
from tests.paper import courses
from tests.paper import sheets_cast as cast
from tests.paper.pages import words_of


def alternatives(pdf: bytes) -> list[str]:
    """What is said in place of each figure."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            str(thing.Alt) for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]


def test_the_drawing_is_told_in_each_language() -> None:
    told = cast.STORY.drawing.description
    found = alternatives(print_story(cast.STORY, languages=("en", "es")))
    assert told.en in found
    assert told.es in found


def test_the_words_of_the_drawing_and_the_table_are_real_text() -> None:
    words = words_of(print_story(cast.STORY, languages=("es",)))
    assert "Usted está aquí" in words
    assert "Lo mismo en una tabla" in words
    assert "5 de octubre de 2022" in words


@pytest.mark.parametrize("languages", [("en", "es"), ("es",)])
def test_the_body_is_drawn_once_in_each_language_and_told(languages: tuple[Lang, ...]) -> None:
    sheet = sheet_of_story(courses.ROSA)
    pdf = print_story(sheet, languages=languages)
    for body in sheet.bodies:
        assert [said for said in alternatives(pdf) if said in (body.description.en, body.description.es)] == [
            body.description.said(lang) for lang in languages
        ]
        assert body.title.es in " ".join(words_of(pdf).split())


@pytest.mark.parametrize("name", courses.ALL)
def test_every_story_can_be_printed(name: str) -> None:
    course = courses.ALL[name]
    sheet = StorySheet(
        drawing=draw_trail(course, level=True, width=TRAIL_WIDTH, rows=TRAIL_ROWS),
        printed_on=courses.TODAY,
        rows=trail_table(course),
    )
    words = words_of(print_story(sheet, languages=("en",)))
    assert ("“Ask” means" in words) == any(row.kind and row.kind.en == "ask" for row in sheet.rows)
    assert ("The same as a table" in words) == bool(sheet.rows)


def test_a_story_without_a_name_is_for_no_one_by_name() -> None:
    assert "For Rosa" in words_of(print_story(cast.STORY, languages=("en",)))
    assert "For" not in words_of(print_story(msgspec.structs.replace(cast.STORY, name=""), languages=("en",)))
