"""The care partner's page: answers for oneself alone, taken along, erased; questions with a name; shown to them first."""

from __future__ import annotations

import pytest
from django.utils import timezone

from rumbo.web.living.caring.access import find_answers
from rumbo.web.living.caring.taking import members_of
from rumbo.web.living.models import KeptStrain
from rumbo.web.story.access import Here
from rumbo.web.story.raised import raised_in
from rumbo.words import Explained
from tests.web.cast import Household

CARING, CHECK = "/en/living/caring/", "/en/living/caring/check/"
WORDS = "I cried in the car"


def test_answers_are_kept_and_met_by_what_eases_them_and_who_answers(home: Household) -> None:
    _, browser = home.let_elena_in()
    page = browser.post(CHECK, {"sleep": "most_days", "low": "some_days", "words": WORDS}, follow=True).content.decode()
    assert page.index("Sleep: Most days") < page.index("A heavy heart: Some days")
    assert WORDS in page
    assert "Time for yourself:" not in page
    assert 'href="tel:988"' in page
    assert home.events[-1] == "strain.answered"
    assert 'value="most_days"' in browser.get(CHECK).content.decode()


def test_nobody_else_can_open_them(home: Household) -> None:
    elena, browser = home.let_elena_in()
    browser.post(CHECK, {"sleep": "most_days", "words": WORDS})
    assert WORDS not in home.client.get(CARING).content.decode()
    assert WORDS.encode() not in bytes(KeptStrain.objects.get().body)
    assert find_answers(home.here) is None
    with pytest.raises(Explained):
        find_answers(Here(home.story, elena.reader, home.here.private_key))


def test_left_wholly_empty_nothing_is_kept(home: Household) -> None:
    assert home.client.post(CHECK, {}).status_code == 302
    assert not KeptStrain.objects.exists()


def test_one_who_named_nothing_is_not_told_that_all_is_well(home: Household) -> None:
    page = home.client.post(CHECK, {"sleep": "rarely"}, follow=True).content.decode()
    assert "You named nothing that weighs on you now." in page


def test_an_answer_that_is_none_is_asked_again(home: Household) -> None:
    assert home.client.post(CHECK, {"sleep": "always"}).status_code == 200
    assert not KeptStrain.objects.exists()


def test_they_go_along_with_their_own_reader_alone_and_can_be_erased(home: Household) -> None:
    elena, browser = home.let_elena_in()
    browser.post(CHECK, {"sleep": "most_days", "words": WORDS})
    (member,) = members_of(elena, timezone.now())
    told = b"".join(member.pieces()).decode()
    assert "Sleep: Most days" in told
    assert "El sueño: Casi todos los días" in told
    assert WORDS in told
    assert members_of(home.here, timezone.now()) == []
    browser.post(CHECK, {"sleep": "some_days"})
    (member,) = members_of(elena, timezone.now())
    assert WORDS not in b"".join(member.pieces()).decode()
    browser.post("/en/living/caring/erase/")
    assert not KeptStrain.objects.exists()
    assert home.events[-1] == "strain.erased"


def test_a_question_goes_to_the_list_with_the_name_of_who_asks_it_once_for_each(home: Household) -> None:
    _, browser = home.let_elena_in()
    for client in (browser, browser, home.client):
        assert client.post("/en/living/caring/ask/", {"question": "caring-respite"}).status_code == 302
    asked = raised_in(home.story)
    assert len(asked) == 2
    assert asked[0].why.en.startswith("Elena asks this.")
    assert "on your list" in browser.get(CARING).content.decode()
    assert browser.post("/en/living/caring/ask/", {"question": "score"}).status_code == 404


def test_it_is_shown_first_to_a_care_partner_and_to_everyone_else_too(home: Household) -> None:
    _, browser = home.let_elena_in()
    first, mine = (each.get("/en/living/").content.decode() for each in (browser, home.client))
    assert first.index(CARING) < first.index("/en/living/feeling/")
    assert mine.index("/en/living/feeling/") < mine.index(CARING)
