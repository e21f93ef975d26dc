"""How the cancer stood, and on which day: gone from the whole body, and not from one place."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Status
from rumbo.oncology import PartialDate
from tests.records.letters.telling import clinic, consulta, facts

VISIT = PartialDate(2023, 3, 14)


def clear(text: str) -> list[PartialDate | None]:
    """The days on which a letter says that nothing of the cancer was there."""
    said = [fact.statement for fact in facts(text) if isinstance(fact.statement, Status)]
    return [each.on for each in said if each.status == "no_evidence_of_disease"]


@pytest.mark.parametrize(
    "sentence",
    [
        "He never had a biochemical or clinical relapse.",
        "She is free of disease.",
        "Imp: NED.",
        "Her lymphoma never relapsed.",
        "No evidence of recurrence since 2019.",
    ],
)
def test_words_for_no_evidence_of_disease_are_said_of_the_visit(sentence: str) -> None:
    assert clear(clinic(sentence)) == [VISIT]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sin datos de actividad tumoral (SDAT).",
        "Libre de enfermedad.",
        "Nunca ha recaído.",
        "Sin evidencia de recidiva desde 2019.",
    ],
)
def test_the_same_in_spanish(sentence: str) -> None:
    assert clear(consulta(sentence)) == [VISIT]


@pytest.mark.parametrize(
    "sentence",
    ["No recurrence at the anastomosis.", "No recurrence in the prostate bed.", "There was no recurrence in 2018."],
)
def test_one_place_and_a_year_of_the_past_are_no_clear_day(sentence: str) -> None:
    assert clear(clinic(sentence)) == []


def test_what_cannot_be_seen_at_a_return_of_the_marker_alone_is_not_gone() -> None:
    assert clear(clinic("This is a biochemical recurrence. There is no visible disease on CT.")) == []


def test_never_relapsed_tells_no_return() -> None:
    said = [fact.statement for fact in facts(consulta("Sigue en remisión: nunca ha recaído."))]
    assert not [each for each in said if isinstance(each, Status) and each.status == "recurrence"]
