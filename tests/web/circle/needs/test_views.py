"""What would help: said or skipped, apart by reader, made into tasks, taken along and erased."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from django.utils import timezone

from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Schedule
from rumbo.guide import Pace
from rumbo.guide.barriers import BarrierCheck
from rumbo.guide.circle.needs import NeedsWalk, decode_walk
from rumbo.guide.planned import Planned
from rumbo.records import Note
from rumbo.web.circle.models import KeptNeeds
from rumbo.web.circle.needs import actions
from rumbo.web.circle.needs.access import own_walk, suggested_for
from rumbo.web.circle.needs.taking import members_of
from rumbo.web.living.barriers import actions as barriers
from rumbo.web.living.calendar import actions as calendar
from rumbo.web.story.pace.actions import set_pace
from rumbo.web.story.taking import notes
from tests.web.cast import Household

ROOM = "/en/circle/needs/"
WALK = f"{ROOM}walk/"


def test_what_is_said_is_kept_and_what_is_skipped_leaves_nothing(home: Household) -> None:
    page = home.client.post(WALK, {"rides-wanted": "on", "food-words": "No fish."}, follow=True).content.decode()
    assert "A ride" in page
    assert "No fish." in page
    assert decode_walk(home.story.kept_needs.get().body) == NeedsWalk(wanted={"rides": "", "food": "No fish."})
    assert home.events[-1] == "needs.kept"
    assert "No fish." in home.client.get(WALK).content.decode()


def test_everything_can_be_skipped_and_nothing_is_asked_again(home: Household) -> None:
    assert home.client.post(WALK, {}).status_code == 302
    assert own_walk(home.here) == NeedsWalk()
    assert "This would help" not in home.client.get(ROOM).content.decode()


def test_words_that_are_too_long_are_explained_and_stay(home: Household) -> None:
    page = home.client.post(WALK, {"food-words": "x" * 401}).content.decode()
    assert "x" * 401 in page
    assert not KeptNeeds.objects.exists()


def test_a_need_of_a_later_version_stays(home: Household) -> None:
    actions.keep_walk(story=home.story, by=home.marisol, walk=NeedsWalk(wanted={"tomorrow": "?", "food": ""}))
    home.client.post(WALK, {"pets-wanted": "on"})
    assert own_walk(home.here).wanted == {"pets": "", "tomorrow": "?"}


def test_barriers_and_a_day_out_suggest_and_pills_every_day_do_not(home: Household) -> None:
    today = timezone.localdate()
    assert suggested_for(home.here, today=today) == frozenset()
    daily = Schedule(on=today, rhythm=Rhythm(unit="days"))
    calendar.plan(story=home.story, by=home.marisol, planned=Planned(kind="pills", schedule=daily))
    assert suggested_for(home.here, today=today) == frozenset()
    soon = Schedule(on=today + timedelta(days=9))
    calendar.plan(story=home.story, by=home.marisol, planned=Planned(kind="infusion", schedule=soon))
    barriers.keep(story=home.story, by=home.marisol, check=BarrierCheck(replies={"food": "in-the-way"}))
    assert suggested_for(home.here, today=today) == {"rides", "food"}
    assert home.client.get(WALK).content.decode().count("fits here") == 2
    set_pace(story=home.story, by=home.marisol, pace=Pace(kind="ended", since=today))
    assert suggested_for(home.here, today=today) == {"food"}


def test_another_reader_sees_who_said_it_and_only_the_person_takes_it_away(home: Household) -> None:
    elena, browser = home.let_elena_in()
    hers = actions.keep_walk(story=home.story, by=elena.reader, walk=NeedsWalk(wanted={"work": "my shifts"}))
    mine = actions.keep_walk(story=home.story, by=home.marisol, walk=NeedsWalk(wanted={"food": ""}))
    page = home.client.get(ROOM).content.decode()
    assert "Written by Elena" in page
    assert "my shifts" in page
    assert "Whoever can open this file can read it." in page
    assert browser.post(f"{ROOM}remove/{mine.pk}/").status_code == 404
    assert home.client.post(f"{ROOM}remove/{hers.pk}/").status_code == 302
    assert list(KeptNeeds.objects.all()) == [mine]
    assert home.events[-1] == "needs.removed"


def test_a_walk_goes_along_and_comes_in_again_once(home: Household) -> None:
    assert members_of(home.here, timezone.localtime()) == []
    actions.keep_walk(story=home.story, by=home.marisol, walk=NeedsWalk(wanted={"food": "No fish.", "pets": ""}))
    (member,) = members_of(home.here, timezone.localtime())
    text = b"".join(member.pieces()).decode()
    assert "Food: No fish." in text
    assert "Cuidar a la mascota" in text
    (note,) = [each for each in notes.notes_of(home.here) if each.kind == "needs"]
    assert actions.enter_walk(story=home.story, by=home.marisol, note=note) is False
    home.story.kept_needs.all().delete()
    assert actions.enter_walk(story=home.story, by=home.marisol, note=note) is True
    assert own_walk(home.here).wanted == {"food": "No fish.", "pets": ""}


def test_what_a_stranger_here_said_is_kept_under_their_name(home: Household) -> None:
    elena, _ = home.let_elena_in()
    actions.keep_walk(story=home.story, by=elena.reader, walk=NeedsWalk(wanted={"work": ""}))
    (note,) = [each for each in notes.notes_of(elena) if each.kind == "needs"]
    assert decode_walk(note.body).writer == "Elena"
    stranger = Note(kind="needs", id="own", body=note.body.replace("Elena", "Tomás"))
    assert actions.enter_walk(story=home.story, by=home.marisol, note=stranger) is True
    assert actions.enter_walk(story=home.story, by=home.marisol, note=stranger) is False
    assert "Written by Tomás" in home.client.get(ROOM).content.decode()


def test_what_is_no_walk_is_refused(home: Household) -> None:
    with pytest.raises(msgspec.ValidationError):
        actions.enter_walk(story=home.story, by=home.marisol, note=Note(kind="needs", id="own", body="[]"))
