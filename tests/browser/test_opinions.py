"""Two doctors' opinions: noted step by step, side by side, and the question that would settle it on the list."""

from __future__ import annotations

import zipfile

import pytest

from tests.browser.walks import note_two_opinions
from tests.browser.window import Window
from tests.paper.pages import words_of


def test_two_opinions_are_compared_and_what_would_settle_them_is_asked(story: Window) -> None:
    note_two_opinions(story)
    assert story.path == "opinions/"
    story.look()
    words = {
        "en": ("they differ", "did not have: scan pictures", "had this in hand: scan pictures"),
        "es": ("no coinciden", "no tenía: imágenes del estudio", "contaba con esto: imágenes del estudio"),
    }[story.lang]
    assert all(each in story.words for each in words)
    story.press('main form[action$="/opinions/ask/"] button')
    story.go("questions/")
    assert words[2] in story.words
    story.look()


def test_the_opinions_are_printed(story: Window) -> None:
    story.go("opinions/")
    assert "Dr. Kamau" in words_of(story.sheet(story.page.locator('main a[href$="?in=both"]').first))


def test_a_forgotten_name_is_asked_for_and_nothing_is_lost(story: Window) -> None:
    story.go("opinions/new/")
    story.write("Hospital del Valle", field="place")
    story.press()
    assert story.page.locator(".error").first.is_visible()
    assert story.page.input_value('main [name="place"]') == "Hospital del Valle"
    story.look()


@pytest.mark.parametrize("step", ["hand", "dates", "what", "choices", "days"])
def test_each_step_can_be_seen_by_everyone(story: Window, step: str) -> None:
    story.go("opinions/")
    ways = [each.get_attribute("href") or "" for each in story.page.locator('main a[href$="/what/"]').all()]
    story.go(ways[0].removeprefix(f"/{story.lang}/").replace("/what/", f"/{step}/"))
    story.look()


def test_the_packet_is_chosen_and_the_file_that_comes_holds_it(story: Window) -> None:
    story.go("opinions/packet/")
    story.look()
    story.write("Dr. Kamau", field="doctor")
    story.write("Would you treat this in another way?", field="question")
    story.choose("slides", field="on_its_way")
    story.press('main form[method="post"] button[type=submit]')
    assert story.path == "opinions/packet/file/"
    story.look()
    assert "Dr. Kamau" in words_of(story.sheet(story.page.locator('main a[href$="/cover/?in=both"]').first))
    story.choose("none", field="lock")
    with story.page.expect_download() as coming:
        story.page.click("main form button[type=submit]")
    packet = zipfile.ZipFile(coming.value.path())
    assert packet.testzip() is None
    assert {"README-LEAME.txt", "cover.pdf", "opinions.pdf", "letters/ask-for-slides.pdf"} <= set(packet.namelist())
    assert [name for name in packet.namelist() if name.startswith("records/")]
    cover = words_of(packet.read("cover.pdf"))
    assert "Would you treat this in another way?" in cover
    assert "tissue slides / láminas de tejido" in cover


def test_centers_are_shown_by_state(story: Window) -> None:
    story.go("opinions/how/")
    story.look()
    story.page.select_option("main select", "NM")
    story.press("main form:has(select) button")
    assert "University of New Mexico" in story.words
    story.look()


def test_a_zip_code_puts_the_centers_in_order(story: Window) -> None:
    story.go("opinions/how/")
    story.write("00901", field="near")
    story.press('main form:has([name="near"]) button')
    story.look()
    found = story.page.locator("main ol").first.locator("li").all_inner_texts()
    assert len(found) == 10
    assert "Sylvester" in found[0]
    assert "km" in found[0]
    story.write("09012", field="near")
    story.press('main form:has([name="near"]) button')
    assert story.page.locator(".error").first.is_visible()
    assert story.page.input_value('main [name="near"]') == "09012"
    story.look()
