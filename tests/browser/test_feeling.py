"""A week of logging on a phone without scripts, a fever, and the page for the doctor, in both languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.test_keyboard import press_enter, tab_to
from tests.browser.walks import begin_file
from tests.browser.window import PHONE, Window
from tests.paper.pages import pages_of, words_of

SAID = {
    "en": {
        "fever": "This cannot wait",
        "call": "Call your team now, day or night.",
        "today": "Tell your team today",
        "kept": "It is kept.",
        "tired": "Tired, even after rest",
        "nobody": "Nobody at your clinic reads",
    },
    "es": {
        "fever": "Esto no puede esperar",
        "call": "Llame a su equipo ahora, de día o de noche.",
        "today": "Avise hoy a su equipo",
        "kept": "Quedó guardado.",
        "tired": "Cansancio, aun después de descansar",
        "nobody": "nadie lee lo que usted escribe",
    },
}


def log(window: Window, *, ago: int = 0, words: str = "", heat: str = "", **strengths: int) -> None:
    """Log a day: its date, some faces, and what is typed."""
    window.go("living/feeling/new/")
    window.page.fill('main [name="on"]', (date.today() - timedelta(days=ago)).isoformat())  # noqa: DTZ011 - as the program counts
    for name, strength in strengths.items():
        face = window.page.locator(f'main [name="f-{name.replace("_", "-")}"][value="{strength}"]')
        if not face.is_visible():
            window.page.click(f'main details:has([name="f-{name.replace("_", "-")}"]) > summary')
        face.check()
    if words:
        window.write(words, field="words")
    if heat:
        window.write(heat, field="temperature")
    window.press()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_week_of_logging_and_a_fever(open_window: OpenWindow, lang: str, scripts: bool) -> None:
    window, said = open_window(lang, screen=PHONE, scripts=scripts), SAID[lang]
    begin_file(window)
    window.go("help/card/")
    window.write("555-0100", field="clinic_phone")
    window.write("555-0199", field="night_phone")
    window.press()
    for ago, strength in zip(range(6, 0, -1), (1, 2, 2, 3, 2, 1), strict=True):
        log(window, ago=ago, tired=strength)
        assert (said["today"] if strength > 2 else said["kept"]) in window.words
        assert said["nobody"] in window.words
    log(window, heat="38.4", nails=2, words="Cold and hot in turns.")
    assert said["fever"] in window.words
    assert said["call"] in window.words
    assert [window.page.locator(f'main a[href="tel:{each}"]').count() for each in ("555-0100", "555-0199")] == [1, 1]
    window.go("living/feeling/")
    assert said["tired"] in window.words
    assert window.page.locator("main svg.feelings-narrow").is_visible()
    assert not window.page.locator("main svg.feelings-wide").is_visible()
    if scripts:
        window.look()
        window.follow("living/feeling/since/")
        window.look()
        assert "38.4 °C" in window.words
        assert pages_of(window.sheet(window.page.locator('main a.button[href*="/since/sheet/"]'))) == 1
        pdf = window.sheet(window.page.locator('main a[href$="in=both"]').first)
        assert pages_of(pdf) == 2
        assert "Cold and hot in turns." in words_of(pdf)


def test_a_day_is_logged_by_keyboard_alone(window: Window) -> None:
    begin_file(window)
    window.go("living/feeling/")
    tab_to(window, f"/{window.lang}/living/feeling/new/")
    press_enter(window)
    tab_to(window, "f-tired")
    window.page.keyboard.press("ArrowRight")
    assert window.page.locator('main [name="f-tired"]:checked').get_attribute("value") == "0"
    window.page.keyboard.press("ArrowRight")
    tab_to(window, "covers")
    window.page.keyboard.press("Tab")
    press_enter(window)
    assert SAID[window.lang]["kept"] in window.words


def test_a_log_is_changed_and_taken_away(window: Window) -> None:
    begin_file(window)
    log(window, sad=1)
    window.page.click('main a[href$="/change/"]')
    assert window.page.locator('main [name="f-sad"][value="1"]').is_checked()
    window.page.locator('main [name="f-sad"][value="4"]').check()
    window.look()
    window.press()
    assert SAID[window.lang]["today"] in window.words
    window.look()
    window.page.click("main details:has(form) > summary")
    window.press('main form[action$="/remove/"] button')
    assert window.page.locator("main .card").count() == 0
