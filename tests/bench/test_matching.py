"""When a row told is a true row: dates, places, sites, kinds of treatment, names and results of tests."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching import KINDS, Score, is_near, matched, same_biomarker, same_polarity, share_place

SCORERS = {kind.name: kind for kind in KINDS}


def score(kind: str, true: list[dict], told: list[dict], **optional: list[dict]) -> tuple[int, int, int]:
    """How many were found, missed and false."""
    key = {"recurrences": "recurrences", "diagnoses": "cancers", "biomarkers": "biomarkers"}.get(kind)
    key = key or ("treatments" if kind == "treatments given" else "statuses")
    result = SCORERS[kind].score({key: true, **optional}, {key: told})
    return len(result.found), len(result.missed), len(result.false)


@pytest.mark.parametrize(
    ("told", "near"),
    [
        ("2019-06-04", True),
        ("2019-07-19", True),
        ("2019-07-20", False),
        ("2019-04-20", True),
        ("2019-04-19", False),
        ("2019-06", True),
        ("2019-08", False),
        ("2019", False),
        ("2018-01-10", True),
        (None, False),
        ("early in June", False),
    ],
)
def test_a_date_is_near_within_45_days_of_any_accepted_one_and_never_much_vaguer(told, near):
    row = {"on": "2019-06-04", "also_acceptable_on": ["2018-01-01"], "also_acceptable_status": ["stable"]}
    assert is_near(row, told, key="on") is near


def test_a_year_is_exact_enough_when_the_truth_is_no_more_exact():
    assert is_near({"on": "2019"}, "2019", key="on")
    assert is_near({"on": "2019-01", "also_accept": "2012"}, "2012", key="on")


@pytest.mark.parametrize(
    ("true", "told", "shared"),
    [
        (["L2 vertebra (bone)", "right iliac bone"], ["bone"], True),
        (["liver segment VI"], ["hígado"], True),
        (["right lower lobe of lung"], ["left lower lobe of lung"], False),
        (["right lower lobe of lung"], ["lung"], True),
        (["left chest wall"], ["chest wall"], True),
        (["left chest wall"], ["liver"], False),
        (["left chest wall"], [], False),
    ],
)
def test_two_lists_share_a_place_by_site_or_by_word(true, told, shared):
    assert share_place(true, told) is shared


def test_a_recurrence_needs_its_date_and_a_place():
    true = [{"on": "2019-06-04", "places": ["left chest wall"]}]
    assert score("recurrences", true, [{"on": "2019-06-20", "places": ["chest wall"]}]) == (1, 0, 0)
    assert score("recurrences", true, [{"on": "2019-06-20", "places": ["liver"]}]) == (0, 1, 1)
    assert score("recurrences", true, [{"on": "2020-06-20", "places": ["left chest wall"]}]) == (0, 1, 1)


def test_a_recurrence_known_without_a_place_needs_its_date_alone():
    true = [{"on": "2017-11-14", "places": []}]
    assert score("recurrences", true, [{"on": "2017-11-14", "places": ["biochemical"]}]) == (1, 0, 0)
    assert score("recurrences", true, [{"on": "2018-11-14", "places": []}]) == (0, 1, 1)


def test_a_diagnosis_needs_its_date_and_its_site():
    true = [{"diagnosed_on": "2014-03-11", "icdo3_site": "C50.4"}]
    assert score("diagnoses", true, [{"diagnosed_on": "2014-04-02", "icdo3_site": "C50.4"}]) == (1, 0, 0)
    assert score("diagnoses", true, [{"diagnosed_on": "2014-04-02", "icdo3_site": "C50.9"}]) == (0, 1, 1)


def test_only_treatments_that_were_given_count_and_they_need_the_same_modality():
    true = [
        {"start": "2014-05-06", "modality": "chemotherapy", "given": True},
        {"start": None, "modality": "radiation", "given": False},
    ]
    ordered = {"start": "2014-09-01", "modality": "radiation", "given": None}
    assert score("treatments given", true, [{**true[0], "start": "2014-05"}, ordered]) == (1, 0, 0)
    assert score("treatments given", true, [{**true[0], "modality": "hormone"}]) == (0, 1, 1)


def test_a_status_that_may_also_be_called_clear_neither_counts_nor_hurts():
    true = [
        {"on": "2019-01-22", "status": "remission", "also_acceptable_status": ["no_evidence_of_disease"]},
        {"on": "2021-02-16", "status": "no_evidence_of_disease"},
        {"on": "2022-02-16", "status": "stable"},
    ]
    clear = [{"on": on, "status": "no_evidence_of_disease"} for on in ("2019-01-22", "2021-02-16", "2022-02-16")]
    assert score("no evidence of disease", true, clear) == (1, 0, 1)
    assert score("no evidence of disease", true, clear[2:], statuses_optional=clear[2:]) == (0, 1, 0)


def test_a_biomarker_needs_name_polarity_and_date():
    true = [{"on": "2014-03-11", "name": "ER", "result": "positive 95%"}]
    told = {"on": "2014-03-20", "name": "Receptores de estrógeno", "result": "positivos (95 %)"}
    assert score("biomarkers", true, [told]) == (1, 0, 0)
    assert score("biomarkers", true, [{**told, "result": "negativos"}]) == (0, 1, 1)
    assert score("biomarkers", true, [{**told, "name": "HER2"}]) == (0, 1, 1)
    assert score("biomarkers", true, [{**told, "on": None}]) == (0, 1, 1)


def test_a_series_that_is_optional_takes_only_what_no_true_row_needs():
    row = {"on": "2017-01-20", "name": "CA-125", "result": "842 U/mL"}
    later = {**row, "on": "2018-05-15", "result": "41 U/mL"}
    assert score("biomarkers", [row], [row, later], biomarker_series_optional=[row, later]) == (1, 0, 0)
    assert score("biomarkers", [row], [later], biomarker_series_optional=[row, later]) == (0, 1, 0)


def test_a_test_we_do_not_know_goes_by_a_word_of_its_name():
    assert same_biomarker("plasma NGS", "NGS")
    assert not same_biomarker("plasma NGS", "urine cytology")
    assert not same_biomarker("ER", "NGS")


def test_the_same_number_is_the_same_result_and_opposite_words_never_are():
    assert same_polarity("CPS 15", "15")
    assert same_polarity("5%", "TPS 5 %")
    assert same_polarity("52, positive", "52")
    assert not same_polarity("positive", "15")
    assert not same_polarity("positive 10%", "negative 10%")


def test_nothing_true_and_nothing_told_is_all_right_and_sums_add_up():
    assert (Score().precision, Score().recall, Score().f1) == (1, 1, 1)
    whole = Score(found=(({}, {}),)) + Score(missed=({},), false=({}, {}))
    assert (whole.precision, whole.recall, whole.f1) == (1 / 3, 1 / 2, 2 / 5)


fitting = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)))


@given(fitting, st.integers(0, 4), st.integers(0, 4), st.integers(0, 2))
def test_the_assignment_is_the_best_there_is_and_takes_each_row_once(fits, true, told, optional):
    rows = [{"n": number} for number in range(true)]
    extra = [{"n": true + number} for number in range(optional)]
    tellers = [{"n": number} for number in range(told)]
    result = matched(rows, tellers, optional=extra, fits=lambda row, teller: (row["n"], teller["n"]) in fits)
    assert len({teller["n"] for _, teller in result.found}) == len(result.found)
    assert all((row["n"], teller["n"]) in fits for row, teller in result.found)
    assert len(result.found) == _most(range(true), range(told), fits)
    left = len(tellers) - len(result.false)
    assert left == _most(range(true + optional), range(told), fits)


def _most(rows: Sequence[int], tellers: Sequence[int], fits: set[tuple[int, int]]) -> int:
    """The largest number of pairs, by trying every way."""
    if not rows:
        return 0
    first, rest = rows[0], rows[1:]
    with_it = [
        1 + _most(rest, [each for each in tellers if each != teller], fits)
        for teller in tellers
        if (first, teller) in fits
    ]
    return max([_most(rest, tellers, fits), *with_it])
