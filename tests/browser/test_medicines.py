"""A medicine on a phone, in both languages: written, taken, missed without blame, printed, stopped; and all of it taken along
and brought in again.
"""

from __future__ import annotations

from pathlib import Path

from tests.browser.conftest import OpenWindow
from tests.browser.test_feeling import log
from tests.browser.walks import begin_file
from tests.browser.window import PHONE, Window
from tests.paper.pages import pages_of, words_of

SAID = {
    "en": {"why": "for the cancer", "blame": "a missed dose is nobody’s fault", "missed": "Not taken", "kept": "taken"},
    "es": {
        "why": "para el cáncer",
        "blame": "una dosis que se pasó no es culpa de nadie",
        "missed": "No tomado",
        "kept": "tomado",
    },
}


def write_down(window: Window, name: str, why: str) -> None:
    """Put a medicine on the list."""
    window.go("living/medicines/")
    window.follow("living/medicines/new/")
    window.write(name, field="name")
    window.write(why, field="why")
    window.look()
    window.press()


def note_day(window: Window, *answers: str) -> None:
    """Note of each medicine, in the order of the list, whether it was taken."""
    window.follow("living/medicines/day/")
    for each, answer in zip(window.page.locator("main fieldset").all(), answers, strict=True):
        each.locator(f'input[value="{answer}"]').check()
    window.look()
    window.press()


def test_a_medicine_is_written_taken_missed_without_blame_and_printed(open_window: OpenWindow, lang: str) -> None:
    window, said = open_window(lang, screen=PHONE), SAID[lang]
    begin_file(window)
    write_down(window, "Letrozole", said["why"])
    write_down(window, "Ginger tea", "")
    window.go("living/medicines/day/")
    assert said["blame"] in window.words
    window.go("living/medicines/")
    note_day(window, "taken", "missed")
    window.look()
    window.follow("living/medicines/days/")
    assert f"{said['missed']}: Ginger tea" in window.words
    assert not window.page.locator("main .error, main .urgent").count()
    window.look()
    window.go("living/medicines/")
    one = words_of(window.sheet(window.page.locator('main a.button[href$="/sheet/"]')))
    assert "Letrozole" in one
    both = window.sheet(window.page.locator('main a[href$="in=both"]'))
    assert pages_of(both) == 1
    assert all(words in words_of(both) for words in ("What I take", "Lo que tomo", said["why"]))


def test_what_was_logged_and_taken_goes_along_and_comes_in_again_once(window: Window, tmp_path: Path) -> None:
    begin_file(window)
    log(window, tired=3, words="In bed till noon.")
    write_down(window, "Ginger tea", "")
    note_day(window, "taken")
    window.go("story/take/")
    window.choose("notes", field="what")
    window.choose("none", field="lock")
    with window.page.expect_download() as coming:
        window.page.click("main form button[type=submit]")
    parcel = tmp_path / "parcel.zip"
    coming.value.save_as(parcel)
    erase(window)
    bring_in(window, parcel)
    window.go("living/feeling/all/")
    assert window.page.locator("main tbody tr").count() == 1
    assert "In bed till noon." in window.words
    window.go("living/medicines/days/")
    assert "Ginger tea" in window.words


def erase(window: Window) -> None:
    """Take the one log and the one medicine away, and with it what was noted of it."""
    window.go("living/feeling/")
    for room in ("feeling", "medicines"):
        window.go(f"living/{room}/")
        window.leave(window.page.locator("main section.card a").first)
        window.page.click('main details:has(form[action$="/remove/"]) > summary')
        window.press('main form[action$="/remove/"] button')
        assert not window.page.locator("main section.card").count()


def bring_in(window: Window, parcel: Path) -> None:
    """Bring a file in, open its door, and bring the notes in, twice."""
    window.go("story/bring/")
    window.page.set_input_files("main input[type=file]", parcel)
    window.press()
    window.page.wait_for_url("**/door/")
    window.press("main button[value=look]")
    record = window.path.removesuffix("review/")
    for _ in range(2):
        window.go(record)
        window.press('main form[action$="/notes/"] button')
    window.look()
