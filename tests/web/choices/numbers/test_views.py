"""The door before numbers: closed for each reader, asked once more, opened for one topic and one reader, closed again."""

from __future__ import annotations

import pytest

from rumbo.guide.numbers import number_topics
from rumbo.web.choices.models import KeptNumbers
from rumbo.web.choices.numbers.access import numbers_of
from rumbo.web.story.access import Here
from rumbo.words import Explained
from tests.web.cast import Household

TOPICS = tuple(number_topics())
TOPIC = "how-long-people-live"
SAID = "Dr. Ríos said: nobody can know"


def page_of(home: Household, topic: str = TOPIC, *, lang: str = "en") -> str:
    found = home.client.get(f"/{lang}/choices/numbers/{topic}/")
    assert found.status_code == 200
    return found.content.decode()


def do(home: Household, what: str, topic: str = TOPIC, **sent: str) -> str:
    found = home.client.post(f"/en/choices/numbers/{topic}/{what}", sent)
    assert found.status_code == 302
    return found.url


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("topic", TOPICS)
def test_before_it_is_opened_nothing_behind_a_door_is_on_its_page(topic: str, lang: str, home: Household) -> None:
    page = page_of(home, topic, lang=lang)
    found = number_topics()[topic]
    assert not any(each.text.said(lang) in page for each in (*found.means, *found.does_not))
    assert not any(each.text.said(lang) in page for each in found.ask)
    assert "988" in page


def test_the_list_shows_doors_and_nothing_behind_them(home: Household) -> None:
    page = home.client.get("/en/choices/numbers/").content.decode()
    assert page.count("Closed") == len(TOPICS)
    assert not any(each.text.en in page for topic in number_topics().values() for each in topic.means)


def test_one_door_opens_and_no_other(home: Household) -> None:
    assert do(home, "open/") == f"/en/choices/numbers/{TOPIC}/"
    assert number_topics()[TOPIC].means[0].text.en in page_of(home)
    assert "Do you want to open this now?" in page_of(home, "end-of-life")
    assert home.events[-1] == "numbers.changed"


def test_opening_twice_is_written_once(home: Household) -> None:
    do(home, "open/")
    do(home, "open/")
    assert home.events.count("numbers.changed") == 1


def test_a_door_of_one_reader_stays_closed_for_another(home: Household) -> None:
    elena, browser = home.let_elena_in()
    do(home, "open/")
    assert "Do you want to open this now?" in browser.get(f"/en/choices/numbers/{TOPIC}/").content.decode()
    assert numbers_of(elena).opened == ()
    with pytest.raises(Explained):
        numbers_of(Here(home.story, home.marisol, elena.private_key))


def test_what_the_doctor_said_is_sealed_and_goes_behind_the_door_when_it_closes(home: Household) -> None:
    do(home, "open/")
    assert do(home, "", words=SAID).startswith(f"/en/choices/numbers/{TOPIC}/")
    assert SAID in page_of(home)
    assert SAID.encode() not in bytes(KeptNumbers.objects.get().body)
    assert do(home, "close/").startswith("/en/choices/numbers/?")
    assert SAID not in page_of(home)
    do(home, "open/")
    assert SAID in page_of(home)


def test_the_journal_that_all_readers_see_says_neither_which_door_nor_what_was_done(home: Household) -> None:
    do(home, "open/")
    do(home, "", words=SAID)
    do(home, "close/")
    assert home.events[-3:] == ["numbers.changed"] * 3
    assert not any(each.about for each in home.story.journal.filter(what="numbers.changed"))


def test_nothing_is_noted_at_a_closed_door(home: Household) -> None:
    found = home.client.post(f"/en/choices/numbers/{TOPIC}/", {"words": SAID})
    assert "Do you want to open this now?" in found.content.decode()
    assert not KeptNumbers.objects.exists()


def test_words_that_are_a_book_are_refused_and_come_back(home: Household) -> None:
    do(home, "open/")
    found = home.client.post(f"/en/choices/numbers/{TOPIC}/", {"words": "x" * 5_000})
    assert 'class="error"' in found.content.decode()
    assert numbers_of(home.here).told == {}


def test_a_question_goes_to_the_list_from_behind_an_open_door_only(home: Household) -> None:
    ask = f"/en/choices/numbers/{TOPIC}/ask/"
    assert home.client.post(ask, {"question": "ask-what-numbers-mean"}).status_code == 404
    do(home, "open/")
    assert do(home, "ask/", question="ask-what-numbers-mean").endswith("?done=asked")
    assert "on your list" in page_of(home)
    assert "If you give me a number" in home.client.get("/en/questions/").content.decode()
    assert home.client.post(ask, {"question": "ask-the-stars"}).status_code == 404


@pytest.mark.parametrize("what", ["", "open/", "close/", "ask/"])
def test_a_topic_that_nobody_knows_is_no_page(what: str, home: Household) -> None:
    assert home.client.post(f"/en/choices/numbers/lottery/{what}").status_code == 404
