"""A file comes out of the pipe as it went in, however it is cut, and what breaks off is told."""

from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records import pipe
from rumbo.records.part import Asked


@given(st.lists(st.lists(st.binary(min_size=1, max_size=50), max_size=4), max_size=3))
def test_files_come_out_as_they_went_in(files: list[list[bytes]]) -> None:
    stream = io.BytesIO()
    for pieces in files:
        stream.write(pipe.opening(Asked(name="ana.json")))
        for piece in pieces:
            stream.write(pipe.length(piece) + piece)
        stream.write(pipe.ending(hashlib.sha256(b"".join(pieces)).digest()))
    stream.seek(0)
    for pieces in files:
        incoming = pipe.Incoming(stream)
        assert incoming.asked == Asked(name="ana.json")
        assert incoming.record == ""
        assert list(incoming.pieces()) == pieces
        assert incoming.record == hashlib.sha256(b"".join(pieces)).hexdigest()
        assert incoming.size_bytes == sum(map(len, pieces))
    assert pipe.Incoming(stream).asked is None


@pytest.mark.parametrize("cut", [b"", b"\0\0", pipe.length(b"ab") + b"a", pipe.ending(b"x")])
def test_a_file_that_breaks_off_is_told(cut: bytes) -> None:
    incoming = pipe.Incoming(io.BytesIO(pipe.opening(Asked(name="x")) + cut))
    with pytest.raises(EOFError):
        list(incoming.pieces())


@given(st.binary(max_size=300), st.booleans())
def test_an_answer_says_its_length_and_whether_more_may_come(answer: bytes, goes_on: bool) -> None:
    assert pipe.heading_of(pipe.heading(answer, goes_on=goes_on)) == (goes_on, len(answer))


@pytest.mark.parametrize("data", [b"", b"\1\0\0\0"])
def test_a_heading_that_breaks_off_is_none(data: bytes) -> None:
    assert pipe.heading_of(data) == (False, 0)
