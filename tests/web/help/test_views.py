"""Help is there for everyone, whatever is open and whatever is known of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils.html import escape

from rumbo.course import Background
from rumbo.guide import hard_sentences, pages
from rumbo.web.vault import opening
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Lang
from tests.paper.pages import words_of
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
    above = pages()[page].part_of
    leads_here = f"/{lang}/help/explained/{above}/" if above else f"/{lang}/help/"
    assert f"/{lang}/help/explained/{page}/" in browser().get(leads_here).content.decode()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_page_of_one_kind_says_what_doctors_look_at_and_that_no_clinician_checked_it(
    lang: str, own_folder: Path
) -> None:
    shown = browser().get(f"/{lang}/help/explained/distant-recurrence/").content.decode()
    assert {"en": "What doctors usually look at", "es": "Qué suelen mirar los médicos"}[lang] in shown
    assert {"en": "Not yet reviewed by a clinician", "es": "Todavía no lo ha revisado un profesional"}[lang] in shown


@pytest.mark.parametrize("lang", ["en", "es"])
def test_where_places_matter_the_readers_own_are_drawn_behind_a_word_while_the_file_is_open(
    lang: str, household: Callable[[str], Household]
) -> None:
    home = household("told")
    own = {"en": "The places in your own story", "es": "Los lugares en su propia historia"}[lang]
    shown = home.client.get(f"/{lang}/help/explained/regional-recurrence/").content.decode()
    assert 'class="drawing body-wide"' in shown.partition(f"<details><summary>{own}</summary>")[2]
    assert own not in home.client.get(f"/{lang}/help/explained/chronic-illness/").content.decode()
    opening.lock()
    assert own not in browser().get(f"/{lang}/help/explained/regional-recurrence/").content.decode()


def test_who_has_told_nothing_sees_no_drawing(home: Household) -> None:
    shown = home.client.get("/en/help/explained/regional-recurrence/").content.decode()
    assert "drawing body-wide" not in shown


def test_a_page_that_explains_nothing_is_not_there(own_folder: Path) -> None:
    assert browser().get("/en/help/explained/nothing/").status_code == 404


def test_the_letter_to_the_records_office_names_the_person_only_while_the_file_is_open(
    household: Callable[[str], Household],
) -> None:
    home = household("marisol")
    assert "Marisol" in words_of(home.client.get("/en/help/papers/request/?in=both").content)
    THE_KEYRING.lock()
    assert "Marisol" not in words_of(home.client.get("/en/help/papers/request/?in=both").content)


def test_how_to_get_papers_can_be_read_before_there_is_a_file(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    THE_KEYRING.lock()
    shown = home.client.get("/es/help/papers/").content.decode()
    assert "Tienen 30 días" in shown
    assert "I would like a copy of my own health records" in shown


@pytest.mark.parametrize("lang", ["en", "es"])
def test_words_for_hard_sentences_are_there_before_there_is_a_file(lang: Lang, own_folder: Path) -> None:
    assert own_folder
    listed = browser().get(f"/{lang}/help/hard-sentences/").content.decode()
    assert all(str(escape(each.name.said(lang))) in listed for each in hard_sentences().values())
    shown = browser().get(f"/{lang}/help/hard-sentences/a-mother/").content.decode()
    assert "Mama, the cancer is back." in shown
    assert "Mamá, volvió el cáncer." in shown
    assert browser().get(f"/{lang}/help/hard-sentences/no-such/").status_code == 404
    assert browser().get(f"/{lang}/help/hard-sentences/no-such/sheet/").status_code == 404


def test_one_hard_sentence_is_printed_alone_or_with_all_the_others(own_folder: Path) -> None:
    assert own_folder
    alone = words_of(browser().get("/en/help/hard-sentences/a-boss/sheet/?in=both").content)
    assert "To tell a boss" in alone
    assert "Decírselo al jefe" in alone
    assert "To tell a partner" not in alone
    assert "To tell a partner" in words_of(browser().get("/en/help/hard-sentences/sheet/").content)


@pytest.mark.parametrize("told", ["1961-04-12", "spring of 1961", "04/12/1961"])
def test_a_birth_date_in_any_words_is_printed_and_spoils_no_sheet(home: Household, told: str) -> None:
    home.tell(Background(topic="birth_date", words=told))
    printed = "April 12, 1961" if told == "1961-04-12" else told
    for sheet in ("card/sheet", "papers/request"):
        answer = home.client.get(f"/en/help/{sheet}/")
        assert answer.status_code == 200
        assert printed in words_of(answer.content)
