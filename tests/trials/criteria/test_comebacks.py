"""Lines about how many times a cancer came back."""

from __future__ import annotations

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.comebacks import ComebacksAsk, read_comebacks
from rumbo.trials.criteria.wording import Statement, statements
from rumbo.trials.facets import ComeBackFacet


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Glioma in first relapse", ComebacksAsk(1, 1)),
        ("First or second recurrence of the tumour", ComebacksAsk(1, 2)),
        ("Second or later relapse", ComebacksAsk(2)),
        ("More than one recurrence", ComebacksAsk(2)),
        ("People in first relapse must have had surgery", ComebacksAsk(1, 1, sure=False)),
        ("At least 2 relapses", ComebacksAsk(2)),
        ("No more than two prior recurrences", ComebacksAsk(0, 2)),
    ],
)
def test_a_line_counts_the_times(text: str, asked: ComebacksAsk) -> None:
    assert list(read_comebacks((Statement(text, wanted=True),))) == [asked]


def test_what_is_allowed_and_what_does_not_count_asks_nothing() -> None:
    assert list(read_comebacks(statements("A first relapse is allowed", "inclusion"))) == []
    assert list(read_comebacks(statements("Recurrent disease", "inclusion"))) == []


@pytest.mark.parametrize(
    ("ask", "times", "verdict"),
    [
        (ComebacksAsk(1, 1), 1, "MET"),
        (ComebacksAsk(1, 1), 2, "NOT_MET"),
        (ComebacksAsk(1, 1, sure=False), 2, "UNKNOWN"),
        (ComebacksAsk(2), 1, "UNKNOWN"),
        (ComebacksAsk(2, wanted=False), 1, "MET"),
        (ComebacksAsk(2, wanted=False), 2, "NOT_MET"),
        (ComebacksAsk(2, wanted=False), 0, "UNKNOWN"),
    ],
)
def test_the_times_that_a_profile_tells_answer(ask: ComebacksAsk, times: int, verdict: str) -> None:
    profile = Profile(comebacks=(ComeBackFacet(),) * times)
    assert ask.judge(profile).verdict == verdict
