"""Studies from files that somebody downloaded by hand: JSON, JSON lines, or a zip of either. One study at a time in memory
where the file allows it.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import msgspec

from rumbo.words import Explained

MOST_BYTES: Final = 2_000_000_000  # of one JSON text, which has to be read whole
MOST_LINE_BYTES: Final = 50_000_000
LINES: Final = frozenset({".ndjson", ".jsonl"})
NOT_A_STUDY: Final = None  # stands for a piece that cannot be read, so that it is counted


class HeldFile(NamedTuple):
    """A file that lies in memory and on no disk."""

    name: str
    content: bytes


def read_entries(file: Path | HeldFile) -> Iterator[object]:
    """Every entry of a file. What cannot be read as JSON is given as None, for the reader of studies to refuse.

    Raises Explained("trials-file-missing"), ("trials-file-odd") for a file of another kind, ("trials-file-large").
    """
    try:
        with _opened(file) as opened:
            size = opened.seek(0, SEEK_END)
            opened.seek(0)
            if zipfile.is_zipfile(opened):
                yield from _zipped(opened)
            else:
                opened.seek(0)
                yield from _entries(opened, file.name, size)
    except OSError as error:
        raise Explained("trials-file-missing", path=str(file) if isinstance(file, Path) else file.name) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:  # damaged, or locked
        raise Explained("trials-file-odd", file=file.name) from error


def _opened(file: Path | HeldFile) -> IO[bytes]:
    return file.open("rb") if isinstance(file, Path) else BytesIO(file.content)


def _zipped(opened: IO[bytes]) -> Iterator[object]:
    with zipfile.ZipFile(opened) as packed:
        for each in packed.infolist():
            if Path(each.filename).suffix.lower() in LINES | {".json"}:
                with packed.open(each) as file:
                    yield from _entries(file, each.filename, each.file_size)


def _entries(file: IO[bytes], name: str, size: int) -> Iterator[object]:
    if Path(name).suffix.lower() in LINES:
        yield from _lines(file)
        return
    if size > MOST_BYTES:
        raise Explained("trials-file-large", file=name, most=MOST_BYTES // 1_000_000)
    yield from _whole(file.read(MOST_BYTES), name)


def _whole(content: bytes, name: str) -> Iterator[object]:
    try:
        yield from _studies_in(msgspec.json.decode(content))
    except msgspec.MsgspecError:
        lines = content.splitlines()
        if len(lines) < 2 or not any(_decoded(line) for line in lines[:2]):  # lines by another name
            raise Explained("trials-file-odd", file=name) from None
        yield from (each for line in lines if line.strip() for each in _studies_in(_decoded(line)))


def _lines(file: IO[bytes]) -> Iterator[object]:
    while line := file.readline(MOST_LINE_BYTES):
        if line.strip():
            yield from _studies_in(_decoded(line))


def _decoded(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except msgspec.MsgspecError:
        return NOT_A_STUDY


def _studies_in(found: Any) -> Iterator[object]:
    """The studies of one JSON value: an answer of the registry, a list, or a single study."""
    if isinstance(found, dict) and isinstance(found.get("studies"), list):
        yield from found["studies"]
    elif isinstance(found, list):
        yield from found
    else:
        yield found
