"""Telling it oneself: one question a page, nothing required, to the trail; the passphrase is offered at the first save."""

from __future__ import annotations

from tests.browser.walks import begin_file, protect, tell
from tests.browser.window import Window
from tests.program import Program


def test_a_person_tells_from_nothing_to_a_trail(window: Window, program: Program) -> None:
    window.follow("story/tell/")
    window.look()
    window.write("Marisol")
    assert not (program.home / "header.json").exists()
    window.press()
    assert window.path == "file/protect/"
    window.look()
    key = protect(window)
    assert len(key.split()) == 9
    assert window.path == "story/tell/c1.cancer/"
    tell(window)
    assert window.path == ""
    for mark in (".mk.back", ".mk.ask"):  # the doctor's word for the first return, none for the second
        assert window.page.locator(f".trail-wide svg {mark}").first.is_visible()
    assert "2014" in window.words
    window.look()


def test_what_is_typed_half_and_with_a_slip_is_found(window: Window) -> None:
    begin_file(window)
    typed = {"en": "brest", "es": "mama"}[window.lang]
    window.page.locator("#id_answer").press_sequentially(typed, delay=30)
    found = window.page.locator("#suggestions button").first
    found.wait_for()
    window.look()
    name = found.inner_text()
    found.click()
    window.page.wait_for_url("**/c1.found/")
    window.follow("story/tell/c1.cancer/")
    assert window.page.input_value("#id_answer") == name


def test_back_and_forward_lose_nothing_and_nothing_has_to_be_answered(window: Window) -> None:
    begin_file(window)
    window.write("breast cancer")
    window.press()
    window.date(2014, about=True)
    window.press()
    window.page.go_back()
    window.page.reload()
    assert window.page.input_value("[name=answer_year]") == "2014"
    assert window.page.is_checked("[name=answer_about]")
    window.press()
    assert window.path == "story/tell/c1.side/"
    tell(window, {})
    assert window.path == ""
    window.go("story/tell/c1.found/")
    assert window.page.input_value("[name=answer_year]") == "2014"


def test_a_question_that_was_left_is_found_again(window: Window) -> None:
    begin_file(window)
    window.write("breast cancer")
    window.press()
    window.follow("story/tell/finished/")
    assert window.path == ""
    window.go("story/tell/")
    assert window.path == "story/tell/c1.found/"


def test_a_day_that_is_not_in_the_calendar_is_explained_and_kept(window: Window) -> None:
    begin_file(window)
    window.write("breast cancer")
    window.press()
    window.date(2014)
    window.page.select_option("[name=answer_month]", "2")
    window.write("31", field="answer_day")
    window.press()
    assert window.page.locator(".error").is_visible()
    assert window.page.input_value("[name=answer_day]") == "31"
    window.look()
