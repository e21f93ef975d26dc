"""The verdicts on everything that a registry asks are those that each demand gives by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria import Ask
from rumbo.trials.criteria.asking import Verdict
from rumbo.trials.criteria.illness import IllnessAsk
from rumbo.trials.criteria.lab_tests import Limit
from rumbo.trials.criteria.labs import LabsAsk
from rumbo.trials.criteria.markers import Marker, MarkerAsk
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.fit import CODE_OF
from rumbo.trials.verdicts import Parts, Verdicts, parts_of
from tests.trials.asked import asks, people

ONE, OTHER = Limit("hemoglobin", 9.0, 8.0), Limit("creatinine", 1.5, 2.0)


@given(st.lists(asks, max_size=12), people)
def test_the_verdict_of_each_is_the_one_it_gives_by_itself(asked: list[Ask], person: Profile) -> None:
    assert list(Verdicts(asked).of(person)) == [CODE_OF[ask.judge(person).verdict] for ask in asked]


@given(asks, people)
def test_the_verdict_of_the_whole_follows_from_its_parts(ask: Ask, person: Profile) -> None:
    parts = parts_of(ask)
    choose = max if parts.one_is_enough else min
    verdicts: list[Verdict] = [each.judge(person).verdict for each in parts.asks]
    assert choose(CODE_OF[each] for each in verdicts) == CODE_OF[ask.judge(person).verdict]


@pytest.mark.parametrize(
    ("ask", "parts"),
    [
        (UnclearAsk("team"), Parts((UnclearAsk("team"),))),
        (LabsAsk((ONE, OTHER)), Parts((LabsAsk((ONE,)), LabsAsk((OTHER,))))),
        (LabsAsk((ONE, OTHER), any_one=True), Parts((LabsAsk((ONE,)), LabsAsk((OTHER,))), one_is_enough=True)),
        (IllnessAsk(("hiv", "gout"), grade=3), Parts((IllnessAsk(("hiv",), grade=3), IllnessAsk(("gout",), grade=3)))),
        (MarkerAsk((Marker("egfr"),)), Parts((MarkerAsk((Marker("egfr"),)),), one_is_enough=True)),
        (MarkerAsk((Marker("egfr"),), wanted=False), Parts((MarkerAsk((Marker("egfr"),), wanted=False),))),
    ],
)
def test_what_asks_several_things_is_taken_apart(ask: Ask, parts: Parts) -> None:
    assert parts_of(ask) == parts
