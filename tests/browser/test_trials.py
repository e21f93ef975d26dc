"""Trials from fetching them, from a registry on this computer, to the page for the doctor: by mouse and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.test_keyboard import press_enter, stray, tab_through, tab_to
from tests.browser.walks import STUDIES, begin_file, bring_trials, save_trial
from tests.browser.window import PHONE, Window
from tests.paper.pages import pages_of, words_of
from tests.program import Program
from tests.trials.registry.office import Entry, Office, open_office

SAVED = tuple(f"NCT9999000{number}" for number in range(1, 5))


@pytest.fixture
def office() -> Iterator[Office]:
    """The registry, on this computer, with the invented trials."""
    with open_office(*json.loads(STUDIES.read_bytes())["studies"]) as opened:
        opened.page = 8
        yield opened


@pytest.fixture
def program(tmp_path: Path, office: Office) -> Iterator[Program]:
    """Rumbo, started on an empty folder, that asks the registry on this computer."""
    with Program(tmp_path / "rosa", environment={"RUMBO_TRIALS_ADDRESS": office.address}) as running:
        yield running


def fetch(window: Window) -> None:
    """Press the button that asks the registry, look while it works, and wait until the trials are there."""
    window.go("trials/fetching/")
    window.press('main form[action$="/fetching/begin/"] button')
    window.look()
    window.page.locator('main a[href$="/trials/new/"]').wait_for(timeout=60_000)


def change(entry: Entry, *, status: str = "RECRUITING", title: str = "", number: str = "") -> Entry:
    """A study after a change on the day of which the registry's data are."""
    changed: Entry = json.loads(json.dumps(entry))
    named, standing = (changed["protocolSection"][each] for each in ("identificationModule", "statusModule"))
    named["nctId"], named["briefTitle"] = number or named["nctId"], title or named["briefTitle"]
    standing["overallStatus"], standing["lastUpdatePostDateStruct"] = status, {"date": "2026-11-20"}
    return changed


def test_from_fetching_to_the_page_for_the_doctor(story: Window, office: Office) -> None:
    story.go("trials/fetching/")
    assert office.address in story.words
    assert not office.asked, "looking asks nothing"
    story.look()
    fetch(story)
    story.look()
    told = json.dumps(office.asked).casefold()
    assert not any(each in told for each in ("marisol", "breast", "liver", "tamoxifen"))
    story.go("trials/")
    groups = story.page.locator("main .groups a")
    assert groups.count() == 3
    story.leave(groups.nth(2))
    story.look()
    narrow(story)
    story.follow("trials/NCT")
    story.look()
    for number in set(SAVED) - {"NCT99990001", "NCT99990003"}:  # these are saved in the story
        save_trial(story, number)
    story.press('main form[action$="/ask/"] button')
    story.look()
    compare_and_print(story)
    story.go("questions/")
    assert any(number in story.words for number in SAVED)


def narrow(window: Window) -> None:
    """By phase, by kind of treatment, and by the distance to Houston; each is a link, and each can be taken off."""
    count = window.page.locator("main .numbered > li").count()
    window.page.locator("main details > summary").first.click()
    window.leave(window.page.locator('main a[href*="phase=PHASE3"]').first)
    assert 0 < window.page.locator("main .numbered > li").count() < count
    window.look()
    window.page.locator("main details > summary").first.click()
    window.write("Houston, TX", field="near")
    window.press('main form:has([name="near"]) button')
    window.leave(window.page.locator('main a[href*="within=300"]').first)
    assert "km" in window.page.locator("main .numbered").inner_text()
    window.look()
    window.press('main [role="status"] a[href$="/trials/?fit=probably_not&near=Houston%2C+TX"]')
    assert window.page.locator("main .numbered > li").count() == count


def compare_and_print(window: Window) -> None:
    """A note, "told my doctor", four side by side with their nearest places, and the page for the doctor in both languages."""
    window.go("trials/saved/")
    window.look()
    window.leave(window.page.locator('main .asked > li:last-child a[href*="/saved/"]'))
    window.look()
    window.write("Ask Dr. Ríos about this one.", field="note")
    window.page.check("main [name=told]")
    window.press()
    assert "Ask Dr. Ríos about this one." in window.words
    window.page.locator("#near summary").click()
    window.write("78501", field="near")
    window.press("#near form button")
    window.look()
    window.press("main form .button[type=submit]")
    assert window.page.locator("main thead th").count() == 4
    assert "km" in window.words
    window.look()
    pdf = window.sheet(window.page.locator('main a[href$="in=both"]').first)
    words = words_of(pdf)
    assert pages_of(pdf) == 1
    assert all(each in words for each in (*SAVED, "Ask Dr. Ríos about this one."))
    assert "The nearest place / El lugar más cercano" in words


def test_what_is_new_for_her_is_told_after_the_next_time(story: Window, office: Office) -> None:
    fetch(story)
    story.go("trials/new/")
    story.look()
    first, second, third = office.studies[0], office.studies[1], office.studies[2]
    office.studies = [
        change(first, title="Capivasertib, with another dose"),
        change(second, number="NCT99990099", title="A trial that is new"), change(third, status="COMPLETED"),
        *office.studies[3:],
    ]  # fmt: skip
    fetch(story)
    story.press('main a[href$="/trials/new/"]')
    story.look()
    assert "A trial that is new" in story.words
    assert "Capivasertib, with another dose" in story.words
    assert "NCT99990003" in story.words, "it was saved, and is closed now"
    story.go("trials/saved/")
    story.look()


def test_by_keyboard_only(story: Window) -> None:
    keys, lang = story.page.keyboard, story.lang
    for path in ("trials/", "trials/fetching/", "trials/NCT99990002/", "trials/saved/"):
        story.go(path)
        assert not stray(tab_through(story)), path
    story.go("trials/")
    tab_to(story, f"/{lang}/trials/?fit=not_sure")
    press_enter(story)
    tab_to(story, f"/{lang}/trials/NCT99990002/")
    press_enter(story)
    tab_to(story, "button")
    press_enter(story)  # save it
    tab_to(story, f"/{lang}/trials/saved/")
    press_enter(story)
    assert story.page.locator("main .asked > li").count() == 3
    tab_to(story, "trial")
    keys.press("Space")  # not the first
    tab_to(story, "button")
    press_enter(story)
    assert story.page.locator("main thead th").count() == 2
    assert "NCT99990001" not in story.words


def test_on_a_phone_trials_begin_with_files(window: Window) -> None:
    begin_file(window)
    window.page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    window.go("trials/")
    window.look()
    assert "1-800-422-6237" in window.words
    window.follow("trials/fetching/")
    bring_trials(window)
    window.look()
    window.go("trials/?fit=not_sure")
    window.look()
    window.follow("trials/NCT")
    window.look()


def test_a_registry_that_stops_in_the_middle_leaves_the_trials_as_they_were(story: Window, office: Office) -> None:
    office.faults = [None, *(lambda: (400, {}, b"no"),) * 9]
    story.go("trials/fetching/")
    story.press('main form[action$="/fetching/begin/"] button')
    story.page.locator("main .error").wait_for(timeout=60_000)
    story.look()
    story.go("trials/?fit=probably_not")
    assert story.page.locator("main .numbered > li").count() == 9
