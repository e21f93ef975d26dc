"""Room for words: broken where words break, never wider than asked, nothing lost without a sign."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.paper.drawings.lettering import break_lines, width_of
from rumbo.words import Text, both

WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), min_size=1, max_size=80)


@given(words=st.lists(WORDS, min_size=1, max_size=8).map(" ".join), width=st.floats(40, 300))
@settings(deadline=None)
def test_no_line_is_wider_than_asked(words: str, width: float) -> None:
    lines = break_lines(both(words), role="label", width=width)
    assert lines.width <= width
    assert 1 <= len(lines.en) <= 3


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = break_lines(both("one two three four five six seven eight nine ten"), role="sub", width=80, most=2)
    assert len(lines.en) == 2
    assert lines.en[-1].endswith("…")


def test_a_word_longer_than_the_line_is_hyphenated_whole() -> None:
    lines = break_lines(both("electroencefalografista"), role="sub", width=90, most=9)
    assert "".join(lines.en).replace("-", "") == "electroencefalografista"


def test_the_room_is_that_of_the_longer_language() -> None:
    lines = break_lines(Text(en="hip", es="articulación de la cadera"), role="sub", width=120)
    assert len(lines.en) == 1
    assert lines.height > break_lines(both("hip"), role="sub", width=120).height


def test_bold_and_wide_letters_take_more_room() -> None:
    assert width_of("mmm", role="sub") > width_of("iii", role="sub")
    assert width_of("abc", role="label") > width_of("abc", role="sub") * 19 / 17
