"""What matters: written prompt by prompt, unreadable to the other, and side by side only while both agree."""

from __future__ import annotations

import pytest
from django.test import Client

from rumbo.guide.matters import prompts
from rumbo.web.choices.matters import actions
from rumbo.web.choices.matters.access import matters_of
from rumbo.web.choices.models import KeptMatters, SharedMatters
from rumbo.web.people import actions as people
from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here
from rumbo.words import Explained
from tests.paper.pages import words_of
from tests.web.cast import Household

HOPE, FEAR = "To dance at my son’s wedding", "That she is in pain"


@pytest.fixture
def both(home: Household) -> tuple[Household, Here, Client]:
    """Marisol and Elena, each with words of their own."""
    elena, browser = home.let_elena_in()
    actions.write(here=home.here, prompt="hopes", words=HOPE)
    actions.write(here=elena, prompt="worries", words=FEAR)
    return home, elena, browser


def beside(client: Client, other: Reader) -> tuple[int, str]:
    found = client.get(f"/en/choices/matters/beside/{other.pk}/")
    return found.status_code, found.content.decode()


def agree(client: Client, other: Reader) -> None:
    assert client.post(f"/en/choices/matters/beside/{other.pk}/agree/").status_code == 302


def test_each_prompt_keeps_ones_words_and_leads_to_the_next(home: Household) -> None:
    first, second, *_, last = prompts()
    sent = home.client.post(f"/en/choices/matters/{first}/", {"words": " Cook on Sundays. "})
    assert sent.url == f"/en/choices/matters/{second}/"
    assert matters_of(home.here).about(first) == "Cook on Sundays."
    assert home.events[-1] == "matters.written"
    assert home.client.post(f"/en/choices/matters/{second}/", {"words": "x", "stop": "1"}).url.startswith(
        "/en/choices/matters/?"
    )
    assert home.client.post(f"/en/choices/matters/{last}/", {"words": ""}).url.startswith("/en/choices/matters/?")
    page = home.client.get("/en/choices/matters/").content.decode()
    assert "Cook on Sundays." in page


def test_going_on_without_a_change_writes_nothing(home: Household) -> None:
    home.client.post("/en/choices/matters/hopes/", {"words": ""})
    assert "matters.written" not in home.events
    assert not KeptMatters.objects.exists()


def test_a_prompt_that_nobody_knows_is_no_page(home: Household) -> None:
    assert home.client.get("/en/choices/matters/score/").status_code == 404


def test_ones_words_open_with_nobody_elses_key(both: tuple[Household, Here, Client]) -> None:
    home, elena, browser = both
    assert HOPE not in browser.get("/en/choices/matters/").content.decode()
    assert FEAR in browser.get("/en/choices/matters/").content.decode()
    with pytest.raises(Explained):
        matters_of(Here(home.story, home.marisol, elena.private_key))
    assert HOPE.encode() not in bytes(KeptMatters.objects.get(reader=home.marisol).body)


def test_until_both_agree_nothing_of_the_others_is_shown(both: tuple[Household, Here, Client]) -> None:
    home, elena, browser = both
    assert beside(home.client, elena.reader)[0] == 404
    agree(home.client, elena.reader)
    assert beside(home.client, elena.reader)[0] == 404
    assert beside(browser, home.marisol)[0] == 404
    waiting = browser.get("/en/choices/matters/").content.decode()
    assert "would like to lay your words side by side" in waiting
    assert HOPE not in waiting


def test_once_both_agree_each_sees_both(both: tuple[Household, Here, Client]) -> None:
    home, elena, browser = both
    agree(home.client, elena.reader)
    agree(browser, home.marisol)
    for client, other in ((home.client, elena.reader), (browser, home.marisol)):
        status, page = beside(client, other)
        assert status == 200
        assert HOPE in page
        assert FEAR in page
    assert home.events.count("matters.agreed") == 2


def test_what_is_written_later_is_seen_beside_as_well(both: tuple[Household, Here, Client]) -> None:
    home, elena, browser = both
    agree(home.client, elena.reader)
    agree(browser, home.marisol)
    actions.write(here=home.here, prompt="hopes", words="Good days")
    assert "Good days" in beside(browser, home.marisol)[1]
    assert HOPE not in beside(browser, home.marisol)[1]


@pytest.mark.parametrize("who", ["marisol", "elena"])
def test_either_can_take_it_back_and_then_both_are_asked_again(who: str, both: tuple[Household, Here, Client]) -> None:
    home, elena, browser = both
    agree(home.client, elena.reader)
    agree(browser, home.marisol)
    client, other = (home.client, elena.reader) if who == "marisol" else (browser, home.marisol)
    assert client.post(f"/en/choices/matters/beside/{other.pk}/apart/").status_code == 302
    assert not SharedMatters.objects.exists()
    assert beside(home.client, elena.reader)[0] == beside(browser, home.marisol)[0] == 404
    agree(client, other)
    assert beside(client, other)[0] == 404
    assert home.events[-2] == "matters.taken_apart"


def test_two_who_help_are_not_laid_side_by_side(both: tuple[Household, Here, Client]) -> None:
    home, _, browser = both
    helper = people.add_reader(
        story=home.story, by=home.marisol, slot="third", name="Rocío", role=Reader.Role.CARE_PARTNER
    )
    assert "Rocío" not in browser.get("/en/choices/matters/").content.decode()
    assert "Rocío" in home.client.get("/en/choices/matters/").content.decode()
    assert browser.post(f"/en/choices/matters/beside/{helper.pk}/agree/").status_code == 404


def test_nobody_agrees_with_oneself_or_a_stranger(home: Household) -> None:
    for reader_id in (home.marisol.pk, 9_999):
        assert home.client.post(f"/en/choices/matters/beside/{reader_id}/agree/").status_code == 404


def test_one_who_wrote_nothing_is_not_asked_to_agree_yet(home: Household) -> None:
    elena, _ = home.let_elena_in()
    page = home.client.get("/en/choices/matters/").content.decode()
    assert "Write something first" in page
    assert "may read mine" not in page
    assert home.client.post(f"/en/choices/matters/beside/{elena.reader.pk}/agree/").status_code == 404


def test_with_a_reader_who_leaves_their_words_leave_too(both: tuple[Household, Here, Client]) -> None:
    home, elena, browser = both
    agree(home.client, elena.reader)
    agree(browser, home.marisol)
    people.remove_reader(reader=elena.reader, by=home.marisol)
    assert not SharedMatters.objects.exists()
    assert KeptMatters.objects.get().reader == home.marisol


def test_the_sheet_holds_ones_own_words_alone(both: tuple[Household, Here, Client]) -> None:
    _, _, browser = both
    printed = words_of(browser.get("/en/choices/matters/sheet/").content)
    assert FEAR in printed
    assert HOPE not in printed
