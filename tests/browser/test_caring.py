"""The care partner's own page: answers that only she opens, what eases them, a question with her name, and they are erased."""

from __future__ import annotations

from tests.browser.conftest import OpenWindow
from tests.browser.test_readers import let_ines_in
from tests.browser.walks import INES, ROSAS, begin_file, lock, unlock
from tests.browser.window import Window

WORDS = "I cried in the car."


def test_her_answers_are_hers_and_her_question_is_everybodys(window: Window, open_window: OpenWindow) -> None:
    begin_file(window)
    let_ines_in(window)
    window.go("living/")
    first = window.page.locator("main .choices a").first.get_attribute("href")
    assert first == f"/{window.lang}/living/caring/"
    window.follow("living/caring/")
    window.look()
    window.follow("living/caring/check/")
    window.look()
    window.choose("most_days", field="sleep")
    window.choose("some_days", field="low")
    window.write(WORDS, field="words")
    window.press()
    assert WORDS in window.words
    assert window.page.locator("main section.card").count() == 2
    window.look()
    window.press("main form[action$='/caring/ask/'] button")
    window.go("questions/")
    assert "Inés" in window.words

    rosas = open_window(window.lang)
    unlock(rosas, passphrase=ROSAS)
    rosas.go("living/caring/")
    assert WORDS not in rosas.source
    assert rosas.page.locator("main section.card").count() == 0
    rosas.look()

    lock(window)
    unlock(window, passphrase=INES)
    window.go("living/caring/")
    assert WORDS in window.words
    window.press("main form[action$='/caring/erase/'] button")
    assert WORDS not in window.words
    window.look()
