"""The fit of a trial, from the verdicts on all that it asks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria import KINDS, Kind
from rumbo.trials.fit import FITS, MET, NOT_MET, UNASKED, UNKNOWN, Demands, weigh


def fit_of(*lines: tuple[Kind, int], decided: bool = False) -> tuple[str, float]:
    kinds = np.array([KINDS.index(kind) for kind, _ in lines], dtype=np.uint8)
    verdicts = np.array([code for _, code in lines], dtype=np.int8)
    alone = np.full(len(lines), decided)
    fits = weigh(verdicts, decided=alone, demands=Demands.of_kinds(kinds), starts=np.array([0, len(lines)]))
    return FITS[int(fits.group[0])], float(fits.score[0])


@pytest.mark.parametrize(
    ("lines", "fit"),
    [
        ([("cancer_type", MET), ("age", MET)], "may_fit"),
        ([("cancer_type", MET), ("organ_function_or_lab", UNKNOWN)], "may_fit"),
        ([("cancer_type", MET), ("biomarker", UNKNOWN)], "not_sure"),
        ([("cancer_type", MET), ("washout", NOT_MET)], "not_sure"),
        ([("cancer_type", MET), ("prior_therapy", NOT_MET)], "not_sure"),
        ([("prior_therapy", NOT_MET), ("stage_or_setting", NOT_MET)], "not_sure"),
        ([("prior_therapy", NOT_MET)] * 3, "not_sure"),
        ([("prior_therapy", NOT_MET)] * 3 + [("age", NOT_MET)], "probably_not"),
        ([("cancer_type", UNASKED), ("age", MET)], "may_fit"),
        ([], "not_sure"),
    ],
)
def test_some_lines_decide_alone_others_only_together_and_what_passes_never(
    lines: list[tuple[Kind, int]], fit: str
) -> None:
    assert fit_of(*lines)[0] == fit


def test_a_demand_that_decides_alone_needs_no_second_one() -> None:
    assert fit_of(("prior_therapy", NOT_MET), ("age", MET), decided=True)[0] == "probably_not"
    assert fit_of(("prior_therapy", MET), decided=True)[0] == "may_fit"


def test_what_is_met_counts_more_than_what_is_unknown_and_that_more_than_what_is_not() -> None:
    met, unknown, not_met = (fit_of(("cancer_type", MET), ("biomarker", code))[1] for code in (MET, UNKNOWN, NOT_MET))
    assert met > unknown > not_met


def test_a_line_that_does_not_concern_the_person_counts_for_nothing() -> None:
    alone = fit_of(("biomarker", MET))
    assert fit_of(("biomarker", MET), ("cancer_type", UNASKED)) == alone


lines_of_trials = st.lists(
    st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from((NOT_MET, UNKNOWN, MET, UNASKED))), max_size=6),
    max_size=5,
)


@given(lines_of_trials)
def test_each_trial_is_weighed_as_if_it_were_alone(trials: list[list[tuple[Kind, int]]]) -> None:
    lines = [line for trial in trials for line in trial]
    kinds = np.array([KINDS.index(kind) for kind, _ in lines], dtype=np.uint8)
    verdicts = np.array([code for _, code in lines], dtype=np.int8)
    starts = np.cumsum([0, *map(len, trials)])
    fits = weigh(verdicts, decided=np.zeros(len(lines), dtype=np.bool_), demands=Demands.of_kinds(kinds), starts=starts)
    for row, trial in enumerate(trials):
        fit, score = fit_of(*trial)
        assert FITS[int(fits.group[row])] == fit
        assert float(fits.score[row]) == pytest.approx(score, abs=1e-4)


@given(lines_of_trials)
def test_what_is_probably_not_stands_after_everything_else(trials: list[list[tuple[Kind, int]]]) -> None:
    weighed = [fit_of(*trial) for trial in trials]
    last = [score for fit, score in weighed if fit == "probably_not"]
    others = [score for fit, score in weighed if fit != "probably_not"]
    assert not last or not others or max(last) < min(others)
