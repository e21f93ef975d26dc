"""Trials are saved, changed, taken off and taken along, each with its line in the journal."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import msgspec
import pytest
from django.utils import timezone

from rumbo.records import Note
from rumbo.web.trials import actions
from rumbo.web.trials.kept.access import saved_in
from rumbo.web.trials.kept.saved import Saved, decode_saved, encode_saved
from rumbo.web.trials.kept.taking import gather, members_of
from tests.web.cast import Household


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("begun")


def save(home: Household) -> None:
    actions.save_trial(story=home.story, by=home.marisol, nct_id="NCT99990001", title="Two medicines")


def test_saving_twice_keeps_one_and_writes_one_event(home: Household) -> None:
    save(home)
    save(home)
    assert [each.saved.title for each in saved_in(home.here)] == ["Two medicines"]
    assert home.events.count("trial.saved") == 1


def test_what_is_no_number_of_a_trial_is_refused(home: Household) -> None:
    with pytest.raises(ValueError, match="NctId"):
        actions.save_trial(story=home.story, by=home.marisol, nct_id="12", title="")
    with pytest.raises(msgspec.ValidationError):
        decode_saved('{"nct_id": "12", "title": ""}')


def test_one_from_another_rumbo_comes_in_once_and_completes_what_is_here(home: Household) -> None:
    save(home)
    told = Saved(nct_id="NCT99990001", title="Two medicines", note="Far away")
    note = Note(kind="trial", id=str(uuid.uuid4()), body=encode_saved(told))
    assert actions.enter_saved(story=home.story, by=home.marisol, note=note)
    assert not actions.enter_saved(story=home.story, by=home.marisol, note=note)
    assert [each.saved.note for each in saved_in(home.here)] == ["Far away"]
    other = msgspec.structs.replace(note, body=encode_saved(Saved(nct_id="NCT99990002", title="Another")))
    assert actions.enter_saved(story=home.story, by=home.marisol, note=other)
    assert [each.kind for each in gather(home.here)] == ["trial", "trial"]


def test_saved_trials_go_along_as_a_page_to_read(home: Household) -> None:
    assert members_of(home.here, timezone.now()) == []
    save(home)
    assert len(members_of(home.here, timezone.now())) == 1
