"""The body: what the story names stands in its place, nothing lies on anything else, and all of it is told in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Cancer, Course, Place, Recurrence
from rumbo.oncology import IcdO3Site, Side
from rumbo.paper.drawings import describe_body, draw_body, drawn_cancers, paint_for_paper, paint_for_screen
from rumbo.paper.drawings.body import NARROW, WIDE
from rumbo.paper.drawings.drawing import Circle, Drawing, Outline, Words
from rumbo.paper.drawings.figure import HIPS
from rumbo.words import both
from tests.paper.courses import BREAST, LYMPHOMA, TODAY, back


def cancer(site: str, *, side: Side | None = None, blood: bool = False) -> Cancer:
    return Cancer(id="c1", name=LYMPHOMA if blood else BREAST, site=IcdO3Site(site), side=side, is_blood=blood)


def course(first: Cancer, *returns: Recurrence) -> Course:
    return Course(today=TODAY, cancers=(first,), recurrences=returns)


def drawn(first: Cancer, *returns: Recurrence, wide: bool = True) -> Drawing:
    return draw_body(course(first, *returns), first, wide=wide)


def words(drawing: Drawing) -> str:
    return " ".join(line for shape in drawing.shapes if isinstance(shape, Words) for line in shape.en)


def circles(drawing: Drawing, role: str) -> list[Circle]:
    return [shape for shape in drawing.shapes if isinstance(shape, Circle) and shape.role == role]


def roles(drawing: Drawing) -> list[str]:
    return [shape.role for shape in drawing.shapes if isinstance(shape, Outline)]


LEFT_BREAST = cancer("C50.9", side="left")


@pytest.mark.parametrize("wide", [True, False])
def test_it_shows_where_it_began_and_where_it_came_back_with_the_doctors_sign(wide: bool) -> None:
    drawing = drawn(LEFT_BREAST, back("2019", "liver", said="distant"), wide=wide)
    assert "It began here" in words(drawing)
    assert "It came back here" in words(drawing)
    assert "liver, 2019" in words(drawing)
    triangle, *_ = [each for each in drawing.shapes if isinstance(each, Outline) and each.role == "back"]
    assert triangle.d.count("l") == 1  # the triangle of a distant return


def test_the_persons_left_is_at_the_right_of_the_drawing_and_the_drawing_says_so() -> None:
    left, right = (circles(drawn(cancer("C50.9", side=side)), "found")[0].x for side in ("left", "right"))
    assert right < WIDE / 2 < left
    said = {line: shape.x for shape in drawn(LEFT_BREAST).shapes if isinstance(shape, Words) for line in shape.en}
    assert said["your right"] < WIDE / 2 < said["your left"]


def test_a_side_nobody_told_is_not_guessed() -> None:
    first = cancer("C34.1")
    drawing = drawn(first)
    one, other = circles(drawing, "found")
    assert one.x + other.x == WIDE
    assert one.y == other.y
    assert len(circles(drawing, "halo")) == 2
    assert "organ" not in roles(drawing)
    assert roles(drawing).count("edge") == 2
    assert "breast cancer, side not told" in words(drawing)
    assert "Where the side is not told" in describe_body(course(first), first).en
    assert words(drawn(first, wide=False)).count("1") == 3  # at both sides, and before its words beneath


def test_both_of_a_pair_are_marked_plainly_where_both_are_meant() -> None:
    first = cancer("C56.9", side="bilateral")
    drawing = drawn(first)
    assert len(circles(drawing, "found")) == roles(drawing).count("organ") == 2
    assert not circles(drawing, "halo")
    assert "side not told" not in words(drawing)
    assert "side is not told" not in describe_body(course(first), first).en


def test_words_for_both_sides_go_where_there_is_more_room() -> None:
    sides = {
        returned: {
            line.x < WIDE / 2
            for line in drawn(LEFT_BREAST, back("2019", returned), back("2020", "lung")).shapes
            if isinstance(line, Words) and "lung, side not told, 2020" in " ".join(line.en)
        }
        for returned in ("left axilla", "right axilla")
    }
    assert sides == {"left axilla": {True}, "right axilla": {False}}


def test_nodes_of_the_other_side_are_not_near_where_they_are_not_regional() -> None:
    near = circles(drawn(LEFT_BREAST), "near")
    assert near
    assert all(each.x > WIDE / 2 for each in near)
    both_sides = {each.x > WIDE / 2 for each in circles(drawn(cancer("C61.9")), "near") if each.x != WIDE / 2}
    assert both_sides == {True, False}


def test_a_cancer_of_the_blood_marks_no_beginning_and_no_near() -> None:
    first = cancer("C77.0", blood=True)
    drawing = drawn(first, back("2020", "neck nodes", "bone marrow"))
    assert not circles(drawing, "found")
    assert not circles(drawing, "near")
    assert "can be in the whole body" in describe_body(course(first), first).en


def test_a_vertebra_stands_at_its_height() -> None:
    named = circles(drawn(LEFT_BREAST, back("2019", "third lumbar vertebra")), "ask")[0].y
    heights = [
        circles(drawn(LEFT_BREAST, back("2019", name)), "ask")[0].y
        for name in ("C5 vertebra", "T8 vertebra", "L3 vertebra")
    ]
    assert heights == sorted(heights)
    assert len(set(heights)) == 3
    assert named == heights[-1]
    assert circles(drawn(LEFT_BREAST, back("2019", "spine")), "ask")


@pytest.mark.parametrize("wide", [True, False])
def test_a_place_that_cannot_be_shown_stands_beneath_with_its_words(wide: bool) -> None:
    drawing = drawn(LEFT_BREAST, back("2019", "somewhere odd"), wide=wide)
    assert "somewhere odd, 2019" in words(drawing)
    (ask,) = circles(drawing, "ask")
    assert ask.y > HIPS * 1.3


def test_a_cancer_whose_beginning_is_nowhere_in_particular_stands_beneath() -> None:
    drawing = drawn(cancer("C80.9"))
    assert circles(drawing, "found")[0].y > HIPS * 1.3
    assert "organ" not in roles(drawing)


@pytest.mark.parametrize("wide", [True, False])
def test_the_legs_are_drawn_only_for_what_lies_there(wide: bool) -> None:
    heights = [drawn(cancer(site, side="left"), wide=wide).height for site in ("C50.9", "C62.9", "C40.2", "C44.7")]
    assert heights[0] == heights[1] < heights[2] == heights[3]


def test_without_a_site_or_a_return_the_figure_stands_alone() -> None:
    first = Cancer(id="c1", name=BREAST)
    drawing = draw_body(course(first), first, wide=True)
    assert roles(drawing) == ["body", "body-edge", "body-edge"]


def test_only_the_returns_of_this_cancer_are_drawn_and_nameless_ones_where_it_is_the_only_one() -> None:
    other = Cancer(id="c2", name=LYMPHOMA)
    returns = (back("2019", "liver", of="c2"), back("2020", "lung"))
    two = Course(today=TODAY, cancers=(LEFT_BREAST, other), recurrences=returns)
    assert "back" not in words(draw_body(two, LEFT_BREAST, wide=True))
    alone = Course(today=TODAY, cancers=(LEFT_BREAST,), recurrences=returns)
    assert "lung" in words(draw_body(alone, LEFT_BREAST, wide=True))


def test_the_cancers_drawn_are_those_that_came_back_or_else_those_of_now() -> None:
    other = Cancer(id="c2", name=LYMPHOMA)
    both_cancers = (LEFT_BREAST, other)
    quiet = Course(today=TODAY, cancers=both_cancers)
    returned = Course(today=TODAY, cancers=both_cancers, recurrences=(back("2019", "liver", of="c2"),))
    assert drawn_cancers(returned) == (other,)
    assert drawn_cancers(quiet)
    assert drawn_cancers(Course(today=TODAY)) == ()


def test_growth_and_what_is_looked_into_are_called_so() -> None:
    drawing = drawn(LEFT_BREAST, back("2019", "liver", grew=True), back("2020", "lung", suspected=True))
    assert "It grew here" in words(drawing)
    assert "Being looked into" in words(drawing)
    assert circles(drawing, "halo")


def test_a_return_without_a_year_is_told_by_its_place() -> None:
    assert "liver" in words(drawn(LEFT_BREAST, back(None, "liver")))


def test_a_place_known_only_by_its_code_is_drawn() -> None:
    place = Place(words="", site=IcdO3Site("C22.0"))
    known = back("2019")
    coded = Recurrence(cancer=None, on=known.on, places=(place,), kind=known.kind, called="recurrence")
    assert "organ-back" in roles(drawn(LEFT_BREAST, coded))


def test_it_is_told_in_words_in_both_languages_and_says_that_sizes_are_not_shown() -> None:
    told = describe_body(course(LEFT_BREAST, back("2019", "liver")), LEFT_BREAST)
    assert told.en.startswith("It began here: breast cancer.")
    assert "Small circles show the lymph nodes" in told.en
    assert "It came back here: liver." in told.en
    assert told.es.endswith("No muestra su tamaño.")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_it_is_one_image_with_a_title_and_words_and_paints_in_grey(lang: str) -> None:
    drawing = drawn(LEFT_BREAST, back("2019", "liver"))
    svg = paint_for_screen(drawing, lang, id_prefix="b")  # type: ignore[arg-type]  # one of the two
    assert 'role="img"' in svg
    assert svg.count("<title") == svg.count("<desc") == 1
    assert not re.search(r"style|script|href", svg)
    colours = set(re.findall(r"#[0-9a-f]{6}", paint_for_paper(drawing, lang)))  # type: ignore[arg-type]  # one of the two
    assert {(each[1:3], each[3:5], each[5:7]) for each in colours} == {(each[1:3],) * 3 for each in colours}


PLACES = (
    "liver",
    "right lung",
    "left lung",
    "brain",
    "bone",
    "L3 vertebra",
    "left chest wall",
    "pelvic nodes",
    "hígado",
    "??",
)


@given(
    site=st.sampled_from(["C50.9", "C18.7", "C61.9", "C34.1", "C56.9", "C73.9", "C44.5", "C71.2", "C80.9"]),
    side=st.sampled_from(["left", "right", None]),
    named=st.lists(st.sampled_from(PLACES), max_size=12),
    wide=st.booleans(),
)
def test_no_mark_lies_on_another_or_outside(site: str, side: Side | None, named: list[str], wide: bool) -> None:
    drawing = drawn(cancer(site, side=side), *(back("2020", name) for name in named), wide=wide)
    marks = [*circles(drawing, "found"), *circles(drawing, "ask")]
    for place, one in enumerate(marks):
        assert 0 <= one.x <= (WIDE if wide else NARROW)
        assert 0 <= one.y <= drawing.height
        for other in marks[place + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= 20**2


def test_the_name_of_a_cancer_cannot_become_markup() -> None:
    first = Cancer(id="c1", name=both("<b>"), site=IcdO3Site("C50.9"))
    assert "<b>" not in paint_for_screen(draw_body(course(first), first, wide=True), "en", id_prefix="b")
