"""A format is known by its bytes, and what is not known is kept and explained."""

from __future__ import annotations

import codecs
import gzip

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course.facts import Background
from rumbo.records import formats
from rumbo.records.archive import gzipped
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript
from rumbo.words import Message, say
from tests.records.documents.papers import LETTER, changed, pdf, photo
from tests.records.packed import marked, zipped
from tests.records.written import RECORD, breast_cancer, bundle, resource

PATIENT = b'{"resourceType": "Patient", "id": "p1", "name": [{"text": "Ana N\xc3\xba\xc3\xb1ez"}]}'


def read(data: bytes) -> Part:
    return formats.read(data, transcript=Transcript(name="whatever.pdf", record=RECORD))


def told_names(data: bytes) -> list[str]:
    return [fact.says.words for fact in read(data).facts if isinstance(fact.says, Background)]


@pytest.mark.parametrize("data", [b"", b"  \n\t "])
def test_an_empty_file_is_told_as_empty(data: bytes) -> None:
    assert read(data) == Part(troubles=(Trouble("records-empty"),))


@pytest.mark.parametrize("data", [b"<xml/>", b"{}", b'{"a": 1}', b"[1, 2]", b"\x00\x01", b"Patient"])
def test_bytes_of_no_known_format_are_kept_and_not_read(data: bytes) -> None:
    assert read(data) == Part(troubles=(Trouble("records-not-read"),))


@pytest.mark.parametrize(
    "data",
    [
        PATIENT,
        codecs.BOM_UTF8 + PATIENT,
        PATIENT.decode().encode("utf-16"),
        codecs.BOM_UTF16_BE + PATIENT.decode().encode("utf-16-be"),
        b"\n " + PATIENT,
    ],
)
def test_text_is_read_in_whatever_encoding_says_its_name(data: bytes) -> None:
    assert told_names(data) == ["Ana Núñez"]


def test_text_that_is_not_utf8_is_taken_for_windows_1252() -> None:
    assert told_names(PATIENT.decode().encode("cp1252")) == ["Ana Núñez"]


def test_a_letter_that_no_encoding_has_spoils_only_itself() -> None:
    assert told_names(b'{"resourceType": "Patient", "name": [{"text": "An\x81 Roble"}]}') == ["An\ufffd Roble"]


def test_a_letter_that_begins_at_the_end_of_a_text_is_not_utf8() -> None:
    assert formats.to_utf8(b"Ana N\xc3") == "Ana NÃ".encode()


@pytest.mark.parametrize("pieces", [[b"x" * 60, b"x" * 60], [gzip.compress(b"x" * 120, mtime=0)]])
def test_a_file_of_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch, pieces: list[bytes]) -> None:
    monkeypatch.setattr(formats, "MAX_FILE_BYTES", 100)
    monkeypatch.setattr(formats, "HEAD_BYTES", 10)
    monkeypatch.setattr(gzipped, "_PIECE_BYTES", 60)
    found = formats.read_pieces(iter(pieces), transcript=Transcript(name="x", record=RECORD))
    assert found.troubles == (Trouble("records-too-big"),)


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_a_file_may_come_in_pieces_of_any_size(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(formats, "HEAD_BYTES", 100)
    data = bundle(resource("Patient", "p1", name=[{"text": "Ana Núñez"}]), breast_cancer())
    for whole in (data, gzip.compress(data, mtime=0)):
        pieces = (whole[start : start + size] for start in range(0, len(whole), size))
        assert formats.read_pieces(pieces, transcript=Transcript(name="whatever.pdf", record=RECORD)) == read(data)


def test_a_file_that_has_a_size_and_no_content_is_told_as_damaged() -> None:
    assert read(bytes(5000)).troubles == (Trouble("records-broken"),)


@settings(max_examples=40)
@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_comes_out_as_utf8_whatever_it_was_written_in(text: str, encoding: str) -> None:
    assert formats.to_utf8(text.encode(encoding, "replace")).decode() == text.encode(encoding, "replace").decode(
        encoding
    ).removeprefix("\ufeff" if encoding == "utf-8" else "")


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_they_give_a_part(data: bytes) -> None:
    assert isinstance(read(data), Part)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (bundle(resource("Patient", "p1"), kind="searchset"), "fhir-json"),
        (b'[{"resourceType": "Patient"}]', "fhir-json"),
        (b'{\n  "resourceType": "Patient"\n}', "fhir-json"),
        (b'{"resourceType": "Patient"}', "fhir-json"),
        (b'{"resourceType": "Patient"}\n', "fhir-json"),
        (b'{"resourceType": "Bundle", "entry": [\n{"resource": {}}]}', "fhir-json"),
        (b'{"resourceType": "Patient"}\r\n\r\n{"resourceType": "Condition"}\r\n', "fhir-ndjson"),
    ],
)
def test_the_shape_of_fhir_is_told_by_its_bytes(data: bytes, name: str) -> None:
    assert read(data).format == name


def test_a_part_comes_back_whole_from_the_pipe() -> None:
    from rumbo.records import part

    found = formats.read(
        bundle(resource("Patient", "p1", birthDate="1970"), breast_cancer()),
        transcript=Transcript(name="a", record=RECORD),
    )
    assert part.decode(part.encode(found)) == found


LOCKED_PDF = changed(pdf(LETTER), lambda _: None, encryption=pikepdf.Encryption(owner="x", user="y"))


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", "records-empty"),
        (bytes(5000), "records-broken"),
        (bundle(breast_cancer())[:-40], "records-ends-early"),
        (pdf(LETTER)[:3000], "records-broken"),
        (gzip.compress(bundle(breast_cancer()))[:-9], "records-ends-early"),
        (zipped({"a.json": bundle(breast_cancer())})[:-40], "records-ends-early"),
        (LOCKED_PDF, "document-locked"),
        (marked(zipped({"a.json": b"{}"}), name="a.json", at=8, value=1), "records-packed-locked"),
        (zipped({"a.txt": bytes(3_000_000)}), "records-packed-bomb"),
    ],
)
def test_what_goes_wrong_with_real_files_is_explained_in_both_languages(data: bytes, trouble: str) -> None:
    part = formats.read(data, transcript=Transcript(name="a file"))
    assert ([each.id for each in part.troubles], part.facts) == ([trouble], ())
    said = {say(Message(trouble), lang) for lang in ("en", "es")}
    assert len(said) == 2
    assert all(len(sentence) > 40 for sentence in said)


@pytest.mark.parametrize(
    ("name", "data"),
    [("bundle.pdf", bundle(breast_cancer())), ("letter.json", pdf(LETTER)), ("scan.docx", photo())],
)
def test_a_name_with_the_wrong_ending_deceives_nobody(name: str, data: bytes) -> None:
    part = formats.read(data, transcript=Transcript(name=name))
    assert part.format == {"bundle.pdf": "fhir-json", "letter.json": "pdf", "scan.docx": "picture"}[name]
