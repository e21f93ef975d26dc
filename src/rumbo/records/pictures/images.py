"""Pictures of paper (photos, scans, PDF pages without text) decoded, turned upright and made small. Runs in the child."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

import pypdfium2

from rumbo.records.documents import is_pdf
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS: Final = 80_000_000  # the biggest photo a phone takes has about 50 million
READ_SIDE: Final = 3_500  # pixels: a sheet of paper at 300 dots an inch, which is what Tesseract reads best
SHOWN_SIDE: Final = 1_600
PAGES_AT_ONCE: Final = 6
_READ_SCALE: Final = 300 / 72
_FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIF", "AVIF")
_MARKS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF8")
_HEIF_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})


class NotAPictureError(Exception):
    """Bytes that give no picture: broken, of another kind, or too big."""


def is_picture(data: bytes) -> bool:
    """Whether bytes are a photo or a scan: JPEG, PNG, HEIC, TIFF, WebP, GIF, BMP."""
    if data.startswith(_MARKS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return True
    if data[4:8] == b"ftyp":
        return data[8:12] in _HEIF_BRANDS
    return data[:2] == b"BM" and data[6:10] == bytes(4)


def read(data: bytes, *, transcript: Transcript) -> Part:
    """A picture gives no facts by itself: the parent has its words read where it can (see `pictures.reader`)."""
    return Part(format="picture", troubles=(Trouble("picture-not-read"),), pictures=(transcript.inside,))


def normalise(data: bytes, *, first: int = 0) -> list[bytes]:
    """Up to PAGES_AT_ONCE pages from `first` as grey PNG pictures, upright and of a size that text is read best in.

    Raises NotAPictureError.
    """
    return [_png(page.convert("L"), side=READ_SIDE) for page in islice(_pages(data, first), PAGES_AT_ONCE)]


def preview(data: bytes) -> list[bytes]:
    """The first page as one PNG picture to look at.

    Raises NotAPictureError.
    """
    return [_png(page.convert("RGB"), side=SHOWN_SIDE) for page in islice(_pages(data, 0), 1)]


def _pages(data: bytes, first: int) -> Iterator[Image.Image]:
    try:
        yield from _pdf_pages(data, first) if is_pdf(data) else _frames(data, first)
    except MemoryError:
        raise
    except Exception as error:  # each decoder has errors of its own; whichever it is, there is no picture
        raise NotAPictureError from error


def _pdf_pages(data: bytes, first: int) -> Iterator[Image.Image]:
    with contextlib.closing(pypdfium2.PdfDocument(data)) as opened:
        for index in range(first, len(opened)):
            page = opened[index]
            scale = min(_READ_SCALE, READ_SIDE / max(*page.get_size(), 1))
            yield page.render(scale=scale, grayscale=True).to_pil()
            page.close()


def _frames(data: bytes, first: int) -> Iterator[Image.Image]:
    from PIL import Image, ImageOps, ImageSequence  # a tenth of a second, that only pictures need

    if data[4:8] == b"ftyp":
        import pillow_heif

        pillow_heif.options.DECODE_THREADS = 1  # each thread would take room of the child's memory
        pillow_heif.register_heif_opener(thumbnails=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is refused below
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            for frame in islice(ImageSequence.Iterator(picture), first, None):
                if frame.width * frame.height > MOST_PIXELS:
                    raise NotAPictureError
                frame.draft("L", (READ_SIDE, READ_SIDE))  # a JPEG is decoded no bigger than it is needed
                yield ImageOps.exif_transpose(frame)


def _png(picture: Image.Image, *, side: int) -> bytes:
    picture.thumbnail((side, side))
    written = io.BytesIO()
    picture.save(written, format="PNG", compress_level=3)
    return written.getvalue()
