"""The calendar: only days that lie ahead and are known; without any there is no calendar."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar

from rumbo.course import Treatment
from rumbo.oncology import PartialDate
from rumbo.records.export.calendar import Appointment, write_calendar
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


VISIT = Appointment("visit-1", NOW.date(), Text(en="Visit: Dr. Ríos", es="Consulta: Dr. Ríos"), "Room 2")


def test_an_appointment_of_today_or_later_is_in_the_calendar_and_one_of_before_is_not() -> None:
    written = write_calendar((), made_at=NOW, appointments=[VISIT, VISIT._replace(on=date(2026, 1, 5))])
    assert written is not None
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert (str(event["uid"]), str(event["summary"]), str(event["location"])) == (
        "visit-1", "Visit: Dr. Ríos / Consulta: Dr. Ríos", "Room 2",
    )  # fmt: skip
    assert write_calendar((), made_at=NOW, appointments=[VISIT._replace(on=date(2026, 1, 5))]) is None


def test_an_appointment_without_a_place_has_none() -> None:
    written = write_calendar((), made_at=NOW, appointments=[VISIT._replace(where="", what=both("Dr. Ríos"))])
    assert written is not None
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert "location" not in event
    assert str(event["summary"]) == "Dr. Ríos"
