"""What one reader may see of the log, and how facts are listed."""

from __future__ import annotations

from collections.abc import Callable

from rumbo.course import Treatment
from rumbo.web.story import facts
from tests.web.cast import Household


def test_a_medicine_given_many_times_stands_once_with_its_times_beneath(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    shown = dict(facts.by_kind(facts.visible_to(home.here)))["Treatment"]
    folded = {line.name.said("en"): len(line.facts) for line in shown if line.name is not None}
    assert folded["fulvestrant"] > 20
    assert "mastectomy" not in folded


def test_no_fact_is_lost_in_the_folding(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    seen = facts.visible_to(home.here)
    listed = [fact.id for _, lines in facts.by_kind(seen) for line in lines for _, fact in line.facts]
    assert sorted(listed) == sorted(fact.id for fact in seen)
    assert any(isinstance(fact.says, Treatment) for fact in seen)
