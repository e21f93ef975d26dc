"""The long view in both languages: a marker typed from papers, units that are kept apart, the table, and the printed page."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.walks import begin_file, tell
from tests.browser.window import NARROW, Window
from tests.paper.pages import pages_of, words_of

SAID = {
    "en": {"mixed": "they are not mixed", "title": "The long view", "latest": "The latest values", "today": "today"},
    "es": {
        "mixed": "no se mezclan",
        "title": "A lo largo del tiempo",
        "latest": "Los valores más recientes",
        "today": "hoy",
    },
}


def type_value(window: Window, number: str, *, year: int, unit: str = "", high: str = "") -> None:
    """Type a PSA as a paper has it."""
    window.go("living/long-view/add/")
    window.page.select_option("#id_known", "PSA")
    window.write(number, field="value")
    window.write(unit, field="unit")
    window.date(year, field="on")
    window.write(high, field="high")
    window.press()


def test_a_marker_in_three_units(window: Window) -> None:
    begin_file(window)
    window.go("living/")
    window.follow("living/long-view/")
    window.look()
    window.follow("living/long-view/add/")
    window.look()
    type_value(window, "4,2", year=2023, high="4")
    assert window.path == "living/long-view/measured/psa/"
    assert SAID[window.lang]["mixed"] not in window.words
    type_value(window, "3.1", year=2024, unit="ug/L", high="4")
    expect(window.page.locator("main section")).to_have_count(1)
    assert "3.1 µg/L = 3.1 ng/mL" in window.words
    type_value(window, "<0.1", year=2025, unit="nmol/L")
    assert SAID[window.lang]["mixed"] in window.words
    expect(window.page.locator("main section")).to_have_count(2)
    assert [window.page.locator("main section").nth(n).locator("tbody tr").count() for n in (0, 1)] == [2, 1]
    window.look()
    window.go("living/long-view/")
    assert "PSA" in window.words
    window.look()


def test_the_drawing_has_its_table_and_its_page(story: Window) -> None:
    said = SAID[story.lang]
    story.go("living/long-view/")
    drawn = story.page.locator("main figure svg:visible")
    expect(drawn).to_have_count(1)
    assert drawn.get_attribute("role") == "img"
    assert drawn.locator("title").text_content()
    story.page.click("main details > summary")
    assert story.page.locator("main details tbody tr").count() > 3
    story.look()
    pdf = story.sheet(story.page.locator('main a[href$="in=both"]'))
    assert pages_of(pdf) == 4  # a long story: two pages in each language
    assert all(SAID[lang]["title"] in words_of(pdf) for lang in SAID)
    story.follow("living/long-view/scans/")
    story.look()
    story.go("living/long-view/")
    story.follow("living/long-view/measured/")
    assert said["today"] in story.page.locator("main figure svg:visible").first.text_content()
    assert said["latest"] in words_of(story.sheet(story.page.locator('main a[href*="with="]')))
    story.look()


def test_on_the_narrowest_screen_nothing_is_cut_off(open_window: OpenWindow, lang: str) -> None:
    window = open_window(lang, screen=NARROW)
    begin_file(window)
    tell(window)
    for path in ("living/long-view/", "living/long-view/add/"):
        window.go(path)
        assert window.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
