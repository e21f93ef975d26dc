"""What was measured, drawn: readable at both widths, limits apart, nothing past the last value, the same in any order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Fact, Measure, Treatment, lay_out
from rumbo.guide.longview import measured_in
from rumbo.oncology import PartialDate
from rumbo.paper.drawings import draw_long_view, draw_measured, paint_for_paper, range_words
from rumbo.paper.drawings.drawing import Circle, Drawing, Outline
from rumbo.paper.drawings.measured import steps_of
from tests.paper.boxes import outside, overlapping
from tests.paper.strategies import courses

NOW = date(2026, 11, 23)
_ROWS = st.lists(
    st.tuples(st.integers(1, 12), st.integers(0, 400), st.booleans(), st.sampled_from([None, 4.0, 35.0])),
    min_size=1, max_size=14,
)  # fmt: skip


def facts_of(rows: list[tuple[int, int, bool, float | None]]) -> list[Fact]:
    says = [
        Measure(
            name="CEA", value=value / 10, unit="ng/mL", on=PartialDate(2025, month), high=high,
            words=f"<{value / 10:g}" if limit else "",
        )
        for month, value, limit, high in rows
    ]  # fmt: skip
    given_then = Treatment(modality="hormone", name="letrozole", on=PartialDate(2025, 2), ongoing=True)
    return [Fact(id=f"f{n}", says=each, standing="from_me") for n, each in enumerate([*says, given_then])]


def drawn(facts: list[Fact], *, wide: bool = True) -> Drawing:
    course = lay_out(facts, NOW)
    (found,) = measured_in(facts, course)
    return draw_measured(found.series[0], course, wide=wide)


@given(_ROWS, st.randoms(), st.booleans())
def test_the_same_facts_in_any_order_give_the_same_drawing(
    rows: list[tuple[int, int, bool, float | None]], shuffled: object, wide: bool
) -> None:
    facts = facts_of(rows)
    before = drawn(facts, wide=wide)
    shuffled.shuffle(facts)  # type: ignore[attr-defined]  # a random.Random of hypothesis
    assert drawn(facts, wide=wide) == before


@given(_ROWS, st.booleans())
def test_no_words_lie_on_others_or_reach_over_the_edge(
    rows: list[tuple[int, int, bool, float | None]], wide: bool
) -> None:
    drawing = drawn(facts_of(rows), wide=wide)
    assert overlapping(drawing, "en") == overlapping(drawing, "es") == []
    assert outside(drawing, "en") == outside(drawing, "es") == []


@given(courses(), st.booleans())
def test_the_long_view_of_any_course_stays_inside_its_box(course: object, wide: bool) -> None:
    drawing = draw_long_view(course, wide=wide)  # type: ignore[arg-type]  # the strategy makes courses
    assert outside(drawing, "en") == outside(drawing, "es") == []


def test_a_limit_is_a_triangle_and_no_line_leads_to_it() -> None:
    drawing = drawn(facts_of([(1, 20, False, None), (2, 1, True, None), (3, 30, False, None)]))
    outlines = [each.role for each in drawing.shapes if isinstance(each, Outline)]
    assert outlines.count("limit") == 2  # the value, and what the sign means
    assert "link" not in outlines
    assert sum(isinstance(each, Circle) and each.role == "value" for each in drawing.shapes) == 2


def test_paper_says_every_tone_on_the_shape() -> None:
    painted = paint_for_paper(drawn(facts_of([(1, 20, False, 4.0), (4, 30, False, 4.0)])), "es")
    assert "class=" not in painted
    assert "el rango del laboratorio: hasta 4" in painted


@pytest.mark.parametrize(
    ("low", "high", "said"), [(1, 4, "1 to 4"), (None, 4, "up to 4"), (1, None, "1 or more"), (None, None, None)]
)
def test_a_range_is_said_as_far_as_it_was_printed(low: float | None, high: float | None, said: str | None) -> None:
    words = range_words(low, high)
    assert (words.en if words else None) == said


@given(st.floats(-1e6, 0), st.floats(0, 1e6))
def test_steps_reach_from_under_the_lowest_to_over_the_highest(low: float, high: float) -> None:
    steps = steps_of(low, high)
    assert steps[0] <= low + 1e-6
    assert steps[-1] >= high - 1e-6
    assert 2 <= len(steps) <= 6


def measures(*told: Measure) -> list[Fact]:
    return [Fact(id=f"m{n}", says=each, standing="from_me") for n, each in enumerate(told)]


@pytest.mark.parametrize("unit", ["", "{INR}"])  # a note in braces is no unit
def test_values_without_a_unit_are_drawn_and_say_so(unit: str) -> None:
    drawing = drawn(measures(Measure(name="CEA", value=3, unit=unit, on=PartialDate(2025, 3))))
    assert drawing.title.en.endswith("unit not told")
    assert "1 value without a unit" in drawing.description.en


def test_values_without_a_day_are_not_drawn_and_the_words_say_so() -> None:
    drawing = drawn(measures(Measure(name="CEA", value=3, unit="ng/mL")))
    assert drawing.description.en == "No value has a day yet."
    assert not any(isinstance(each, Circle) for each in drawing.shapes)


def test_beneath_are_only_the_treatments_of_the_time_that_is_drawn() -> None:
    facts = measures(Measure(name="CEA", value=3, unit="ng/mL", on=PartialDate(2025, 3)))
    assert "Treatment at that time" not in str(drawn(facts).shapes)
    over = Treatment(modality="hormone", name="tamoxifen", on=PartialDate(2010, 2), until=PartialDate(2012, 2))
    now = Treatment(modality="hormone", name="letrozole", on=PartialDate(2020, 2), ongoing=True)
    told = [Fact(id=f"t{n}", says=each, standing="from_me") for n, each in enumerate((over, now))]
    beneath = str(drawn([*facts, *told]).shapes)
    assert "Treatment at that time" in beneath
    assert "letrozole" in beneath
    assert "tamoxifen" not in beneath
