"""The medicines go along: a table of them, a table of the days that were noted, the list to print, notes that come in again."""

from __future__ import annotations

import json
from datetime import date

from django.utils import timezone

from rumbo.guide.medicines import Medicine, MedicineDay
from rumbo.oncology import PartialDate
from rumbo.records import Note
from rumbo.web.living.medicines import actions
from rumbo.web.living.medicines.access import days_of, medicines_of
from rumbo.web.living.medicines.taking import KEEPERS, members_of
from rumbo.web.people.models import Story
from rumbo.web.story.taking import actions as taking
from rumbo.web.story.taking import words
from tests.paper.pages import words_of
from tests.web.cast import Household


def parcel(home: Household) -> dict[str, bytes]:
    """The files of the parcel by name."""
    return {each.name: b"".join(each.pieces()) for each in words.members_of(home.here, now=timezone.now())}


def rows(found: dict[str, bytes], name: str) -> list[str]:
    return found[f"my-words/{name}.csv"].decode("utf-8-sig").splitlines()


def test_every_medicine_is_in_the_parcel_with_who_wrote_it_and_what_was_stopped(home: Household) -> None:
    elena, _ = home.let_elena_in()
    taken = Medicine(
        name="Letrozole", why="=1+1", amount="1 pill", times="mornings", since=PartialDate.parse("2026-03")
    )
    gone = Medicine(
        name="Ibuprofen", stopped=True, stopped_on=PartialDate.parse("2026-10"), why_stopped="Stomach, sore"
    )
    actions.add(story=home.story, by=home.marisol, medicine=gone)
    actions.add(story=home.story, by=home.marisol, medicine=taken)
    actions.add(story=home.story, by=elena.reader, medicine=Medicine(name="Ginger tea", stopped=True))
    found = parcel(home)
    table = rows(found, "medicines")
    assert table[0].startswith("Medicine / Medicamento,What for / Para qué,")
    assert table[1:] == [
        "Letrozole,'=1+1,1 pill,mornings,2026-03,,,",
        'Ibuprofen,,,,,2026-10,"Stomach, sore",',
        "Ginger tea,,,,,yes / sí,,Elena",
    ]
    printed = words_of(found["my-words/medicines.pdf"])
    for part in ("What I take", "Lo que tomo", "Letrozole", "Stomach, sore"):
        assert part in printed, part
    assert "my-words/medicine-days.csv" not in found


def test_every_noted_day_is_in_the_parcel_the_first_day_first_with_who_noted_it(home: Household) -> None:
    elena, _ = home.let_elena_in()
    one = actions.add(story=home.story, by=home.marisol, medicine=Medicine(name="Letrozole"))
    other = actions.add(story=home.story, by=home.marisol, medicine=Medicine(name="Ibuprofen"))
    late, early = date(2026, 11, 3), date(2026, 11, 1)
    both = MedicineDay(on=late, noted={one.pk.hex: "taken", other.pk.hex: "missed"})
    actions.note_day(here=home.here, day=both)
    home.story.kept_medicine_days.create(
        by=elena.reader, body=f'{{"on": "{early}", "noted": {{"{one.pk.hex}": "taken"}}}}'
    )
    table = rows(parcel(home), "medicine-days")
    assert [row.split(",") for row in table[1:]] == [
        ["2026-11-01", "Letrozole", "taken / tomado", "Elena"],
        ["2026-11-03", "Letrozole", "taken / tomado", ""],
        ["2026-11-03", "Ibuprofen", "not taken / no tomado", ""],
    ]
    actions.remove(kept=one, by=home.marisol)
    left = parcel(home)
    assert "Letrozole" not in left["my-words/medicines.csv"].decode()
    assert [row.split(",")[1] for row in rows(left, "medicine-days")[1:]] == ["Ibuprofen"]


def test_without_a_medicine_there_is_no_file(home: Household) -> None:
    assert members_of(home.here, timezone.now()) == []


def gathered(home: Household) -> list[Note]:
    """The medicines and their days as notes."""
    return [note for keeper in KEEPERS for note in keeper.gather(home.here)]


def days_note(key: str, *, on: str = "2026-11-02", said: str = "taken", writer: str = "") -> Note:
    """A note of one day on which one medicine was noted."""
    told = {"days": [{"on": on, "noted": {key: said}}], "writer": writer}
    return Note(kind="medicine-days", id="0", body=json.dumps(told))


def empty(home: Household) -> None:
    """No medicine and no day is here any more."""
    home.story.kept_medicines.all().delete()
    home.story.kept_medicine_days.all().delete()


def test_erased_medicines_and_days_come_back_in_as_they_were_and_never_twice(home: Household) -> None:
    elena, _ = home.let_elena_in()
    one = actions.add(story=home.story, by=home.marisol, medicine=Medicine(name="Letrozole", why="the cancer"))
    actions.add(story=home.story, by=elena.reader, medicine=Medicine(name="Ginger tea", stopped=True))
    for number, said in ((1, "taken"), (2, "missed")):
        told = MedicineDay(on=date(2026, 11, number), noted={one.pk.hex: said})
        actions.note_day(here=home.here, day=told)
    actions.note_day(here=elena, day=MedicineDay(on=date(2026, 11, 2), noted={one.pk.hex: "taken"}))
    before, notes = (medicines_of(home.here), days_of(home.here)), gathered(home)
    assert taking.enter_notes(here=home.here, notes=notes) == 0
    empty(home)
    assert taking.enter_notes(here=home.here, notes=notes) == 4  # two medicines, and the days of each of two writers
    assert (medicines_of(home.here), days_of(home.here)) == before
    assert taking.enter_notes(here=home.here, notes=notes) == 0
    assert (medicines_of(home.here), days_of(home.here)) == before


def test_what_was_noted_here_since_stays_and_what_is_missing_is_added(home: Household) -> None:
    one = actions.add(story=home.story, by=home.marisol, medicine=Medicine(name="Letrozole"))
    other = actions.add(story=home.story, by=home.marisol, medicine=Medicine(name="Ibuprofen"))
    on = date(2026, 11, 3)
    actions.note_day(here=home.here, day=MedicineDay(on=on, noted={one.pk.hex: "taken", other.pk.hex: "taken"}))
    notes = gathered(home)
    actions.note_day(here=home.here, day=MedicineDay(on=on, noted={one.pk.hex: "missed"}))
    actions.change(kept=one, by=home.marisol, medicine=Medicine(name="Letrozole", amount="2.5 mg"))
    assert taking.enter_notes(here=home.here, notes=notes) == 1
    (noted,) = days_of(home.here)
    assert noted.day.noted == {one.pk.hex: "missed", other.pk.hex: "taken"}
    assert medicines_of(home.here)[0].medicine.amount == "2.5 mg"


def test_who_wrote_is_told_where_nobody_of_that_name_reads(home: Household) -> None:
    key = "5b0c5f5e-31c5-4d55-8d5f-6c4f7a3e1a11"
    notes = [
        Note(kind="medicine", id=key, body='{"name": "Ginger tea", "writer": "Elena"}'),
        days_note(key, writer="Elena"),
    ]
    assert taking.enter_notes(here=home.here, notes=notes) == 2
    assert taking.enter_notes(here=home.here, notes=notes) == 0
    assert [each.writer for each in (*medicines_of(home.here), *days_of(home.here))] == ["Elena", "Elena"]
    for page in ("", "days/", f"{key}/"):
        assert "Written by Elena" in home.client.get(f"/en/living/medicines/{page}").content.decode(), page
    home.client.post(f"/en/living/medicines/{key}/change/", {"name": "Ginger"})
    (kept,) = medicines_of(home.here)
    assert (kept.medicine.name, kept.writer) == ("Ginger", "Elena")


def test_a_medicine_that_another_story_holds_comes_in_under_a_key_of_its_own_and_its_days_with_it(
    home: Household,
) -> None:
    one = actions.add(story=home.story, by=home.marisol, medicine=Medicine(name="Letrozole"))
    actions.note_day(here=home.here, day=MedicineDay(on=date(2026, 11, 3), noted={one.pk.hex: "taken"}))
    notes = gathered(home)
    elsewhere = Story.objects.create()
    home.story.kept_medicines.update(story=elsewhere)
    home.story.kept_medicine_days.all().delete()
    for new in (2, 0):
        assert taking.enter_notes(here=home.here, notes=notes) == new
    (kept,), (noted,) = medicines_of(home.here), days_of(home.here)
    assert kept.id != one.pk
    assert noted.day.noted == {kept.key: "taken"}
    assert elsewhere.kept_medicines.count() == 1


def test_what_nobody_can_have_written_is_left_out(home: Household) -> None:
    key = "5b0c5f5e-31c5-4d55-8d5f-6c4f7a3e1a11"
    notes = [
        Note(kind="medicine", id=key, body='{"name": " "}'),
        Note(kind="medicine", id="1", body='{"name": "Letrozole"}'),
        days_note(key),
        days_note("x"),
        days_note(key, said="often"),
    ]
    assert taking.enter_notes(here=home.here, notes=notes) == 0
    known = actions.add(story=home.story, by=home.marisol, medicine=Medicine(name="Letrozole"))
    assert taking.enter_notes(here=home.here, notes=[days_note(known.pk.hex, on="0001-01-01")]) == 0
    assert not days_of(home.here)
