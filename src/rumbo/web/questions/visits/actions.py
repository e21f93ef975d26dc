"""Every write to a visit: keyword-only, atomic, by a reader. What is saved at each pause in typing makes one event."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from rumbo.course import Fact, Standing, Statement
from rumbo.guide import Answer, NextStep, Visit, VisitQuestion
from rumbo.guide.visits import Mark, encode_answer, encode_visit
from rumbo.oncology import PartialDate
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.questions import actions as questions
from rumbo.web.questions.models import NotedAnswer, NotedVisit
from rumbo.web.questions.visits.access import read
from rumbo.web.story import actions as story_actions
from rumbo.words import Message, as_text, both


@transaction.atomic
def plan_visit(*, story: Story, by: Reader, **about: Any) -> NotedVisit:
    """Note a visit: whom, and where, when and why, as far as it is known (the fields of `Visit`)."""
    key = uuid.uuid4()
    visit = Visit(id=str(key), **about)
    noted = NotedVisit.objects.create(id=key, story=story, by=by, body=encode_visit(visit))
    journal.write("visit.planned", story=story, by=by)
    return noted


@transaction.atomic
def change_visit(*, noted: NotedVisit, by: Reader, **about: Any) -> None:
    """Put right whom, where, when or why."""
    _change(noted, **about)
    journal.write("visit.changed", story=noted.story, by=by)


@transaction.atomic
def take_along(*, noted: NotedVisit, by: Reader, questions: Sequence[VisitQuestion]) -> None:
    """Keep the list with the visit, as it is on the sheet. Once something is answered it stays as it is."""
    if noted.noted_answers.exists():
        return
    _change(noted, questions=tuple(questions))
    noted.taken_by = by
    noted.save(update_fields=["taken_by"])
    journal.write("visit.list_taken", story=noted.story, by=by, about=f"count {len(questions)}")


@transaction.atomic
def begin_visit(*, noted: NotedVisit, by: Reader, questions: Sequence[VisitQuestion]) -> None:
    """Begin to write down what is answered: with the list that was taken along, or else with this one."""
    if not read(noted).questions:
        take_along(noted=noted, by=by, questions=questions)
    _change(noted, has_begun=True)
    journal.write("visit.begun", story=noted.story, by=by)


@transaction.atomic
def keep_answer(*, noted: NotedVisit, by: Reader, number: int, words: str, mark: Mark, said_by: str = "") -> None:
    """Keep what was written for a question. The day is that of the visit, or the day on which it was first written."""
    visit = read(noted)
    before = visit.answer_to(number)
    on = before.on or visit.on or PartialDate.of(timezone.localdate())
    after = Answer(words=words, mark=mark, said_by=said_by or before.said_by or visit.who, on=on, facts=before.facts)
    if (words, mark, after.said_by) != (before.words, before.mark, before.said_by) and (words or mark or before.on):
        _keep(noted, number, after)
        _write_once("visit.answered", noted=noted, by=by, about=f"visit {noted.pk} question {number}")


@transaction.atomic
def keep_closing(
    *, noted: NotedVisit, by: Reader, in_my_words: str, steps: Sequence[NextStep], draft: str = ""
) -> None:
    """Keep what was said back in one's own words, the next steps, and a new question as far as it is written."""
    visit = read(noted)
    if (in_my_words, tuple(steps), draft) != (visit.in_my_words, visit.steps, visit.draft):
        _change(noted, in_my_words=in_my_words, steps=tuple(steps), draft=draft)
        _write_once("visit.closing_kept", noted=noted, by=by, about=f"visit {noted.pk}")


@transaction.atomic
def add_what_came_up(*, noted: NotedVisit, by: Reader, words: str) -> None:
    """Write down a question that came up at the visit. It is one's own from then on."""
    written = questions.add_question(story=noted.story, by=by, words=words)
    why = as_text(Message("guide-came-up"))
    came_up = VisitQuestion(id=str(written.pk), text=both(words), why=why, is_new=True)
    _change(noted, questions=(*read(noted).questions, came_up), draft="")


@transaction.atomic
def finish_visit(*, noted: NotedVisit, by: Reader) -> None:
    """The visit is over: what is open is carried over to the next list. Answers can still be changed."""
    _change(noted, has_begun=True, is_over=True)
    journal.write("visit.finished", story=noted.story, by=by)


@transaction.atomic
def ask_again(*, noted: NotedVisit, by: Reader, number: int) -> None:
    """Put an answered question back on the list; its answer stays with the visit."""
    _keep(noted, number, msgspec.structs.replace(read(noted).answer_to(number), mark="open"))
    journal.write("question.brought_back", story=noted.story, by=by)


@transaction.atomic
def make_fact(*, noted: NotedVisit, by: Reader, number: int, says: Statement, standing: Standing) -> Fact:
    """Enter a fact that an answer tells into the story, and remember with the answer which one it is."""
    (fact,) = story_actions.add_facts(story=noted.story, by=by, statements=[says], standing=standing)
    answer = read(noted).answer_to(number)
    _keep(noted, number, msgspec.structs.replace(answer, facts=(*answer.facts, fact.id)))
    return fact


@transaction.atomic
def remove_visit(*, noted: NotedVisit, by: Reader) -> None:
    """Take a visit away, with its answers. Facts that came of it stay in the story."""
    story = noted.story
    noted.delete()
    journal.write("visit.removed", story=story, by=by)


def _change(noted: NotedVisit, **changed: Any) -> None:
    """Change a part of the body as it is now: a page that has been open for long must not undo what came since."""
    noted.refresh_from_db(fields=["body"])
    noted.body = encode_visit(msgspec.structs.replace(read(noted), **changed))
    noted.save(update_fields=["body"])


def _keep(noted: NotedVisit, number: int, answer: Answer) -> None:
    NotedAnswer.objects.update_or_create(visit=noted, number=number, defaults={"body": encode_answer(answer)})


def _write_once(what: str, *, noted: NotedVisit, by: Reader, about: str) -> None:
    """One event for all pauses in the typing of one answer: none if the journal's last event is the same."""
    last = noted.story.journal.last()
    if last is None or (last.what, last.about, last.by_id) != (what, about, by.pk):
        journal.write(what, story=noted.story, by=by, about=about)
