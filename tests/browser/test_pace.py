"""Another pace: quiet in one step, comfort, an end, and back, in both languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.browser.test_scan_wait import fill_day
from tests.browser.window import Window


def make_something_due(window: Window) -> None:
    """An infusion tomorrow, and a scan whose result is late."""
    today = date.today()  # noqa: DTZ011 - the browser's own day
    window.go("living/calendar/new/")
    window.choose("infusion", field="kind")
    fill_day(window, today + timedelta(days=1), field="on")
    window.press()
    window.go("living/waiting/new/")
    window.page.fill("#id_scan", "CT")
    fill_day(window, today - timedelta(days=9), field="on")
    fill_day(window, today - timedelta(days=2), field="results_on")
    window.press()


def test_everything_pauses_in_one_step_and_goes_on_in_one_step(story: Window) -> None:
    make_something_due(story)
    story.go("")
    assert story.link("living/waiting/").is_visible()
    story.press("main form[action$='story/pace/quiet/'] button")
    assert story.page.locator("main .card").count() == 0
    assert story.page.locator("main a[href*='/living/']").count() == 0
    story.look()
    story.go("living/calendar/")
    assert {"en": "does not remind you", "es": "no le recuerda"}[story.lang] in story.words
    story.look()
    story.go("")
    story.press("main form[action$='story/pace/on/'] button")
    assert story.page.locator("main .card").count() > 0
    assert story.link("living/waiting/").is_visible()


@pytest.mark.parametrize("kind", ["comfort", "ended"])
def test_today_is_another_page_at_another_pace(story: Window, kind: str) -> None:
    make_something_due(story)
    story.go("")
    story.follow("story/pace/")
    story.look()
    story.choose(kind, field="kind")
    story.press()
    assert "988" in story.words
    assert story.page.locator("main a[href*='/trials/']").count() == 0
    assert story.page.locator("main a[href*='/waiting/']").count() == 0
    story.look()


def test_after_an_end_the_file_stays_or_is_handed_on_and_grief_has_a_page(story: Window) -> None:
    make_something_due(story)
    story.go("story/pace/")
    story.choose("ended", field="kind")
    story.press()
    assert story.link("story/take/").is_visible()
    assert story.link("file/readers/").is_visible()
    assert story.link("file/back-ups/").is_visible()
    story.follow("living/reading/grief/")
    assert story.page.locator("main a[href='tel:988']").first.is_visible()
    story.go("living/calendar/")
    assert story.page.locator("main a[href$='/file/']").count() == 0
    story.look()
    story.go("")
    story.press("main form[action$='story/pace/on/'] button")
    story.go("living/calendar/")
    assert story.page.locator("main a[href$='/file/']").count() == 1
