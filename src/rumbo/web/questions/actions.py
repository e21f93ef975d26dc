"""Every write to the list of questions: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.db import transaction

from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.questions.access import Arranged, arranged
from rumbo.web.questions.models import Arrangement, WrittenQuestion


def _keep(story: Story, how: Arranged) -> None:
    Arrangement.objects.update_or_create(story=story, defaults={"body": msgspec.json.encode(how).decode()})


def _without(ids: Sequence[str], gone: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != gone)


@transaction.atomic
def add_question(*, story: Story, by: Reader, words: str) -> WrittenQuestion:
    """Add a question in the person's own words. It stands at the top until it is moved."""
    written = WrittenQuestion.objects.create(story=story, by=by, words=words)
    how = arranged(story)
    if how.order:
        _keep(story, msgspec.structs.replace(how, order=(str(written.pk), *how.order)))
    journal.write("question.added", story=story, by=by)
    return written


@transaction.atomic
def choose_question(*, story: Story, by: Reader, question: str) -> None:
    """Take one of the questions further down onto the list."""
    how = arranged(story)
    _keep(story, msgspec.structs.replace(
        how, chosen=(*_without(how.chosen, question), question), left_out=_without(how.left_out, question),
    ))  # fmt: skip
    journal.write("question.added", story=story, by=by)


@transaction.atomic
def leave_out(*, story: Story, by: Reader, question: str) -> None:
    """Leave a question off the list. It can be brought back."""
    how = arranged(story)
    _keep(story, Arranged(
        chosen=_without(how.chosen, question), left_out=(*_without(how.left_out, question), question),
        order=_without(how.order, question),
    ))  # fmt: skip
    journal.write("question.left_out", story=story, by=by)


@transaction.atomic
def bring_back(*, story: Story, by: Reader, question: str) -> None:
    """Bring back a question that was left out."""
    how = arranged(story)
    _keep(story, msgspec.structs.replace(how, left_out=_without(how.left_out, question)))
    journal.write("question.brought_back", story=story, by=by)


@transaction.atomic
def put_in_order(*, story: Story, by: Reader, order: Sequence[str]) -> None:
    """Ask these first, in this order."""
    _keep(story, msgspec.structs.replace(arranged(story), order=tuple(order)))
    journal.write("question.moved", story=story, by=by)


@transaction.atomic
def reword(*, story: Story, by: Reader, question: str, words: str) -> None:
    """Ask a question in other words: one's own are changed, one of ours is left out and its new words stand in its place."""
    own = story.written_questions.filter(pk=question).first() if len(question) == 36 else None
    if own is not None:
        own.words = words
        own.save(update_fields=["words"])
    else:
        written = WrittenQuestion.objects.create(story=story, by=by, words=words)
        how = arranged(story)
        order = tuple(str(written.pk) if each == question else each for each in how.order)
        _keep(story, Arranged(
            chosen=_without(how.chosen, question), left_out=(*_without(how.left_out, question), question), order=order,
        ))  # fmt: skip
    journal.write("question.edited", story=story, by=by)


@transaction.atomic
def remove_own(*, story: Story, by: Reader, written: WrittenQuestion) -> None:
    """Take away a question somebody wrote."""
    gone = str(written.pk)
    how = arranged(story)
    _keep(story, Arranged(
        chosen=_without(how.chosen, gone), left_out=_without(how.left_out, gone), order=_without(how.order, gone),
    ))  # fmt: skip
    written.delete()
    journal.write("question.removed", story=story, by=by)
