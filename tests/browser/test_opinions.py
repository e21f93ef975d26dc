"""Two doctors' opinions: noted step by step, side by side, and the question that would settle it on the list."""

from __future__ import annotations

import pytest

from tests.browser.walks import note_two_opinions
from tests.browser.window import Window
from tests.paper.pages import words_of


def test_two_opinions_are_compared_and_what_would_settle_them_is_asked(story: Window) -> None:
    note_two_opinions(story)
    assert story.path == "opinions/"
    story.look()
    words = {
        "en": ("they differ", "did not have: scan pictures", "had this in hand: scan pictures"),
        "es": ("no coinciden", "no tenía: imágenes del estudio", "contaba con esto: imágenes del estudio"),
    }[story.lang]
    assert all(each in story.words for each in words)
    story.press('main form[action$="/opinions/ask/"] button')
    story.go("questions/")
    assert words[2] in story.words
    story.look()


def test_the_opinions_are_printed(story: Window) -> None:
    story.go("opinions/")
    assert "Dr. Kamau" in words_of(story.sheet(story.page.locator('main a[href$="?in=both"]').first))


def test_a_forgotten_name_is_asked_for_and_nothing_is_lost(story: Window) -> None:
    story.go("opinions/new/")
    story.write("Hospital del Valle", field="place")
    story.press()
    assert story.page.locator(".error").first.is_visible()
    assert story.page.input_value('main [name="place"]') == "Hospital del Valle"
    story.look()


@pytest.mark.parametrize("step", ["hand", "dates", "what", "choices", "days"])
def test_each_step_can_be_seen_by_everyone(story: Window, step: str) -> None:
    story.go("opinions/")
    ways = [each.get_attribute("href") or "" for each in story.page.locator('main a[href$="/what/"]').all()]
    story.go(ways[0].removeprefix(f"/{story.lang}/").replace("/what/", f"/{step}/"))
    story.look()
