"""Every write about trials: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from django.db import transaction

from rumbo.records import Note
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.taking.entering import key_in
from rumbo.web.trials.kept.saved import Saved, complete_saved, decode_saved, encode_saved
from rumbo.web.trials.models import SavedTrial


@transaction.atomic
def save_trial(*, story: Story, by: Reader, nct_id: str, title: str) -> SavedTrial:
    """Save a trial. One that is saved already stays as it is."""
    for each in story.saved_trials.all():
        if decode_saved(each.body).nct_id == nct_id:
            return each
    kept = SavedTrial.objects.create(story=story, by=by, body=encode_saved(Saved(nct_id=nct_id, title=title)))
    journal.write("trial.saved", story=story, by=by)
    return kept


@transaction.atomic
def change_saved(*, kept: SavedTrial, by: Reader, saved: Saved) -> None:
    """Keep what is noted of a saved trial as it now is."""
    kept.body = encode_saved(saved)
    kept.save(update_fields=["body"])
    journal.write("trial.changed", story=kept.story, by=by)


@transaction.atomic
def remove_saved(*, kept: SavedTrial, by: Reader) -> None:
    """Take a saved trial away. Questions that were sent to the list stay there."""
    story = kept.story
    kept.delete()
    journal.write("trial.removed", story=story, by=by)


@transaction.atomic
def enter_saved(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter a saved trial that comes from another Rumbo. One that is here is only completed: what was noted stays.

    Raises msgspec.ValidationError or ValueError for what is none.
    """
    key, told = key_in(SavedTrial.objects.all(), story=story, told=note.id), decode_saved(note.body)
    same = next((each for each in story.saved_trials.all() if decode_saved(each.body).nct_id == told.nct_id), None)
    if same is None:
        kept = SavedTrial.objects.create(id=key, story=story, by=by, body=encode_saved(told))
        SavedTrial.objects.filter(pk=key).update(at=note.at or kept.at)
        return True
    before = decode_saved(same.body)
    after = complete_saved(before, other=told)
    same.body = encode_saved(after)
    same.save(update_fields=["body"])
    return after != before


@transaction.atomic
def note_asked(*, story: Story, by: Reader) -> None:
    """Write down that the registry of trials is asked, at the press of a button."""
    journal.write("trials.asked", story=story, by=by)


@transaction.atomic
def note_brought(*, story: Story, by: Reader) -> None:
    """Write down that trials are brought in from files."""
    journal.write("trials.brought", story=story, by=by)
