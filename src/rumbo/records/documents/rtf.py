"""Rich text (.rtf), as older systems write letters: paragraphs and table rows as lines."""

from __future__ import annotations

import re
from typing import Final

from striprtf.striprtf import rtf_to_text

from rumbo.records.documents.document import CELL_GAP, Document, bounded, number_lines
from rumbo.records.part import Trouble

MAX_WRITTEN: Final = 4_000_000  # without its pictures; striprtf reads 1 MB a second
_PICTURE_DATA: Final = re.compile(r"[0-9A-Fa-f\s]{400,}")
_CELL_END: Final = re.compile(r"\\(?:nest)?cell(?![a-z])")  # striprtf would write a bar, as if the letter had one


def is_rtf(data: bytes) -> bool:
    """Whether bytes are rich text."""
    return data.lstrip()[:5] == b"{\\rtf"


def read_rtf(data: bytes) -> Document:
    """The text of a rich text file: a line for each paragraph and table row."""
    written = _PICTURE_DATA.sub("", data.decode("cp1252", "replace"))
    if len(written) > MAX_WRITTEN:
        return Document(format="rtf", troubles=(Trouble("records-too-big"),))
    try:
        text: str = rtf_to_text(_CELL_END.sub(r"\\tab", written), errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    except (ValueError, OverflowError, LookupError, TypeError):  # a character or a code page that does not exist
        return Document(format="rtf", troubles=(Trouble("records-broken"),))
    lines, troubles = bounded(number_lines(text.replace("\t", CELL_GAP).splitlines()))
    return Document(format="rtf", lines=lines, troubles=troubles)
