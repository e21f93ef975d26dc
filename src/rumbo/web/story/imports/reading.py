"""Reading a kept record: a thread feeds the child process and writes what came of it, in one transaction.

The row of the import holds the progress. A cancelled or killed reading leaves the record kept and no fact of it.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import msgspec
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from rumbo.course import Background
from rumbo.guide.naming import entry_name
from rumbo.oncology import PartialDate
from rumbo.records import Problem, Reading, Subject, read_record, same_person
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story import actions
from rumbo.web.story.facts import in_force_of
from rumbo.web.story.models import Import, Record
from rumbo.web.vault import opening, sealed_files
from rumbo.web.vault.file_keys import file_keys
from rumbo.words import Explained, Sayable

log = logging.getLogger(__name__)
STEP_BYTES = 2 * 1024 * 1024  # progress is written to the row after each

_running: dict[int, threading.Event] = {}
_threads: dict[int, threading.Thread] = {}


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of a reading: how many facts and notes, what could not be read, and which kinds of entries are not read yet."""

    facts: int = 0
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()
    notes: int = 0

    @property
    def unread_kinds(self) -> tuple[tuple[Sayable, int], ...]:
        """Each kind that was not read, as people call it, and how often it was there."""
        return tuple((entry_name(kind), count) for kind, count in sorted(Counter(self.unread).items()))


def begin(*, record: Record, by: Reader, claimed: bool = False) -> Import:
    """Begin to read a record. `claimed` means that the person said it is theirs although it names somebody else."""
    running = Import.objects.create(record=record)
    _running[running.pk] = threading.Event()
    thread = threading.Thread(
        target=_run,
        args=(running.pk, by.pk),
        kwargs={"claimed": claimed},
        name=f"rumbo-import-{running.pk}",
        daemon=True,
    )
    _threads[running.pk] = thread
    transaction.on_commit(thread.start)
    return running


def cancel(running: Import) -> None:
    """Ask a reading to end. Nothing of it is entered; the record stays."""
    event = _running.get(running.pk)
    if event is not None:
        event.set()


def wait_for(running: Import, *, seconds: float) -> None:
    """Wait until a reading has ended; for the commands and for tests."""
    thread = _threads.get(running.pk)
    if thread is not None:
        thread.join(seconds)


def wake() -> None:
    """When the file opens: readings that a stopped program left behind can be begun again, since the record is kept, and
    bytes that no record names are swept away.
    """
    known = set(Record.objects.values_list("sealed_name", flat=True))
    sealed_files.sweep(opening.folder().records, known_names=known)
    stale = Import.objects.filter(state=Import.State.READING).exclude(pk__in=_running)
    stale.update(state=Import.State.INTERRUPTED, ended_at=timezone.now())


def _run(import_id: int, reader_id: int, *, claimed: bool) -> None:
    try:
        running = Import.objects.select_related("record__story").get(pk=import_id)
        by = Reader.objects.get(pk=reader_id)
        try:
            reading = read_record(
                lambda: bytes_of(running.record), name=running.record.name, cancel=_running[import_id],
                on_progress=_Progress(import_id),
            )  # fmt: skip
            _finish(running, by, reading, claimed=claimed)
        except Explained as trouble:
            _end(
                running,
                Import.State.FAILED,
                Outcome(problems=(Problem(file=running.record.name, what=trouble.message),)),
            )
            journal.write("import.failed", story=running.record.story, by=by, about=f"record {running.record.pk}")
    except Exception:
        log.exception("a reading broke off")
        _note_broken(import_id)
    finally:
        _running.pop(import_id, None)
        _threads.pop(import_id, None)
        connection.close()


def _note_broken(import_id: int) -> None:
    """A mistake of ours: the page must not say for ever that the file is being read. While locked, `wake` says it later."""
    with suppress(Explained):
        Import.objects.filter(pk=import_id, state=Import.State.READING).update(
            state=Import.State.FAILED, ended_at=timezone.now()
        )


def bytes_of(record: Record) -> Iterator[bytes]:
    """The content of a record, piece by piece.

    Raises Locked, and Explained when the sealed file is missing or damaged.
    """
    return sealed_files.open_sealed(
        opening.folder().records, name=record.sealed_name, sub_keys=file_keys(record.story_id)
    )


class _Progress:
    """Writes how far a reading is, now and then."""

    def __init__(self, import_id: int) -> None:
        self.import_id, self.written = import_id, 0

    def __call__(self, taken: int) -> None:
        if taken - self.written >= STEP_BYTES:
            self.written = taken
            Import.objects.filter(pk=self.import_id).update(bytes_done=taken)
            close_old_connections()


@transaction.atomic
def _finish(running: Import, by: Reader, reading: Reading, *, claimed: bool) -> None:
    record = running.record
    outcome = Outcome(problems=reading.problems, unread=reading.unread, notes=len(reading.notes))
    stranger = None if claimed else _somebody_else(record.story, reading.subjects)
    record.format = reading.record.format if reading.record else record.format
    if _running[running.pk].is_set():
        _end(running, Import.State.STOPPED, outcome)
        journal.write("import.stopped", story=record.story, by=by, about=f"record {record.pk}")
    elif stranger is not None:
        record.standing, record.says_name = Record.Standing.HELD, ", ".join(stranger.names)
        record.save()
        _end(running, Import.State.DONE, outcome)
        journal.write("record.held", story=record.story, by=by, about=f"record {record.pk}")
    elif not reading.facts and not reading.notes:
        record.standing = Record.Standing.NOT_READ
        record.save()
        _end(running, Import.State.DONE, outcome)
        journal.write("record.not_read", story=record.story, by=by, about=f"record {record.pk}")
    else:
        record.save()
        count = actions.enter_record_facts(record=record, by=by, facts=reading.facts)
        _end(running, Import.State.DONE, msgspec.structs.replace(outcome, facts=count))


def _end(running: Import, state: str, outcome: Outcome) -> None:
    running.state, running.ended_at = state, timezone.now()
    running.bytes_done, running.outcome = running.record.size_bytes, msgspec.json.encode(outcome).decode()
    running.save()


def outcome_of(running: Import) -> Outcome:
    """What came of a reading."""
    return msgspec.json.decode(running.outcome, type=Outcome)


def _somebody_else(story: Story, subjects: tuple[Subject, ...]) -> Subject | None:
    """The first person a file names who is not the one of this story, as far as both are known."""
    known = whose(story)
    return next((subject for subject in subjects if same_person(known, subject) is False), None)


def whose(story: Story) -> Subject:
    """Whom the story is about, by what it says so far."""
    about = [fact.says for fact in in_force_of(story) if isinstance(fact.says, Background)]
    names = tuple(each.words for each in about if each.topic == "name")
    dates = [each.words for each in about if each.topic == "birth_date"]
    return Subject(names=names, birth_date=PartialDate.parse(dates[0]) if dates else None)
