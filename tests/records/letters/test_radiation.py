"""Radiation told as a form."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Treatment
from rumbo.oncology import PartialDate
from tests.records.letters.telling import told

FORM = "RADIATION COMPLETION NOTE\nDate: 06/20/2018\n\nSite: Prostate bed\nDose: 45 Gy in 25 fractions\n{days}\n"


@pytest.mark.parametrize(
    "days",
    [
        "Start: 05/01/2018   End: 06/19/2018",
        "Start date: 05/01/2018\nCompletion date: 06/19/2018",
        "Treatment dates: 05/01/2018 - 06/19/2018",
    ],
)
def test_the_days_behind_labels_are_those_of_the_radiation(days: str) -> None:
    [course] = told(FORM.format(days=days), Treatment)
    assert (course.modality, course.name) == ("radiation", "radiation, Prostate bed")
    assert (course.on, course.until) == (PartialDate(2018, 5, 1), PartialDate(2018, 6, 19))
    assert course.dose_words == "45 Gy in 25 fractions"
    assert str(course.places[0].site) == "C61.9"


def test_an_end_before_the_start_is_left_out_and_a_form_needs_a_first_day_and_a_dose() -> None:
    [course] = told(FORM.format(days="Start: 05/01/2018   End: 06/19/2017"), Treatment)
    assert course.until is None
    assert told(FORM.format(days="End: 06/19/2018"), Treatment) == []
    assert told("CLINIC NOTE\nDate: 06/20/2018\n\nStart: 05/01/2018\n", Treatment) == []


def test_the_technique_names_it_and_an_unknown_place_stays_in_words() -> None:
    text = "NOTE\nDate: 06/20/2018\n\nSite: PTV 1\nDose: 20 Gy in 5 fractions\nSBRT\nStart: 05/01/2018\n"
    [course] = told(text, Treatment)
    assert (course.name, course.places) == ("SBRT, PTV 1", ())
    [placeless] = told("NOTE\nDate: 06/20/2018\n\nDose: 20 Gy in 5 fractions\nStart: 05/01/2018\n", Treatment)
    assert placeless.name == "radiation"
