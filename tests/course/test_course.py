"""The shape of a course."""

from __future__ import annotations

from rumbo.course import Biomarker, Claim, Conflict, Status, lay_out
from rumbo.words import Message, both
from tests.course.cast import fact, on


def test_a_course_is_empty_until_there_is_something_to_draw():
    assert lay_out([], "2025-01-01").is_empty
    assert lay_out([fact("f1", Biomarker(name="HER2", result="3+"))], "2025-01-01").is_empty
    assert not lay_out([fact("f1", Status(on=on("2020"), status="stable"))], "2025-01-01").is_empty


def test_a_disagreement_names_each_value_once():
    claims = tuple(Claim(value=both(value), fact=str(number)) for number, value in enumerate(("left", "right", "left")))
    found = Conflict(id="side-c1", about=Message("course-conflict-given", {"treatment": "x"}), claims=claims)
    assert [value.said("en") for value in found.values] == ["left", "right"]
