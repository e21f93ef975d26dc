"""What is planned beside the visits, and how it is named here and elsewhere."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from rumbo.course.schedules import Schedule
from rumbo.guide.planned import PLANNED_KINDS, Planned, decode_planned, encode_planned, tell_day
from rumbo.words import LANGUAGES

ON = Schedule(on=date(2027, 3, 26))


@pytest.mark.parametrize("kind", PLANNED_KINDS)
def test_without_words_of_ones_own_it_is_called_by_its_kind(kind: str) -> None:
    planned = Planned(kind=kind, schedule=ON)  # type: ignore[arg-type]  # each is one of them
    assert all(planned.name.said(lang) for lang in LANGUAGES)
    assert Planned(kind=kind, what="CT", schedule=ON).name.said("es") == "CT"  # type: ignore[arg-type]  # as above


def test_elsewhere_it_says_with_whom_and_never_why() -> None:
    alone, seen = (
        Planned(kind="infusion", what="Taxol", schedule=ON),
        Planned(kind="infusion", who="Dr. Ríos", schedule=ON),
    )
    assert [each.entry(says_what=False).en for each in (alone, seen)] == ["Appointment", "Appointment: Dr. Ríos"]
    assert [each.entry(says_what=False).es for each in (alone, seen)] == ["Cita", "Cita: Dr. Ríos"]
    assert [each.entry(says_what=True).en for each in (alone, seen)] == ["Taxol", "Infusion (Dr. Ríos)"]


def test_what_is_kept_comes_back_and_what_is_none_is_refused() -> None:
    planned = Planned(kind="scan", what="CT", who="Elena", schedule=ON)
    assert decode_planned(encode_planned(planned)) == planned
    for body in (
        "{}",
        '{"kind": "dance", "schedule": {"on": "2027-03-26"}}',
        '{"kind": "scan", "schedule": {"on": "x"}}',
    ):
        with pytest.raises(msgspec.ValidationError):
            decode_planned(body)
    with pytest.raises(msgspec.ValidationError, match="no time zone"):
        decode_planned('{"kind": "scan", "schedule": {"on": "2027-03-26", "zone": "Nowhere/At-All"}}')


@pytest.mark.parametrize(
    ("day", "english", "spanish"),
    [
        (date(2027, 3, 26), "Friday, March 26, 2027", "viernes 26 de marzo de 2027"),
        (date(2028, 2, 29), "Tuesday, February 29, 2028", "martes 29 de febrero de 2028"),
    ],
)
def test_a_day_is_told_with_its_weekday(day: date, english: str, spanish: str) -> None:
    assert (tell_day(day).said("en"), tell_day(day).said("es")) == (english, spanish)
