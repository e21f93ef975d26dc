"""Pictures of paper come out upright, grey and no bigger than they need to be; what is none is refused."""

from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from rumbo.records.part import Part, Trouble
from rumbo.records.pictures import images
from rumbo.records.pictures.images import NotAPictureError, is_picture, normalise, preview
from rumbo.records.transcript import Transcript
from tests.records.documents.papers import LETTER, pdf, photo, scan, spoilt
from tests.records.written import RECORD

KINDS = ["PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP"]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=("PNG",))


def heic() -> bytes:
    import pillow_heif

    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "white")).save(out)
    return out.getvalue()


def fax(*, pages: int) -> bytes:
    out = io.BytesIO()
    first, *rest = [Image.new("1", (80, 100 + number)) for number in range(pages)]
    first.save(out, format="TIFF", save_all=True, append_images=rest)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_photo_is_known_and_made_ready(kind: str) -> None:
    data = photo(kind)
    assert is_picture(data)
    (page,) = normalise(data)
    assert (opened(page).mode, opened(page).size) == ("L", (600, 400))


def test_a_photo_as_phones_take_it_is_made_ready() -> None:
    assert is_picture(heic())
    assert [opened(page).size for page in normalise(heic())] == [(64, 48)]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"BMW", b"\0\0\0\x18ftypmp42", b"RIFF\0\0\0\0WAVE", b"MM", b"GIF"])
def test_what_is_no_picture_is_not_taken_for_one(data: bytes) -> None:
    assert not is_picture(data)


def test_a_photo_taken_sideways_is_turned_upright() -> None:
    out = io.BytesIO()
    turned = Image.new("RGB", (40, 20), "white")
    exif = turned.getexif()
    exif[0x0112] = 6  # turn by a quarter
    turned.save(out, format="JPEG", exif=exif)
    assert opened(normalise(out.getvalue())[0]).size == (20, 40)


def test_a_big_photo_is_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "READ_SIDE", 300)
    monkeypatch.setattr(images, "SHOWN_SIDE", 150)
    assert opened(normalise(photo("JPEG"))[0]).size == (300, 200)
    assert opened(preview(photo())[0]).size == (150, 100)


def test_pages_come_a_few_at_a_time() -> None:
    data = fax(pages=images.PAGES_AT_ONCE + 1)
    assert [opened(page).size[1] for page in normalise(data)] == [
        100 + number for number in range(images.PAGES_AT_ONCE)
    ]
    assert [opened(page).size[1] for page in normalise(data, first=images.PAGES_AT_ONCE)] == [
        100 + images.PAGES_AT_ONCE
    ]
    assert normalise(data, first=images.PAGES_AT_ONCE + 1) == []


def test_pages_of_a_pdf_are_drawn() -> None:
    drawn = normalise(scan(pages=2))
    assert len(drawn) == 2
    assert opened(drawn[0]).getpixel((10, 10)) == 0
    assert normalise(scan(pages=2), first=2) == []


def test_a_picture_to_look_at_has_its_colours() -> None:
    (shown,) = preview(photo())
    assert opened(shown).mode == "RGB"
    assert len(preview(pdf(LETTER))) == 1


def test_a_picture_of_too_many_dots_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_PIXELS", 1000)
    with pytest.raises(NotAPictureError):
        normalise(photo())


def test_too_little_memory_is_not_taken_for_a_broken_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def run_out(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image, "open", run_out)
    with pytest.raises(MemoryError):
        normalise(photo())


def test_a_picture_tells_nothing_by_itself() -> None:
    part = images.read(photo(), transcript=Transcript(name="p.png", record=RECORD))
    assert part == Part(format="picture", troubles=(Trouble("picture-not-read"),), pictures=("",))


@given(st.sampled_from([*map(photo, KINDS), heic(), fax(pages=2), scan()]), st.integers(0, 2**32), st.integers(1, 12))
def test_spoilt_bytes_give_pages_or_are_refused(data: bytes, seed: int, changes: int) -> None:
    bad = spoilt(data, seed, changes)
    with contextlib.suppress(NotAPictureError):
        assert all(opened(page).format == "PNG" for page in [*normalise(bad), *preview(bad)])
