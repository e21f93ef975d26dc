"""The list of medicines on paper: each as it was told, who wrote it, what was stopped, allergies, and room to add."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.guide.medicines import Medicine
from rumbo.paper.sheets import MedicinesSheet, print_medicines
from rumbo.words import Lang
from tests.paper import sheets_cast as cast
from tests.paper.courses import TODAY
from tests.paper.pages import pages_of, words_of


def printed(sheet: MedicinesSheet, *languages: Lang) -> str:
    return words_of(print_medicines(sheet, languages=languages or ("en",)))


def test_each_medicine_stands_with_how_much_when_what_for_and_since_when_then_what_was_stopped() -> None:
    words = printed(cast.MEDICINES)
    places = [
        words.index(part)
        for part in (
            "What I take", "As Rosa Quintana tells it.", "How much", "Letrozole", "since October 15, 2022",
            "1 pill of 2.5 mg", "mornings with food", "for the cancer", "Ginger tea", "written by Elena",
            "Other things I take", "Allergies", "penicillin; latex",
            "What I no longer take", "Ibuprofen: My stomach hurt.", "stopped March 2026",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert words.count("written by") == 1


def test_in_two_languages_each_medicine_stands_once_and_both_say_what_it_is() -> None:
    words = printed(cast.MEDICINES, "en", "es")
    assert words.count("Letrozole") == 1
    for part in ("since October 15, 2022", "desde: 15 de octubre de 2022", "written by Elena", "escrito por Elena"):
        assert part in words, part


def test_a_medicine_that_somebody_else_stopped_says_who_and_needs_no_day_and_no_reason() -> None:
    gone = MedicinesSheet(medicines=((Medicine(name="Ibuprofen", stopped=True), "Elena"),), printed_on=TODAY)
    words = printed(gone)
    assert "What I no longer take Ibuprofen written by Elena" in words
    assert "Ibuprofen:" not in words
    assert "How much" not in words
    assert "stopped" not in words


def test_without_a_name_allergies_or_anything_stopped_no_empty_part_is_printed() -> None:
    words = printed(MedicinesSheet(medicines=((Medicine(name="Letrozole"), ""),), printed_on=TODAY))
    assert "As the person tells it." in words
    assert not any(part in words for part in ("Allergies", "no longer", "written by", "since", "None"))


def test_before_anything_is_on_the_list_there_is_room_to_write_by_hand() -> None:
    assert "Otras cosas que tomo" in printed(MedicinesSheet(medicines=(), printed_on=TODAY), "es")


def test_eight_medicines_fit_one_page_in_both_languages_and_very_many_are_all_there_on_more() -> None:
    one = cast.MEDICINES.medicines[0][0]
    rows = [(msgspec.structs.replace(one, name=f"Invented {number}x"), "") for number in range(60)]
    eight = msgspec.structs.replace(cast.MEDICINES, medicines=tuple(rows[:8]))
    assert pages_of(print_medicines(eight, languages=("en", "es"))) == 1
    many = print_medicines(msgspec.structs.replace(cast.MEDICINES, medicines=tuple(rows)), languages=("en",))
    assert pages_of(many) > 1
    assert all(f"Invented {number}x" in words_of(many) for number in range(60))


@settings(max_examples=15)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12))
def test_whatever_words_a_medicine_is_told_in_can_be_printed(words: str) -> None:
    medicine = Medicine(name=words, why=words, amount=words, times=words)
    stopped = Medicine(name=words, stopped=True, why_stopped=words)
    sheet = MedicinesSheet(
        medicines=((medicine, words), (stopped, words)), printed_on=TODAY, allergies=(words,), name=words
    )
    assert "What I take" in printed(sheet)
