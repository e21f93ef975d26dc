"""Every write of the pocket page: taken out, and brought back. Keyword-only, atomic, by a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from rumbo.guide import VisitQuestion
from rumbo.paper.pocket import PocketAnswer
from rumbo.web.people import journal
from rumbo.web.people.models import Reader
from rumbo.web.questions.models import NotedVisit
from rumbo.web.questions.visits import actions as visits
from rumbo.web.questions.visits.access import read


@transaction.atomic
def note_pocket_page(*, noted: NotedVisit, by: Reader, questions: Sequence[VisitQuestion]) -> None:
    """Keep the list with the visit as it goes out, so that answers fit their numbers, and note that it went out."""
    if not read(noted).questions:
        visits.take_along(noted=noted, by=by, questions=questions)
    journal.write("visit.pocket_page_made", story=noted.story, by=by)


@transaction.atomic
def keep_brought(*, noted: NotedVisit, by: Reader, answers: Iterable[PocketAnswer], notes: str) -> None:
    """Keep the answers that came back, as the person went over them; the notes stand with what was said back."""
    before = read(noted)
    if not before.has_begun:
        visits.begin_visit(noted=noted, by=by, questions=before.questions)
    for each in answers:
        old = before.answer_to(each.number)
        mark = "answered" if each.ticked else old.mark
        visits.keep_answer(noted=noted, by=by, number=each.number, words=each.words, mark=mark)
    visits.keep_closing(noted=noted, by=by, in_my_words=notes, steps=before.steps, draft=before.draft)
