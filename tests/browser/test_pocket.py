"""The pocket page in a real browser: saved, opened from the disk with the network switched off, and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.base import AxeResults
from playwright.sync_api import Browser, Page

from tests.browser.window import AXE, PHONE, WCAG, Window

SAID = "They hope to hold it back.\n[2] not a heading\nfor as long as it helps"


@pytest.fixture
def saved(story: Window, tmp_path: Path) -> Path:
    """The page of a visit to Dr. Kamau, in both languages, as it was saved."""
    story.go("questions/visits/new/")
    story.write("Dr. Kamau", field="who")
    story.press()
    story.go("questions/pocket/")
    story.look()
    story.follow("questions/visits/")
    story.look()
    story.choose("both", field="languages")
    with story.page.expect_download() as download:
        story.page.locator("main form .button[type=submit]").first.click()
    download.value.save_as(tmp_path / "rumbo-questions.html")
    return tmp_path / "rumbo-questions.html"


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone without a network."""
    context = chromium.new_context(viewport={"width": PHONE.width, "height": PHONE.height}, offline=True)
    asked_for: list[str] = []
    context.on("request", lambda request: asked_for.append(request.url))
    page = context.new_page()
    yield page
    context.close()
    assert all(each.startswith("file:") for each in asked_for)


def test_the_page_is_filled_in_without_a_network_and_its_answers_come_back(
    story: Window, saved: Path, phone: Page
) -> None:
    visit = story.path
    phone.goto(saved.as_uri())
    phone.fill("#a1", SAID)
    phone.check('section[data-number="1"] input')
    phone.fill("#a3", "Sí, «el martes»")
    phone.fill("#a0", "Call Elena")
    phone.click("#copy")
    phone.wait_for_function("document.getElementById('state').textContent.length > 0")
    block = phone.input_value("#block")
    story.go(f"{visit}bring/")
    story.write(f"{block}\nSent from my phone", field="block")
    story.press()
    story.look()
    assert story.page.input_value("#id_words_1") == SAID
    assert story.page.is_checked("#id_ticked_1")
    assert story.page.input_value("#id_words_3") == "Sí, «el martes»"
    assert story.page.input_value("#id_notes") == "Call Elena\nSent from my phone"
    story.press()
    story.look()
    story.go(visit.replace("pocket/", "answers/"))
    assert SAID in [each.input_value() for each in story.page.locator("main textarea").all()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_the_page_itself(saved: Path, phone: Page, scheme: Literal["light", "dark"]) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(saved.as_uri())
    phone.fill("#a1", "yes")
    phone.click("#copy")
    phone.wait_for_function("document.getElementById('state').textContent.length > 0")
    phone.evaluate(AXE.axe_script)
    found = AxeResults(phone.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", WCAG))
    assert not found.violations_count, found.generate_report()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script_there_is_a_block_to_fill_in(saved: Path, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(saved.as_uri())
    assert page.locator("#copy").is_hidden()
    assert page.input_value("#blank").startswith("Rumbo · ")
    context.close()
