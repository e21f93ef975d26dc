"""Hard hours: a short page, the number that answers, and the notebook: written, read again and erased."""

from __future__ import annotations

import pytest

from tests.browser.window import Window

PAGE = "What scares me most is the waiting."


def test_from_a_short_page_to_the_notebook_and_back_to_nothing(story: Window) -> None:
    story.go("living/")
    story.follow("living/reading/")
    assert story.page.locator("main .choices a").count() == 11
    story.look()
    story.follow("living/reading/fear-of-another-return/")
    assert story.page.locator("main a[href='tel:988']").first.is_visible()
    assert {"en": "press 2", "es": "oprima 2"}[story.lang] in story.words
    story.page.locator("main .sources summary").click()
    story.look()
    story.follow("story/notebook/")
    story.write(PAGE, field="words")
    story.press()
    assert PAGE in story.words
    story.look()
    story.go("")
    story.go("story/notebook/")
    written = story.page.locator("main article", has_text=PAGE)
    story.leave(written.locator("button"))
    assert PAGE not in story.words
    assert "It rained on the milpa." in story.words


@pytest.mark.parametrize(
    "page",
    ["living/reading/", "living/caring/", "living/caring/check/", "story/notebook/", "living/barriers/about/fear/"],
)
def test_wherever_hard_things_are_read_or_written_988_is_one_tap_away(story: Window, page: str) -> None:
    story.go(page)
    assert story.page.locator("main a[href='tel:988']").first.is_visible()
    assert {"en": "press 2", "es": "oprima 2"}[story.lang] in story.words
