"""Pictures from the parent's side: decoded in the child, read by Tesseract where it is, and their text read in the child."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from rumbo.records.part import Asked
from rumbo.records.pictures.tesseract import find_tesseract, languages, text_of
from rumbo.records.reading import Problem, Reading, Record
from rumbo.records.sandbox import Sandbox, pictures_in_child
from rumbo.records.subject import same_person
from rumbo.records.transcript import within
from rumbo.words import Message

MOST_PAGES: Final = 60
LANGUAGES: Final = ("eng", "spa")
_SYSTEMS: Final = {"darwin": "picture-install-mac", "win32": "picture-install-windows"}


def read_picture(
    data: bytes, *, name: str, langs: Sequence[str] = LANGUAGES, cancel: threading.Event | None = None
) -> Reading:
    """Read the words in a photo, a scan, or a PDF of scans, with the Tesseract of this machine, and the facts they tell.

    Where there is no Tesseract, or it reads no word, the reading holds the record and says what the person can do.
    """
    cancel = cancel or threading.Event()
    record = Record(sha256=hashlib.sha256(data).hexdigest(), name=name, size_bytes=len(data), format="picture")
    program = find_tesseract()
    if program is None:
        return _kept(record, "picture-not-read", _how_to_install())
    with Sandbox() as sandbox:
        eyes = _Eyes(lambda: (data,), record, sandbox, program, languages(program, wanted=langs), cancel)
        told = eyes.read("")
    if cancel.is_set():
        return _kept(record, "records-cancelled")
    return _kept(record, "picture-not-read") if told is None else replace(told, records=(record,))


def read_pictures_inside(
    reading: Reading,
    pieces: Callable[[], Iterable[bytes]],
    *,
    sandbox: Sandbox,
    langs: Sequence[str] = LANGUAGES,
    cancel: threading.Event | None = None,
) -> Reading:
    """Read the pictures that lie inside a file that was read (a zip, an entry), which `pieces` gives anew each time.

    Gives the reading with what they tell beside the rest. One that names somebody else than the file is told and left
    out; what no word was read of stays in `problems`. All of them together have no more pages than one picture may have.
    """
    cancel = cancel or threading.Event()
    record = reading.records[0]
    program = find_tesseract()
    if program is None:
        advice = Problem(file=record.name, what=Message(_how_to_install()))
        return replace(reading, problems=(*reading.problems, advice))
    eyes = _Eyes(pieces, record, sandbox, program, languages(program, wanted=langs), cancel)
    for way in reading.pictures:
        told = eyes.read(way)
        if cancel.is_set():
            return _kept(record, "records-cancelled")
        if told is not None:
            reading = _joined(reading, told, way=way)
    return reading


class _Eyes:
    """What pictures of one record are read with, and how many pages were."""

    def __init__(
        self,
        pieces: Callable[[], Iterable[bytes]],
        record: Record,
        sandbox: Sandbox,
        program: Path,
        language: str,
        cancel: threading.Event,
    ) -> None:
        self._pieces, self._record, self._sandbox = pieces, record, sandbox
        self._program, self._language, self._cancel = program, language, cancel
        self._pages_left = MOST_PAGES

    def read(self, way: str) -> Reading | None:
        """What the picture at the end of a way tells, or None where no word of it was read."""
        pages = self._pages(way)
        if not any(page.strip() for page in pages) or self._cancel.is_set():
            return None
        name = self._record.name
        asked = Asked(name=name, wanted="text", record=self._record.sha256, zone="picture", place=way)
        text = "\f".join(page.replace("\f", "") for page in pages)
        told = self._sandbox.read(text.encode(), name=name, asked=asked, cancel=self._cancel)
        checked = Problem(file=within(name, way), what=Message("picture-read-by-machine"))
        return replace(told, problems=(checked, *told.problems))

    def _pages(self, way: str) -> list[str]:
        pages: list[str] = []
        while self._pages_left > 0 and not self._cancel.is_set():
            asked = Asked(name=self._record.name, wanted="pages", place=way, first=len(pages))
            pictures = self._sandbox.pictures(self._pieces(), asked=asked, cancel=self._cancel)
            if not pictures:
                break
            self._pages_left -= len(pictures)
            pages += [self._words(each) for each in pictures]
        return pages

    def _words(self, picture: bytes) -> str:
        return text_of(picture, program=self._program, language=self._language, cancel=self._cancel) or ""


def _joined(reading: Reading, told: Reading, *, way: str) -> Reading:
    """A reading with what a picture inside its file told, which is then no longer a picture that was not read."""
    place = within(reading.records[0].name, way)
    if any(same_person(one, other) is False for one in reading.subjects[:1] for other in told.subjects):
        told = Reading(problems=(Problem(file=place, what=Message("records-other-person", {"file": way})),))
    rest = (each for each in reading.problems if (each.what.id, each.file) != ("picture-not-read", place))
    return replace(
        reading,
        facts=(*reading.facts, *told.facts),
        subjects=reading.subjects or told.subjects,
        problems=(*rest, *told.problems),
        pictures=tuple(each for each in reading.pictures if each != way),
    )


def _how_to_install() -> str:
    return _SYSTEMS.get(sys.platform, "picture-install-linux")


def preview(data: bytes, *, name: str = "") -> bytes | None:
    """The first page of a picture or PDF as PNG, to show beside a form; None when there is nothing that can be shown."""
    return next(iter(pictures_in_child(data, asked=Asked(name=name, wanted="preview"))), None)


def _kept(record: Record, *said: str) -> Reading:
    return Reading(records=(record,), problems=tuple(Problem(file=record.name, what=Message(each)) for each in said))
