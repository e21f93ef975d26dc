"""PDF: the text of each page in the order it is read, and which pages are a picture of text."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from rumbo.records.documents.document import MAX_LINE, Document, Line, bounded, clean
from rumbo.records.documents.glyphs import HYPHEN, Word, words_on
from rumbo.records.documents.hyphens import mend
from rumbo.records.documents.layout import rows_in_order
from rumbo.records.documents.running_heads import find_repeated
from rumbo.records.documents.strips import Row
from rumbo.records.limits import cpu_seconds
from rumbo.records.part import Trouble

MAX_PAGES: Final = 2_000
CHARACTERS_A_SECOND: Final = 150_000  # of the time a file of its size may take: half of it is left for the letter
CLEAR_GAP: Final = 1.35  # times the usual distance of two lines: a paragraph begins
FEW_LETTERS: Final = 150  # what a fax machine prints above the picture it sends
_PICTURE_SHARE: Final = 0.4
_READABLE_SHARE: Final = 0.7


@dataclass(frozen=True)
class Page:
    """What one page holds: its rows, or only a picture of them."""

    rows: tuple[Row, ...] = ()
    is_picture: bool = False


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF; some programs write a few bytes before its mark."""
    return b"%PDF-" in data[:1024]


def read_pdf(data: bytes) -> Document:
    """The text of a PDF. What repeats on every page is kept once; pages without text are told as pictures."""
    try:
        with contextlib.closing(pypdfium2.PdfDocument(data)) as opened:
            count = len(opened)
            pages = list(_pages(opened, most=CHARACTERS_A_SECOND * cpu_seconds(len(data))))
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        return Document(format="pdf", troubles=(Trouble("document-locked" if locked else "records-broken"),))
    lines, troubles = bounded(_lines(pages))
    if len(pages) < count:
        troubles = (Trouble("document-too-long", {"lines": len(lines)}),)
    pictures = tuple(number for number, page in enumerate(pages, start=1) if page.is_picture)
    is_picture = bool(pictures) and len(pictures) == len(pages)
    return Document(
        format="pdf",
        lines=lines,
        troubles=(*troubles, *_about_pictures(pictures, is_picture=is_picture)),
        pictures=pictures,
        is_picture=is_picture,
    )


def _about_pictures(pictures: tuple[int, ...], *, is_picture: bool) -> Iterator[Trouble]:
    if is_picture:
        yield Trouble("picture-not-read")
    elif pictures:
        yield Trouble("document-pages-are-pictures", {"pages": ", ".join(map(str, pictures))})


def _pages(opened: Any, *, most: int) -> Iterator[Page]:
    """The pages until so many characters are read; a page that is broken by itself is an empty one."""
    for index in range(min(len(opened), MAX_PAGES)):
        try:
            _flatten(opened, index)
            with contextlib.closing(opened[index]) as page, contextlib.closing(page.get_textpage()) as text_page:
                most -= max(text_page.count_chars(), 0)
                if most < 0:
                    return
                groups = words_on(text_page)
                yield Page(tuple(_printed(groups)), is_picture=_is_picture(page, groups))
        except pypdfium2.PdfiumError:
            yield Page()


def _flatten(opened: Any, index: int) -> None:
    """What was typed into a form, and notes put on a page, become a part of the page."""
    with contextlib.closing(opened[index]) as page:
        if pdfium.FPDFPage_GetAnnotCount(page) > 0:
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)


def _printed(groups: list[list[Word]]) -> Iterator[Row]:
    for words in groups:
        for row in rows_in_order(words):
            yield Row(row.text.replace(HYPHEN, "-"), row.height)


def _is_picture(page: Any, groups: list[list[Word]]) -> bool:
    """Whether what a person would read on this page is drawn, not written."""
    text = "".join(word.text for words in groups for word in words)
    if not text:
        return bool(pdfium.FPDFPage_CountObjects(page) > 0)
    readable = sum(
        letter.isprintable() and not "\ue000" <= letter <= "\uf8ff" and letter != "\ufffd" for letter in text
    )
    if readable < _READABLE_SHARE * len(text):
        return True
    return len(text) < FEW_LETTERS and _picture_share(page) > _PICTURE_SHARE


def _picture_share(page: Any) -> float:
    """How much of the page its biggest picture covers."""
    width, height = page.get_size()
    biggest = 0.0
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        biggest = max(biggest, abs((right - left) * (top - bottom)))
    share: float = biggest / max(width * height, 1.0)
    return share


def _lines(pages: list[Page]) -> Iterator[Line]:
    repeated = find_repeated([page.rows for page in pages])
    for number, (page, dropped) in enumerate(zip(pages, repeated, strict=True), start=1):
        rows = [(index, row) for index, row in enumerate(page.rows) if index not in dropped]
        steps = [after.height - before.height for (_, before), (_, after) in pairwise(rows)]
        clear = CLEAR_GAP * median([step for step in steps if step > 0] or [0])
        for (index, _), step, text in zip(rows, [0.0, *steps], mend([row.text for _, row in rows]), strict=False):
            if said := clean(text)[:MAX_LINE]:
                yield Line(said, index + 1, number, abs(step) > clear > 0)
