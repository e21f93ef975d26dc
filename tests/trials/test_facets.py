"""The parts of a profile."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.oncology import PartialDate
from rumbo.trials.facets import TreatmentFacet, days_between


def test_days_between_vague_dates_are_a_span() -> None:
    assert days_between(PartialDate.parse("2026-10-03"), PartialDate.parse("2026-11")) == (29, 58)
    assert days_between(PartialDate.parse("2026-11-02"), date(2026, 11, 2)) == (0, 0)


@pytest.mark.parametrize(
    ("treatment", "systemic"),
    [
        (TreatmentFacet(modalities=("surgery", "radiation")), False),
        (TreatmentFacet(modalities=("surgery",), other_drugs=("ABC-1",)), True),
        (TreatmentFacet(modalities=("chemotherapy",)), True),
        (TreatmentFacet(), False),
    ],
)
def test_only_medicines_are_systemic(treatment: TreatmentFacet, systemic: bool) -> None:
    assert treatment.is_systemic is systemic
