"""PSA doubling time: known answers, and a reason wherever there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Cancer, Course, MarkerValue, TreatmentSpan
from rumbo.course.doubling import doubling_time
from rumbo.oncology import IcdO3Site, Modality
from rumbo.words import both
from tests.course.cast import on

TODAY = on("2025-01-31")
PROSTATE = Cancer(id="c1", name=both("prostate cancer"), site=IcdO3Site("C61.9"))
SURGERY = TreatmentSpan(
    cancer="c1", modality="surgery", name="prostatectomy", start=on("2016-03-01"), end=on("2016-03-01")
)


def psa(day: str, value: float, *, words: str = "", unit: str = "ng/mL", name: str = "PSA") -> MarkerValue:
    return MarkerValue(cancer=None, name=name, on=on(day), value=value, words=words or f"{value:g}", unit=unit)


def course(*values: MarkerValue, treatments: tuple[TreatmentSpan, ...] = (SURGERY,)) -> Course:
    return Course(today=TODAY, cancers=(PROSTATE,), treatments=treatments, markers=values)


def missing(*values: MarkerValue, treatments: tuple[TreatmentSpan, ...] = (SURGERY,)) -> str:
    found = doubling_time(course(*values, treatments=treatments))
    assert found is not None
    assert found.days is None
    assert found.missing is not None
    return found.missing.id


def test_values_that_double_every_hundred_days_say_a_hundred_days() -> None:
    found = doubling_time(course(psa("2019-01-01", 0.2), psa("2019-04-11", 0.4), psa("2019-07-20", 0.8)))
    assert found is not None
    assert (found.days, found.missing, len(found.values)) == (100, None, 3)


def test_a_line_through_uneven_values_is_by_least_squares() -> None:
    found = doubling_time(course(psa("2019-01-01", 1), psa("2019-04-11", 2), psa("2019-07-20", 2)))
    assert found is not None
    assert found.days == 200  # slope ln(2)/200 a day, worked by hand: (100 * ln 2) / (2 * 100 ** 2)


def test_it_counts_from_the_lowest_value_after_the_last_treatment() -> None:
    before = psa("2016-01-01", 9)
    fell = psa("2016-09-01", 0.6)
    found = doubling_time(course(before, fell, psa("2019-01-01", 0.2), psa("2019-04-11", 0.4), psa("2019-07-20", 0.8)))
    assert found is not None
    assert (found.days, len(found.values)) == (100, 3)


@pytest.mark.parametrize(
    "values",
    [
        (psa("2019-01-01", 0.2),),
        (psa("2019-01-01", 0.2), psa("2019-07-20", 0.8)),
        (psa("2019-01-01", 0.2), psa("2019-02-01", 0.4), psa("2019-03-01", 0.8)),
        (psa("2019-01", 0.2), psa("2019-04", 0.4), psa("2019-07", 0.8)),
        (psa("2019-01-01", 0.1, words="<0.1"), psa("2019-04-11", 0.1, words="<0.1"), psa("2019-07-20", 0.2)),
        (psa("2015-01-01", 4), psa("2015-06-01", 5), psa("2016-01-01", 6)),
    ],
    ids=["one", "two", "too soon", "by the month", "below what is seen", "before treatment"],
)
def test_too_few_values_to_tell_say_so(values: tuple[MarkerValue, ...]) -> None:
    assert missing(*values) == "course-missing-psa-values"


def test_two_units_are_not_mixed() -> None:
    values = (psa("2019-01-01", 0.2), psa("2019-04-11", 0.4, unit="ug/L"), psa("2019-07-20", 0.8))
    assert missing(*values) == "course-missing-psa-unit"


def test_values_that_stay_the_same_do_not_double() -> None:
    level = (psa("2019-01-01", 0.2), psa("2019-04-11", 0.5), psa("2019-06-01", 0.2), psa("2019-09-01", 0.2))
    assert missing(*level) == "course-missing-psa-values"  # counted from the last of the lowest
    fallen = (psa("2019-01-01", 0.2), psa("2019-01-05", 2.0), psa("2019-04-11", 0.4), psa("2019-07-20", 0.3))
    assert missing(*fallen) == "course-missing-psa-rise"


@pytest.mark.parametrize("modality", ["hormone", "chemotherapy"])
def test_while_a_treatment_that_moves_psa_goes_on_nothing_is_told(modality: Modality) -> None:
    going_on = TreatmentSpan(cancer="c1", modality=modality, name="x", start=on("2018-01-01"), ongoing=True)
    values = (psa("2019-01-01", 0.2), psa("2019-04-11", 0.4), psa("2019-07-20", 0.8))
    assert missing(*values, treatments=(SURGERY, going_on)) == "course-missing-psa-treatment"


def test_without_a_prostate_cancer_or_a_psa_value_there_is_no_such_time() -> None:
    assert doubling_time(course()) is None
    assert doubling_time(course(psa("2019-01-01", 9, name="CEA"))) is None
    assert doubling_time(Course(today=TODAY, markers=(psa("2019-01-01", 9),))) is None


@given(
    days=st.integers(min_value=30, max_value=4000),
    first=st.floats(min_value=0.05, max_value=50),
    count=st.integers(min_value=3, max_value=8),
)
def test_any_steady_doubling_is_found_again(days: int, first: float, count: int) -> None:
    start = on("2017-01-01").earliest.toordinal()
    values = []
    for step in range(count):
        day = type(on("2017-01-01").earliest).fromordinal(start + step * 60).isoformat()
        values.append(psa(day, first * 2 ** (step * 60 / days)))
    found = doubling_time(course(*values))
    assert found is not None
    assert found.days == days
