"""A sheet comes in the languages that were asked for, under a name that says nothing."""

from __future__ import annotations

import pytest

from tests.web.cast import Household


@pytest.mark.parametrize("wanted", ["", "?in=both", "?in=es", "?in=klingon"])
def test_a_sheet_is_shown_and_not_kept(wanted: str, household) -> None:
    home: Household = household("told")
    for address in ("story/sheet/", "story/what-i-had/sheet/", "tonight/again/sheet/", "help/card/sheet/"):
        answered = home.client.get(f"/en/{address}{wanted}")
        assert answered.headers["Content-Type"] == "application/pdf"
        assert answered.headers["Cache-Control"] == "no-store, private"
        assert answered.content.startswith(b"%PDF")
        assert answered.headers["Content-Disposition"].startswith('inline; filename="rumbo-')
        assert "arisol" not in answered.headers["Content-Disposition"]
