"""A photo is read where Tesseract is, and else kept with what the person can do."""

from __future__ import annotations

import base64
import hashlib
import io
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from rumbo.records import find_tesseract, preview, read, read_bytes, read_picture
from rumbo.records.pictures import images, reader
from rumbo.records.reading import Reading
from tests.records.cda import written_cda
from tests.records.documents.papers import LETTER, pdf, photo, scan
from tests.records.packed import zipped
from tests.records.pictures.stand_in import installed
from tests.records.written import bundle, resource

NOTE = "print('CT of March 9, 2020: no evidence of disease.')"


def problems(reading: Reading) -> list[str]:
    return [problem.what.id for problem in reading.problems]


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_tesseract", lambda: None)


@pytest.mark.usefixtures("no_tesseract")
@pytest.mark.parametrize(
    ("system", "advice"),
    [("linux", "picture-install-linux"), ("darwin", "picture-install-mac"), ("win32", "picture-install-windows")],
)
def test_without_tesseract_a_photo_is_kept_and_explained(
    monkeypatch: pytest.MonkeyPatch, system: str, advice: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    reading = read_picture(photo(), name="photo.png")
    assert problems(reading) == ["picture-not-read", advice]
    assert reading.record is not None
    assert reading.record.format == "picture"
    assert reading.record.sha256 == hashlib.sha256(photo()).hexdigest()


@pytest.mark.parametrize(("data", "name"), [(photo("JPEG"), "photo.jpg"), (scan(), "fax.pdf")])
def test_a_photo_and_a_scan_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str) -> None:
    program = installed(monkeypatch, tmp_path, says=NOTE)
    assert find_tesseract() == program
    file = tmp_path / name
    file.write_bytes(data)
    for reading in (read(file), read_bytes(data, name=name)):
        assert reading.record is not None
        assert (reading.record.format, reading.record.sha256) == ("picture", hashlib.sha256(data).hexdigest())
        assert problems(reading)[0] == "picture-read-by-machine"
        assert all(fact.source and fact.source.record == reading.record.sha256 for fact in reading.facts)


def test_every_page_is_read_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "PAGES_AT_ONCE", 1)
    installed(monkeypatch, tmp_path, says="print(len(picture), end='')")
    asked: list[bytes] = []
    monkeypatch.setattr(reader.Sandbox, "read", lambda _self, text, **_: asked.append(text) or Reading())
    read_picture(scan(pages=2), name="fax.pdf")
    (text,) = asked
    assert text.count(b"\f") == 1


def test_a_page_that_cannot_be_read_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, tmp_path, says="sys.exit(1) if len(picture) > 5000 else print('NED')")
    out = io.BytesIO()
    noise = Image.effect_noise((300, 300), 90)
    noise.save(out, format="TIFF", save_all=True, append_images=[Image.new("L", (300, 300))])
    asked: list[bytes] = []
    monkeypatch.setattr(reader.Sandbox, "read", lambda _self, text, **_: asked.append(text) or Reading())
    read_picture(out.getvalue(), name="fax.tif")
    assert asked == [b"\fNED\n"]


@pytest.mark.parametrize("says", ["print('  ')", "sys.exit(1)"])
def test_a_photo_without_a_word_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str) -> None:
    installed(monkeypatch, tmp_path, says=says)
    assert problems(read_picture(photo(), name="photo.png")) == ["picture-not-read"]


def test_a_broken_photo_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, tmp_path, says=NOTE)
    assert problems(read_picture(photo()[:60], name="photo.png")) == ["picture-not-read"]


def test_reading_a_photo_can_be_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, tmp_path, says="time.sleep(600)")
    cancel = threading.Event()
    threading.Timer(1, cancel.set).start()
    assert problems(read_picture(photo(), name="photo.png", cancel=cancel)) == ["records-cancelled"]


def test_no_more_pages_are_read_than_a_person_could_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, tmp_path, says=NOTE)
    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    asked: list[bytes] = []
    monkeypatch.setattr(reader.Sandbox, "read", lambda _self, text, **_: asked.append(text) or Reading())
    read_picture(scan(pages=8), name="fax.pdf")
    assert asked[0].count(b"\f") == images.PAGES_AT_ONCE - 1


PACKED = {"letter.txt": b"Dear Dr. Robles,\nShe is well.", "scans/ct.png": photo(), "fax.pdf": scan()}


def test_pictures_in_an_archive_are_read_like_loose_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, tmp_path, says=NOTE)
    reading = read_bytes(zipped(PACKED), name="papers.zip")
    assert {(each.file, each.what.id) for each in reading.problems} == {
        ("papers.zip › fax.pdf", "picture-read-by-machine"),
        ("papers.zip › scans/ct.png", "picture-read-by-machine"),
    }
    assert reading.record is not None
    assert (reading.record.format, reading.pictures) == ("archive", ())
    assert {fact.source.place for fact in reading.facts if fact.source} == {
        "fax.pdf › picture, line 1",
        "scans/ct.png › picture, line 1",
    }
    assert {fact.source.record for fact in reading.facts if fact.source} == {reading.record.sha256}


def entry(data: bytes, *, kind: str = "image/png") -> dict[str, Any]:
    attachment = {"contentType": kind, "data": base64.b64encode(data).decode()}
    return resource("DocumentReference", "d1", content=[{"attachment": attachment}])


@pytest.mark.parametrize(
    ("data", "way"),
    [
        (bundle(entry(photo())), "DocumentReference/d1"),
        (bundle(entry(scan(), kind="application/pdf")), "DocumentReference/d1"),
        (written_cda.unstructured(scan()), "attached document"),
        (bundle(entry(written_cda.unstructured(photo()), kind="text/xml")), "DocumentReference/d1 › attached document"),
        (zipped({"r.json": bundle(entry(photo()))}), "r.json › DocumentReference/d1"),
    ],
)
def test_pictures_beside_entries_are_read_like_loose_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, way: str
) -> None:
    installed(monkeypatch, tmp_path, says=NOTE)
    reading = read_bytes(data, name="record")
    assert [(each.file, each.what.id) for each in reading.problems] == [(f"record › {way}", "picture-read-by-machine")]
    assert {fact.source.place for fact in reading.facts if fact.source} == {f"{way} › picture, line 1"}


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_pictures_inside_are_named_and_explained_once() -> None:
    reading = read_bytes(zipped(PACKED), name="papers.zip")
    told = [(each.file, each.what.id) for each in reading.problems]
    assert told[:2] == [("papers.zip › fax.pdf", "picture-not-read"), ("papers.zip › scans/ct.png", "picture-not-read")]
    assert len(told) == 3
    assert told[2][0] == "papers.zip"
    assert reading.pictures == ("fax.pdf", "scans/ct.png")


def test_a_picture_inside_that_says_nothing_stays_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, tmp_path, says="print(' ')")
    reading = read_bytes(zipped({"ct.png": photo(), "x-ray.png": photo()[:60]}), name="papers.zip")
    assert problems(reading) == ["picture-not-read", "picture-not-read"]


def test_a_picture_of_somebody_else_inside_is_told_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, tmp_path, says="print('Patient: Beto Roble\\nDOB: 01/01/1950\\nLiver metastases.')")
    ana = resource("Patient", "p1", name=[{"family": "Núñez", "given": ["Ana"]}], birthDate="1964-02-29")
    reading = read_bytes(zipped({"ana.json": bundle(ana), "ct.png": photo()}), name="papers.zip")
    assert [(each.file, each.what.id) for each in reading.problems] == [("papers.zip › ct.png", "records-other-person")]
    assert all(fact.source and "picture" not in fact.source.place for fact in reading.facts)


def test_reading_pictures_inside_can_be_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, tmp_path, says="time.sleep(600)")
    cancel = threading.Event()
    threading.Timer(2, cancel.set).start()
    assert problems(read_bytes(zipped(PACKED), name="papers.zip", cancel=cancel)) == ["records-cancelled"]


def test_pictures_inside_have_no_more_pages_than_one_may_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, tmp_path, says=NOTE)
    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    assert sorted(problems(read_bytes(zipped(PACKED), name="papers.zip"))) == [
        "picture-not-read", "picture-read-by-machine",
    ]  # fmt: skip


@pytest.mark.parametrize("data", [photo("JPEG"), pdf(LETTER), scan()])
def test_a_picture_can_be_looked_at(data: bytes) -> None:
    shown = preview(data)
    assert shown is not None
    assert Image.open(io.BytesIO(shown)).format == "PNG"


@pytest.mark.parametrize("data", [b"", b"no picture", photo()[:40]])
def test_what_is_no_picture_cannot_be_looked_at(data: bytes) -> None:
    assert preview(data) is None
