"""Every write to the medicines and their days: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from django.db import transaction

from rumbo.guide.medicines import (
    Medicine,
    MedicineDay,
    decode_medicine_day,
    encode_medicine,
    encode_medicine_day,
)
from rumbo.web.living.medicines.access import own_day
from rumbo.web.living.medicines.models import KeptMedicine
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.access import Here


@transaction.atomic
def add(*, story: Story, by: Reader, medicine: Medicine) -> KeptMedicine:
    """Put a medicine on the list."""
    kept = KeptMedicine.objects.create(story=story, by=by, body=encode_medicine(medicine))
    journal.write("medicine.added", story=story, by=by)
    return kept


@transaction.atomic
def change(*, kept: KeptMedicine, by: Reader, medicine: Medicine) -> None:
    """Keep a medicine as it now is: changed, stopped, or taken again."""
    kept.body = encode_medicine(medicine)
    kept.save(update_fields=["body"])
    journal.write("medicine.changed", story=kept.story, by=by)


@transaction.atomic
def remove(*, kept: KeptMedicine, by: Reader) -> None:
    """Take a medicine away, and what was noted of it on any day."""
    story, key = kept.story, kept.pk.hex
    for row in story.kept_medicine_days.all():
        day = decode_medicine_day(row.body)
        left = {name: noted for name, noted in day.noted.items() if name != key}
        if not left:
            row.delete()
        elif len(left) < len(day.noted):
            row.body = encode_medicine_day(MedicineDay(on=day.on, noted=left))
            row.save(update_fields=["body"])
    kept.delete()
    journal.write("medicine.removed", story=story, by=by)


@transaction.atomic
def note_day(*, here: Here, day: MedicineDay) -> None:
    """Keep what a reader noted of a day, in the place of what they noted of it before; nothing noted, nothing kept."""
    row = own_day(here, day.on)
    if row is not None and not day.noted:
        row.delete()
    elif row is not None:
        row.body = encode_medicine_day(day)
        row.save(update_fields=["body"])
    elif day.noted:
        here.story.kept_medicine_days.create(by=here.reader, body=encode_medicine_day(day))
    journal.write("medicine.day_noted", story=here.story, by=here.reader)
