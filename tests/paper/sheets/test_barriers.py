"""What would help me, on paper: each need beside room for who helps, on one page in both languages."""

from __future__ import annotations

from rumbo.guide.barriers import barriers
from rumbo.paper.sheets import BarriersSheet, print_barriers
from tests.paper import sheets_cast as cast
from tests.paper.courses import TODAY
from tests.paper.pages import pages_of, words_of


def test_what_is_in_the_way_and_the_own_words_are_told_and_nothing_that_was_kept_back() -> None:
    words = words_of(print_barriers(cast.BARRIERS, languages=("en", "es")))
    assert "I need a way to get to my visits and back." in words
    assert "Tengo miedo, y quisiera hablar con alguien." in words
    assert "The stairs at home." in words
    assert "enough food" not in words


def test_before_anything_was_said_every_need_is_there_to_tick_on_one_page_in_both_languages() -> None:
    pdf = print_barriers(cast.BLANK_BARRIERS, languages=("en", "es"))
    words = words_of(pdf)
    assert pages_of(pdf) == 1
    assert "I ticked what I need." in words
    assert words.count("Necesito") >= 11


def test_all_fourteen_in_the_way_fit_on_one_page() -> None:
    whole = BarriersSheet(barriers=tuple(barriers().values()), printed_on=TODAY, name="Rosa Quintana")
    for paper in ("us-letter", "a4"):
        assert pages_of(print_barriers(whole, languages=("en", "es"), paper=paper)) == 1
