"""Tasks: made from a need or a day in the calendar, asked for without a word of why, taken, given back, done and thanked."""

from __future__ import annotations

import uuid
from datetime import date, time, timedelta

import msgspec
import pytest
from django.utils import timezone
from icalendar import Calendar

from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Schedule
from rumbo.guide import Pace
from rumbo.guide.circle.moves import Hand, IllegalMove
from rumbo.guide.circle.needs import NeedsWalk
from rumbo.guide.circle.tasks import Task, encode_task
from rumbo.guide.planned import Planned
from rumbo.records import Note
from rumbo.web.circle.models import KeptTask
from rumbo.web.circle.needs import actions as needs
from rumbo.web.circle.tasks import actions
from rumbo.web.circle.tasks.access import read_task
from rumbo.web.circle.tasks.taking import members_of
from rumbo.web.living.calendar import actions as calendar
from rumbo.web.story.pace.actions import set_pace
from rumbo.web.story.taking import notes
from tests.web.cast import Household

ROOM = "/en/circle/tasks/"
NEW = f"{ROOM}new/"
PLANTED = ("carboplatin", "liver metastasis", "Dr. Ríos", "Cancer Center", "my tumor")


def _day(day: date) -> dict[str, str]:
    return {"on_year": str(day.year), "on_month": str(day.month), "on_day": str(day.day)}


def _infusion(home: Household, *, days: int = 9, rhythm: Rhythm | None = None) -> str:
    schedule = Schedule(
        on=timezone.localdate() + timedelta(days=days), at=time(10), where="Cancer Center", rhythm=rhythm
    )
    planned = Planned(kind="infusion", what="carboplatin for liver metastasis", who="Dr. Ríos", schedule=schedule)
    return str(calendar.plan(story=home.story, by=home.marisol, planned=planned).pk)


def _ride(home: Household, *, days: int = 9, **more: object) -> KeptTask:
    task = Task(need="rides", schedule=Schedule(on=timezone.localdate() + timedelta(days=days)), place="12 Oak Street")
    return actions.add_task(story=home.story, by=home.marisol, task=msgspec.structs.replace(task, **more))


def test_an_infusion_day_makes_a_ride_that_says_when_and_where_and_never_why(home: Household) -> None:
    needs.keep_walk(story=home.story, by=home.marisol, walk=NeedsWalk(wanted={"rides": "because of my tumor"}))
    key = _infusion(home, rhythm=Rhythm(unit="weeks", every=3))
    assert f"entry={key}" in home.client.get(ROOM).content.decode()
    made = home.client.post(f"{NEW}?entry={key}", {"need": "rides", "at": "09:15", "place": "12 Oak Street", "hands": "1",
                                                   "words": "because of my tumor"}, follow=True)  # fmt: skip
    kept = home.story.kept_tasks.get()
    task = read_task(kept)
    assert task.schedule is not None
    assert (task.schedule.at, task.schedule.where, task.entry) == (time(9, 15), "", key)
    assert task.schedule.rhythm == Rhythm(unit="weeks", every=3)
    assert f"entry={key}" not in home.client.get(ROOM).content.decode()
    assert "9:15 AM" in made.content.decode()
    for lang in ("en", "es", "both"):
        asking = home.client.get(f"{ROOM}{kept.pk}/?in={lang}").context["asking"]
        assert "12 Oak Street" in asking
        assert not [each for each in PLANTED if each in asking]


def test_the_file_for_a_calendar_tells_nothing_medical(home: Household) -> None:
    kept = _ride(home, words="my tumor", to="Cancer Center", note="A dog.")
    answer = home.client.get(f"{ROOM}{kept.pk}/file/")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Helping hand: a ride / Una mano amiga: llevar en auto"
    assert str(event["location"]) == "12 Oak Street"
    assert not [each for each in PLANTED if each in answer.content.decode()]
    assert "task.ics" in answer.headers["Content-Disposition"]


def test_there_is_no_file_for_what_has_no_day_or_is_over(home: Household) -> None:
    undated = actions.add_task(story=home.story, by=home.marisol, task=Task(need="food"))
    for kept in (undated, _ride(home, days=-3)):
        assert home.client.get(f"{ROOM}{kept.pk}/file/").status_code == 404


def test_a_task_is_taken_given_back_swapped_done_and_thanked_for(home: Household) -> None:
    kept = _ride(home)
    was = read_task(kept).schedule.on.isoformat()  # type: ignore[union-attr]  # it has a day

    def move(move: str, **more: str) -> str:
        told = {"move": move, "was": was, **more}
        return home.client.post(f"{ROOM}{kept.pk}/move/", told, follow=True).content.decode()

    assert "Ana takes it." in move("take", name="Ana")
    assert "Nobody has taken it yet." in move("give-back", name="Ana")
    move("take", name="Ana")
    assert "Luis takes it." in move("swap", name="Ana", other="Luis")
    assert "Done." in move("finish")
    assert "Done, with thanks." in move("thank")
    assert "Luis takes it." in move("reopen")
    assert "Called off." in move("call-off")
    assert "Luis takes it." in move("bring-back")
    assert home.events.count("task.moved") == 9
    assert "Ana" not in str(list(home.story.journal.values()))


def test_what_cannot_be_done_now_is_explained(home: Household) -> None:
    kept = _ride(home)
    refused = home.client.post(f"{ROOM}{kept.pk}/move/", {"move": "thank", "was": ""})
    assert refused.status_code == 409
    assert "Nothing was changed" in refused.content.decode()
    assert home.client.post(f"{ROOM}{kept.pk}/move/", {"move": "count"}).status_code == 404


def test_two_who_take_the_last_hand_at_once_are_told(home: Household) -> None:
    kept, same = _ride(home), KeptTask.objects.get()
    was = read_task(kept).schedule.on  # type: ignore[union-attr]  # it has a day
    actions.move_task(kept=kept, by=home.marisol, role="owner", was=was, move="take", hand=Hand("Ana"))
    with pytest.raises(IllegalMove):
        actions.move_task(kept=same, by=home.marisol, role="owner", was=was, move="take", hand=Hand("Luis"))


def test_what_nobody_took_comes_back_to_whoever_coordinates_and_never_to_the_person(home: Household) -> None:
    _, elena = home.let_elena_in()
    near, far = _ride(home, days=2), _ride(home, days=3)
    assert "Who else could we ask?" not in home.client.get(ROOM).content.decode()
    page = elena.get(ROOM)
    assert "Who else could we ask?" in page.content.decode()
    assert [each.id for each, _ in page.context["back"]] == [near.pk]
    assert far.pk != near.pk
    assert "A task has no hand yet" in elena.get("/en/").content.decode()
    assert "A task has no hand yet" not in home.client.get("/en/").content.decode()
    set_pace(story=home.story, by=home.marisol, pace=Pace(kind="quiet", since=timezone.localdate()))
    assert "Who else could we ask?" not in elena.get(ROOM).content.decode()
    assert "A task has no hand yet" not in elena.get("/en/").content.decode()


def test_a_task_that_was_taken_does_not_come_back(home: Household) -> None:
    _, elena = home.let_elena_in()
    kept = _ride(home, days=1)
    was = read_task(kept).schedule.on  # type: ignore[union-attr]  # it has a day
    actions.move_task(kept=kept, by=home.marisol, role="owner", was=was, move="take", hand=Hand("Ana"))
    assert "Who else could we ask?" not in elena.get(ROOM).content.decode()
    assert "A task has no hand yet" not in elena.get("/en/").content.decode()


def test_what_was_done_yesterday_can_still_be_thanked_for(home: Household) -> None:
    kept = _ride(home, days=-1)
    assert "Its days are over." in home.client.get(ROOM).content.decode()
    was = read_task(kept).schedule.on  # type: ignore[union-attr]  # it has a day
    actions.move_task(kept=kept, by=home.marisol, role="owner", was=was, move="take", hand=Hand("Ana"))
    actions.move_task(kept=kept, by=home.marisol, role="owner", was=was, move="finish", hand=Hand())
    assert "Thanks were said" in home.client.get(f"{ROOM}{kept.pk}/").content.decode()


def test_a_task_is_added_from_a_need_with_its_words_and_the_place_of_the_last_one(home: Household) -> None:
    needs.keep_walk(story=home.story, by=home.marisol, walk=NeedsWalk(wanted={"rides": "no stairs"}))
    _ride(home)
    page = home.client.get(f"{NEW}?need=rides").content.decode()
    assert "no stairs" in page
    assert "12 Oak Street" in page
    assert "no stairs" not in home.client.get(f"{NEW}?need=nothing").content.decode()


def test_a_time_needs_a_day_and_what_has_neither_is_for_any_day(home: Household) -> None:
    said = {"need": "food", "hands": "2"}
    assert "Please add the day." in home.client.post(NEW, {**said, "at": "10:00"}).content.decode()
    page = home.client.post(NEW, said, follow=True).content.decode()
    assert "Any day" in page
    assert "We look for 2 people." in page
    kept = home.story.kept_tasks.get()
    assert home.client.get(f"{ROOM}{kept.pk}/again/").status_code == 404


def test_it_comes_again_and_keeps_its_rhythm_when_it_is_changed(home: Household) -> None:
    kept = _ride(home)
    on = read_task(kept).schedule.on  # type: ignore[union-attr]  # it has a day
    home.client.post(f"{ROOM}{kept.pk}/again/", {"how": "weeks", "every": "1"})
    home.client.post(f"{ROOM}{kept.pk}/change/", {"need": "rides", "hands": "1", **_day(on), "at": "08:00"})
    task = read_task(KeptTask.objects.get())
    assert task.schedule == Schedule(on=on, at=time(8), rhythm=Rhythm(unit="weeks"))
    assert home.client.get(f"{ROOM}{kept.pk}/").context["asking"].count("\n- ") == 6
    home.client.post(f"{ROOM}{kept.pk}/change/", {"need": "rides", "hands": "1"})
    assert read_task(KeptTask.objects.get()).schedule is None


def test_a_changed_day_is_asked_for_anew(home: Household) -> None:
    kept = _ride(home)
    on = read_task(kept).schedule.on  # type: ignore[union-attr]  # it has a day
    actions.move_task(kept=kept, by=home.marisol, role="owner", was=on, move="take", hand=Hand("Ana"))
    said = {"need": "rides", "hands": "1"}
    home.client.post(f"{ROOM}{kept.pk}/change/", {**said, **_day(on), "note": "A dog."})
    assert "Ana takes it." in home.client.get(f"{ROOM}{kept.pk}/").content.decode()
    home.client.post(f"{ROOM}{kept.pk}/change/", {**said, **_day(on + timedelta(days=1))})
    assert "Ana" not in home.client.get(f"{ROOM}{kept.pk}/").content.decode()


def test_an_entry_of_nobody_is_not_found(home: Household) -> None:
    assert home.client.get(f"{NEW}?entry={uuid.uuid4()}").status_code == 404


def test_tasks_go_along_and_come_in_again_once(home: Household) -> None:
    assert members_of(home.here, timezone.localtime()) == []
    elena, _ = home.let_elena_in()
    kept = actions.add_task(story=home.story, by=elena.reader, task=Task(need="food", words="no fish"))
    actions.move_task(kept=kept, by=elena.reader, role="care-partner", was=None, move="take", hand=Hand("Ana"))
    _ride(home, note="A dog.")
    (member,) = members_of(home.here, timezone.localtime())
    text = b"".join(member.pieces()).decode()
    for words in ("no fish", "A dog.", "Ana", "Comida"):
        assert words in text
    taken = [each for each in notes.notes_of(home.here) if each.kind == "task"]
    assert not any(actions.enter_task(story=home.story, by=home.marisol, note=note) for note in taken)
    before = {each.pk: read_task(each) for each in home.story.kept_tasks.all()}
    home.story.kept_tasks.all().delete()
    assert all(actions.enter_task(story=home.story, by=home.marisol, note=note) for note in taken)
    assert {each.pk: read_task(each) for each in home.story.kept_tasks.all()} == before
    assert home.story.kept_tasks.get(pk=kept.pk).by == elena.reader


@pytest.mark.parametrize("body", ["[]", encode_task(Task(need="rides", schedule=Schedule(on=date(9000, 1, 1))))])
def test_what_is_no_task_of_ours_is_refused(home: Household, body: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        actions.enter_task(story=home.story, by=home.marisol, note=Note(kind="task", id=str(uuid.uuid4()), body=body))


def test_a_task_is_taken_away_whole(home: Household) -> None:
    kept = _ride(home)
    home.client.post(f"{ROOM}{kept.pk}/remove/")
    assert not KeptTask.objects.exists()
    assert home.events[-1] == "task.removed"


def test_another_order_of_names_is_the_same_page(home: Household) -> None:
    """Nobody is counted: who did more stands nowhere, neither as a number nor as an order."""
    pages = []
    for names in (("Ana", "Ana", "Luis"), ("Luis", "Luis", "Ana")):
        KeptTask.objects.all().delete()
        for days, name in enumerate(names, start=5):
            kept = _ride(home, days=days)
            was = read_task(kept).schedule.on  # type: ignore[union-attr]  # it has a day
            actions.move_task(kept=kept, by=home.marisol, role="owner", was=was, move="take", hand=Hand(name))
        page = home.client.get(f"{ROOM}{kept.pk}/")
        pages.append((page.context["names"], [lines[0].hands for _, lines in home.client.get(ROOM).context["tasks"]]))
    assert pages[0][0] == pages[1][0] == ("Ana", "Luis")
    assert pages[1][1] == [("Luis",), ("Luis",), ("Ana",)]
