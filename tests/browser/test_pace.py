"""Another pace: quiet in one step, comfort, an end, and back; by keyboard and in both languages."""

from __future__ import annotations

import pytest

from tests.browser.window import Window


def test_everything_pauses_in_one_step_and_goes_on_in_one_step(story: Window) -> None:
    story.go("")
    story.press("main form[action$='story/pace/quiet/'] button")
    assert story.page.locator("main .card").count() == 0
    story.look()
    story.press("main form[action$='story/pace/on/'] button")
    assert story.page.locator("main .card").count() > 0


@pytest.mark.parametrize("kind", ["comfort", "ended"])
def test_today_is_another_page_at_another_pace(story: Window, kind: str) -> None:
    story.go("")
    story.follow("story/pace/")
    story.look()
    story.choose(kind, field="kind")
    story.press()
    assert "988" in story.words
    assert story.page.locator("main a[href*='/trials/']").count() == 0
    story.look()
