"""Every write to a story's facts, records and doors: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from django.db import transaction
from django.utils import timezone

from rumbo.course import Fact, Source, Standing, Statement
from rumbo.course.facts import encode
from rumbo.guide.library import Theme
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story import doors
from rumbo.web.story.access import Here
from rumbo.web.story.models import Door, FactRow, NotebookPage, RaisedQuestion, Record
from rumbo.web.story.raised import RaisedBody, raised_in
from rumbo.web.vault import private
from rumbo.words import Sayable, as_text


def _row(fact: Fact, *, story: Story, by: Reader, record: Record | None, at: datetime) -> FactRow:
    return FactRow(
        story=story, fact_id=fact.id, supersedes=fact.supersedes or "", undoes=fact.undoes or "", record=record,
        by=by, at=at, body=encode(fact).decode(),
    )  # fmt: skip


def append(
    *, story: Story, by: Reader, says: Statement | None, standing: Standing = "from_me", supersedes: str | None = None,
    undoes: str | None = None, source: Source | None = None, record: Record | None = None,
) -> Fact:  # fmt: skip
    """Write one fact to the log. Called by actions, inside their transaction; each of them writes the journal.

    What still says the words of a record names that `record`, so that it goes when the record is taken out.
    """
    now = timezone.now()
    fact = Fact(
        id=f"told-{now:%Y%m%d%H%M%S%f}-{uuid.uuid4().hex[:12]}",  # facts in force come by id: so in the order of telling
        says=says, standing=standing, by=str(by.pk), at=now, supersedes=supersedes, undoes=undoes, source=source,
    )  # fmt: skip
    _row(fact, story=story, by=by, record=record, at=now).save()
    return fact


@transaction.atomic
def add_facts(*, story: Story, by: Reader, statements: Sequence[Statement], standing: Standing) -> tuple[Fact, ...]:
    """Add what somebody told."""
    facts = tuple(append(story=story, by=by, says=says, standing=standing) for says in statements)
    journal.write("facts.added", story=story, by=by, about=f"count {len(facts)}")
    return facts


@transaction.atomic
def enter_record_facts(*, record: Record, by: Reader, facts: Iterable[Fact]) -> int:
    """Enter what a record says. What it said before is not entered twice; the count of new facts is returned."""
    known = set(record.story.fact_rows.values_list("fact_id", flat=True))
    new = [fact for fact in facts if fact.id not in known]
    at = timezone.now()
    FactRow.objects.bulk_create([_row(fact, story=record.story, by=by, record=record, at=at) for fact in new])
    record.standing = Record.Standing.READ
    record.save(update_fields=["standing"])
    journal.write("record.read", story=record.story, by=by, about=f"record {record.pk} count {len(new)}")
    return len(new)


@transaction.atomic
def correct(*, story: Story, by: Reader, fact: Fact, says: Statement, standing: Standing) -> Fact:
    """Put a new statement in the place of a fact. The old one stays in the log, and undo brings it back."""
    new = append(story=story, by=by, says=says, standing=standing, supersedes=fact.id)
    journal.write("fact.corrected", story=story, by=by, about=new.id)
    return new


@transaction.atomic
def take_back(*, story: Story, by: Reader, facts: Sequence[Fact]) -> None:
    """Take facts out of force. They stay in the log, and undo brings them back."""
    for fact in facts:
        append(story=story, by=by, says=None, supersedes=fact.id)
        journal.write("fact.taken_back", story=story, by=by, about=fact.id)


@transaction.atomic
def undo(*, story: Story, by: Reader, fact_id: str) -> None:
    """Undo a correction or a taking back: what it replaced is in force again."""
    append(story=story, by=by, says=None, undoes=fact_id)
    journal.write("fact.undone", story=story, by=by, about=fact_id)


@transaction.atomic
def settle_conflict(*, story: Story, by: Reader, wrong: Sequence[Fact], about: str) -> None:
    """The person says which of two facts is right: the others are taken out of force."""
    for fact in wrong:
        append(story=story, by=by, says=None, supersedes=fact.id)
    journal.write("conflict.settled", story=story, by=by, about=about)


@transaction.atomic
def answer_door(*, here: Here, record: Record, answer: doors.DoorAnswer) -> None:
    """Keep what this reader answered at a record's door, sealed for them alone."""
    Door.objects.update_or_create(
        reader=here.reader, record=record, defaults={"answer": doors.seal(here, record, answer)}
    )
    journal.write("door.answered", story=here.story, by=here.reader, about=f"record {record.pk}")


@transaction.atomic
def review_record(*, record: Record, by: Reader, wrong: Sequence[Fact], unsure: Sequence[Fact]) -> None:
    """A reader went through what a record says: what is wrong is taken out, what they will ask about is marked unsure."""
    for fact in wrong:
        append(story=record.story, by=by, says=None, supersedes=fact.id)
    for fact in unsure:
        append(
            story=record.story, by=by, says=fact.says, standing="unsure", supersedes=fact.id, source=fact.source,
            record=record,
        )  # fmt: skip
    record.reviewed_at = timezone.now()
    record.save(update_fields=["reviewed_at"])
    about = f"record {record.pk} wrong {len(wrong)} unsure {len(unsure)}"
    journal.write("record.reviewed", story=record.story, by=by, about=about)


@transaction.atomic
def raise_question(
    *, story: Story, by: Reader, name: str, text: Sayable, why: Sayable, theme: Theme = "second-opinion"
) -> None:
    """Send a question from another page to the list. One that is there already, by its name, is not sent twice."""
    if any(each.id == name for each in raised_in(story)):
        return
    body = RaisedBody(id=name, text=as_text(text), why=as_text(why), theme=theme)
    RaisedQuestion.objects.create(story=story, by=by, body=msgspec.json.encode(body).decode())
    journal.write("question.added", story=story, by=by)


@transaction.atomic
def write_in_notebook(*, here: Here, words: str) -> NotebookPage:
    """Keep a private page, sealed for this reader alone."""
    page = NotebookPage(reader=here.reader, at=timezone.now())
    page.body = private.seal_text(words, reader_key=here.private_key, place=f"notebook/{page.pk}")
    page.save()
    journal.write("notebook.written", story=here.story, by=here.reader)
    return page


@transaction.atomic
def remove_from_notebook(*, here: Here, page: NotebookPage) -> None:
    """Erase a private page."""
    page.delete()
    journal.write("notebook.removed", story=here.story, by=here.reader)


@transaction.atomic
def show_lengths(*, here: Here, shown: bool) -> None:
    """Turn the lengths of time on the trail on or off, for this reader."""
    here.reader.lengths_shown = shown
    here.reader.save(update_fields=["lengths_shown"])
    journal.write("trail.lengths", story=here.story, by=here.reader)


@transaction.atomic
def remember_trail_seen(*, here: Here) -> None:
    """The trail was shown for the first time: from now on a phone shows it folded."""
    here.reader.trail_seen = True
    here.reader.save(update_fields=["trail_seen"])
    journal.write("trail.seen", story=here.story, by=here.reader)
