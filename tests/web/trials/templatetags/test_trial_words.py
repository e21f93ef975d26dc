"""The registry's words of a trial, as its pages say them."""

from __future__ import annotations

import pytest
from django.utils import translation

from rumbo.trials.registry import Study
from rumbo.web.trials.templatetags.trial_words import day, more_places, phase, standing, who_joins, within


@pytest.mark.parametrize(
    ("least", "most", "sex", "told"),
    [
        ("18 Years", "75 Years", "ALL", "People of 18 to 75 years"),
        ("18 Years", "", "FEMALE", "People of 18 years or more; women only"),
        ("", "21 Years", "MALE", "People of up to 21 years; men only"),
        ("", "", "", "People of any age"),
    ],
)
def test_whom_the_fields_name(least: str, most: str, sex: str, told: str) -> None:
    study = Study(nct_id="NCT99990001", minimum_age=least, maximum_age=most, sex=sex)
    with translation.override("en"):
        assert who_joins(study) == told


def test_both_languages_have_their_words() -> None:
    with translation.override("es"):
        assert phase("PHASE2") == "Fase 2"
        assert phase("PHASE9") == "PHASE9"
        assert standing("RECRUITING") == "acepta personas ahora"
        assert within("25") == "25 millas (40 km)"
        assert more_places(1) == "1 lugar más"
        assert day("2026-11-23T10:00:00+00:00") == "23 de noviembre de 2026"
    with translation.override("en"):
        assert standing("COMPLETED") == "not open now"
        assert more_places(3) == "3 more places"
