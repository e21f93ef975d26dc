"""The medicines go along: a table of them, a table of the days that were noted, and the list to print."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from rumbo.guide.medicines import Medicine, MedicineDay
from rumbo.oncology import PartialDate
from rumbo.web.living.medicines import actions
from rumbo.web.living.medicines.taking import members_of
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
