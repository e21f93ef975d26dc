"""The letter to the records office: what is known is written in, what is not is a line to fill in."""

from __future__ import annotations

import msgspec

from rumbo.paper.sheets import print_records_request
from tests.paper import sheets_cast as cast
from tests.paper.pages import words_of


def test_name_and_birth_date_are_written_in_where_they_are_known() -> None:
    words = words_of(print_records_request(cast.REQUEST, languages=("en", "es")))
    assert "Rosa Ejemplo" in words
    assert "May 3, 1961" in words


def test_without_a_name_it_is_a_letter_to_fill_in_by_hand() -> None:
    blank = msgspec.structs.replace(cast.REQUEST, name="", born=None)
    words = words_of(print_records_request(blank, languages=("es",)))
    assert "Mi nombre" in words
    assert "Rosa" not in words


def test_it_names_the_rule_it_rests_on() -> None:
    assert "45 CFR 164.524" in words_of(print_records_request(cast.REQUEST, languages=("en",)))
