"""Taking the story along: the file that the browser gets opens with the age tool, and with nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pyrage

from tests.browser.walks import begin_file
from tests.browser.window import Window

WORDS = "tres garzas y un limonero"


def test_the_file_that_comes_opens_with_its_passphrase(window: Window) -> None:
    begin_file(window)
    window.go("story/")
    window.follow("story/take/")
    window.look()
    window.page.fill("input[name=passphrase]", WORDS)
    window.page.fill("input[name=again]", WORDS)
    with window.page.expect_download() as coming:
        window.page.click("main form button[type=submit]")
    assert coming.value.suggested_filename.endswith(".zip.age")
    sealed = Path(coming.value.path()).read_bytes()
    opened = zipfile.ZipFile(io.BytesIO(pyrage.passphrase.decrypt(sealed, WORDS)))
    assert {"README-LEAME.txt", "my-story.pdf", "rumbo-facts.json"} <= set(opened.namelist())
    with window.page.expect_download() as note:
        window.page.click('main a[href$="how-to-open/"]')
    assert "age -d" in Path(note.value.path()).read_text(encoding="utf-8")


def test_two_passphrases_that_differ_bring_the_page_back(window: Window) -> None:
    begin_file(window)
    window.go("story/take/")
    window.page.fill("input[name=passphrase]", WORDS)
    window.page.fill("input[name=again]", "another one")
    window.press("main form button[type=submit]")
    assert window.path == "story/take/"
    assert window.page.locator("main .error").count()
    window.look()
