"""Every page is opened in both languages, on a desk and on a phone, narrow and enlarged: nothing is out of reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import translation

from tests.browser.conftest import OpenWindow
from tests.browser.pages import BEFORE, LOCKED, NOT_HERE, pages_of_story
from tests.browser.walks import lock
from tests.browser.window import DESK, NARROW, PHONE, ZOOMED, Screen, Window


def resize(window: Window, screen: Screen) -> None:
    """Make the window another size."""
    window.page.set_viewport_size({"width": screen.width, "height": screen.height})


def look_over(window: Window, path: str) -> None:
    """Open one page: it has one heading and a title, axe finds nothing, and the language link stays where one is."""
    window.go(path)
    assert window.path == path.partition("?")[0]
    assert window.page.locator("h1").count() == 1, path
    assert len(window.page.title()) > len(" · Rumbo"), path
    other = {"en": "es", "es": "en"}[window.lang]
    assert window.page.get_attribute("a.language", "href") == f"/{other}/{path}"
    window.look()


def fit(window: Window, path: str) -> None:
    """Open one page, narrow and enlarged: nobody has to scroll sideways, and nothing hangs out of its column."""
    window.go(path)
    for screen in (NARROW, ZOOMED):
        resize(window, screen)
        assert not window.page.evaluate(OVERHANGING), f"{path} at {screen.width}"
    resize(window, DESK)


# The page is as wide as the window; and what is wider than it lies in a box that scrolls by itself (tables).
OVERHANGING = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) return ["the page", document.documentElement.scrollWidth];
  const scrolls = each => each && (["auto", "scroll"].includes(getComputedStyle(each).overflowX) || scrolls(each.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter(each => !each.closest(".skip, .quietly") && each.getBoundingClientRect().right > wide + 1 && !scrolls(each))
    .map(each => each.outerHTML.slice(0, 80))[0];
}"""


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_of_a_story(story: Window, screen: Screen) -> None:
    pages = pages_of_story(story)
    resize(story, screen)
    for path in pages:
        look_over(story, path)


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_before_there_is_a_file_and_a_page_that_is_not_there(window: Window, screen: Screen) -> None:
    window.expected = {404}
    resize(window, screen)
    for path in (*BEFORE, "there/is/no/such/page/"):
        look_over(window, path)


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_of_a_locked_file(story: Window, screen: Screen) -> None:
    lock(story)
    resize(story, screen)
    for path in LOCKED:
        look_over(story, path)


def test_every_page_fits_a_narrow_window_and_400_percent(story: Window) -> None:
    for path in pages_of_story(story):
        fit(story, path)


def test_every_page_before_there_is_a_file_fits_a_narrow_window_and_400_percent(window: Window) -> None:
    for path in BEFORE:
        fit(window, path)


def test_the_other_language_is_one_press_away_and_stays_on_the_page(story: Window, open_window: OpenWindow) -> None:
    other = {"en": "es", "es": "en"}[story.lang]
    story.go("story/facts/add/treatment/?done=saved")
    story.press("a.language")
    assert story.page.url.endswith(f"/{other}/story/facts/add/treatment/?done=saved")
    assert story.page.get_attribute("html", "lang") == other


def names(patterns: list[URLPattern | URLResolver], app: str = "") -> Iterator[str]:
    """The name of every address of the site."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns, f"{each.app_name}:" if each.app_name else app)
        else:
            yield f"{app}{each.name}"


def test_no_page_is_left_out_of_these_tests(story: Window) -> None:
    with translation.override(story.lang):
        pages = (*BEFORE, *LOCKED, *pages_of_story(story))
        opened = {resolve(f"/{story.lang}/{path.partition('?')[0]}").view_name for path in pages}
        every = set(names(get_resolver().url_patterns))
    elsewhere = set[str]().union(*NOT_HERE.values())
    assert every == opened | elsewhere
    assert not opened & elsewhere
