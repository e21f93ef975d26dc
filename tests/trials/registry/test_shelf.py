"""Pieces in one file: each is found by its number, and an unfinished shelf is no shelf."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.registry.shelf import Shelf, ShelfWriter, pack, unpack


@given(st.lists(st.binary(max_size=50), max_size=10))
def test_every_piece_is_found_again_by_its_number(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("shelf") / "s.bin"
    with ShelfWriter(path) as writer:
        for each in pieces:
            writer.add(pack(each))
    shelf = Shelf(path)
    assert [unpack(each) for each in shelf] == pieces
    assert len(shelf) == len(pieces)
    assert shelf.size_bytes == path.stat().st_size
    shelf.close()


def test_a_shelf_that_was_not_finished_cannot_be_opened(tmp_path: Path) -> None:
    def cut_short() -> None:
        with ShelfWriter(tmp_path / "s.bin") as writer:
            writer.add(b"x")
            raise RuntimeError("cut")

    with pytest.raises(RuntimeError, match="cut"):
        cut_short()
    with pytest.raises(FileNotFoundError):
        Shelf(tmp_path / "s.bin")
