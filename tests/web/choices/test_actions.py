"""What a doctor said about a choice is noted, changed and taken away, each with its line in the journal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rumbo.guide.choices.named import Named
from rumbo.web.choices import actions
from rumbo.web.choices.access import named_in
from tests.web.cast import Household, day


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("begun")


def test_a_choice_is_noted_as_the_doctor_named_it(home: Household) -> None:
    said = Named(name="a vaccine", doctor="Dr. Ríos", on=day("2026-10~"), said="A study may open in spring.")
    noted = actions.name_choice(story=home.story, by=home.marisol, named=said)
    (kept,) = named_in(home.here)
    assert (kept.id, kept.name, kept.on, kept.said) == (str(noted.pk), said.name, said.on, said.said)
    assert home.events[-1] == "choice.named"


def test_a_note_is_changed_and_stays_itself(home: Household) -> None:
    noted = actions.name_choice(story=home.story, by=home.marisol, named=Named(name="a vaccine"))
    actions.change_named(noted=noted, by=home.marisol, named=Named(id="another", choice="surgery", said="Not now."))
    assert named_in(home.here) == (Named(id=str(noted.pk), choice="surgery", said="Not now."),)
    assert home.events[-1] == "choice.changed"


def test_what_was_taken_away_is_gone(home: Household) -> None:
    noted = actions.name_choice(story=home.story, by=home.marisol, named=Named(name="a vaccine"))
    actions.remove_named(noted=noted, by=home.marisol)
    assert named_in(home.here) == ()
    assert home.events[-1] == "choice.removed"
