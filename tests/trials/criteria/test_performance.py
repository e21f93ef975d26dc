"""Lines about performance status."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.performance import PerformanceAsk, read_performance
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import PerformanceFacet

UNREAD = UnclearAsk("not-understood")


def ecog(low: int, high: int) -> PerformanceAsk:
    return PerformanceAsk("ECOG", low, high)


def karnofsky(low: int) -> PerformanceAsk:
    return PerformanceAsk("Karnofsky", low, 100)


@pytest.mark.parametrize(
    ("text", "section", "asked"),
    [
        ("ECOG performance status 0-1", "inclusion", [ecog(0, 1)]),
        ("ECOG 0, 1, or 2", "inclusion", [ecog(0, 2)]),
        ("ECOG 0-1, or 2 after a talk", "inclusion", [ecog(0, 2)]),
        ("ECOG ≤ 2", "inclusion", [ecog(0, 2)]),
        ("ECOG < 2", "inclusion", [ecog(0, 1)]),
        ("ECOG of 2 or less", "inclusion", [ecog(0, 2)]),
        ("WHO performance status of 1", "inclusion", [ecog(0, 1)]),
        ("A score of 0-1 on the scale of the ECOG", "inclusion", [ecog(0, 1)]),
        ("ECOG ≥ 3", "exclusion", [ecog(0, 2)]),
        ("ECOG > 2", "exclusion", [ecog(0, 2)]),
        ("ECOG 3", "exclusion", [ecog(0, 2)]),
        ("ECOG ≥ 0", "exclusion", [UNREAD]),
        ("ECOG ≥ 70", "inclusion", [UNREAD]),
        ("ECOG of any number", "inclusion", [UNREAD]),
        ("Karnofsky ≥ 70%", "inclusion", [karnofsky(70)]),
        ("Karnofsky > 70", "inclusion", [karnofsky(80)]),
        ("KPS < 60", "exclusion", [karnofsky(60)]),
        ("KPS ≤ 60", "exclusion", [karnofsky(70)]),
        ("KPS of 1", "inclusion", [UNREAD]),
        ("ECOG (or Karnofsky 70 or more)", "inclusion", [karnofsky(70)]),
        ("Karnofsky 70-100 or ECOG 0-2", "inclusion", [karnofsky(70)]),
        ("ECOG 0-1 without deterioration", "inclusion", [ecog(0, 1), UnclearAsk("partly")]),
        ("Walks well", "inclusion", [UNREAD]),
    ],
)
def test_the_span_that_a_line_asks_for(text: str, section: str, asked: list[object]) -> None:
    assert list(read_performance(statements(text, section))) == asked  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ask", "status", "verdict"),
    [
        (ecog(0, 1), PerformanceFacet(ecog=1), "MET"),
        (ecog(0, 1), PerformanceFacet(ecog=2), "NOT_MET"),
        (ecog(0, 2), PerformanceFacet(karnofsky=90), "MET"),
        (ecog(0, 1), PerformanceFacet(karnofsky=70), "UNKNOWN"),
        (ecog(0, 1), PerformanceFacet(karnofsky=105), "UNKNOWN"),
        (ecog(0, 1), PerformanceFacet(), "UNKNOWN"),
        (karnofsky(70), PerformanceFacet(karnofsky=60), "NOT_MET"),
        (karnofsky(70), PerformanceFacet(ecog=0), "MET"),
        (karnofsky(80), PerformanceFacet(ecog=1), "UNKNOWN"),
        (karnofsky(80), PerformanceFacet(ecog=3), "NOT_MET"),
        (karnofsky(80), PerformanceFacet(), "UNKNOWN"),
    ],
)
def test_a_status_is_carried_over_only_where_the_scales_allow_it(
    ask: PerformanceAsk, status: PerformanceFacet, verdict: str
) -> None:
    assert ask.judge(Profile(performance=status)).verdict == verdict


@given(st.integers(0, 4), st.integers(0, 4))
def test_whoever_is_within_the_span_is_let_in(most: int, own: int) -> None:
    (ask,) = read_performance(statements(f"ECOG ≤ {most}", "inclusion"))
    verdict = ask.judge(Profile(performance=PerformanceFacet(ecog=own))).verdict
    assert verdict == ("MET" if own <= most else "NOT_MET")
