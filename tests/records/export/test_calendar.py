"""The calendar: only days that lie ahead and are known; without any there is no calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rumbo.course import Treatment
from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Moved, Schedule, move, skip
from rumbo.oncology import PartialDate
from rumbo.records.export.calendar import write_appointments, write_calendar
from rumbo.records.export.events import Appointment
from rumbo.words import Text, both
from tests.records.export.planned import ZONES, schedules
from tests.records.export.rfc5545 import faults_in
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


WORDS = st.text(min_size=1, max_size=120).filter(str.strip)


@given(st.lists(schedules(), min_size=1, max_size=3), WORDS, st.text(max_size=90), st.data())
def test_every_file_keeps_every_rule_of_the_standard_and_tells_its_words(
    planned: list[Schedule], what: str, where: str, data: st.DataObject
) -> None:
    planned = [changed(each, data) for each in planned]
    ahead = [
        Appointment(f"a{number}", both(what), Schedule(**{**parts_of(each), "where": where}))
        for number, each in enumerate(planned)
    ]
    written = write_appointments(ahead, made_at=datetime(1999, 1, 1, tzinfo=UTC))
    assert written is not None
    assert faults_in(written) == []
    said = {str(each["summary"]) for each in Calendar.from_ical(written).walk("VEVENT")}
    assert said == {printed(what)}


def parts_of(schedule: Schedule) -> dict[str, object]:
    return {name: getattr(schedule, name) for name in schedule.__struct_fields__}


def changed(schedule: Schedule, data: st.DataObject) -> Schedule:
    """The same with its first day left out, or at another time, or as it was."""
    first = schedule.on + timedelta(days=schedule.rules[0].offset)
    how = data.draw(st.sampled_from(["skipped", "moved", "as it was"]))
    if how == "skipped":
        return skip(schedule, was=first)
    at = data.draw(st.none() | st.just(time(11, 30)))
    return move(schedule, moved=Moved(was=first, on=first, at=at)) if how == "moved" else schedule


def printed(words: str) -> str:
    """Words as a calendar tells them: line ends of one kind, and nothing that cannot be seen."""
    kept = "".join(each for each in words if each in "\t\n\r" or not (ord(each) < 32 or 127 <= ord(each) < 160))
    return kept.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("zone", [zone for zone in ZONES if zone not in {"", "UTC"}])
def test_the_clock_that_a_file_tells_is_that_of_its_zone_for_twenty_years(zone: str) -> None:
    """Also after 2038, where many files of calendars end."""
    weekly = Schedule(on=date(2027, 3, 1), at=time(9), zone=zone, rhythm=Rhythm(unit="weeks"))
    written = write_appointments([VISIT._replace(schedule=weekly)], made_at=NOW)
    assert written is not None
    (told_zone,) = Calendar.from_ical(written).walk("VTIMEZONE")
    clock = told_zone.to_tz(lookup_tzid=False)
    days = [datetime(2027, 3, 1, 9) + timedelta(weeks=week) for week in range(52 * 19)]  # noqa: DTZ001 - put on two clocks
    assert [day.replace(tzinfo=clock).utcoffset() for day in days] == [
        day.replace(tzinfo=ZoneInfo(zone)).utcoffset() for day in days
    ]


WHOLE = Schedule(
    on=date(2027, 3, 1), at=time(9), zone="America/New_York", rhythm=Rhythm(unit="weeks", until=date(2027, 6, 30)),
    skipped=(date(2027, 3, 8),), moved=(Moved(was=date(2027, 3, 15), on=date(2027, 3, 16), at=time(11)),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sound", "broken", "fault"),
    [
        (b"\r\n", b"\n", "3.1: the last line has no end"),
        (b"SUMMARY:", b"SUMMARY:" + b"x" * 75, "3.1: a line of more than 75 octets"),
        (b"SUMMARY:", b"SUMMARY:\x0b", "3.1: a control character"),
        (b"SUMMARY:", b"SUMMARY:\xff", "3.1.4: no UTF-8"),
        (b"SUMMARY:", b"SUMMARY", "3.1: a line that is no property"),
        (b"SUMMARY:", b"SUMMARY:a, b", "3.3.11: a comma or semicolon that is not escaped"),
        (b"END:VEVENT\r\n", b"", "3.6: a component ends that did not begin"),
        (b"END:VCALENDAR\r\n", b"", "3.4: not one calendar"),
        (b"VERSION:2.0", b"VERSION:1.0", "3.7.4: the version is not 2.0"),
        (b"VERSION:2.0\r\n", b"", "3.6: VCALENDAR without VERSION"),
        (b"PRODID:", b"X-MADE-BY:", "3.6: VCALENDAR without PRODID"),
        (b"DTSTAMP:", b"X-STAMP:", "3.6: VEVENT without DTSTAMP"),
        (b"UID:visit-1\r\n", b"UID:visit-1\r\nUID:visit-2\r\n", "3.6: VEVENT with several UID"),
        (b";UNTIL=20270701T035959Z", b";UNTIL=20270630", "3.3.10: an end of another kind than the beginning"),
        (b"FREQ=WEEKLY", b"FREQ=HOURLY", "3.3.10: a rule without a frequency"),
        (b"BYDAY=MO", b"BYDAY=1MO", "3.3.10: a numbered weekday outside of months and years"),
        (b"BYDAY=MO", b"BYMONTHDAY=1", "3.3.10: a day of the month in weeks"),
        (b"BYDAY=MO", b"BYSETPOS=1", "3.3.10: a position in nothing"),
        (b"INTERVAL=1", b"INTERVAL=0", "3.3.10: an interval that is no positive number"),
        (b"EXDATE;TZID=America/New_York:20270308T090000", b"EXDATE:20270308T090000",
         "3.8.5.1: a day left out is of another kind than the beginning"),
        (b"RECURRENCE-ID;TZID=America/New_York:20270315T090000", b"RECURRENCE-ID:20270315T090000",
         "3.8.4.4: a changed time of another kind than its series"),
        (b"RRULE:", b"X-RULE:", "3.8.4.4: a changed time of no series"),
        (b"TZID:America/New_York", b"TZID:America/Lima", "3.2.19: a zone that is not told: America/New_York"),
        (b"TZOFFSETTO:", b"X-OFFSET:", "3.6.5: an offset without its beginning, or without what was before"),
    ],
)  # fmt: skip
def test_a_broken_file_is_found_out(sound: bytes, broken: bytes, fault: str) -> None:
    written = write_appointments([VISIT._replace(schedule=WHOLE)], made_at=NOW)
    assert written is not None
    assert faults_in(written) == []
    assert fault in faults_in(written.replace(sound, broken))
