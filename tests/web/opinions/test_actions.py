"""Opinions are noted, changed and taken away, each with its line in the journal and none in anybody else's story."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rumbo.guide import InHand, Opinion
from rumbo.guide.opinions import Stance, decode_opinion
from rumbo.web.opinions import actions
from rumbo.web.opinions.access import comparison_of, opinions_of
from tests.web.cast import Household, day


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("begun")


def test_an_opinion_begins_with_whose_it_is(home: Household) -> None:
    noted = actions.note_opinion(story=home.story, by=home.marisol, doctor="Dr. Ríos", place="Valle", on=day("2026-10"))
    assert opinions_of(home.here) == (Opinion(id=str(noted.pk), doctor="Dr. Ríos", place="Valle", on=day("2026-10")),)
    assert home.events[-1] == "opinion.noted"


def test_it_is_kept_as_it_is_now_known_and_stays_itself(home: Household) -> None:
    noted = actions.note_opinion(story=home.story, by=home.marisol, doctor="Dr. Ríos")
    known = Opinion(
        id="another", doctor="Dr. Ríos", said={"aim": Stance(answer="cure"), "offered": Stance(choices=("FOLFOX",))},
        in_hand=(InHand(item="slides", of=day("2026-09~")),),
    )  # fmt: skip
    actions.change_opinion(noted=noted, by=home.marisol, opinion=known)
    noted.refresh_from_db()
    kept = decode_opinion(noted.body)
    assert kept.id == str(noted.pk)
    assert (kept.said, kept.in_hand) == (known.said, known.in_hand)
    assert home.events[-1] == "opinion.changed"


def test_what_was_taken_away_is_gone(home: Household) -> None:
    noted = actions.note_opinion(story=home.story, by=home.marisol, doctor="Dr. Ríos")
    actions.remove_opinion(noted=noted, by=home.marisol)
    assert comparison_of(home.here).opinions == ()
    assert home.events[-1] == "opinion.removed"
