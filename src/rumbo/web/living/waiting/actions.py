"""Every write to the scan wait: keyword-only, atomic, by the reader who waits, with one event in the journal."""

from __future__ import annotations

import uuid

import msgspec
from django.db import transaction

from rumbo.guide.waiting import Came, Wait, change_wait, decode_wait
from rumbo.records import Note
from rumbo.web.living.waiting.access import read, seal
from rumbo.web.living.waiting.models import KeptWait
from rumbo.web.people import journal
from rumbo.web.story.access import Here
from rumbo.web.story.taking.entering import may_be_planned


@transaction.atomic
def begin(*, here: Here, wait: Wait) -> KeptWait:
    """Note a scan."""
    key = uuid.uuid4()
    kept = KeptWait.objects.create(id=key, reader=here.reader, body=seal(here, wait, wait_id=key))
    journal.write("wait.noted", story=here.story, by=here.reader)
    return kept


@transaction.atomic
def change(*, here: Here, kept: KeptWait, wait: Wait) -> None:
    """Put right what was noted of it."""
    _keep(here, kept, change_wait(read(here, kept), after=wait))


@transaction.atomic
def tell_came(*, here: Here, kept: KeptWait, came: Came) -> None:
    """Note how the result came. It is not asked again."""
    _keep(here, kept, msgspec.structs.replace(read(here, kept), came=came))


@transaction.atomic
def remove(*, here: Here, kept: KeptWait) -> None:
    """Erase it."""
    kept.delete()
    journal.write("wait.removed", story=here.story, by=here.reader)


@transaction.atomic
def enter_wait(*, here: Here, note: Note) -> bool:
    """Enter a scan that was noted in another Rumbo, sealed anew for this reader. One that is here stays as it is.

    Raises msgspec.ValidationError or ValueError when the note is none.
    """
    key, wait = uuid.UUID(note.id), decode_wait(note.body)
    if not may_be_planned(wait.on, wait.results_on):
        raise ValueError("a day that no scan can have")
    if KeptWait.objects.filter(pk=key).exclude(reader=here.reader).exists():
        key = uuid.uuid5(key, str(here.reader.pk))
    if here.reader.kept_waits.filter(pk=key).exists():
        return False
    kept = KeptWait.objects.create(id=key, reader=here.reader, body=seal(here, wait, wait_id=key))
    KeptWait.objects.filter(pk=key).update(at=note.at or kept.at)
    return True


def _keep(here: Here, kept: KeptWait, wait: Wait) -> None:
    kept.body = seal(here, wait, wait_id=kept.pk)
    kept.save(update_fields=["body"])
    journal.write("wait.changed", story=here.story, by=here.reader)
