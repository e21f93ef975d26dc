"""Trials from bringing files to the page for the doctor, in both languages, on a phone and at a desk."""

from __future__ import annotations

from rumbo.web.example import find_examples
from tests.browser.window import Window
from tests.paper.pages import words_of

STUDIES = find_examples() / "trials" / "studies.json"


def bring_trials(window: Window) -> None:
    """Bring the invented trials as a file, and wait until they are there."""
    window.go("trials/fetching/")
    window.page.set_input_files('main input[type="file"]', STUDIES)
    window.press('main form[action$="/fetching/files/"] button')
    window.page.locator('main a[href$="/trials/new/"]').wait_for(timeout=60_000)


def test_from_a_file_to_the_page_for_the_doctor(story: Window) -> None:
    story.go("trials/fetching/")
    assert "clinicaltrials.gov" in story.words.lower()
    story.look()
    bring_trials(story)
    story.go("trials/")
    story.look()
    story.go("trials/NCT99990001/")
    story.look()
    story.press('main form[action$="/save/"] button')
    story.press('main form[action$="/ask/"] button')
    story.go("trials/saved/")
    story.look()
    story.go("trials/saved/side-by-side/?trial=NCT99990001")
    story.look()
    assert "NCT99990001" in words_of(story.sheet(story.page.locator('main a[href$="in=both"]').first))
    story.go("questions/")
    assert "NCT99990001" in story.words


def test_the_list_is_narrowed_and_counted_from_a_town(story: Window) -> None:
    bring_trials(story)
    story.go("trials/?fit=probably_not&near=Houston,+TX&within=300")
    story.look()
    assert "km" in story.words
