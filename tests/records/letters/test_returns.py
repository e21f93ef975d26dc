"""Words that say a cancer came back, and the same words said of something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Status
from rumbo.records.letters.returns import find_recurrent, find_returns, is_denied_at_length
from tests.records.letters.telling import clinic, consulta, told


@pytest.mark.parametrize(
    "text",
    [
        "her sarcoma has returned",
        "sadly the lymphoma is back",
        "the tumour at the old scar has reappeared",
        "scan proves a return of his cancer",
        "impression: back again, higher grade",
        "el tumor ha vuelto a la pelvis",
        "se confirma el retorno de la enfermedad",
        "el linfoma reaparecio en el cuello",
        "recurrence in the pleura with a malignant effusion",
    ],
)
def test_a_cancer_that_came_back_is_found(text: str) -> None:
    assert find_returns(text)


@pytest.mark.parametrize(
    "text",
    [
        "the cough has returned",
        "he has returned to work",
        "back again for his flu shot",
        "hernia recurred at the same side",
        "recurrence of the atrial fibrillation",
        "relapse of depression in the autumn",
        "cancer can come back in the lung or bone",
        "recidiva de la hernia umbilical",
        "recurrencia de una litiasis renal",
    ],
)
def test_what_else_returns_is_no_cancer(text: str) -> None:
    assert find_returns(text) == ()


def test_recurrent_names_a_cancer_only_where_no_other_illness_follows() -> None:
    assert list(find_recurrent("recurrent pelvic sarcoma"))
    assert list(find_recurrent("recurrent malignant effusion from the carcinoma"))
    assert not list(find_recurrent("recurrent bladder infections"))
    assert not list(find_recurrent("neumonias recurrentes y recurrente cistitis"))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("nothing in the films we saw together with the radiologist to suggest relapse", True),
        ("sin hallazgo alguno que sugiera recidiva", True),
        ("there are findings to suggest relapse", False),
        ("nothing new at home; a lump to suggest relapse", False),
    ],
)
def test_a_denial_may_stand_far_before_what_it_denies(text: str, *, denied: bool) -> None:
    start = max(text.find("relapse"), text.find("recidiva"))
    assert is_denied_at_length(text, start) is denied


@given(st.text(alphabet=" abcdehnorstuvy.,:", max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    spans = find_returns(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(spans) == sorted(spans)


def _statuses(text: str) -> list[tuple[str, str | None]]:
    return [(each.status, each.on.iso if each.on else None) for each in told(text, Status) if not each.suspected]


@pytest.mark.parametrize(
    "text",
    [
        clinic("Ovarian cancer of 2015. I regret that the cancer is back in the omentum."),
        consulta("Cáncer de ovario de 2015. Lamento informar que la enfermedad ha regresado en el epiplón."),
    ],
)
def test_news_of_a_return_is_of_the_day_it_is_told(text: str) -> None:
    assert ("recurrence", "2023-03-14") in _statuses(text)


def test_well_until_a_month_when_it_came_back_gives_that_month() -> None:
    text = clinic("Mr Poe was well until August 2022, when the lymphoma came back in the spleen.")
    assert ("recurrence", "2022-08") in _statuses(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "RECURRENT SARCOMA UNTIL PROVEN OTHERWISE.",
        "The board asked whether this is recurrence.",
        "Linfoma en recaída hasta demostrar lo contrario.",
        "She is worried the tumour has come back.",
    ],
)
def test_a_doubt_or_a_fear_is_no_return(sentence: str) -> None:
    assert not [each for each in _statuses(clinic(sentence)) if each[0] == "recurrence"]
