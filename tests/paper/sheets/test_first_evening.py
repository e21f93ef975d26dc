"""The first evening: three things and no more, with a line for a number nobody has yet."""

from __future__ import annotations

import msgspec

from rumbo.paper.sheets import print_first_evening
from tests.paper import sheets_cast as cast
from tests.paper.pages import pages_of, words_of


def test_the_three_things_stand_in_their_order() -> None:
    words = words_of(print_first_evening(cast.EVENING, languages=("en",)))
    parts = (
        "You did nothing wrong",
        "a few cells stayed",
        "Who to call",
        "555-0100",
        "Three questions",
        "3 If this stops",
    )
    places = [words.index(part) for part in parts]
    assert places == sorted(places)


def test_with_no_number_known_there_is_room_for_one() -> None:
    sheet = msgspec.structs.replace(cast.EVENING, call=())
    pdf = print_first_evening(sheet, languages=("en", "es"))
    assert "A quién llamar" in words_of(pdf)
    assert pages_of(pdf) == 1
