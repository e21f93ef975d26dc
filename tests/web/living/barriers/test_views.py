"""Money, work and getting there: said or skipped, kept apart by reader, asked about, printed, taken along and erased."""

from __future__ import annotations

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from rumbo.guide.barriers import BarrierCheck, decode_check
from rumbo.records import Note
from rumbo.web.living.barriers import actions
from rumbo.web.living.barriers.access import own_check
from rumbo.web.living.barriers.taking import members_of
from rumbo.web.living.models import KeptBarriers
from rumbo.web.story.raised import raised_in
from rumbo.web.story.taking import notes
from rumbo.web.story.taking import words as taken
from tests.paper.pages import pages_of, words_of
from tests.web.cast import Household

ROOM = "/en/living/barriers/"
CHECK = f"{ROOM}check/"


def test_what_is_said_is_kept_and_what_is_skipped_leaves_nothing(home: Household) -> None:
    said = {"b-transport": "in-the-way", "b-food": "rather-not", "b-phone": "not-now", "b-fear": "", "b-work": "9"}
    page = home.client.post(CHECK, {**said, "words": "The stairs."}, follow=True).content.decode()
    assert "I need a way to get to my visits and back." in page
    assert "The stairs." in page
    (kept,) = home.story.kept_barriers.all()
    replies = {"transport": "in-the-way", "food": "rather-not", "phone": "not-now"}
    assert decode_check(kept.body) == BarrierCheck(replies=replies, words="The stairs.")
    assert home.events[-1] == "barriers.kept"
    assert 'name="b-food" value="rather-not" checked' in home.client.get(CHECK).content.decode()


def test_everything_can_be_skipped_and_a_new_check_takes_the_place_of_the_old(home: Household) -> None:
    home.client.post(CHECK, {"b-food": "in-the-way"})
    home.client.post(CHECK, {"b-food": "not-now"})
    page = home.client.get(ROOM).content.decode()
    assert "You did not say that anything is in the way." in page
    home.client.post(CHECK, {})
    assert decode_check(home.story.kept_barriers.get().body).is_silent


def test_words_that_are_too_long_are_explained_and_nothing_is_lost(home: Household) -> None:
    page = home.client.post(CHECK, {"b-fear": "in-the-way", "words": "x" * 4_001}).content.decode()
    assert 'name="b-fear" value="in-the-way" checked' in page
    assert not KeptBarriers.objects.exists()


def test_another_reader_sees_what_is_in_the_way_with_who_wrote_it_and_nothing_that_was_kept_back(
    home: Household,
) -> None:
    elena, browser = home.let_elena_in()
    hers = BarrierCheck(replies={"working": "in-the-way", "fear": "rather-not"}, words="My shifts.")
    kept = actions.keep(story=home.story, by=elena.reader, check=hers)
    mine = actions.keep(story=home.story, by=home.marisol, check=BarrierCheck(replies={"food": "rather-not"}))
    page = home.client.get(ROOM).content.decode()
    assert "Written by Elena" in page
    assert "My shifts." in page
    assert "Written by Marisol" not in browser.get(ROOM).content.decode()
    assert browser.post(f"{ROOM}remove/{mine.pk}/").status_code == 404
    assert home.client.post(f"{ROOM}remove/{kept.pk}/").status_code == 302
    assert list(KeptBarriers.objects.all()) == [mine]


def test_a_check_is_erased_whole(home: Household) -> None:
    kept = actions.keep(story=home.story, by=home.marisol, check=BarrierCheck(words="The stairs."))
    assert "Removed." in home.client.post(f"{ROOM}remove/{kept.pk}/", follow=True).content.decode()
    assert not KeptBarriers.objects.exists()
    assert home.events[-1] == "barriers.removed"


def test_the_check_of_a_reader_who_left_stays_and_names_nobody(home: Household) -> None:
    elena, _ = home.let_elena_in()
    kept = actions.keep(story=home.story, by=elena.reader, check=BarrierCheck(words="My shifts."))
    KeptBarriers.objects.filter(pk=kept.pk).update(by=None)
    assert "Written by someone who is no longer here" in home.client.get(ROOM).content.decode()


def test_a_question_of_a_barrier_goes_to_the_list_once(home: Household) -> None:
    sent = {"about": "transport", "question": "ask-about-rides-and-lodging"}
    page = home.client.post(f"{ROOM}ask/", sent, follow=True).content.decode()
    assert "On your list." in page
    assert [each.id for each in raised_in(home.story)] == ["ask-about-rides-and-lodging"]


@pytest.mark.parametrize("sent", [{}, {"about": "transport"}, {"about": "transport", "question": "ask-no-insurance"}])
def test_what_no_barrier_asks_is_refused(home: Household, sent: dict[str, str]) -> None:
    assert home.client.post(f"{ROOM}ask/", sent).status_code == 404


def test_a_barrier_that_is_none_and_a_stranger_are_refused(home: Household) -> None:
    assert home.client.get(f"{ROOM}about/money/").status_code == 404
    assert Client().get(ROOM).status_code != 200


def test_the_page_of_programs_says_that_it_is_about_the_united_states_alone(home: Household) -> None:
    page = home.client.get(f"{ROOM}united-states/").content.decode()
    assert "This page is about the United States only." in page
    assert "12 weeks" in page
    assert "Not yet reviewed" in page


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_pages_say_that_nothing_is_sent_and_ask_nothing_about_immigration(home: Household, lang: str) -> None:
    said = {"en": "and nothing is sent", "es": "y no se envía nada"}[lang]
    for page in ("", "check/"):
        words = home.client.get(f"/{lang}/living/barriers/{page}").content.decode()
        assert said in words
        assert words.lower().count({"en": "immigra", "es": "inmigra"}[lang]) == 1


def test_what_is_in_the_way_goes_along_in_the_parcel_with_who_wrote_it(home: Household) -> None:
    assert members_of(home.here, timezone.now()) == []
    elena, _ = home.let_elena_in()
    hers = BarrierCheck(replies={"working": "in-the-way", "fear": "rather-not"})
    actions.keep(story=home.story, by=elena.reader, check=hers)
    assert [each.name for each in members_of(home.here, timezone.now())] == ["my-words/what-is-in-the-way.csv"]
    mine = BarrierCheck(replies={"transport": "in-the-way", "food": "rather-not"}, words="=The stairs.")
    actions.keep(story=home.story, by=home.marisol, check=mine)
    found = {each.name: b"".join(each.pieces()) for each in taken.members_of(home.here, now=timezone.now())}
    assert found["my-words/what-is-in-the-way.csv"].decode("utf-8-sig").splitlines()[1:] == [
        "Getting there / Cómo llegar,This is in the way / Esto me frena,",
        "Food / La comida,I would rather not say / Prefiero no decirlo,",
        "In my own words / Con mis propias palabras,'=The stairs.,",
        "Work / El trabajo,This is in the way / Esto me frena,Elena",
    ]
    assert pages_of(found["my-words/what-would-help-me.pdf"]) == 1


def test_ones_own_check_comes_in_again_once_and_undoes_nothing(home: Household) -> None:
    keeper = next(each for each in notes.keepers if each.kind == "barriers")
    assert not list(keeper.gather(home.here))
    mine = BarrierCheck(replies={"transport": "in-the-way", "food": "rather-not"}, words="The stairs.")
    kept = actions.keep(story=home.story, by=home.marisol, check=mine)
    elena, _ = home.let_elena_in()
    assert not list(keeper.gather(elena))
    (note,) = keeper.gather(home.here)
    assert not keeper.enter(story=home.story, by=home.marisol, note=note)
    actions.remove(kept=kept, by=home.marisol)
    assert keeper.enter(story=home.story, by=home.marisol, note=note)
    assert own_check(home.here) == mine
    actions.keep(story=home.story, by=home.marisol, check=BarrierCheck(words="All new."))
    assert not keeper.enter(story=home.story, by=home.marisol, note=note)
    assert own_check(home.here).words == "All new."
    with pytest.raises(msgspec.ValidationError):
        keeper.enter(story=home.story, by=home.marisol, note=Note(kind="barriers", id="own", body='{"replies": 3}'))


def test_a_check_of_somebody_else_stays_theirs_wherever_it_comes_in(home: Household) -> None:
    keeper = next(each for each in notes.keepers if each.kind == "barriers")
    elena, _ = home.let_elena_in()
    actions.keep(story=home.story, by=elena.reader, check=BarrierCheck(words="My shifts."))
    (note,) = keeper.gather(elena)
    home.story.kept_barriers.all().delete()
    assert keeper.enter(story=home.story, by=home.marisol, note=note)
    assert home.story.kept_barriers.get().by == elena.reader
    elena.reader.delete()
    home.story.kept_barriers.all().delete()
    assert keeper.enter(story=home.story, by=home.marisol, note=note)
    assert not keeper.enter(story=home.story, by=home.marisol, note=note)
    assert own_check(home.here).is_silent
    assert "Written by Elena" in home.client.get(ROOM).content.decode()


def test_a_source_or_a_number_that_is_over_a_year_old_is_marked(home: Household) -> None:
    page = home.client.get(f"{ROOM}united-states/").content.decode()
    assert page.count("over a year old: ask whether it still holds") >= 3
    assert "without a date: ask whether it still holds" in page
    assert page.count("Not yet reviewed") == 1
    fear = home.client.get(f"{ROOM}about/fear/").content.decode()
    crisis, _, others = fear.partition("988lifeline.org")[2].partition("</li>")
    assert "number as of" in crisis
    assert "over a year ago" not in crisis
    assert "(over a year ago: ask there)" in others
    assert "no date: ask there" in others


def test_the_sheet_tells_only_what_is_in_the_way(home: Household) -> None:
    check = BarrierCheck(replies={"transport": "in-the-way", "fear": "rather-not"})
    actions.keep(story=home.story, by=home.marisol, check=check)
    words = words_of(home.client.get(f"{ROOM}sheet/?in=both").content)
    assert "I need a way to get to my visits and back." in words
    assert "afraid" not in words
