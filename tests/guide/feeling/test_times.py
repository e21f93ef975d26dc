"""The times of a course: each treatment that was given, each line, and each round that known doses show."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from rumbo.course import Course, Fact, Line, Treatment, TreatmentSpan
from rumbo.guide.feeling.times import TreatedTime, treated_times
from rumbo.oncology import PartialDate
from tests.guide.cast import TODAY

PILL = TreatmentSpan(
    cancer=None, modality="targeted", name="alpelisib", start=PartialDate.parse("2026-05-04"), ongoing=True
)


def times(*spans: TreatmentSpan, lines: tuple[Line, ...] = (), facts: tuple[Fact, ...] = ()) -> list[TreatedTime]:
    return list(treated_times(Course(today=TODAY, treatments=spans, lines=lines), facts))


def dose(number: int, on: str | None) -> Fact:
    says = Treatment(modality="chemotherapy", name="docetaxel", on=PartialDate.parse(on) if on else None)
    return Fact(id=f"d{number}", says=says, standing="from_record", by="reader")


def in_doses(*days: str | None, ongoing: bool = True) -> list[TreatedTime]:
    facts = tuple(dose(number, on) for number, on in enumerate(days))
    span = TreatmentSpan(
        cancer=None, modality="chemotherapy", name="docetaxel", start=PartialDate.parse("2026-06-01"),
        end=None if ongoing else PartialDate.parse("2026-07-20"), ongoing=ongoing, facts=tuple(each.id for each in facts),
    )  # fmt: skip
    return [each for each in times(span, facts=facts) if each.kind == "cycle"]


def test_a_treatment_that_goes_on_has_a_start_and_no_end() -> None:
    (pill,) = times(PILL)
    assert (pill.kind, pill.start, pill.end, pill.is_about) == ("treatment", date(2026, 5, 4), None, False)
    assert pill.name.said("es") == "alpelisib"


def test_one_that_is_over_ends_with_its_last_day_or_its_last_dose() -> None:
    over = msgspec.structs.replace(PILL, ongoing=False, end=PartialDate.parse("2026-08"))
    assert times(over)[0].end == date(2026, 8, 31)
    dosed = msgspec.structs.replace(PILL, ongoing=False, last_given_on=PartialDate.parse("2026-07-01"))
    assert times(dosed)[0].end == date(2026, 7, 1)
    assert times(msgspec.structs.replace(PILL, ongoing=False))[0].end is None


def test_a_start_known_to_the_month_is_about() -> None:
    (pill,) = times(msgspec.structs.replace(PILL, start=PartialDate.parse("2026-05")))
    assert pill.is_about
    assert pill.start == date(2026, 5, 1)


def test_what_was_not_given_or_has_no_start_is_no_time() -> None:
    assert times(msgspec.structs.replace(PILL, given=False), msgspec.structs.replace(PILL, start=None)) == []


def test_lines_stand_there_by_their_number_and_names() -> None:
    begun = PartialDate.parse("2026-02-03")
    going = Line(cancer=None, number=2, names=("letrozole", "palbociclib"), start=begun, ongoing=True)
    over = Line(cancer=None, number=1, names=("letrozole",), start=PartialDate.parse("2025-02"), end=begun)
    found = times(lines=(going, over, Line(cancer=None, number=3, names=("x",), start=None)))
    assert [each.name.said("en") for each in found] == ["Line 2: letrozole + palbociclib", "Line 1: letrozole"]
    assert [each.end for each in found] == [None, date(2026, 2, 3)]
    assert [each.is_about for each in found] == [False, True]


def test_each_round_begins_with_a_dose_and_ends_before_the_next() -> None:
    first, second, third = reversed(in_doses("2026-06-01", "2026-06-22", "2026-07-13"))
    assert (first.start, first.end) == (date(2026, 6, 1), date(2026, 6, 21))
    assert (second.start, second.end) == (date(2026, 6, 22), date(2026, 7, 12))
    assert third.end is None
    assert third.name.said("es") == "docetaxel, ciclo 3"


def test_the_last_round_of_what_is_over_ends_with_it() -> None:
    assert in_doses("2026-06-01", "2026-06-22", ongoing=False)[0].end == date(2026, 7, 20)


def test_doses_on_days_that_follow_are_one_round() -> None:
    assert len(in_doses("2026-06-01", "2026-06-02", "2026-06-22", "2026-06-23")) == 2


def test_one_dose_or_doses_without_a_day_show_no_round() -> None:
    assert in_doses("2026-06-01") == []
    assert in_doses("2026-06", None, "2026-06-01") == []


def test_the_latest_comes_first() -> None:
    later = msgspec.structs.replace(PILL, name="b", start=PartialDate.of(date(2026, 5, 4) + timedelta(days=9)))
    assert [each.name.said("en") for each in times(PILL, later)] == ["b", "alpelisib"]
