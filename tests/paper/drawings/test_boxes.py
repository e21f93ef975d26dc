"""The room that words take: where a line stands by its anchor, and what lies on what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.paper.drawings.boxes import Box, box_of
from rumbo.paper.drawings.drawing import Anchor, Words
from rumbo.paper.drawings.lettering import SIZES, width_of

BOXES = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 40), st.integers(1, 40),
)  # fmt: skip


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_a_line_lies_at_its_point_as_it_is_anchored(anchor: Anchor, share: float) -> None:
    words = Words(role="year", x=100, y=40, en=("2027",), es=("2027",), anchor=anchor)
    width = width_of("2027", role="year")
    box = box_of(words, "2027")
    assert (box.left, box.right) == pytest.approx((100 - share * width, 100 + (1 - share) * width))
    assert box.top < 40 < box.bottom
    assert box.bottom - box.top == pytest.approx(SIZES["year"])


@given(BOXES, BOXES)
def test_two_boxes_overlap_when_they_share_a_point_inside_both(one: Box, other: Box) -> None:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    assert one.overlaps(other) is other.overlaps(one) is (across > 0 and down > 0)


def test_boxes_that_share_an_edge_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))
    assert not Box(0, 0, 10, 10).overlaps(Box(0, 10, 10, 20))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 20, 20))
