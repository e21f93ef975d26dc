"""The sheet for a call: whom to call, what to say, room for what they said, and when the number was seen."""

from __future__ import annotations

import pytest

from rumbo.guide.outside import outside_places
from rumbo.paper import CallSheet, print_call_sheet
from tests.paper.courses import TODAY
from tests.paper.pages import pages_of, words_of


@pytest.mark.parametrize("paper", ["us-letter", "a4"])
def test_the_longest_place_fits_on_one_page_in_both_languages(paper: str) -> None:
    line = max((each.line for each in outside_places().values()), key=lambda line: len(line.what.es))
    pdf = print_call_sheet(CallSheet(line=line, printed_on=TODAY), languages=("en", "es"), paper=paper)  # type: ignore[arg-type]  # one of the two
    assert pages_of(pdf) == 1


def test_a_place_without_a_number_has_its_web_page_and_one_without_a_date_says_so() -> None:
    line = outside_places()["triage-cancer"].line
    words = words_of(print_call_sheet(CallSheet(line=line, printed_on=TODAY), languages=("en",)))
    assert "triagecancer.org" in words
    assert "a page without a date" in words


def test_a_date_is_told_beside_the_number() -> None:
    line = outside_places()["spanish-association-against-cancer"].line
    words = words_of(print_call_sheet(CallSheet(line=line, printed_on=TODAY), languages=("es",)))
    assert "900 100 036" in words
    assert "2025" in words
