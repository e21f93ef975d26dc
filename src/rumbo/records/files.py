"""Reading a file or a folder of one person: each file in a child, and nobody else's facts among them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from msgspec.structs import replace

from rumbo.records.links import link
from rumbo.records.part import Asked
from rumbo.records.pictures import read_picture, read_pictures_inside
from rumbo.records.reading import Excerpt, Problem, Reading, Subject
from rumbo.records.sandbox import CHUNK_BYTES, Progress, Sandbox, read_in_child
from rumbo.records.subject import same_person, whose
from rumbo.words import Message


def read(path: str | Path, *, sandbox: Sandbox | None = None, cancel: threading.Event | None = None) -> Reading:
    """Read a file, or every file of a folder. One call is one person.

    `sandbox` holds the children to use when several calls follow each other; without one they end with the call.
    A file that names somebody else than the first file that names anybody is told in `problems`, and its facts are
    left out. Raises FileNotFoundError when there is nothing at `path`; whatever is in a file, nothing else is raised.
    """
    start = Path(path)
    if not start.exists():
        raise FileNotFoundError(start)
    files = [start] if start.is_file() else list(_files(start))
    names = [file.relative_to(start.parent if start.is_file() else start).as_posix() for file in files]
    with _lent(sandbox) as children, ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as threads:

        def read_one(file: Path, name: str) -> Reading:
            return _read_one(file, name=name, sandbox=children, cancel=cancel)

        return join(list(threads.map(read_one, files, names)))


def read_bytes(
    data: bytes, *, name: str, on_progress: Progress | None = None, cancel: threading.Event | None = None
) -> Reading:
    """Read the bytes of one file, in a child process; `name` is what the person calls the file."""
    return read_record(lambda: (data,), name=name, on_progress=on_progress, cancel=cancel)


def read_record(
    pieces: Callable[[], Iterable[bytes]],
    *,
    name: str,
    sandbox: Sandbox | None = None,
    on_progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Reading:
    """Read one file that `pieces` gives in order, again and again.

    A picture of paper is read by Tesseract where it is, and so are those in an archive or beside an entry.
    """
    with _lent(sandbox) as children:
        reading = children.read(pieces(), name=name, on_progress=on_progress, cancel=cancel)
        if reading.pictures:
            return read_pictures_inside(reading, pieces, sandbox=children, cancel=cancel)
    if reading.record is not None and reading.record.format == "picture":
        return read_picture(b"".join(pieces()), name=name, cancel=cancel)
    return reading


def read_text(text: str, *, name: str = "") -> Reading:
    """Read a pasted note or letter; `name` is what the person calls it."""
    return read_in_child(text.encode(errors="replace"), name=name, asked=Asked(name=name, wanted="text"))


def excerpt(pieces: Iterable[bytes], *, place: str, quote: str = "") -> Excerpt:
    """The lines of a file around a place that a source names, made in a child; empty when they cannot be shown."""
    with Sandbox() as sandbox:
        return sandbox.excerpt(pieces, asked=Asked(name="", wanted="excerpt", place=place, quote=quote))


def join(readings: Iterable[Reading]) -> Reading:
    """Put the readings of several files of one person together, leaving out what is about somebody else.

    The person is the one whom most files name.

    References between files of one folder (a bulk export keeps each kind of entry in a file of its own) are followed.
    """
    told = list(_one_person(readings))
    return Reading(
        records=tuple(record for each in told for record in each.records),
        facts=tuple(link(fact for each in told for fact in each.facts)),
        subjects=tuple(dict.fromkeys(subject for each in told for subject in each.subjects)),
        problems=tuple(problem for each in told for problem in each.problems),
        unread=tuple(kind for each in told for kind in each.unread),
        notes=tuple(note for each in told for note in each.notes),
    )


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder in the order of their names; what starts with a dot is a system's own."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _lent(sandbox: Sandbox | None) -> AbstractContextManager[Sandbox]:
    """The sandbox of whoever calls, which stays open, or one for this call alone."""
    return nullcontext(sandbox) if sandbox is not None else Sandbox()


def _read_one(path: Path, *, name: str, sandbox: Sandbox, cancel: threading.Event | None) -> Reading:
    try:
        return read_record(lambda: _pieces_of(path), name=name, sandbox=sandbox, cancel=cancel)
    except OSError:
        return Reading(problems=(Problem(file=name, what=Message("records-cannot-open")),))


def _pieces_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(CHUNK_BYTES), b"")


def _one_person(readings: Iterable[Reading]) -> Iterator[Reading]:
    told = list(readings)
    person = whose([each.subjects for each in told])
    for each in told:
        if person is not None and _is_of_somebody_else(each, person=person):
            file = each.records[0].name
            said = Problem(file=file, what=Message("records-other-person", {"file": file}))
            yield replace(each, facts=(), subjects=(), problems=(*each.problems, said))
        else:
            yield each


def _is_of_somebody_else(reading: Reading, *, person: Subject) -> bool:
    """Whether what was read names others and never the person; several files together may name a person in many ways."""
    answers = {same_person(person, subject) for subject in reading.subjects}
    return False in answers and True not in answers
