"""The answer: decided by the first rule that fits, a question when something is missing, and never an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course import same_or_new
from rumbo.oncology import SIDES, PartialDate, Tumour

LEFT = Tumour("C50.4", morphology="8500/3", side="left", diagnosed_on="2019-01-18")

_days = st.dates(date(1990, 1, 1), date(2026, 12, 31)).map(PartialDate.of)
_dates = st.one_of(
    st.none(),
    _days,
    _days.map(lambda day: PartialDate(day.year, day.month)),
    _days.map(lambda day: PartialDate(day.year)),
    _days.map(PartialDate.as_limit),
)
_SITES = ("C50.4", "C18.7", "C18.9", "C34.1", "C64.9", "C67.2", "C66.9", "C09.9", "C71.1", "C72.2", "C44.6", "C61.9")
_CELLS = ("8500/3", "8500/2", "8520/3", "8140/3", "8070/3", "8041/3", "8720/3", "9440/3", "9680/3", "9690/3", "8010/3")
_sites = st.one_of(st.sampled_from(_SITES), st.builds("C{:02}.{}".format, st.integers(0, 80), st.integers(0, 9)))
_cells = st.one_of(
    st.none(),
    st.sampled_from(_CELLS),
    st.builds("{}/{}".format, st.integers(8000, 9999), st.sampled_from("0123693")),
)
tumours = st.builds(
    Tumour, _sites, morphology=_cells, side=st.one_of(st.none(), st.sampled_from(SIDES)), diagnosed_on=_dates
)


@settings(max_examples=600)
@given(tumours, tumours)
def test_any_two_tumours_have_an_answer_said_in_both_languages(one, other):
    reading = same_or_new(one, other)
    assert reading.answer in ("same", "new", "questionable")
    for each in (reading.why, *reading.missing):
        assert each.said("en") != each.said("es")


@settings(max_examples=600)
@given(tumours, tumours)
def test_the_order_in_which_two_tumours_are_given_changes_nothing(one, other):
    forth, back = same_or_new(one, other), same_or_new(other, one)
    assert (forth.answer, forth.rule, set(map(str, forth.missing))) == (
        back.answer,
        back.rule,
        set(map(str, back.missing)),
    )


@given(tumours)
def test_a_tumour_is_never_a_new_one_beside_itself(one):
    assert same_or_new(one, one).answer != "new"


@given(tumours, tumours)
def test_without_a_cell_type_or_a_date_nothing_is_decided(one, other):
    for bare in (
        Tumour(one.site, side=one.side, diagnosed_on=one.diagnosed_on),
        Tumour(one.site, morphology=one.morphology, side=one.side),
    ):
        assert same_or_new(bare, other).answer == "questionable"


@pytest.mark.parametrize(
    ("later", "lacks"),
    [
        (Tumour("C50.4"), ["cell", "date"]),
        (Tumour("C50.4", morphology="8500/9", diagnosed_on="2021"), ["cell"]),
        (Tumour("C22.0", morphology="8500/6", diagnosed_on="2021"), ["spread"]),
        (Tumour("C77.3", morphology="8500/3", diagnosed_on="2021"), ["site"]),
        (Tumour("C80.9", morphology="8500/3", diagnosed_on="2021"), ["site"]),
        (Tumour("C56.9", morphology="8441/1", diagnosed_on="2021"), ["rules"]),
        (Tumour("C50.4", morphology="8500/3", diagnosed_on="2021-03-02"), ["side"]),
        (Tumour("C50.4", morphology="8500/3", side="left", diagnosed_on="2024"), ["date"]),
        (Tumour("C50.4", morphology="8010/3", side="left", diagnosed_on="2021-03-02"), ["cell-listed"]),
        (Tumour("C50.4", morphology="8010/3", diagnosed_on="2021-03-02"), ["side", "cell-listed"]),
    ],
)
def test_what_is_missing_is_named(later, lacks):
    reading = same_or_new(LEFT, later)
    assert reading.answer == "questionable"
    assert [each.id for each in reading.missing] == [f"course-origin-lacks-{each}" for each in lacks]
    assert reading.why == reading.missing[0]


def test_what_is_missing_does_not_matter_where_every_rule_after_comes_to_the_same():
    later = Tumour("C50.4", morphology="8480/3", diagnosed_on="2021-03-02")
    reading = same_or_new(LEFT, later)
    assert (reading.answer, reading.rule, reading.missing) == ("new", "SEER Solid Tumor Rules 2018+, Breast, M14", ())


def test_two_modules_are_two_kinds_of_cancer_named_in_both_languages():
    reading = same_or_new(LEFT, Tumour("C34.1", morphology="8140/3", diagnosed_on="2021"))
    assert reading.answer == "new"
    assert reading.why.said("en") == "These are two kinds of cancer: breast cancer, and lung cancer."
    assert reading.why.said("es") == "Son dos tipos de cáncer: cáncer de mama y cáncer de pulmón."


def test_a_reason_may_name_the_limit_in_years():
    later = Tumour("C50.4", morphology="8500/3", side="left", diagnosed_on="2025-01-18")
    assert same_or_new(LEFT, later).why.said("en").startswith("More than 5 years passed")
