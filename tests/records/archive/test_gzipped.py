"""A file packed with gzip is read as what is packed in it."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Background
from rumbo.records import formats
from rumbo.records.allowance import Allowance
from rumbo.records.archive.gzipped import unpack
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript
from tests.records.written import RECORD

PATIENT = b'{"resourceType": "Patient", "id": "p1", "name": [{"text": "Ana N\xc3\xba\xc3\xb1ez"}]}'


def read(data: bytes) -> Part:
    return formats.read(data, transcript=Transcript(name="whatever.pdf", record=RECORD))


def told_names(data: bytes) -> list[str]:
    return [fact.says.words for fact in read(data).facts if isinstance(fact.says, Background)]


def test_a_gzip_in_a_gzip_is_read_as_deep_as_any_archive() -> None:
    data = PATIENT
    for _ in range(3):
        data = gzip.compress(data, mtime=0)
    assert told_names(data) == ["Ana Núñez"]
    assert read(gzip.compress(data, mtime=0)).troubles == (Trouble("records-packed-deep"),)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=3), st.integers(1, 50))
def test_unpacking_gives_back_what_was_packed_however_it_comes(stretches: list[bytes], size: int) -> None:
    data = b"".join(gzip.compress(each, mtime=0) for each in stretches)
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    assert b"".join(unpack(pieces, allowance=Allowance())) == b"".join(stretches)


def test_a_packed_file_is_unpacked() -> None:
    assert told_names(gzip.compress(PATIENT, mtime=0)) == ["Ana Núñez"]


def test_a_file_packed_in_several_parts_is_unpacked_whole() -> None:
    assert told_names(gzip.compress(PATIENT[:20], mtime=0) + gzip.compress(PATIENT[20:], mtime=0)) == ["Ana Núñez"]


@pytest.mark.parametrize("after", [bytes(20), b"\nsigned by somebody"])
def test_what_follows_a_packed_file_is_passed_over(after: bytes) -> None:
    assert told_names(gzip.compress(PATIENT, mtime=0) + after) == ["Ana Núñez"]


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (gzip.compress(PATIENT, mtime=0)[:-12], "records-ends-early"),
        (b"\x1f\x8b" + b"nonsense" * 9, "records-broken"),
        (gzip.compress(b"", mtime=0), "records-empty"),
    ],
)
def test_a_damaged_packed_file_is_told(data: bytes, trouble: str) -> None:
    assert read(data).troubles == (Trouble(trouble),)
