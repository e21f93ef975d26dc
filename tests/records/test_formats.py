"""A format is known by its bytes, and what is not known is kept and explained."""

from __future__ import annotations

import codecs
import gzip

import pytest

from rumbo.course.facts import Background
from rumbo.records import formats
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript
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


def test_a_packed_file_is_unpacked() -> None:
    assert told_names(gzip.compress(PATIENT, mtime=0)) == ["Ana Núñez"]


def test_a_file_packed_in_several_parts_is_unpacked_whole() -> None:
    assert told_names(gzip.compress(PATIENT[:20], mtime=0) + gzip.compress(PATIENT[20:], mtime=0)) == ["Ana Núñez"]


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (gzip.compress(PATIENT, mtime=0)[:-12], "records-ends-early"),
        (b"\x1f\x8b" + b"nonsense" * 9, "records-broken"),
        (gzip.compress(b"", mtime=0), "records-not-read"),
    ],
)
def test_a_damaged_packed_file_is_told(data: bytes, trouble: str) -> None:
    assert read(data).troubles == (Trouble(trouble),)


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_UNPACKED_BYTES", 1000)
    assert read(gzip.compress(b"0" * 1_000_000, mtime=0)).troubles == (Trouble("records-too-big"),)


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
