"""The calendar: only days that lie ahead and are known; without any there is no calendar."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from rumbo.course import Treatment
from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Moved, Schedule
from rumbo.oncology import PartialDate
from rumbo.records.export.calendar import write_appointments, write_calendar
from rumbo.records.export.events import Appointment
from rumbo.words import Text, both
from tests.records.export.said import NOW, told


def test_a_treatment_that_begins_on_a_known_day_is_in_the_calendar() -> None:
    facts = told(Treatment(modality="hormone", name="tamoxifen", given=None, on=PartialDate(2027, 1, 12)))
    written = write_calendar(facts, made_at=NOW)
    assert written is not None
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 1, 12), date(2027, 1, 13))
    assert str(event["summary"]) == "tamoxifen / tamoxifeno"
    assert write_calendar(facts, made_at=NOW) == written


@pytest.mark.parametrize(
    "says",
    [
        Treatment(modality="hormone", name="tamoxifen", given=None, on=PartialDate(2027, 1)),
        Treatment(modality="hormone", name="tamoxifen", given=None, on=PartialDate(2027, 1, 12, about=True)),
        Treatment(modality="hormone", name="tamoxifen", given=False, on=PartialDate(2027, 1, 12)),
        Treatment(modality="hormone", name="tamoxifen", on=PartialDate(2014, 8, 18)),
        Treatment(modality="hormone", name="tamoxifen", given=None),
    ],
)
def test_what_is_over_vague_or_called_off_is_in_no_calendar(says: Treatment) -> None:
    assert write_calendar(told(says), made_at=NOW) is None


VISIT = Appointment(
    "visit-1", Text(en="Visit: Dr. Ríos", es="Consulta: Dr. Ríos"), Schedule(on=NOW.date(), where="Room 2")
)  # fmt: skip
BEFORE = VISIT._replace(schedule=Schedule(on=date(2026, 1, 5)))


def test_an_appointment_of_today_or_later_is_in_the_calendar_and_one_of_before_is_not() -> None:
    written = write_calendar((), made_at=NOW, appointments=[VISIT, BEFORE])
    assert written is not None
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert (str(event["uid"]), str(event["summary"]), str(event["location"])) == (
        "visit-1", "Visit: Dr. Ríos / Consulta: Dr. Ríos", "Room 2",
    )  # fmt: skip
    assert write_calendar((), made_at=NOW, appointments=[BEFORE]) is None


def test_an_appointment_without_a_place_has_none() -> None:
    alone = Appointment("visit-1", both("Dr. Ríos"), Schedule(on=NOW.date()))
    written = write_calendar((), made_at=NOW, appointments=[alone])
    assert written is not None
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert "location" not in event
    assert str(event["summary"]) == "Dr. Ríos"


def test_a_file_keeps_to_the_rules_of_its_format() -> None:
    """RFC 5545: lines of at most 75 octets that end in CR LF, a stamp in UTC, a UID each, every zone that is named told."""
    cycle = Schedule(
        on=date(2027, 3, 1), at=time(9), minutes=120, zone="America/New_York",
        where="Sótano, sala de infusión número 2; entrada por la calle Ñandú " * 2,
        rhythm=Rhythm(unit="days", every=21, cycle=(1, 8), until=date(2027, 6, 30)), skipped=(date(2027, 3, 22),),
        moved=(Moved(was=date(2027, 3, 8), on=date(2027, 3, 9), at=time(11)),),
    )  # fmt: skip
    made_at = NOW.astimezone(ZoneInfo("America/Los_Angeles"))
    written = write_appointments([VISIT._replace(schedule=cycle)], made_at=made_at)
    assert written is not None
    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    parsed = Calendar.from_ical(written)
    assert parsed.to_ical() == written
    assert parsed.errors == []
    events = parsed.walk("VEVENT")
    assert [(str(each["uid"]), "recurrence-id" in each) for each in events] == [
        ("visit-1", False), ("visit-1-8", False), ("visit-1-8", True),
    ]  # fmt: skip
    assert all(each["dtstamp"].to_ical().endswith(b"Z") and each.errors == [] for each in events)
    assert {str(each["tzid"]) for each in parsed.walk("VTIMEZONE")} == {"America/New_York"}
    assert b"UNTIL=20270701T035959Z" in written
    assert events[0].decoded("duration") == timedelta(hours=2)
    assert str(events[0]["location"]) == cycle.where


def test_an_end_is_of_the_kind_of_its_beginning() -> None:
    weekly = Rhythm(unit="weeks", until=date(2027, 6, 30))
    for at, until in ((None, b"UNTIL=20270630;"), (time(9), b"UNTIL=20270630T235959;")):
        schedule = Schedule(on=date(2027, 3, 1), at=at, rhythm=weekly)
        written = write_appointments([VISIT._replace(schedule=schedule)], made_at=NOW)
        assert written is not None
        assert until in written
