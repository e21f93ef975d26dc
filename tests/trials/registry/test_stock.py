"""What is asked of the registry: made from constants and a day of its own, so that it tells nothing of anybody."""

from __future__ import annotations

import pytest

from rumbo.trials.registry.stock import Stock
from rumbo.trials.registry.study import Study

STOCKS = [Stock(), Stock(since="2026-11-20"), Stock(whole=True), Stock(whole=True, since="2026-11-20")]


@pytest.mark.parametrize("stock", STOCKS)
def test_a_question_holds_nothing_but_what_everybody_asks(stock: Stock) -> None:
    asked = stock.question()
    assert asked == type(stock)(whole=stock.whole, since=stock.since).question()
    known = {
        "format",
        "pageSize",
        "countTotal",
        "fields",
        "sort",
        "filter.advanced",
        "filter.overallStatus",
        "query.cond",
    }
    assert asked.keys() <= known
    assert "geo" not in "".join(asked)


def test_changes_are_asked_for_whatever_their_status_so_that_what_closed_is_seen() -> None:
    assert "filter.overallStatus" not in Stock(since="2026-11-20").question()
    assert "RANGE[2026-11-20,MAX]" in Stock(since="2026-11-20").question()["filter.advanced"]


def test_the_order_is_that_of_changes_so_that_none_is_passed_over() -> None:
    assert {each.question()["sort"] for each in STOCKS} == {"LastUpdatePostDate:asc"}


@pytest.mark.parametrize(
    ("status", "study_type", "held"),
    [
        ("RECRUITING", "INTERVENTIONAL", True),
        ("AVAILABLE", "EXPANDED_ACCESS", True),
        ("COMPLETED", "INTERVENTIONAL", False),
        ("RECRUITING", "OBSERVATIONAL", False),
    ],
)
def test_open_trials_are_held_and_others_only_in_the_whole(status: str, study_type: str, *, held: bool) -> None:
    study = Study(nct_id="NCT1", status=status, study_type=study_type)
    assert Stock().holds(study) is held
    assert Stock(whole=True).holds(study)
