"""Choices on paper: the same rows for each, with where they come from, and that no clinician has reviewed them."""

from __future__ import annotations

import msgspec

from rumbo.guide.choices.beside import put_beside
from rumbo.guide.choices.described import ChoiceId, part_name
from rumbo.paper.sheets import BesideSheet, print_beside
from tests.guide.choices.invented import invented_considered
from tests.paper.courses import TODAY
from tests.paper.pages import size_of, words_of


def printed(*choices: ChoiceId, name: str = "", reviewed_by: str | None = None) -> bytes:
    found = [invented_considered(each) for each in choices]
    checked = [
        msgspec.structs.replace(each, choice=msgspec.structs.replace(each.choice, reviewed_by=reviewed_by))
        for each in found
    ]
    return print_beside(BesideSheet(beside=put_beside(tuple(checked)), printed_on=TODAY, name=name), languages=("en",))


def test_every_part_stands_there_in_its_order_for_each_choice() -> None:
    words = words_of(printed("surgery", "palliative-care", name="Rosa"))
    assert "For Rosa" in words
    places = [words.index(part_name(each).said("en")) for each in ("what", "aim", "how", "body", "home", "work")]
    assert places == sorted(places)
    assert "serious of surgery" in words
    assert "serious of palliative-care" in words
    assert "This sheet does not say which is right." in words


def test_where_it_comes_from_stands_at_the_end() -> None:
    words = words_of(printed("surgery", "palliative-care"))
    assert words.index("Where this comes from") < words.index("A page about aim of surgery")


def test_what_no_clinician_has_reviewed_says_so() -> None:
    assert "Not yet reviewed by a clinician." in words_of(printed("surgery"))
    assert "Not yet reviewed by a clinician." not in words_of(printed("surgery", reviewed_by="Dr. Inés Ejemplo"))


def test_a_choice_by_itself_is_compared_with_nothing() -> None:
    words = words_of(printed("surgery"))
    assert "1. Surgery" in words
    assert "This sheet does not say which is right." not in words


def test_three_and_four_lie_across_the_page() -> None:
    assert size_of(printed("surgery", "palliative-care")) == (612, 792)
    assert size_of(printed("surgery", "palliative-care", "clinical-trial")) == (792, 612)
