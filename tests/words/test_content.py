"""The loader of content: what does not fit its shape is refused with the file's name."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from rumbo.words import ContentError, content_folder, load


class Line(msgspec.Struct, forbid_unknown_fields=True):
    name: str


def write(folder: Path, name: str, text: str) -> None:
    """A file of content."""
    path = folder / "lines" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_files_come_in_the_order_of_their_names_with_their_folders(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", "name: two")
    write(tmp_path, "a.yaml", "name: one")
    write(tmp_path, "deep/c.yaml", "name: three")
    write(tmp_path, "notes.txt", "not content")
    assert [(key, line.name) for key, line in load("lines", Line, root=tmp_path).by_file.items()] == [
        ("a", "one"), ("b", "two"), ("deep/c", "three"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["name: [1", "name: 3", "nom: x", "", "name: x\nmore: y"])
def test_a_file_that_does_not_fit_is_named(text: str, tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", text)
    with pytest.raises(ContentError, match=r"a\.yaml"):
        load("lines", Line, root=tmp_path)


def test_a_key_that_two_files_use_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "same: {name: one}")
    write(tmp_path, "b.yaml", "same: {name: two}")
    with pytest.raises(ContentError, match="already said"):
        load("lines", dict[str, Line], root=tmp_path).merged()


def test_files_with_keys_of_their_own_are_merged(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "one: {name: one}")
    write(tmp_path, "b.yaml", "two: {name: two}")
    assert load("lines", dict[str, Line], root=tmp_path).merged().keys() == {"one", "two"}


def test_all_that_rumbo_says_lies_in_one_folder() -> None:
    assert (content_folder() / "messages").is_dir()
