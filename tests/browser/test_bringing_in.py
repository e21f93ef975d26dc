"""Bringing in a record: the door before anything is told, then going through it, then the trail."""

from __future__ import annotations

from tests.browser.walks import begin_file, bring_marisols_file, protect
from tests.browser.window import Window
from tests.program import INGRIDS_FILE, MARISOLS_FILE

# Words of Marisol's records that must not be met before she looks.
TOLD = ("2014", "2019", "carcinoma", "mastectom", "tamoxif", "letrozol", "HER2")


def nothing_is_told(window: Window) -> bool:
    return not [word for word in TOLD if word.lower() in window.source.lower()]


def test_not_now_holds_back_everything_until_she_looks(window: Window) -> None:
    begin_file(window)
    bring_marisols_file(window)
    window.look()
    assert nothing_is_told(window)
    window.press("main button[value=not_now]")
    assert window.path == ""
    for path in (
        "",
        "story/",
        "story/everything/",
        "questions/",
        "help/card/",
        "story/records/",
        "story/take/",
        "story/who-did-what/",
    ):
        window.go(path)
        assert nothing_is_told(window), path
    window.go("story/")
    window.follow("story/records/1/door/")
    window.press("main button[value=look]")
    assert window.path == "story/records/1/review/"
    assert not nothing_is_told(window)


def test_the_first_file_begins_the_file_that_keeps_it(window: Window) -> None:
    window.follow("story/bring/")
    assert window.path == "file/protect/"
    protect(window)
    assert window.path == "story/bring/"
    window.look()
    bring_marisols_file(window)


def test_what_was_read_is_gone_through_and_the_trail_follows(window: Window) -> None:
    begin_file(window)
    bring_marisols_file(window)
    window.press("main button[value=look]")
    window.look()
    kept, wrong = "item-1", f"item-{window.page.locator('main fieldset').count()}"
    window.choose("ask", field=kept)
    window.choose("wrong", field=wrong)
    window.press()
    assert window.path == ""
    assert window.page.locator(".trail-wide svg .mk").count()
    window.look()
    window.go("story/everything/")
    assert window.page.locator("#taken-back + .factlist li").count()
    window.look()


def test_only_what_is_older_can_be_opened(window: Window) -> None:
    begin_file(window)
    bring_marisols_file(window)
    window.page.locator("main details summary").click()
    window.look()
    window.date(2015, field="before")
    window.press("main button[value=older]")
    window.go("story/everything/")
    assert "2014" in window.words
    assert "2019" not in window.words
    window.look()


def test_a_file_that_is_brought_in_twice_adds_nothing(window: Window) -> None:
    begin_file(window)
    bring_marisols_file(window)
    window.press("main button[value=look]")
    window.go("story/everything/")
    before = window.words
    window.go("story/bring/")
    window.press()
    assert window.page.locator(".error").is_visible()  # no file was chosen
    window.page.set_input_files("main input[type=file]", MARISOLS_FILE)
    window.press()
    assert window.path == "story/records/1/"
    window.look()
    window.go("story/everything/")
    assert window.words == before


def test_a_file_that_names_somebody_else_is_held_back_and_asked_about(window: Window) -> None:
    begin_file(window)
    bring_marisols_file(window)
    window.press("main button[value=look]")
    window.go("story/bring/")
    window.page.set_input_files("main input[type=file]", INGRIDS_FILE)
    window.press()
    window.page.locator(".urgent").wait_for()
    window.look()
    window.go("story/everything/")
    before = window.page.locator(".factlist li").count()
    window.go("story/records/2/")
    window.follow("story/records/2/remove/")
    window.look()
    window.press()
    window.go("story/everything/")
    assert window.page.locator(".factlist li").count() == before
