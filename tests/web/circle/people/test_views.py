"""The people who help: written down, shared with one by one, seen as they see it, and taken back at once."""

from __future__ import annotations

from datetime import time, timedelta

import msgspec
import pytest
from django.utils import timezone

from rumbo.course.schedules import Schedule
from rumbo.guide import Pace
from rumbo.guide.circle.members import CircleMember
from rumbo.guide.circle.moves import Hand
from rumbo.guide.circle.permissions import NotAllowed
from rumbo.guide.circle.policies import NotShareable
from rumbo.guide.circle.roles import Share
from rumbo.guide.circle.tasks import Task
from rumbo.guide.feeling.felt import Felt
from rumbo.guide.medicines import Medicine
from rumbo.guide.planned import Planned
from rumbo.records import Note
from rumbo.web.circle.models import KeptMember
from rumbo.web.circle.people import access, actions, taking
from rumbo.web.circle.people.access import members_in, read, viewer_of
from rumbo.web.circle.people.showing import shown_to
from rumbo.web.circle.tasks import actions as tasks
from rumbo.web.living.calendar import actions as calendar
from rumbo.web.living.feeling import actions as feelings
from rumbo.web.living.medicines import actions as medicines
from rumbo.web.questions.access import list_of as questions_of
from rumbo.web.story.actions import answer_door
from rumbo.web.story.doors import DoorAnswer
from rumbo.web.story.facts import course_of
from rumbo.web.story.pace.actions import set_pace
from tests.web.cast import Household

ANA = {
    "name": "Ana",
    "role": "network-helper",
    "lang": "es",
    "channel": "whatsapp",
    "reach": "555 0100",
    "groups": "church, , choir",
}
PEOPLE = "/en/circle/people/"


def with_ana(home: Household, **more: object) -> KeptMember:
    """Ana in the wider circle."""
    return actions.add_member(story=home.story, by=home.marisol, member=CircleMember(name="Ana", **more))  # type: ignore[arg-type]


def live(home: Household) -> None:
    """A day in the calendar, a feeling, and a medicine."""
    soon = timezone.localdate() + timedelta(days=3)
    told = Planned(kind="infusion", what="paclitaxel", schedule=Schedule(on=soon, at=time(9, 30), where="Room 4"))
    calendar.plan(story=home.story, by=home.marisol, planned=told)
    feelings.log(
        story=home.story,
        by=home.marisol,
        felt=Felt(on=timezone.localdate(), strengths={"tired": 3}, words="A bucket."),
    )
    medicines.add(story=home.story, by=home.marisol, medicine=Medicine(name="letrozole"))


def seen_by_ana(home: Household, kept: KeptMember) -> str:
    """The page "see it as Ana sees it"."""
    return home.client.get(f"{PEOPLE}{kept.pk}/seen/").content.decode()


def test_somebody_is_written_down_by_name_and_sees_no_health(home: Household) -> None:
    sent = home.client.post(f"{PEOPLE}new/", ANA)
    (listed,) = members_in(home.here)
    assert listed.member == CircleMember(
        name="Ana", lang="es", channel="whatsapp", reach="555 0100", groups=("church", "choir"),
        shares=(Share("tasks", "see"), Share("updates", "see")),
    )  # fmt: skip
    assert home.events[-1] == "member.added"
    page = home.client.get(sent.url).content.decode()
    assert "555 0100" in page
    assert "church, choir" in page
    assert "Ana" in home.client.get(PEOPLE).content.decode()


def test_without_a_name_it_is_asked_for(home: Household) -> None:
    page = home.client.post(f"{PEOPLE}new/", {**ANA, "name": " "}).content.decode()
    assert "Please write a name." in page
    assert not members_in(home.here)


def test_the_central_team_stands_first(home: Household) -> None:
    with_ana(home)
    actions.add_member(story=home.story, by=home.marisol, member=CircleMember(name="Tomás", role="central-team"))
    assert [each.member.name for each in members_in(home.here)] == ["Tomás", "Ana"]


def test_what_is_ticked_is_shared_and_nothing_else(home: Household) -> None:
    kept = with_ana(home)
    home.client.post(f"{PEOPLE}{kept.pk}/shares/", {"tasks-add": "on", "feeling-see": "on", "people-see": "on"})
    kept.refresh_from_db()
    assert read(kept).shares == (Share("feeling", "see"), Share("tasks", "add"), Share("tasks", "see"))
    assert home.events[-1] == "member.shared"
    home.client.post(f"{PEOPLE}{kept.pk}/shares/", {"tasks-see": "on"})
    kept.refresh_from_db()
    assert read(kept).shares == (Share("tasks", "see"),)
    assert "people-see" not in home.client.get(f"{PEOPLE}{kept.pk}/shares/").content.decode()


def test_see_it_as_she_sees_it_shows_what_is_shared_alone(home: Household) -> None:
    live(home)
    kept = with_ana(home)
    page = seen_by_ana(home, kept)
    for hidden in ("Room 4", "9:30", "Tired", "letrozole", "Letrozole", "paclitaxel", "bucket"):
        assert hidden not in page
    every = {f"{each}-see": "on" for each in ("calendar", "feeling", "medicines", "questions")}
    home.client.post(f"{PEOPLE}{kept.pk}/shares/", every)
    page = seen_by_ana(home, kept)
    for shown in ("9:30 AM", "Tired", "etrozole"):
        assert shown in page
    for hidden in (
        "Room 4",
        "paclitaxel",
        "bucket",
    ):  # a day is told without where and why, a feeling without one's own words
        assert hidden not in page
    home.client.post(f"{PEOPLE}{kept.pk}/stop/")
    page = seen_by_ana(home, kept)
    assert "Ana sees nothing of your story." in page
    assert "etrozole" not in page
    assert home.events[-1] == "member.unshared"


def test_the_people_of_the_circle_are_shown_to_the_central_team_without_themselves(home: Household) -> None:
    with_ana(home, reach="555 0100")
    tom = actions.add_member(story=home.story, by=home.marisol, member=CircleMember(name="Tomás", role="central-team"))
    shown = {
        each.section: each.lines for each in shown_to(home.here, viewer_of(home.here, tom, today=timezone.localdate()))
    }
    assert [line.said("en") for line in shown["people"]] == ["Ana: 555 0100"]


def test_of_tasks_one_sees_what_lacks_a_hand_and_ones_own(home: Household) -> None:
    soon = timezone.localdate() + timedelta(days=3)
    for need, name in (("rides", ""), ("food", "Ana"), ("pets", "Tomás")):
        kept = tasks.add_task(
            story=home.story, by=home.marisol, task=Task(need=need, schedule=Schedule(on=soon), words="Why")
        )
        if name:
            tasks.move_task(kept=kept, by=home.marisol, role="owner", was=soon, move="take", hand=Hand(name))
    page = seen_by_ana(home, with_ana(home))
    told = [Task(need=need).kind.name.said("en", "cap") for need in ("rides", "food", "pets")]
    assert [each in page for each in told] == [True, True, False]
    assert "Why" not in page


def test_a_task_without_a_day_is_told_by_its_name(home: Household) -> None:
    tasks.add_task(story=home.story, by=home.marisol, task=Task(need="food"))
    assert Task(need="food").kind.name.said("en", "cap") in seen_by_ana(home, with_ana(home))


def test_without_a_feeling_that_section_is_empty(home: Household) -> None:
    kept = with_ana(home)
    home.client.post(f"{PEOPLE}{kept.pk}/shares/", {"feeling-see": "on"})
    assert "Nothing in it now." in seen_by_ana(home, kept)


def test_what_she_sees_is_the_same_whoever_looks_and_comes_from_behind_no_door(home: Household) -> None:
    elena, _ = home.let_elena_in()
    for record in home.bring_example("marisol", answer=None):
        answer_door(here=elena, record=record, answer=DoorAnswer(answer="look"))
    kept, today = with_ana(home), timezone.localdate()
    home.client.post(f"{PEOPLE}{kept.pk}/shares/", {"calendar-see": "on", "questions-see": "on"})
    kept.refresh_from_db()
    viewer = viewer_of(home.here, kept, today=today)
    assert questions_of(elena, course_of(elena, today=today)) != questions_of(
        home.here, course_of(home.here, today=today)
    )
    assert shown_to(elena, viewer) == shown_to(home.here, viewer)
    (questions,) = (each.lines for each in shown_to(elena, viewer) if each.section == "questions")
    assert questions


def test_what_a_care_partner_noted_is_told_by_her_name(home: Household) -> None:
    elena, _ = home.let_elena_in()
    kept = with_ana(home)
    actions.choose_shares(kept=kept, by=home.marisol, shares=[Share("feeling", "see")])
    feelings.log(story=home.story, by=elena.reader, felt=Felt(on=timezone.localdate(), strengths={"tired": 3}))
    assert "Noted by Elena on" in seen_by_ana(home, kept)


def test_a_page_opened_before_brings_back_nothing_that_was_taken_back(home: Household) -> None:
    kept = with_ana(home)
    opened_before = KeptMember.objects.get(pk=kept.pk)
    actions.stop_sharing(kept=kept, by=home.marisol)
    actions.change_member(kept=opened_before, by=home.marisol, member=CircleMember(name="Ana Ruiz"))
    ((_, member),) = members_in(home.here)
    assert member.name == "Ana Ruiz"
    assert member.shares == ()


def test_nobody_comes_in_as_the_person(home: Household) -> None:
    note = Note(
        kind="circle-member", id="00000000-0000-0000-0000-00000000000a", body='{"name": "Ana", "role": "owner"}'
    )
    with pytest.raises(msgspec.ValidationError):
        actions.enter_member(story=home.story, by=home.marisol, note=note)
    assert not members_in(home.here)


def test_another_role_takes_back_what_it_cannot_have(home: Household) -> None:
    tom = actions.add_member(story=home.story, by=home.marisol, member=CircleMember(name="Tomás", role="central-team"))
    assert Share("people", "see") in read(tom).shares
    home.client.post(f"{PEOPLE}{tom.pk}/change/", {**ANA, "name": "Tomás"})
    tom.refresh_from_db()
    assert read(tom).role == "network-helper"
    assert Share("people", "see") not in read(tom).shares
    assert "Tom" in home.client.get(f"{PEOPLE}{tom.pk}/change/").content.decode()


def test_what_cannot_be_shared_is_refused_and_nothing_changed(home: Household) -> None:
    kept = with_ana(home)
    before = kept.body
    with pytest.raises(NotShareable):
        actions.choose_shares(kept=kept, by=home.marisol, shares=[Share("people", "see")])
    kept.refresh_from_db()
    assert kept.body == before


def test_once_the_story_has_ended_nothing_can_be_added(home: Household) -> None:
    kept = with_ana(home)
    actions.choose_shares(kept=kept, by=home.marisol, shares=[Share("tasks", "add")])
    set_pace(story=home.story, by=home.marisol, pace=Pace(kind="ended"))
    assert viewer_of(home.here, kept, today=timezone.localdate()).asker.has_ended


def test_a_care_partner_may_share_too(home: Household) -> None:
    elena, _ = home.let_elena_in()
    assert access.role_of(elena.reader) == "care-partner"
    assert read(actions.add_member(story=home.story, by=elena.reader, member=CircleMember(name="Ana"))).shares


def test_whoever_may_not_share_is_refused(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "role_of", lambda _: "navigator")
    with pytest.raises(NotAllowed):
        with_ana(home)


def test_somebody_who_is_taken_out_is_gone(home: Household) -> None:
    kept = with_ana(home)
    assert home.client.post(f"{PEOPLE}{kept.pk}/remove/").status_code == 302
    assert not members_in(home.here)
    assert home.events[-1] == "member.removed"
    assert home.client.get(f"{PEOPLE}{kept.pk}/").status_code == 404


def test_the_circle_goes_along_and_comes_in_once(home: Household) -> None:
    assert taking.members_of(home.here, timezone.now()) == []
    with_ana(home, reach="555 0100")
    actions.add_member(story=home.story, by=home.marisol, member=CircleMember(name="Tomás", role="central-team"))
    before = members_in(home.here)
    found = list(taking.gather_members(home.here))
    KeptMember.objects.all().delete()
    for new in (True, False):
        assert {taking.KEEPER.enter(story=home.story, by=home.marisol, note=each) for each in found} == {new}
    assert members_in(home.here) == before


def test_a_list_to_read_goes_along_too(home: Household) -> None:
    with_ana(home, reach="555 0100")
    (member,) = taking.members_of(home.here, timezone.now())
    assert b"".join(member.pieces()).decode().startswith("Ana (wider circle / ")


def test_what_a_role_cannot_have_does_not_come_in(home: Household) -> None:
    body = '{"name": "Ana", "shares": [["people", "see"], ["tasks", "see"]]}'
    note = Note(kind="circle-member", id="00000000-0000-0000-0000-00000000000a", body=body)
    assert actions.enter_member(story=home.story, by=home.marisol, note=note)
    assert members_in(home.here)[0].member.shares == (Share("tasks", "see"),)


def test_who_else_can_open_the_file_is_said(home: Household) -> None:
    assert "Nobody else can open this file." in home.client.get(PEOPLE).content.decode()
    home.let_elena_in()
    assert "Whoever can open this file sees what is in it" in home.client.get(PEOPLE).content.decode()


def test_a_day_without_a_place_is_told_alone(home: Household) -> None:
    soon = timezone.localdate() + timedelta(days=3)
    calendar.plan(story=home.story, by=home.marisol, planned=Planned(kind="scan", schedule=Schedule(on=soon)))
    kept = with_ana(home)
    home.client.post(f"{PEOPLE}{kept.pk}/shares/", {"calendar-see": "on"})
    kept.refresh_from_db()
    (section,) = shown_to(home.here, viewer_of(home.here, kept, today=timezone.localdate()))
    assert [day.said("en").endswith(str(soon.year)) for day in section.lines] == [True]


def test_every_page_is_there_in_both_languages(home: Household) -> None:
    kept = with_ana(home)
    for lang, said in (("en", "People who help"), ("es", "Personas que ayudan")):
        assert said in home.client.get(f"/{lang}/circle/").content.decode()
        for page in ("", "new/", f"{kept.pk}/", f"{kept.pk}/change/", f"{kept.pk}/shares/", f"{kept.pk}/seen/"):
            assert home.client.get(f"/{lang}/circle/people/{page}").status_code == 200
