"""By keyboard only: where one is can be seen, the order is that of the page, and everything can be done."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tests.browser.walks import ROSAS
from tests.browser.window import Window

HERE = """() => {
  const each = document.activeElement, box = each.getBoundingClientRect(), style = getComputedStyle(each);
  const all = [...document.querySelectorAll("*")];
  return [each.tagName, each.getAttribute("href") || each.name || each.className, all.indexOf(each),
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth];
}"""


class Spot(NamedTuple):
    """Where the keyboard is: what has the focus, its place in the page's text, and whether it can be seen."""

    tag: str
    name: str
    place: int
    is_outlined: bool
    is_in_view: bool


def here(window: Window) -> Spot:
    """Where the keyboard is now."""
    return Spot(*window.page.evaluate(HERE))


def tab_through(window: Window) -> list[Spot]:
    """Press Tab until the page has been left, or begins again."""
    spots: list[Spot] = []
    for _ in range(200):
        window.page.keyboard.press("Tab")
        spot = here(window)
        if spot.tag == "BODY" or spot in spots[:1]:
            return spots
        spots.append(spot)
    raise AssertionError("the page cannot be left")


def tab_to(window: Window, name: str) -> None:
    """Press Tab until something with this name or address has the focus."""
    for _ in range(60):
        window.page.keyboard.press("Tab")
        if here(window).name == name:
            return
    raise AssertionError(f"{name} cannot be reached")


def press_enter(window: Window) -> None:
    """Press Enter, and wait for the page that answers."""
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")


def stray(spots: list[Spot]) -> list[Spot]:
    """The stops that cannot be seen, or come earlier in the page than the one before."""
    backwards = [later for earlier, later in pairwise(spots) if later.place <= earlier.place]
    return backwards + [spot for spot in spots if not (spot.is_outlined and spot.is_in_view)]


def test_the_welcome_page_begins_with_a_way_past_the_menu_and_shows_where_one_is(window: Window) -> None:
    spots = tab_through(window)
    assert spots[0].name == "#main"
    assert not stray(spots)
    assert [spot.name for spot in spots if "/tonight/" in spot.name]
    window.page.reload()
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")
    assert here(window).name == f"/{window.lang}/tonight/just_told/"


def test_the_pages_of_a_story_can_be_gone_through_by_keyboard(story: Window) -> None:
    for path in ("", "story/", "questions/", "story/facts/add/treatment/", "story/records/1/door/", "file/readers/"):
        story.go(path)
        assert not stray(tab_through(story)), path


def test_a_person_tells_asks_and_locks_without_a_mouse(window: Window) -> None:
    keys = window.page.keyboard
    tab_to(window, f"/{window.lang}/story/tell/")
    press_enter(window)
    tab_to(window, "answer")
    keys.type("Marisol")
    press_enter(window)
    tab_to(window, "passphrase")
    keys.type(ROSAS)
    tab_to(window, "again")
    keys.type(ROSAS)
    press_enter(window)
    tab_to(window, f"/{window.lang}/file/recovery-key/sheet/")
    keys.press("Tab")
    press_enter(window)
    tab_to(window, "answer")
    keys.type("breast cancer")
    press_enter(window)
    tab_to(window, "answer_year")
    keys.type("2014")
    press_enter(window)
    assert window.path == "story/tell/c1.side/"
    tab_to(window, "answer")
    keys.press("ArrowDown")
    press_enter(window)
    assert window.path == "story/tell/c1.t1.kind/"
    tab_to(window, f"/{window.lang}/story/tell/finished/")
    press_enter(window)
    tab_to(window, f"/{window.lang}/questions/")
    press_enter(window)
    first = window.page.locator("main .asked .text").first.inner_text()
    tab_to(window, "to")
    keys.press("Tab")
    press_enter(window)  # down
    assert window.page.locator("main .asked .text").first.inner_text() != first
    window.look()
