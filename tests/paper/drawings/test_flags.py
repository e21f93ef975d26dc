"""Labels in rows: none on another, none on another's stem, the fewest rows that do."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.paper.drawings.flags import Wish, clash, place_flags

WISHES = st.lists(
    st.builds(Wish, x=st.floats(40, 1060), width=st.floats(40, 235)), max_size=9, unique_by=lambda wish: wish.x
).map(lambda wishes: sorted(wishes, key=lambda wish: wish.x))


def test_labels_far_apart_stand_in_one_row_over_their_stems() -> None:
    flags = place_flags([Wish(x=200, width=100), Wish(x=600, width=100)], rows=3, left=0, right=1000)
    assert flags
    assert [(flag.row, flag.side) for flag in flags] == [(0, "middle"), (0, "middle")]


def test_a_label_at_the_edge_leans_inwards() -> None:
    flags = place_flags([Wish(x=20, width=100), Wish(x=980, width=100)], rows=1, left=0, right=1000)
    assert flags
    assert [flag.side for flag in flags] == ["start", "end"]


def test_labels_too_close_for_one_row_take_two() -> None:
    flags = place_flags([Wish(x=x, width=180) for x in (300, 400, 500)], rows=2, left=0, right=1000)
    assert flags
    assert {flag.row for flag in flags} == {0, 1}


def test_when_there_is_no_way_none_is_claimed() -> None:
    assert place_flags([Wish(x=x, width=180) for x in (300, 310, 320)], rows=1, left=0, right=1000) is None


def test_a_hopeless_crowd_is_given_up_in_a_fixed_number_of_tries() -> None:
    assert place_flags([Wish(x=300 + n, width=180) for n in range(30)], rows=9, left=0, right=1000) is None


@given(wishes=WISHES)
@settings(deadline=None)
def test_whatever_is_placed_never_clashes(wishes: list[Wish]) -> None:
    flags = place_flags(wishes, rows=3, left=0, right=1120)
    if flags is not None:
        assert not any(clash(one, other) for one, other in combinations(flags, 2))
        assert all(flag.left >= 0 and flag.right <= 1120 for flag in flags)
