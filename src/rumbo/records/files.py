"""Reading a file or a folder of one person: each file in a child of its own, and nobody else's facts among them."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from rumbo.course.facts import Diagnosis, Fact
from rumbo.records.part import Asked
from rumbo.records.pictures import read_picture
from rumbo.records.reading import Problem, Reading, Subject
from rumbo.records.sandbox import CHUNK_BYTES, Progress, read_in_child
from rumbo.records.subject import same_person
from rumbo.words import Message


def read(path: str | Path, *, cancel: threading.Event | None = None) -> Reading:
    """Read a file, or every file of a folder. One call is one person.

    A file that names somebody else than the first file that names anybody is told in `problems`, and its facts are
    left out. Raises FileNotFoundError when there is nothing at `path`; whatever is in a file, nothing else is raised.
    """
    start = Path(path)
    if not start.exists():
        raise FileNotFoundError(start)
    files = [start] if start.is_file() else list(_files(start))
    names = [file.relative_to(start.parent if start.is_file() else start).as_posix() for file in files]
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as children:
        readings = list(children.map(lambda file, name: _read_one(file, name=name, cancel=cancel), files, names))
    return join(readings)


def read_bytes(
    data: bytes, *, name: str, on_progress: Progress | None = None, cancel: threading.Event | None = None
) -> Reading:
    """Read the bytes of one file, in a child process; `name` is what the person calls the file."""
    return read_record(lambda: (data,), name=name, on_progress=on_progress, cancel=cancel)


def read_record(
    pieces: Callable[[], Iterable[bytes]],
    *,
    name: str,
    on_progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Reading:
    """Read one file that `pieces` gives in order, again and again; a picture of paper is read by Tesseract where it is."""
    reading = read_in_child(pieces(), name=name, on_progress=on_progress, cancel=cancel)
    if reading.record is not None and reading.record.format == "picture":
        return read_picture(b"".join(pieces()), name=name, cancel=cancel)
    return reading


def read_text(text: str, *, name: str = "") -> Reading:
    """Read a pasted note or letter; `name` is what the person calls it."""
    return read_in_child(text.encode(errors="replace"), name=name, asked=Asked(name=name, wanted="text"))


def join(readings: Iterable[Reading]) -> Reading:
    """Put the readings of several files of one person together, leaving out what is about somebody else.

    References between files of one folder (a bulk export keeps each kind of entry in a file of its own) are followed.
    """
    told = list(_one_person(readings))
    return Reading(
        records=tuple(record for each in told for record in each.records),
        facts=tuple(link(fact for each in told for fact in each.facts)),
        subjects=tuple(dict.fromkeys(subject for each in told for subject in each.subjects)),
        problems=tuple(problem for each in told for problem in each.problems),
        unread=tuple(kind for each in told for kind in each.unread),
    )


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder in the order of their names; what starts with a dot is a system's own."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _read_one(path: Path, *, name: str, cancel: threading.Event | None) -> Reading:
    try:
        return read_record(lambda: _pieces_of(path), name=name, cancel=cancel)
    except OSError:
        return Reading(problems=(Problem(file=name, what=Message("records-cannot-open")),))


def _pieces_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(CHUNK_BYTES), b"")


def _one_person(readings: Iterable[Reading]) -> Iterator[Reading]:
    person: Subject | None = None
    for each in readings:
        if person is None:
            person = next(iter(each.subjects), None)
        elif any(same_person(person, subject) is False for subject in each.subjects):
            file = each.records[0].name
            said = Problem(file=file, what=Message("records-other-person", {"file": file}))
            yield replace(each, facts=(), problems=(*each.problems, said))
            continue
        yield each


def link(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts whose cancer stands in another file of the same folder, tied to it. Their ids stay as they were.

    A name that two files of a folder give to different entries ties nothing: better unsaid than wrong.
    """
    facts = list(facts)
    named: dict[tuple[PurePosixPath, str], set[str]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact.says, Diagnosis):
            named[_folder(fact), fact.says.ref.partition("/")[2]].add(fact.says.ref)
    for fact in facts:
        refs = named.get((_folder(fact), fact.says.cancer or ""), set()) if fact.says is not None else set()
        if fact.says is not None and len(refs) == 1:
            yield replace(fact, says=replace(fact.says, cancer=next(iter(refs))))
        else:
            yield fact


def _folder(fact: Fact) -> PurePosixPath:
    return PurePosixPath(fact.source.file if fact.source else "").parent
