"""What was written down goes out with the story and comes in again: once, whole, behind its door, and over nothing."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from icalendar import Calendar

from rumbo.guide import Opinion, VisitQuestion
from rumbo.guide.opinions import Stance
from rumbo.oncology import PartialDate
from rumbo.records import Note
from rumbo.web.opinions import actions as opinions
from rumbo.web.opinions.access import opinions_of
from rumbo.web.opinions.models import NotedOpinion
from rumbo.web.people import sealing
from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import sealed_values
from rumbo.web.questions import actions as questions
from rumbo.web.questions.access import arranged
from rumbo.web.questions.models import Arrangement, NotedVisit, WrittenQuestion
from rumbo.web.questions.visits import actions as visits
from rumbo.web.questions.visits.access import visits_of
from rumbo.web.story.access import Here
from rumbo.web.story.actions import answer_door, raise_question
from rumbo.web.story.doors import DoorAnswer
from rumbo.web.story.imports import reading
from rumbo.web.story.models import Import, RaisedQuestion, Record
from rumbo.web.story.raised import raised_in
from rumbo.web.story.taking import actions, notes
from rumbo.words import both
from tests.paper.pages import words_of
from tests.web.cast import Household

AIM = VisitQuestion(id="aim-now", text=both("What is the aim?"), why=both("It came back."))


@pytest.fixture
def home(household: Any) -> Household:
    """A story with two visits, two opinions, and questions of several kinds."""
    home: Household = household("told")
    by = {"story": home.story, "by": home.marisol}
    mine = questions.add_question(**by, words="Can I go to the wedding?")
    questions.choose_question(**by, question="pain-who-helps")
    questions.leave_out(**by, question="aim-now")
    raise_question(**by, name="opinions-differ", text=both("Would slides change it?"), why=both("They differ."))
    seen = visits.plan_visit(**by, who="Dr. Ríos", on=PartialDate.parse("2026-11-20"))
    asked = VisitQuestion(id=str(mine.pk), text=both(mine.words), why=both("You added this question."))
    visits.begin_visit(noted=seen, by=home.marisol, questions=[AIM, asked])
    visits.keep_answer(noted=seen, by=home.marisol, number=1, words="To hold it back", mark="")
    visits.finish_visit(noted=seen, by=home.marisol)
    visits.plan_visit(**by, who="Dr. Kamau", where="Room 2", on=PartialDate.of(timezone.localdate() + timedelta(9)))
    one = opinions.note_opinion(**by, doctor="Dr. Ríos")
    other = opinions.note_opinion(**by, doctor="Dr. Kamau")
    for noted, aim in ((one, "control"), (other, "cure")):
        opinion = next(each for each in opinions_of(home.here) if each.id == str(noted.pk))
        opinions.change_opinion(noted=noted, by=home.marisol, opinion=_with_aim(opinion, aim))
    return home


def _with_aim(opinion: Opinion, aim: str) -> Opinion:
    return msgspec.structs.replace(opinion, said={"aim": Stance(answer=aim)})


def taken(home: Household, *what: str) -> bytes:
    """The parcel that Marisol takes, not locked."""
    answer = home.client.post("/en/story/take/", {"what": what, "lock": "none"})
    return b"".join(answer.streaming_content)


def parts_of(data: bytes) -> zipfile.ZipFile:
    """The parcel, opened."""
    return zipfile.ZipFile(io.BytesIO(data))


def everything(home: Household) -> tuple[Any, ...]:
    """All that was written down, as the core knows it."""
    written = sealed_values(home.story.written_questions, "words", "id", "at")
    order = list(home.story.noted_visits.values_list("id", "at"))
    return visits_of(home.here), opinions_of(home.here), raised_in(home.story), arranged(home.story), written, order


def forget(home: Household) -> None:
    """As in another Rumbo, nothing is written down here."""
    for model in (NotedVisit, NotedOpinion, WrittenQuestion, RaisedQuestion, Arrangement):
        model.objects.all().delete()


def brought(home: Household, data: bytes) -> Record:
    """Bring a parcel in through the page; its door is closed."""
    home.client.post("/en/story/bring/", {"records": SimpleUploadedFile("rumbo.zip", data)})
    record: Record = home.story.records.get()
    reading.wait_for(Import.objects.latest("pk"), seconds=60)
    record.refresh_from_db()
    return record


def press(home: Household, record: Record) -> Any:
    """Marisol opens the door and brings the notes in."""
    answer_door(here=home.here, record=record, answer=DoorAnswer(answer="look"))
    return home.client.post(f"/en/story/records/{record.pk}/notes/")


def test_what_was_written_down_goes_along_only_when_it_is_wanted(home: Household) -> None:
    assert "rumbo-notes.json" not in parts_of(taken(home, "facts", "papers")).namelist()
    parts = parts_of(taken(home, "notes"))
    assert parts.namelist() == [
        "README-LEAME.txt", "questions.pdf", "visits/visit-1.pdf", "opinions.pdf", "rumbo-notes.json",
    ]  # fmt: skip
    assert "To hold it back" in words_of(parts.read("visits/visit-1.pdf"))
    assert "Dr. Kamau" in words_of(parts.read("opinions.pdf"))
    assert "Can I go to the wedding?" in words_of(parts.read("questions.pdf"))
    assert "rumbo-notes.json: " in parts.read("README-LEAME.txt").decode()
    shown = home.client.get("/es/story/take/").content.decode()
    assert "<dt>Cosas que usted anotó</dt><dd>7</dd>" in shown


def test_where_no_opinion_was_noted_there_is_no_sheet_of_them(household: Any) -> None:
    home: Household = household("told")
    questions.add_question(story=home.story, by=home.marisol, words="Can I swim?")
    assert parts_of(taken(home, "notes")).namelist() == ["README-LEAME.txt", "questions.pdf", "rumbo-notes.json"]


def test_without_anything_written_down_there_is_no_such_file(household: Any) -> None:
    parts = parts_of(taken(household("told"), "facts", "notes"))
    assert parts.namelist() == ["README-LEAME.txt", "rumbo-facts.json"]
    assert "rumbo-notes" not in parts.read("README-LEAME.txt").decode()


def test_all_of_it_comes_in_again_once_and_stays_behind_the_door_till_then(home: Household) -> None:
    before, data = everything(home), taken(home, "facts", "notes")
    forget(home)
    record = brought(home, data)
    assert record.standing == Record.Standing.READ
    closed = home.client.post(f"/en/story/records/{record.pk}/notes/")
    assert closed["Location"] == f"/en/story/records/{record.pk}/door/"
    assert not NotedVisit.objects.exists()
    assert press(home, record)["Location"].endswith(f"/records/{record.pk}/?done=brought-in")
    assert everything(home) == before
    assert home.events[-1] == "notes.brought_in"
    press(home, record)
    assert everything(home) == before
    for page in ("review", ""):
        shown = home.client.get(f"/en/story/records/{record.pk}/{page}/".replace("//", "/")).content.decode()
        assert "This file also holds 7 things somebody wrote down" in shown


def test_a_file_with_nothing_but_notes_is_read_and_one_of_somebody_else_is_held(home: Household) -> None:
    data = parts_of(taken(home, "notes")).read("rumbo-notes.json")
    assert brought(home, data).standing == Record.Standing.READ
    home.story.records.all().delete()
    other = json.dumps(json.loads(data) | {"about": "Ingrid Sørensen"}).encode()
    assert brought(home, other).standing == Record.Standing.HELD


def test_bringing_it_into_ones_own_story_changes_nothing(home: Household) -> None:
    before = everything(home)
    found = notes.notes_of(home.here)
    assert actions.enter_notes(here=home.here, notes=found) == 0
    assert everything(home) == before


def test_what_was_written_here_since_stays_and_what_is_missing_is_added(home: Household) -> None:
    found = notes.notes_of(home.here)
    seen = home.story.noted_visits.first()
    assert seen is not None
    visits.keep_answer(noted=seen, by=home.marisol, number=1, words="To cure it", mark="")
    visits.keep_answer(noted=seen, by=home.marisol, number=2, words="Yes!", mark="")
    NotedOpinion.objects.latest("at").delete()
    questions.leave_out(story=home.story, by=home.marisol, question="pain-who-helps")
    assert actions.enter_notes(here=home.here, notes=found) == 1
    assert [each.words for each in visits_of(home.here)[0].answers.values()] == ["To cure it", "Yes!"]
    assert [each.doctor for each in opinions_of(home.here)] == ["Dr. Ríos", "Dr. Kamau"]
    assert arranged(home.story).chosen == ()


def test_an_opinion_noted_on_without_its_aim_gets_it_back(home: Household) -> None:
    found = notes.notes_of(home.here)
    noted = home.story.noted_opinions.first()
    assert noted is not None
    opinions.change_opinion(noted=noted, by=home.marisol, opinion=_with_aim(opinions_of(home.here)[0], ""))
    assert actions.enter_notes(here=home.here, notes=found) == 1
    assert opinions_of(home.here)[0].about("aim").answer == "control"


def _writers() -> dict[str, str | None]:
    return {each.words: each.by.name if each.by else None for each in WrittenQuestion.objects.all()}


def test_what_another_reader_asked_stays_theirs_by_name(home: Household) -> None:
    elena, _ = home.let_elena_in()
    questions.add_question(story=home.story, by=elena.reader, words="Who can drive her?")
    found = notes.notes_of(home.here)
    WrittenQuestion.objects.all().delete()
    actions.enter_notes(here=home.here, notes=found)
    assert _writers()["Who can drive her?"] == "Elena"
    WrittenQuestion.objects.all().delete()
    elena.reader.delete()
    actions.enter_notes(here=home.here, notes=found)
    assert _writers()["Elena: Who can drive her?"] is None


def test_two_stories_of_one_host_can_hold_the_same_parcel(home: Household) -> None:
    found = notes.notes_of(home.here)
    before = everything(home)
    story = Story()
    sealing.begin(story.pk)
    story.save(force_insert=True)
    reader = Reader.objects.create(story=story, slot="another", role=Reader.Role.PERSON)
    there = Here(story, reader, home.here.private_key)
    assert actions.enter_notes(here=there, notes=found) == len(found)
    assert actions.enter_notes(here=there, notes=found) == 0
    assert everything(home) == before
    (mine,) = story.written_questions.all()
    seen = next(each for each in visits_of(there) if each.who == "Dr. Ríos")
    assert [each.id for each in seen.questions] == ["aim-now", str(mine.pk)]
    assert seen.answer_to(1).words == "To hold it back"
    assert sorted(each.doctor for each in opinions_of(there)) == sorted(each.doctor for each in opinions_of(home.here))
    assert arranged(story).chosen == ("pain-who-helps",)


@pytest.mark.parametrize(
    "note",
    [
        Note(kind="visit", id="no uuid", body='{"visit": {}}'),
        Note(kind="visit", id=str(uuid.uuid4()), body="{}"),
        Note(kind="visit", id=str(uuid.uuid4()), body='{"visit": {"id": "v", "who": "Dr. R"}, "answers": {"1": 7}}'),
        Note(kind="opinion", id=str(uuid.uuid4()), body='{"id": "o"}'),
        Note(kind="question", id="mine", body='{"words": "?"}'),
        Note(kind="raised-question", id="r", body='{"id": "r"}'),
        Note(kind="arrangement", id="arrangement", body='{"chosen": 7}'),
        Note(kind="recipe", id="soup", body="{}"),
    ],
)
def test_a_note_that_cannot_be_understood_is_left_out(home: Household, note: Note) -> None:
    before = everything(home)
    assert actions.enter_notes(here=home.here, notes=[note]) == 0
    assert everything(home) == before


def test_a_note_without_its_instant_takes_the_one_of_today(home: Household) -> None:
    forget(home)
    body = '{"words": "Can I swim?"}'
    assert actions.enter_notes(here=home.here, notes=[Note(kind="question", id=str(uuid.uuid4()), body=body)]) == 1
    assert WrittenQuestion.objects.get().at > datetime(2026, 1, 1, tzinfo=UTC)


def test_a_question_from_behind_a_closed_door_goes_without_what_it_asks(home: Household) -> None:
    elena, _ = home.let_elena_in()
    hidden = VisitQuestion(id="settle-somebodys-record", text=both("About a record?"), why=both("Two records."))
    noted = visits.plan_visit(story=home.story, by=home.marisol, who="Dr. Ríos")
    visits.take_along(noted=noted, by=home.marisol, questions=[AIM, hidden])
    told = "\n".join(each.body for each in notes.notes_of(elena) if each.id == str(noted.pk))
    assert "About a record?" not in told
    assert "settle-somebodys-record" not in told
    assert "What is the aim?" in told


def test_a_planned_visit_is_in_the_calendar_without_why_one_goes(home: Household) -> None:
    (event,) = Calendar.from_ical(parts_of(taken(home, "papers")).read("calendar.ics")).walk("VEVENT")
    assert str(event["summary"]) == "Visit: Dr. Kamau / Consulta: Dr. Kamau"
    assert str(event["location"]) == "Room 2"
    assert event.decoded("dtstart") == timezone.localdate() + timedelta(9)
    (planned,) = [each for each in visits_of(home.here) if each.who == "Dr. Kamau"]
    noted = home.story.noted_visits.get(pk=planned.id)
    visits.change_visit(noted=noted, by=home.marisol, on=PartialDate.parse("2027-03"))
    assert "calendar.ics" not in parts_of(taken(home, "papers")).namelist()
