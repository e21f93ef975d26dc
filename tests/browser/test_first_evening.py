"""The first evening: three things, on the screen and on paper, and nothing that stays behind."""

from __future__ import annotations

import pytest

from tests.browser.window import Window
from tests.program import Program


@pytest.mark.parametrize("situation", ["just_told", "waiting", "again", "helping"])
def test_whoever_was_just_told_is_given_three_things_and_a_sheet_and_nothing_is_stored(
    window: Window, program: Program, situation: str
) -> None:
    window.look()
    window.follow(f"tonight/{situation}/")
    assert window.page.locator(".evening > li").count() == 3
    window.look()
    assert window.sheet(window.link(f"tonight/{situation}/sheet/")).startswith(b"%PDF")
    window.go("")
    assert window.link("tonight/").is_visible()
    assert not (program.home / "header.json").exists()
    assert not (program.home / "rumbo.db").exists()
