"""Text that only its reader can read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.web.vault import private
from rumbo.words import Explained

ROSA, INES = b"r" * 32, b"i" * 32


@given(st.text(max_size=200))
def test_a_private_text_is_read_back_by_its_reader_only(text: str) -> None:
    sealed = private.seal_text(text, reader_key=ROSA, place="notebook/12")
    assert private.open_text(memoryview(sealed).tobytes(), reader_key=ROSA, place="notebook/12") == text
    with pytest.raises(Explained, match="cannot be opened with your key"):
        private.open_text(sealed, reader_key=INES, place="notebook/12")
    with pytest.raises(Explained):
        private.open_text(sealed, reader_key=ROSA, place="notebook/13")
    with pytest.raises(Explained):
        private.open_text(sealed[:-1], reader_key=ROSA, place="notebook/12")


def test_the_same_text_never_looks_the_same() -> None:
    one = private.seal_text("miedo", reader_key=ROSA, place="notebook/12")
    assert one != private.seal_text("miedo", reader_key=ROSA, place="notebook/12")
    assert b"miedo" not in one
