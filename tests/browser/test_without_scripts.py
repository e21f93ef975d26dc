"""Without JavaScript everything works all the same: the first evening, telling, bringing in, questions, paper, the lock."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.walks import begin_file, lock, tell, unlock
from tests.browser.window import Window
from tests.program import MARISOLS_FILE


@pytest.fixture
def plain(open_window: OpenWindow, lang: str) -> Window:
    """A window whose Chromium runs no scripts."""
    return open_window(lang, scripts=False)


def test_the_same_walk_without_scripts(plain: Window) -> None:
    plain.follow("tonight/just_told/")
    assert plain.sheet(plain.link("tonight/just_told/sheet/")).startswith(b"%PDF")
    begin_file(plain)
    tell(plain)
    assert plain.path == ""
    assert plain.page.locator(".trail-wide svg").is_visible()
    plain.go("story/bring/")
    plain.page.set_input_files("main input[type=file]", MARISOLS_FILE)
    plain.press()
    plain.page.wait_for_url("**/door/")  # the page of progress goes on by itself
    plain.press("main button[value=look]")
    plain.press()
    assert plain.path == "meaning/"
    plain.press("main a.button")
    assert plain.path == ""
    plain.go("questions/")
    first = plain.page.locator("main .asked .text").first.inner_text()
    plain.press("main .asked button[value=down]")
    assert plain.page.locator("main .asked .text").first.inner_text() != first
    lock(plain)
    assert plain.path == "file/open/"
    unlock(plain)
    assert plain.path == ""
