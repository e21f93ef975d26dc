"""A decision on paper: what it is, what each choice means, how it stands; and nothing for what was left empty."""

from __future__ import annotations

from datetime import UTC, datetime

from rumbo.guide import Decision, Version
from rumbo.paper.sheets import DecisionSheet, print_decision
from tests.paper import sheets_cast as cast
from tests.paper.courses import TODAY
from tests.paper.pages import words_of


def test_everything_that_was_written_stands_there_in_its_order() -> None:
    words = words_of(print_decision(cast.DECISION, languages=("en", "es")))
    places = [
        words.index(part)
        for part in (
            "Whether to go on with the pills", "Decided, for now", "The choices, and what they mean to me",
            "Go on as it is now", "Tired hands.", "Take a break", "Hacer una pausa", "The wedding in March.",
            "Ask Dr. Kamau first", "What I decided, for now", "How it feels", "I lean this way", "Me inclino por esto",
            "How long a break can be", "Elena listens.", "Call on Monday", "March 2027", "marzo de 2027",
            "We stop or change if", "The pain comes back at night.", "What my doctor says",
        )
    ]  # fmt: skip
    assert places == sorted(places)


def test_a_decision_that_was_only_begun_has_no_empty_headings() -> None:
    begun = Decision(id="d", versions=(Version(what="Surgery or not?", at=datetime(2026, 11, 23, tzinfo=UTC)),))
    words = words_of(print_decision(DecisionSheet(decision=begun, printed_on=TODAY), languages=("es",)))
    assert "Sin decidir todavía" in words
    assert "Lo que dice mi médico" in words
    for absent in ("Las opciones", "Lo que decidí", "El próximo paso", "Quién me ayuda", "Cómo lo siento", "Rosa"):
        assert absent not in words
