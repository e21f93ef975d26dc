"""Only what a part holds crosses the pipe."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rumbo.records import part


def test_other_values_do_not_cross_the_pipe() -> None:
    odd: Any = part.Part(unread={"a": 1j})  # type: ignore[dict-item]  # what no reader may do
    with pytest.raises(NotImplementedError):
        part.encode(odd)


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x81\xa6format\xa3doc", b"\xc1"])
def test_bytes_that_are_no_part_are_refused(data: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        part.decode(data)


def test_a_code_that_is_none_is_refused() -> None:
    fact = {"id": "1", "says": {"kind": "illness", "name": "x", "icd10": "nonsense"}, "standing": "from_record"}
    with pytest.raises(ValueError, match="Icd10"):
        part.decode(msgspec.msgpack.encode({"facts": [fact]}))
