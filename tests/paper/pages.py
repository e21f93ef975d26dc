"""Looks into printed PDFs the way a reader of paper, or a screen reader, would."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import typst
from PIL import Image


def words_of(pdf: bytes) -> str:
    """All text of a PDF on one line, single spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def pages_of(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def size_of(pdf: bytes) -> tuple[int, int]:
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    return round(width), round(height)


def assert_accessible(pdf: bytes, *, lang: str, title: str) -> None:
    """Tagged, with language, title and the PDF/UA-1 mark, as far as structure can show it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert str(root.Lang) == lang
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == title
            assert str(metadata["pdfuaid:part"]) == "1"


def grey_picture(svg: str, *, width: float, height: float) -> Image.Image:
    """A drawing as the paper will show it, in tones of grey, one pixel to a drawing unit."""
    page = (
        f'#set document(title: "t")\n#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n'
        f'#image("d.svg", width: {width}pt, alt: "d")'
    )
    sources = {"main.typ": page.encode(), "d.svg": svg.encode()}
    pdf = typst.compile(sources, format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True)
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=1).to_pil().convert("L")
