"""The emergency card: always one page, blanks where nothing is known, nothing dropped in silence."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.paper.sheets import EmergencyCard, print_emergency_card
from rumbo.words import both
from tests.paper import sheets_cast as cast
from tests.paper.pages import pages_of, words_of


def test_it_says_what_a_stranger_needs() -> None:
    words = words_of(print_emergency_card(cast.CARD))
    for part in (
        "Call 911",
        "Llame al 911",
        "38 °C (100.4 °F)",
        "555-0100",
        "555-0199",
        "breast cancer, in bone",
        "cáncer de seno, en el hueso",
        "palbociclib",
        "November 20, 2026",
        "penicillin",
        "metformin 500 mg",
        "Elena Quintana, 555-0142",
        "I am being treated for cancer",
    ):
        assert part in words, part


def test_each_number_is_on_the_fridge_half_and_on_the_wallet_card() -> None:
    words = words_of(print_emergency_card(cast.CARD))
    assert words.count("555-0100") == 2
    assert words.count("Who speaks for me") == 2


def test_what_is_unknown_is_a_blank_to_fill_by_hand() -> None:
    words = words_of(print_emergency_card(cast.BLANK_CARD))
    assert words.count("Allergies / Alergias") == 2
    assert "I am being treated" not in words
    assert "I have cancer" in words


def test_a_crowded_card_stays_one_page_and_says_how_much_more_there_is() -> None:
    pdf = print_emergency_card(cast.CROWDED_CARD)
    assert pages_of(pdf) == 1
    words = words_of(pdf)
    assert "and 37 more" in words  # of forty medicines, on the wallet card
    assert words.count("Sangrado que no para") == 3  # no urgent sign is left out


def test_long_names_in_spanish_are_still_one_page() -> None:
    card = msgspec.structs.replace(cast.CARD, treatments=(both("fluorouracilo, leucovorina y oxaliplatino " * 4),) * 4)
    assert pages_of(print_emergency_card(card)) == 1


def test_more_urgent_signs_than_a_page_holds_make_a_second_page_and_are_all_there() -> None:
    pdf = print_emergency_card(msgspec.structs.replace(cast.CARD, urgent=cast.SIGNS * 20))
    assert pages_of(pdf) == 2
    assert words_of(pdf).count("Sangrado que no para") == 20


NAMES = st.lists(st.text("abcdefgh ñóú", min_size=1, max_size=60), max_size=12).map(tuple)


@given(allergies=NAMES, medicines=NAMES, speaks=NAMES)
@settings(max_examples=15, deadline=None)
def test_any_card_is_one_page(allergies: tuple[str, ...], medicines: tuple[str, ...], speaks: tuple[str, ...]) -> None:
    card = EmergencyCard(
        printed_on=cast.TODAY,
        urgent=cast.SIGNS,
        name="Rosa",
        allergies=allergies,
        medicines=medicines,
        speaks_for_me=speaks,
    )
    assert pages_of(print_emergency_card(card)) == 1
