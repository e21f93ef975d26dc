"""Visits and questions as they go along: as notes for another Rumbo, as sheets to read, as days of a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec
from django.urls import reverse
from django.utils import timezone

from rumbo.course.schedules import Schedule
from rumbo.guide.visits import behind_a_door, encode_answer, encode_visit, reason_words
from rumbo.oncology import PartialDate
from rumbo.paper import QuestionsSheet, SheetQuestion, VisitSheet, print_questions, print_visit
from rumbo.records import Note
from rumbo.records.export.events import Appointment
from rumbo.web.people.models import Reader
from rumbo.web.questions.access import Arranged, arranged, kept_apart, list_of
from rumbo.web.questions.taking import actions
from rumbo.web.questions.taking.actions import QuestionNote, VisitNote
from rumbo.web.questions.visits.access import seen_by
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.appointments import CalendarEntry
from rumbo.web.story.raised import raised_in
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.words import LANGUAGES, Message, as_text, both


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


def gather_questions(who: Here) -> Iterator[Note]:
    """Every question in somebody's own words, with the name of a writer who is not the person."""
    for each in who.story.written_questions.select_related("by"):
        is_own = each.by is None or each.by.role == Reader.Role.PERSON
        body = QuestionNote(words=each.words, asked_by="" if is_own or each.by is None else each.by.name)
        yield Note(kind="question", id=str(each.pk), at=each.at, body=msgspec.json.encode(body).decode())


def gather_raised(who: Here) -> Iterator[Note]:
    """Every question that another page sent to the list."""
    for each in raised_in(who.story):
        yield Note(kind="raised-question", id=each.id, body=msgspec.json.encode(each).decode())


def gather_arrangement(who: Here) -> Iterator[Note]:
    """How the list was arranged, where it was."""
    how = arranged(who.story)
    if how != Arranged():
        yield Note(kind="arrangement", id="arrangement", body=msgspec.json.encode(how).decode())


KEEPERS = (
    Keeper("visit", gather_visits, actions.enter_visit),
    Keeper("question", gather_questions, actions.enter_question),
    Keeper("raised-question", gather_raised, actions.enter_raised),
    Keeper("arrangement", gather_arrangement, actions.enter_arrangement),
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


def entries_of(who: Here) -> Iterator[CalendarEntry]:
    """The visits whose day is known to the day and that are not over. Why one goes is not said: calendars are often shared."""
    for noted in who.story.noted_visits.prefetch_related("noted_answers"):
        visit = seen_by(who, noted)
        if visit.on is not None and visit.on.precision == "day" and not visit.on.about and not visit.is_over:
            words = as_text(Message("parcel-calendar-visit", {"who": both(visit.who)}))
            appointment = Appointment(str(noted.pk), words, Schedule(on=visit.on.earliest, where=visit.where))
            name, page = as_text(reason_words(visit.reason)), reverse("questions:visit", args=[noted.pk])
            yield CalendarEntry(appointment, name, visit.who, page)
