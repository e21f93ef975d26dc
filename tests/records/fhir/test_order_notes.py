"""A remark on an order can say that the medicine was taken, or never was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Background, Treatment
from rumbo.oncology import PartialDate
from rumbo.records.fhir.order_notes import OrderNote, read_order_note
from tests.records.written import coded, only, resource, said


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("First dose taken 11/1/2022", OrderNote(given=True, on=PartialDate(2022, 11, 1))),
        ("Stopped 6/10/2019 per outside oncologist.", OrderNote(given=True, until=PartialDate(2019, 6, 10))),
        (
            "Started 3/1/2020. Stopped 5/2020 for rash",
            OrderNote(given=True, on=PartialDate(2020, 3, 1), until=PartialDate(2020, 5)),
        ),
        ("Primera dosis el 01/11/2022", OrderNote(given=True, on=PartialDate(2022, 11, 1))),
        ("Never started; copay too high", OrderNote(given=False)),
        ("DID NOT START", OrderNote(given=False)),
        ("No se administró", OrderNote(given=False)),
        ("Will be started 3/1/2020", OrderNote()),
        ("Pt to be told. If not tolerated, discontinued 3/4/2020", OrderNote()),
        ("3/1/2020 refill. Started", OrderNote()),
        ("With food", OrderNote()),
        ("", OrderNote()),
    ],
)
def test_a_remark_says_whether_and_when_it_was_taken(note: str, told: OrderNote) -> None:
    assert read_order_note(note) == told


@given(st.text(max_size=80))
def test_any_remark_can_be_read(note: str) -> None:
    told = read_order_note(note)
    assert told.given is True or (told.on, told.until) == (None, None)


def ordered(note: str, **fields: Any) -> dict[str, Any]:
    ours = {"status": "active", "authoredOn": "2022-10-18", "medicationCodeableConcept": coded("palbociclib")}
    return resource("MedicationRequest", "m1", note=[{"text": note}], **(ours | fields))


def test_an_order_whose_remark_tells_of_the_first_dose_was_given_from_then_on() -> None:
    told = only(Treatment, ordered("First dose taken 11/1/2022"))
    assert (told.given, told.on) == (True, PartialDate(2022, 11, 1))


def test_an_order_that_was_called_off_stays_so_whatever_its_remark() -> None:
    told = only(Treatment, ordered("Started 11/1/2022", status="cancelled"))
    assert (told.given, told.on) == (False, PartialDate(2022, 10, 18))


def test_a_medicine_that_was_never_started_is_not_in_use() -> None:
    aspirin = {"medicationCodeableConcept": coded("aspirin")}
    assert said(ordered("", **aspirin)) == [Background(topic="medicine", words="aspirin", on=PartialDate(2022, 10, 18))]
    assert said(ordered("never taken", **aspirin)) == []
