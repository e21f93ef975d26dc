"""What no profile answers."""

from __future__ import annotations

from typing import get_args

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.unclear import NoneKnownAsk, PermissionAsk, UnclearAsk, Why


@pytest.mark.parametrize("why", get_args(Why))
@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_for_the_team_to_say_is_unknown_with_a_reason(why: Why, lang: str) -> None:
    told = UnclearAsk(why).judge(Profile())
    assert told.verdict == "UNKNOWN"
    assert told.reason.said(lang)  # type: ignore[arg-type]


def test_what_shuts_out_only_where_it_is_known_and_what_only_allows_is_fulfilled() -> None:
    assert NoneKnownAsk().judge(Profile()).verdict == "MET"
    assert PermissionAsk().judge(Profile()).verdict == "MET"
