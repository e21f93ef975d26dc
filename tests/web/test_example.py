"""The example's file: an invented person's story, made from her records, without a passphrase, gone at the end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rumbo.web import example
from rumbo.web.people.models import Story
from rumbo.web.story import facts
from rumbo.web.vault import header
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.keyring import THE_KEYRING
from tests.web.cast import browser


def test_the_examples_are_found_beside_the_source() -> None:
    assert {"marisol", "teodoro", "ingrid"} <= {each.name for each in example.find_examples().iterdir()}


def test_where_there_are_none_that_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(example, "files", lambda _: tmp_path / "a" / "b" / "rumbo")
    with pytest.raises(FileNotFoundError):
        example.find_examples()


def test_the_example_is_a_whole_story_behind_open_doors(own_folder: Path) -> None:
    example.fill(VaultFolder(own_folder))
    assert not THE_KEYRING.is_open
    assert not header.needs_passphrase(header.read(own_folder / "header.json"))
    client = browser()
    shown = client.get("/en/").content.decode()
    assert "It came back" in shown
    assert len(facts.in_force_of(Story.objects.get())) > 50


def test_the_example_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUMBO_HOME", os.environ["RUMBO_HOME"])
    monkeypatch.setattr(example, "_fill_in_child", lambda folder: folder.path.mkdir())
    with example.example_folder() as folder:
        assert folder.path.is_dir()
        assert os.environ["RUMBO_HOME"] == str(folder.path)
    assert not folder.path.exists()
