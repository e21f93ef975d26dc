"""Every write about choices: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

import uuid

import msgspec
from django.db import transaction

from rumbo.guide.choices.named import Named, encode_named
from rumbo.web.choices.models import NamedChoice
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story


@transaction.atomic
def name_choice(*, story: Story, by: Reader, named: Named) -> NamedChoice:
    """Note a choice that a doctor named, or what a doctor said about one."""
    key = uuid.uuid4()
    body = encode_named(msgspec.structs.replace(named, id=str(key)))
    noted = NamedChoice.objects.create(id=key, story=story, by=by, body=body)
    journal.write("choice.named", story=story, by=by)
    return noted


@transaction.atomic
def change_named(*, noted: NamedChoice, by: Reader, named: Named) -> None:
    """Keep a note as it now is."""
    noted.body = encode_named(msgspec.structs.replace(named, id=str(noted.pk)))
    noted.save(update_fields=["body"])
    journal.write("choice.changed", story=noted.story, by=by)


@transaction.atomic
def remove_named(*, noted: NamedChoice, by: Reader) -> None:
    """Take a note away."""
    story = noted.story
    noted.delete()
    journal.write("choice.removed", story=story, by=by)
