"""Help is there for everyone, whatever is open and whatever is known of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rumbo.guide import pages
from rumbo.web.vault import opening
from tests.web.cast import Household, browser


def signs_on(page: str) -> str:
    """The part of the page with the signs that cannot wait."""
    return page.partition('id="signs"')[2].partition("</table>")[0]


def test_the_urgent_signs_are_the_same_for_everyone(household: Callable[[str], Household]) -> None:
    told = signs_on(household("marisol").client.get("/en/help/who-to-call/").content.decode())
    opening.lock()
    locked = signs_on(browser().get("/en/help/who-to-call/").content.decode())
    assert told == locked
    assert "911" in told
    assert "100.4" in told


def test_a_locked_file_keeps_the_clinics_numbers_to_itself(home: Household) -> None:
    home.client.post("/en/help/card/", {"night_phone": "555 020"})
    assert "555 020" in home.client.get("/en/help/who-to-call/").content.decode()
    opening.lock()
    shown = browser().get("/en/help/who-to-call/").content.decode()
    assert "555 020" not in shown
    assert "Your file is locked" in shown


def test_nobody_reads_what_is_written_and_the_page_says_so(own_folder: Path) -> None:
    assert "Nobody reads what you write" in browser().get("/en/help/who-to-call/").content.decode()
    assert "Nadie lee" in browser().get("/es/help/who-to-call/").content.decode()


@pytest.mark.parametrize("page", sorted(pages()))
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_page_that_explains_is_there_with_its_sources(page: str, lang: str, own_folder: Path) -> None:
    shown = browser().get(f"/{lang}/help/explained/{page}/").content.decode()
    assert 'class="sources"' in shown
    assert f"/{lang}/help/explained/{page}/" in browser().get(f"/{lang}/help/").content.decode()


def test_a_page_that_explains_nothing_is_not_there(own_folder: Path) -> None:
    assert browser().get("/en/help/explained/nothing/").status_code == 404
