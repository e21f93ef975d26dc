"""Papers as the tests make them: PDF set by typst, scans and forms by pikepdf, Word by python-docx, others by hand."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from functools import cache

import docx
import pikepdf
import typst
from docx.document import Document as WordDocument
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw

LETTER = """#set page(width: 15cm, height: 20cm)
Hospital San José

2 August 2018

Dear Dr. Robles,

No evidence of disease. Ana Núñez feels well."""


@cache
def pdf(source: str) -> bytes:
    """A PDF that typst makes of a source; the same source gives the same bytes."""
    return typst.compile(source.encode())


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **saved: object) -> bytes:
    """A PDF after a change by pikepdf."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)
        opened.save(out, **saved)
    return out.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """A PDF whose pages are shown turned."""

    def turn(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.Rotate = degrees

    return changed(data, turn)


def filled_form() -> bytes:
    """A PDF form with one field that was filled in."""

    def fill(opened: pikepdf.Pdf) -> None:
        font = opened.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        look = Stream(opened, b"/Tx BMC BT /F1 11 Tf 2 4 Td (breast cancer in 2014) Tj ET EMC")
        look.Type, look.Subtype = Name.XObject, Name.Form
        look.BBox, look.Resources = Array([0, 0, 200, 20]), Dictionary(Font=Dictionary(F1=font))
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array([60, 380, 260, 400]), F=4, FT=Name.Tx, T="history",
            V="breast cancer in 2014", AP=Dictionary(N=look),
        )  # fmt: skip
        field = opened.make_indirect(field)
        opened.pages[0].Annots = Array([field])
        opened.Root.AcroForm = Dictionary(Fields=Array([field]))

    return changed(pdf("#set page(width: 15cm, height: 20cm)\nHistory:"), fill)


@cache
def photo(kind: str = "PNG", *, width: int = 600, height: int = 400) -> bytes:
    """A picture of a page with a black bar at its top."""
    out = io.BytesIO()
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, width, height // 10), fill="black")
    picture.save(out, format=kind)
    return out.getvalue()


def scan(*, pages: int = 1, above: str = "") -> bytes:
    """A PDF of pages that are a picture each, with a line of text above, as a fax machine prints."""
    out = io.BytesIO()
    first, *rest = [Image.open(io.BytesIO(photo())) for _ in range(pages)]
    first.save(out, format="PDF", save_all=True, append_images=rest)
    return changed(out.getvalue(), lambda opened: _print_above(opened, above)) if above else out.getvalue()


def _print_above(opened: pikepdf.Pdf, text: str) -> None:
    font = opened.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for page in opened.pages:
        page.Resources.Font = Dictionary(F1=font)
        page.contents_add(f"BT /F1 10 Tf 20 380 Td ({text}) Tj ET".encode())


def word(build: Callable[[WordDocument], None]) -> bytes:
    """A Word document."""
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_xml(body: str) -> bytes:
    """A Word document with this XML as its body, for what python-docx cannot write."""
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    return zipped({"word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>"})


def open_document(body: str) -> bytes:
    """An OpenDocument text with this XML as its text."""
    names = ("office", "text", "table")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = f"<office:document-content {spaces}><office:body>{body}</office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def spoilt(data: bytes, seed: int, changes: int) -> bytes:
    """The bytes with some changed, taken out or doubled, as the seed decides."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    bad = bytearray(data)
    for _ in range(changes):
        at = chance.randrange(len(bad) + 1)
        match chance.randrange(4):
            case 0:
                bad[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del bad[at : at + chance.randrange(1, 40)]
            case 2:
                bad[at:at] = bad[at : at + chance.randrange(1, 40)]
            case _:
                del bad[at:]
    return bytes(bad)
