"""A real Chromium in front of the real program: the window a person would have, and what counts as a fault in it.

A window fails its test when a page asks for anything beyond this computer, writes an error to the console, breaks the
content security policy, or answers with an error that the test did not expect.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import open_chromium
from tests.browser.walks import unlock, write_a_whole_story
from tests.browser.window import DESK, Screen, Window
from tests.program import Program

OpenWindow = Callable[..., Window]


@pytest.fixture(params=["en", "es"])
def lang(request: pytest.FixtureRequest) -> str:
    """Each of the two languages."""
    return str(request.param)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a process; each test has contexts of its own in it."""
    with open_chromium() as browser:
        yield browser


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """Rumbo, started on an empty folder."""
    with Program(tmp_path / "rosa") as running:
        yield running


@pytest.fixture(scope="session")
def marisols_home(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a whole story: told by Marisol, who mixed up the side, then read from her records; with a notebook page."""
    home = tmp_path_factory.mktemp("marisol") / "home"
    with Program(home) as running:
        window = Window(chromium, base=running.base, lang="en")
        window.page.goto(f"{running.address}&lang=en")
        write_a_whole_story(window)
        assert not window.troubles
        window.close()
    return home


@pytest.fixture
def story(marisols_home: Path, program: Program, window: Window) -> Window:
    """A window on Marisol's whole story, opened with her passphrase."""
    shutil.copytree(marisols_home, program.home, dirs_exist_ok=True, ignore=shutil.ignore_patterns("running*", "port"))
    window.go("")
    unlock(window)
    return window


@pytest.fixture
def open_window(chromium: Browser, program: Program) -> Iterator[OpenWindow]:
    """Opens windows of the program, each with cookies of its own, and looks at the end whether all of them were faultless."""
    opened: list[Window] = []

    def open_one(lang: str, *, screen: Screen = DESK, scripts: bool = True, enter: bool = True) -> Window:
        window = Window(chromium, base=program.base, lang=lang, screen=screen, scripts=scripts)
        opened.append(window)
        if enter:
            window.page.goto(f"{program.address}&lang={lang}")
        return window

    yield open_one
    troubles = [trouble for window in opened for trouble in window.troubles]
    for window in opened:
        window.close()
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def window(open_window: OpenWindow, lang: str) -> Window:
    """A window on a desk, come in by the address that the program printed."""
    return open_window(lang)
