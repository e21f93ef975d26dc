"""Visits and questions, taken along and brought in: as notes for another Rumbo, as sheets to read, as days of a calendar."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec
from django.utils import timezone

from rumbo.guide import Visit
from rumbo.guide.visits import behind_a_door, complete_visit, decode_visit, encode_answer, encode_visit
from rumbo.oncology import PartialDate
from rumbo.paper import QuestionsSheet, SheetQuestion, VisitSheet, print_questions, print_visit
from rumbo.records import Note
from rumbo.records.export.calendar import Appointment
from rumbo.web.people.models import Reader
from rumbo.web.questions.access import Arranged, arranged, kept_apart, list_of
from rumbo.web.questions.models import Arrangement, NotedAnswer, NotedVisit, WrittenQuestion
from rumbo.web.questions.visits.access import read, seen_by
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import RaisedBody, raised_in
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.words import LANGUAGES, Message, as_text, both


class VisitNote(msgspec.Struct, frozen=True, kw_only=True):
    """A visit as it goes along: its body, and that of each answer by the number of its question."""

    visit: msgspec.Raw
    answers: Mapping[int, msgspec.Raw] = {}


class QuestionNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question in somebody's own words; `asked_by` names a writer who is not the person."""

    words: str
    asked_by: str = ""


def gather_visits(who: Here) -> Iterator[Note]:
    """Every visit as this reader sees it. A question from behind a closed door goes without what it asks, and without its id."""
    for noted in who.story.noted_visits.prefetch_related("noted_answers"):
        visit = seen_by(who, noted)
        questions = tuple(
            msgspec.structs.replace(each, id=f"behind-a-door-{number}") if each == behind_a_door(each) else each
            for number, each in enumerate(visit.questions, 1)
        )
        body = VisitNote(
            visit=msgspec.Raw(encode_visit(msgspec.structs.replace(visit, questions=questions)).encode()),
            answers={number: msgspec.Raw(encode_answer(each).encode()) for number, each in visit.answers.items()},
        )
        yield Note(kind="visit", id=str(noted.pk), at=noted.at, body=msgspec.json.encode(body).decode())


def enter_visit(who: Here, note: Note) -> bool:
    """Enter a visit. One that is here is only completed: what was written stays."""
    key, told = uuid.UUID(note.id), msgspec.json.decode(note.body, type=VisitNote)
    answers = {number: bytes(body).decode() for number, body in told.answers.items()}
    visit = msgspec.structs.replace(decode_visit(bytes(told.visit).decode(), answers), id=note.id)
    noted = who.story.noted_visits.filter(pk=key).first()
    if noted is None:
        noted = NotedVisit.objects.create(id=key, story=who.story, by=who.reader, body=encode_visit(visit))
        # The order of visits is the order in which they were noted.
        NotedVisit.objects.filter(pk=key).update(at=note.at or noted.at)
        _keep_answers(noted, visit)
        return True
    before = read(noted)
    after = complete_visit(before, other=visit)
    noted.body = encode_visit(after)
    noted.save(update_fields=["body"])
    _keep_answers(noted, after)
    return after != before


def _keep_answers(noted: NotedVisit, visit: Visit) -> None:
    known = set(noted.noted_answers.values_list("number", flat=True))
    NotedAnswer.objects.bulk_create(
        NotedAnswer(visit=noted, number=number, body=encode_answer(each))
        for number, each in visit.answers.items()
        if number not in known
    )


def gather_questions(who: Here) -> Iterator[Note]:
    """Every question in somebody's own words, with the name of a writer who is not the person."""
    for each in who.story.written_questions.select_related("by"):
        is_own = each.by is None or each.by.role == Reader.Role.PERSON
        body = QuestionNote(words=each.words, asked_by="" if is_own or each.by is None else each.by.name)
        yield Note(kind="question", id=str(each.pk), at=each.at, body=msgspec.json.encode(body).decode())


def enter_question(who: Here, note: Note) -> bool:
    """Enter a question in somebody's own words, as theirs if that reader is here, else with their name before it."""
    key, told = uuid.UUID(note.id), msgspec.json.decode(note.body, type=QuestionNote)
    by = next((each for each in who.story.readers.all() if told.asked_by and each.name == told.asked_by), None)
    words = f"{told.asked_by}: {told.words}" if told.asked_by and by is None else told.words
    written, is_new = WrittenQuestion.objects.get_or_create(
        id=key, story=who.story, defaults={"by": by, "words": words}
    )
    if is_new:
        WrittenQuestion.objects.filter(pk=key).update(at=note.at or written.at)
    return is_new


def gather_raised(who: Here) -> Iterator[Note]:
    """Every question that another page sent to the list."""
    for each in raised_in(who.story):
        yield Note(kind="raised-question", id=each.id, body=msgspec.json.encode(each).decode())


def enter_raised(who: Here, note: Note) -> bool:
    """Enter a question that another page had sent to the list there, once."""
    told = msgspec.json.decode(note.body, type=RaisedBody)
    if any(each.id == told.id for each in raised_in(who.story)):
        return False
    raise_question(story=who.story, by=who.reader, name=told.id, text=told.text, why=told.why, theme=told.theme)
    return True


def gather_arrangement(who: Here) -> Iterator[Note]:
    """How the list was arranged, where it was."""
    how = arranged(who.story)
    if how != Arranged():
        yield Note(kind="arrangement", id="arrangement", body=msgspec.json.encode(how).decode())


def enter_arrangement(who: Here, note: Note) -> bool:
    """Arrange the list as it was there. What was chosen, left out or put in order here stays so."""
    told, how = msgspec.json.decode(note.body, type=Arranged), arranged(who.story)
    here = {*how.chosen, *how.left_out}
    merged = Arranged(
        chosen=(*how.chosen, *(each for each in told.chosen if each not in here)),
        left_out=(*how.left_out, *(each for each in told.left_out if each not in here)),
        order=how.order or told.order,
    )
    if merged == how:
        return False
    Arrangement.objects.update_or_create(story=who.story, defaults={"body": msgspec.json.encode(merged).decode()})
    return True


KEEPERS = (
    Keeper("visit", gather_visits, enter_visit),
    Keeper("question", gather_questions, enter_question),
    Keeper("raised-question", gather_raised, enter_raised),
    Keeper("arrangement", gather_arrangement, enter_arrangement),
)


def members_of(who: Here, now: datetime) -> list[Member]:
    """The list of questions as it stands, and a sheet for each visit at which something was asked."""
    on, name = PartialDate.of(now.date()), facts.name_of(who)
    found = [written_member("questions.pdf", print_questions(_list_sheet(who, on=on, name=name), languages=LANGUAGES))]
    visits = [seen_by(who, noted) for noted in who.story.noted_visits.prefetch_related("noted_answers")]
    for number, visit in enumerate((each for each in visits if each.has_begun), start=1):
        sheet = print_visit(VisitSheet(visit=visit, printed_on=on, name=name), languages=LANGUAGES)
        found.append(written_member(f"visits/visit-{number}.pdf", sheet))
    return found


def _list_sheet(who: Here, *, on: PartialDate, name: str) -> QuestionsSheet:
    found = list_of(who, facts.course_of(who, today=timezone.localdate()))
    first, then = (
        tuple(SheetQuestion(text=as_text(each.question.text), why=as_text(each.reason)) for each in part)
        for part in (found.first, found.if_time)
    )
    theirs = tuple(
        SheetQuestion(text=both(each.words), why=as_text(Message("guide-asked-by", {"name": both(writer)})))
        for writer, questions in kept_apart(who).items()
        for each in questions
    )
    return QuestionsSheet(first=first, then=then, theirs=theirs, printed_on=on, name=name)


def appointments_of(who: Here) -> Iterator[Appointment]:
    """The visits whose day is known to the day and that are not over. Why one goes is not said: calendars are often shared."""
    for noted in who.story.noted_visits.prefetch_related("noted_answers"):
        visit = seen_by(who, noted)
        if visit.on is not None and visit.on.precision == "day" and not visit.on.about and not visit.is_over:
            words = as_text(Message("parcel-calendar-visit", {"who": both(visit.who)}))
            yield Appointment(str(noted.pk), visit.on.earliest, words, visit.where)
