"""Opinions on paper: side by side, with room to write in the next one by hand."""

from __future__ import annotations

from rumbo.guide import Opinion, compare
from rumbo.paper.sheets import print_opinions, sheet_of_opinions
from rumbo.words import Lang
from tests.paper.courses import TODAY
from tests.paper.pages import words_of
from tests.paper.sheets_cast import KAMAU, RIOS


def printed(*opinions: Opinion, languages: tuple[Lang, ...] = ("en",), name: str = "") -> str:
    return words_of(
        print_opinions(sheet_of_opinions(compare(opinions), printed_on=TODAY, name=name), languages=languages)
    )


def test_every_topic_stands_there_in_the_order_of_the_frame() -> None:
    words = printed(RIOS, KAMAU, name="Rosa")
    places = [
        words.index(each)
        for each in ("For Rosa", "What it is", "Aim of treatment", "Why not the others", "What was not known")
    ]
    assert places == sorted(places)


def test_a_difference_says_where_it_may_come_from_and_what_to_ask() -> None:
    words = printed(RIOS, KAMAU)
    assert "They differ May come from" not in words
    assert "May come from: missing information" in words
    assert "Dr. Ríos did not have: scan pictures" in words
    assert "Dr. Kamau had this in hand: scan pictures. Would it change what you think?" in words
    assert "scan report (September 2026)" in words


def test_one_opinion_or_none_leaves_a_column_to_fill_in_by_hand() -> None:
    assert "Doctor, place, day" not in printed(RIOS, KAMAU)
    assert printed(RIOS).count("Doctor, place, day") == 1
    assert printed(languages=("es",)).count("Médico, lugar, fecha") == 2


def test_the_fourth_doctor_stands_below_the_first_three() -> None:
    four = [Opinion(id=str(number), doctor=f"Dr. Number {number}") for number in range(4)]
    words = printed(*four)
    assert all(each.doctor in words for each in four)
    assert words.count("Had in hand") == 2
