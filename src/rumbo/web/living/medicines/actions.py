"""Every write to the medicines and their days: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.db import transaction

from rumbo.guide.medicines import (
    Medicine,
    MedicineDay,
    decode_medicine,
    decode_medicine_day,
    encode_medicine,
    encode_medicine_day,
)
from rumbo.records import Note
from rumbo.web.living.medicines.access import own_day
from rumbo.web.living.medicines.models import KeptMedicine, KeptMedicineDay
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.access import Here
from rumbo.web.story.taking.entering import key_in, was_a_day, writer_of


class DaysNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The days that one writer noted, as they go along to another Rumbo: `writer` names who, when it was not the person."""

    days: tuple[MedicineDay, ...] = ()
    writer: str = ""


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
            row.body = encode_medicine_day(msgspec.structs.replace(day, noted=left))
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


@transaction.atomic
def enter_medicine(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter a medicine from another Rumbo. One that is here stays as it is.

    Raises msgspec.ValidationError or ValueError when the note is none.
    """
    told = decode_medicine(note.body)
    key, writer = (
        key_in(KeptMedicine.objects.all(), story=story, told=note.id),
        writer_of(story, told=told.writer, by=by),
    )
    if not told.name.strip():
        raise ValueError("a medicine without a name")
    body = encode_medicine(msgspec.structs.replace(told, writer=writer.name))
    kept, is_new = story.kept_medicines.get_or_create(id=key, defaults={"by": writer.reader, "body": body})
    if is_new:
        story.kept_medicines.filter(pk=key).update(at=note.at or kept.at)  # the list stands in the order of writing
    return is_new


@transaction.atomic
def enter_days(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter what one writer noted of days in another Rumbo, of medicines that are here. What was noted here already stays.

    Raises msgspec.ValidationError or ValueError when the note is none.
    """
    told = msgspec.json.decode(note.body, type=DaysNote)
    writer, keys = writer_of(story, told=told.writer, by=by), _keys_here(story, told)
    known = {(day.on, day.writer): (row, day) for row, day in _days_by(story, writer.reader)}
    count = 0
    for each in filter(lambda each: was_a_day(each.on), told.days):
        coming = {keys[key]: noted for key, noted in each.noted.items() if key in keys}
        row, before = known.get((each.on, writer.name), (None, MedicineDay(on=each.on, writer=writer.name)))
        after = msgspec.structs.replace(before, noted={**coming, **before.noted})
        if after != before:
            row = row or KeptMedicineDay(story=story, by=writer.reader)
            row.body = encode_medicine_day(after)
            row.save()
            known[each.on, writer.name] = row, after
            count += 1
    return count > 0


def _days_by(story: Story, reader: Reader | None) -> Iterator[tuple[KeptMedicineDay, MedicineDay]]:
    for row in story.kept_medicine_days.filter(by=reader):
        yield row, decode_medicine_day(row.body)


def _keys_here(story: Story, told: DaysNote) -> dict[str, str]:
    """The medicines that days name and that are here, by the names they had there."""
    here = {key.hex for key in story.kept_medicines.values_list("id", flat=True)}
    rows = KeptMedicine.objects.all()
    named = {key for each in told.days for key in each.noted}
    keys = {key: key_in(rows, story=story, told=key).hex for key in named}
    return {there: key for there, key in keys.items() if key in here}
