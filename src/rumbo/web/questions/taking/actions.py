"""Visits and questions as they come in: each note once, and never over what was written here."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

import msgspec
from django.db import transaction

from rumbo.guide import Visit
from rumbo.guide.visits import complete_visit, decode_visit, encode_answer, encode_visit
from rumbo.records import Note
from rumbo.web.people.models import Reader, Story
from rumbo.web.questions.access import Arranged, arranged
from rumbo.web.questions.models import Arrangement, NotedAnswer, NotedVisit, WrittenQuestion
from rumbo.web.questions.visits.access import read
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import RaisedBody, raised_in
from rumbo.web.story.taking.entering import key_in


class VisitNote(msgspec.Struct, frozen=True, kw_only=True):
    """A visit as it goes along: its body, and that of each answer by the number of its question."""

    visit: msgspec.Raw
    answers: Mapping[int, msgspec.Raw] = {}


class QuestionNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question in somebody's own words; `asked_by` names a writer who is not the person."""

    words: str
    asked_by: str = ""


@transaction.atomic
def enter_visit(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter a visit. One that is here is only completed: what was written stays."""
    key = key_in(NotedVisit.objects.all(), story=story, told=note.id)
    told = msgspec.json.decode(note.body, type=VisitNote)
    answers = {number: bytes(body).decode() for number, body in told.answers.items()}
    visit = decode_visit(bytes(told.visit).decode(), answers)
    here = _named_here(story, (each.id for each in visit.questions))
    questions = tuple(msgspec.structs.replace(each, id=here[each.id]) for each in visit.questions)
    visit = msgspec.structs.replace(visit, id=str(key), questions=questions)
    noted = story.noted_visits.filter(pk=key).first()
    if noted is None:
        noted = NotedVisit.objects.create(id=key, story=story, by=by, body=encode_visit(visit))
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


@transaction.atomic
def enter_question(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter a question in somebody's own words, as theirs if that reader is here, else with their name before it."""
    key = key_in(WrittenQuestion.objects.all(), story=story, told=note.id)
    told = msgspec.json.decode(note.body, type=QuestionNote)
    writer = next((each for each in story.readers.all() if told.asked_by and each.name == told.asked_by), None)
    words = f"{told.asked_by}: {told.words}" if told.asked_by and writer is None else told.words
    written, is_new = WrittenQuestion.objects.get_or_create(
        id=key, story=story, defaults={"by": writer, "words": words}
    )
    if is_new:
        WrittenQuestion.objects.filter(pk=key).update(at=note.at or written.at)
    return is_new


@transaction.atomic
def enter_raised(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter a question that another page had sent to the list there, once."""
    told = msgspec.json.decode(note.body, type=RaisedBody)
    if any(each.id == told.id for each in raised_in(story)):
        return False
    raise_question(story=story, by=by, name=told.id, text=told.text, why=told.why, theme=told.theme)
    return True


@transaction.atomic
def enter_arrangement(*, story: Story, by: Reader, note: Note) -> bool:
    """Arrange the list as it was there. What was chosen, left out or put in order here stays so."""
    told, how = msgspec.json.decode(note.body, type=Arranged), arranged(story)
    named = _named_here(story, (*told.chosen, *told.left_out, *told.order))
    known = {*how.chosen, *how.left_out}
    merged = Arranged(
        chosen=(*how.chosen, *(named[each] for each in told.chosen if named[each] not in known)),
        left_out=(*how.left_out, *(named[each] for each in told.left_out if named[each] not in known)),
        order=how.order or tuple(named[each] for each in told.order),
    )
    if merged == how:
        return False
    Arrangement.objects.update_or_create(story=story, defaults={"body": msgspec.json.encode(merged).decode()})
    return True


def _named_here(story: Story, names: Iterable[str]) -> dict[str, str]:
    """What questions are called here, by the names they had there: those in somebody's own words are called by their key."""
    rows = WrittenQuestion.objects.all()
    return {name: str(key_in(rows, story=story, told=name)) if _is_key(name) else name for name in names}


def _is_key(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False
