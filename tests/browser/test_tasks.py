"""A ride from an infusion day: asked for by a message without why, taken, given back, come back, done and thanked for."""

from __future__ import annotations

from datetime import date, timedelta

from tests.browser.conftest import OpenWindow
from tests.browser.test_readers import let_ines_in
from tests.browser.test_scan_wait import fill_day
from tests.browser.walks import INES, ROSAS, begin_file, lock, unlock
from tests.browser.window import NARROW, PHONE, Window

SECRETS = ("carboplatin", "Dr. Ríos", "Cancer Center", "tumor")
SOON = date.today() + timedelta(days=2)  # noqa: DTZ011 - the day of this computer, as the program has it
BACK = {"en": "Who else could we ask?", "es": "¿A quién más podríamos pedirle?"}


def _plan_an_infusion(window: Window) -> None:
    window.go("living/calendar/new/")
    window.choose("infusion", field="kind")
    window.write("carboplatin for the tumor", field="what")
    fill_day(window, SOON, field="on")
    window.write("10:00", field="at")
    window.write("Dr. Ríos", field="who")
    window.write("Cancer Center", field="where")
    window.press()
    assert "carboplatin" in window.words


def _move(window: Window, move: str) -> None:
    window.press(f"main button[value={move}]")


def test_from_a_walk_to_a_ride_to_thanks(window: Window, open_window: OpenWindow) -> None:
    begin_file(window)
    let_ines_in(window)
    _plan_an_infusion(window)
    window.go("circle/")
    window.look()
    window.follow("circle/needs/")
    window.look()
    window.follow("circle/needs/walk/")
    window.look()
    window.page.check('main [name="rides-wanted"]')
    window.write("because of the tumor", field="rides-words")
    window.press()
    window.look()

    window.go("circle/tasks/")
    window.look()
    window.leave(window.page.locator("main a[href*='?entry=']").first)
    window.look()
    window.write("09:15", field="at")
    window.write("12 Oak Street", field="place")
    window.press()
    window.look()
    ride = window.path

    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = window.page.locator("main button[data-copies=asking]")
    copy.click()
    window.page.locator("main [data-said=asking]:not(:empty)").wait_for()
    said = window.page.evaluate("navigator.clipboard.readText()")
    assert said == window.page.input_value("#asking")
    assert "12 Oak Street" in said
    assert not [each for each in SECRETS if each in said]
    window.leave(window.page.locator("main a[href*='in=both']"))
    assert not [each for each in SECRETS if each in window.page.input_value("#asking")]

    window.write("Ana", field="name")
    _move(window, "take")
    assert "Ana" in window.words
    window.go("circle/tasks/")
    assert BACK[window.lang] not in window.words
    window.go(ride)
    window.page.locator("main .card details summary").first.click()
    window.look()
    _move(window, "give-back")

    rosas = open_window(window.lang)
    unlock(rosas, passphrase=ROSAS)
    rosas.go("circle/tasks/")
    assert BACK[window.lang] not in rosas.words
    lock(window)
    unlock(window, passphrase=INES)
    window.go("circle/tasks/")
    assert BACK[window.lang] in window.words
    window.look()

    window.page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    window.go(ride)
    window.write("Luis", field="name")
    _move(window, "take")
    _move(window, "finish")
    window.look()
    _move(window, "thank")
    window.look()
    window.go("circle/tasks/")
    assert BACK[window.lang] not in window.words


def test_the_message_can_be_copied_by_hand_without_scripts(open_window: OpenWindow, lang: str) -> None:
    plain = open_window(lang, scripts=False)
    begin_file(plain)
    plain.go("circle/tasks/new/")
    plain.choose("food", field="need")
    plain.press()
    assert plain.page.locator("#asking").is_visible()
    assert plain.page.locator("main button[data-copies=asking]").is_hidden()
    assert {"en": "Could you help with food?", "es": "¿Podría ayudar con la comida?"}[lang] in plain.page.input_value(
        "#asking"
    )


def test_the_page_of_a_task_fits_a_narrow_screen(open_window: OpenWindow, lang: str) -> None:
    narrow = open_window(lang, screen=NARROW)
    begin_file(narrow)
    narrow.go("circle/tasks/new/?need=prayer-or-quiet")
    narrow.write("12 Oak Street, apartment with the blue door", field="place")
    narrow.write("2", field="hands")
    narrow.press()
    narrow.write("María de los Ángeles", field="name")
    _move(narrow, "take")
    narrow.look()
    wide = "document.documentElement.scrollWidth"
    for path in (narrow.path, "circle/", "circle/needs/", "circle/needs/walk/", "circle/tasks/"):
        narrow.go(path)
        assert narrow.page.evaluate(wide) <= NARROW.width
