"""The medicines and days of a story as their reader may see them: all of them, with who wrote each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from rumbo.guide.medicines import Medicine, MedicineDay, decode_medicine, decode_medicine_day
from rumbo.web.living.medicines.models import KeptMedicine, KeptMedicineDay
from rumbo.web.people.models import Reader
from rumbo.web.people.privacy import sealed_values
from rumbo.web.story.access import Here


class ListedMedicine(NamedTuple):
    """One medicine with the id of its row; `writer` names who wrote it when it was not the person."""

    id: uuid.UUID
    medicine: Medicine
    writer: str
    is_own: bool

    @property
    def key(self) -> str:
        """Its id as days name it."""
        return self.id.hex


class NotedDay(NamedTuple):
    """What somebody noted of a day; `writer` names who did when it was not the person."""

    day: MedicineDay
    writer: str
    is_own: bool


def medicines_of(who: Here) -> tuple[ListedMedicine, ...]:
    """Every medicine of the story, in the order in which they were written; what was stopped stands last."""
    names = _writers(who)
    rows = sealed_values(who.story.kept_medicines, "body", "id", "by")
    told = ((key, decode_medicine(body), by) for body, key, by in rows)
    found = [ListedMedicine(key, each, names.get(by, "") or each.writer, by == who.reader.pk) for key, each, by in told]
    return tuple(sorted(found, key=lambda each: each.medicine.stopped))


def days_of(who: Here) -> tuple[NotedDay, ...]:
    """Every day that somebody noted, the latest first."""
    names = _writers(who)
    rows = sealed_values(who.story.kept_medicine_days, "body", "by")
    told = ((decode_medicine_day(body), by) for body, by in rows)
    found = [NotedDay(each, names.get(by, "") or each.writer, by == who.reader.pk) for each, by in told]
    return tuple(sorted(found, key=lambda each: each.day.on, reverse=True))


def is_one_hand(who: Here, told: Iterable[Medicine | MedicineDay]) -> bool:
    """Whether this reader alone wrote all of it, so that nothing needs a name."""
    return who.reader_is_alone and not any(each.writer for each in told)


def own_day(who: Here, on: date) -> KeptMedicineDay | None:
    """What this reader noted of a day, or None."""
    rows = who.story.kept_medicine_days.filter(by=who.reader)
    return next((row for row in rows if decode_medicine_day(row.body).on == on), None)


def find_medicine(who: Here, medicine_id: uuid.UUID) -> KeptMedicine:
    """One medicine of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.kept_medicines.select_related("by"), pk=medicine_id)


def find_changeable(who: Here, medicine_id: uuid.UUID) -> KeptMedicine:
    """One medicine that this reader may change or take away: their own, and for the person any, since it is theirs to take.

    Raises Http404 for the others.
    """
    kept = find_medicine(who, medicine_id)
    if not may_change(who, kept):
        raise Http404
    return kept


def may_change(who: Here, kept: KeptMedicine) -> bool:
    """Whether this reader may change a medicine: they wrote it, or take it."""
    return kept.by_id == who.reader.pk or who.reader.role == Reader.Role.PERSON


def _writers(who: Here) -> dict[int | None, str]:
    return {each.pk: each.name for each in who.story.readers.all() if each.role != Reader.Role.PERSON}
