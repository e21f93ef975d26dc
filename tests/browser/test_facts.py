"""One fact at a time: put right, taken out and put back; two records that disagree; what is printed of it all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.walks import begin_file, bring_marisols_file, tell
from tests.browser.window import Window


@pytest.fixture
def told(window: Window) -> Window:
    """A window on a story that was told: a left breast cancer of 2014, back in 2019 and 2022."""
    begin_file(window)
    tell(window)
    return window


def open_fact(window: Window, words: str) -> None:
    window.go("story/everything/")
    window.page.locator("main .factlist a", has_text=words).first.click()


def test_a_fact_is_put_right_and_the_change_undone(told: Window) -> None:
    open_fact(told, "tamoxif")
    told.look()
    told.press("main a.button")
    told.look()
    told.date(2016, field="on")
    told.press()
    assert "2016" in told.words
    told.look()
    told.press("main form button.quiet")
    told.go("story/everything/")
    assert "2016" not in told.words


def test_a_fact_is_taken_out_and_put_back(told: Window) -> None:
    open_fact(told, "tamoxif")
    told.press("main form button.link")
    assert told.path == "story/everything/"
    assert "tamoxif" not in told.page.locator("main ul.factlist").first.inner_text()
    told.look()
    told.press("#taken-back + ul button")
    told.go("story/everything/")
    assert told.page.locator("#taken-back").count() == 0
    assert "tamoxif" in told.words


def test_something_is_added_by_hand(told: Window) -> None:
    told.go("story/add/" if False else "story/facts/add/treatment/")
    told.look()
    told.press()
    assert told.page.locator(".error").first.is_visible()
    told.look()
    told.write("letrozole", field="name")
    told.choose("hormone", field="modality")
    told.date(2023, field="on", about=True)
    told.press()
    assert told.path == "story/"
    assert "letrozol" in told.words


def test_when_two_sources_disagree_the_doctor_is_asked_until_the_person_says(told: Window) -> None:
    """Told as left and 2014; then the same cancer is put down by hand with the other side."""
    told.go("story/facts/add/cancer/")
    told.write("breast cancer", field="words")
    told.choose("right", field="side")
    told.date(2014, field="on")
    told.press()
    told.go("story/")
