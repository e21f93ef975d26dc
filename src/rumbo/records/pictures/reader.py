"""Pictures from the parent's side: decoded in the child, read by Tesseract where it is, and their text read in the child."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from rumbo.records.part import Asked
from rumbo.records.pictures.tesseract import find_tesseract, languages, text_of
from rumbo.records.reading import Problem, Reading, Record
from rumbo.records.sandbox import pictures_in_child, read_in_child
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
        return _kept(record, "picture-not-read", _SYSTEMS.get(sys.platform, "picture-install-linux"))
    language = languages(program, wanted=langs)
    pages: list[str] = []
    while len(pages) < MOST_PAGES and not cancel.is_set():
        pictures = pictures_in_child(data, asked=Asked(name=name, wanted="pages", first=len(pages)), cancel=cancel)
        if not pictures:
            break
        said = (text_of(each, program=program, language=language, cancel=cancel) for each in pictures)
        pages += [text or "" for text in said]
    if cancel.is_set():
        return _kept(record, "records-cancelled")
    if not any(page.strip() for page in pages):
        return _kept(record, "picture-not-read")
    text = "\f".join(page.replace("\f", "") for page in pages)
    told = read_in_child(
        text.encode(), name=name, asked=Asked(name=name, wanted="text", record=record.sha256, zone="picture"),
        cancel=cancel,
    )  # fmt: skip
    checked = Problem(file=name, what=Message("picture-read-by-machine"))
    return replace(told, records=(record,), problems=(checked, *told.problems))


def preview(data: bytes, *, name: str = "") -> bytes | None:
    """The first page of a picture or PDF as PNG, to show beside a form; None when there is nothing that can be shown."""
    return next(iter(pictures_in_child(data, asked=Asked(name=name, wanted="preview"))), None)


def _kept(record: Record, *said: str) -> Reading:
    return Reading(records=(record,), problems=tuple(Problem(file=record.name, what=Message(each)) for each in said))
