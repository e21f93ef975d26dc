"""The trail: what it shows, what it never shows, and that its words keep apart in every story."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from rumbo.course.course import Course
from rumbo.paper.drawings import draw_trail, paint_for_screen
from rumbo.paper.drawings.drawing import Drawing, Words
from rumbo.words import LANGUAGES, Lang
from tests.paper import courses
from tests.paper.boxes import crossed, outside, overlapping
from tests.paper.strategies import courses as any_course

WAYS = pytest.mark.parametrize("level", [True, False], ids=["level", "upright"])


def lines(drawing: Drawing, lang: Lang = "en") -> str:
    return " | ".join(" ".join(getattr(shape, lang)) for shape in drawing.shapes if isinstance(shape, Words))


def roles(drawing: Drawing) -> set[str]:
    return {shape.role for shape in drawing.shapes}


@WAYS
def test_the_doctors_word_is_the_word_on_the_trail(level: bool) -> None:
    said = lines(draw_trail(courses.ROSA, level=level))
    assert "Came back: local" in said
    assert "Came back: distant" in said
    assert "kind: ask" not in said


@WAYS
def test_without_the_doctors_word_the_trail_says_where_and_to_ask(level: bool) -> None:
    drawing = draw_trail(courses.UNKNOWN_STRETCH, level=level)
    assert "Came back: bone" in lines(drawing)
    assert "kind: ask" in lines(drawing)
    assert "tipo: pregunte" in lines(drawing, "es")
    assert "ask" in roles(drawing)
    assert "distant" not in lines(drawing)  # the reading by definition stays off the trail


@WAYS
def test_what_is_only_suspected_never_shows_a_kind(level: bool) -> None:
    drawing = draw_trail(courses.DAYS_APART, level=level)
    assert "Something was seen: peritoneum" in re.sub(r" +", " ", lines(drawing))
    assert "not settled yet" in lines(drawing)
    assert "halo" in roles(drawing)


@WAYS
def test_lengths_of_time_are_printed_only_when_asked_for(level: bool) -> None:
    plain, told = (draw_trail(courses.ROSA, level=level, show_lengths=show) for show in (False, True))
    assert not re.search(r"\d+ (years?|months?)", lines(plain))
    assert "about 5 years" in lines(told)
    assert "alrededor de 3 años" in lines(told, "es")


@WAYS
def test_the_empty_first_day_is_a_pin_and_nothing_told(level: bool) -> None:
    drawing = draw_trail(courses.EMPTY, level=level)
    assert lines(drawing) == "You are here"
    assert roles(drawing) == {"path", "pin", "pin-in", "here"}


@WAYS
def test_a_story_without_dates_keeps_its_certain_order_and_has_no_years(level: bool) -> None:
    drawing = draw_trail(courses.NO_DATES, level=level)
    assert "year" not in roles(drawing)
    assert lines(drawing).index("First found") < lines(drawing).index("Came back: liver")
    assert "Without a date yet" not in lines(drawing)


@WAYS
def test_a_return_without_a_date_stands_beneath_and_not_at_some_place_in_time(level: bool) -> None:
    said = lines(draw_trail(courses.SOME_DATES, level=level))
    assert said.index("You are here") < said.index("Without a date yet") < said.index("Came back: distant")


@WAYS
def test_a_date_that_is_only_about_right_has_a_soft_mark(level: bool) -> None:
    assert "halo" not in roles(draw_trail(courses.ROSA, level=level))
    drawing = draw_trail(courses.SOME_DATES, level=level)
    assert "halo" in roles(drawing)
    assert "about 2019" in lines(drawing)
    assert "alrededor de 2019" in lines(drawing, "es")


@WAYS
def test_two_cancers_are_two_named_paths_with_one_pin(level: bool) -> None:
    drawing = draw_trail(courses.TWO_CANCERS, level=level)
    assert "breast cancer" in lines(drawing)
    assert "colon cancer" in lines(drawing)
    found = [shape.role for shape in drawing.shapes]
    assert (found.count("path"), found.count("pin"), found.count("end")) == (2, 1, 1)


@WAYS
def test_a_return_of_no_named_cancer_has_a_path_of_its_own(level: bool) -> None:
    course = Course(
        today=courses.TODAY,
        cancers=courses.TWO_CANCERS.cancers,
        recurrences=(courses.back("2020", "lung"),),
    )
    assert "Not said which cancer" in lines(draw_trail(course, level=level))


def test_nine_returns_in_thirty_years_are_numbered_and_told_beneath() -> None:
    drawing = draw_trail(courses.THIRTY_YEARS, level=True)
    numbers = [shape.en[0] for shape in drawing.shapes if isinstance(shape, Words) and shape.role == "number"]
    assert numbers[:10] == [str(n) for n in range(1, 11)]
    assert lines(drawing).count("Came back") == 8
    assert lines(drawing).count("Grew") == 1


def test_the_wave_of_the_path_does_not_depend_on_the_story() -> None:
    waves = [
        [float(y) for y in re.findall(r",(-?[\d.]+)", shape.d)]
        for course in (courses.ROSA, courses.UNKNOWN_STRETCH)
        for shape in draw_trail(course, level=True).shapes
        if shape.role == "path"
    ]
    one, other = ([y - wave[0] for y in wave] for wave in waves)
    assert one == pytest.approx(other, abs=0.2)


@WAYS
@pytest.mark.parametrize("name", courses.ALL)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_lie_on_one_another_in_the_hard_stories(level: bool, name: str, lang: Lang) -> None:
    drawing = draw_trail(courses.ALL[name], level=level, show_lengths=True)
    assert overlapping(drawing, lang) == []
    assert outside(drawing, lang) == []
    assert crossed(drawing, lang) == []


@WAYS
@given(course=any_course())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_words_lie_on_one_another_in_any_story(level: bool, course: Course) -> None:
    drawing = draw_trail(course, level=level)
    for lang in LANGUAGES:
        assert overlapping(drawing, lang) == []
        assert outside(drawing, lang) == []
        assert crossed(drawing, lang) == []
        assert paint_for_screen(drawing, lang, id_prefix="t").count("<svg") == 1


@given(course=any_course())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_words_lie_on_one_another_on_a_page_either(course: Course) -> None:
    drawing = draw_trail(course, level=True, width=760, rows=3)
    assert overlapping(drawing, "es") == []
    assert outside(drawing, "es") == []
    assert crossed(drawing, "es") == []
