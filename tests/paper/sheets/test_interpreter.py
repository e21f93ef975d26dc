"""The card for an interpreter: large, in both languages, with its laws, and a name when there is one."""

from __future__ import annotations

from rumbo.guide.interpreter import interpreter_card
from rumbo.paper.sheets import InterpreterSheet, print_interpreter_card
from tests.paper import sheets_cast as cast
from tests.paper.courses import TODAY
from tests.paper.pages import words_of


def test_without_a_choice_it_is_in_both_languages_and_names_the_person() -> None:
    words = words_of(print_interpreter_card(cast.INTERPRETER))
    for part in (
        "I need a Spanish interpreter.",
        "Necesito un intérprete de español.",
        "Rosa Quintana",
        "45 CFR part 92",
    ):
        assert part in words


def test_it_names_nobody_without_a_name() -> None:
    words = words_of(print_interpreter_card(InterpreterSheet(card=interpreter_card(), printed_on=TODAY)))
    assert "Rosa" not in words
    assert "gratis" in words
