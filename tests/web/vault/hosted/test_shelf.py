"""The shelf: one key for each story, wrapped by the host's, and gone for good once destroyed."""

from __future__ import annotations

import pickle
import uuid
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from rumbo.web.vault.hosted import host_keys
from rumbo.web.vault.hosted import shelf as shelves
from rumbo.web.vault.hosted.shelf import KeyShelf
from rumbo.web.vault.models import StoryKey
from rumbo.words import Explained

pytestmark = [pytest.mark.hosted, pytest.mark.usefixtures("own_folder")]

DAY = date(2026, 11, 23)
MARISOLS = uuid.UUID("7a3b1f0e-0000-4000-8000-000000000001")
RUFUS = uuid.UUID("7a3b1f0e-0000-4000-8000-000000000002")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def lines() -> list[str]:
    return [host_keys.new_line(today=DAY), host_keys.new_line(today=DAY)]


@pytest.fixture
def shelf(lines: list[str]) -> KeyShelf:
    shelf = KeyShelf(host_keys.parse(lines[0]))
    shelf.begin(MARISOLS)
    return shelf


def test_each_story_has_keys_of_its_own_and_keeps_them(shelf: KeyShelf, lines: list[str]) -> None:
    shelf.begin(RUFUS)
    assert shelf.sub_keys(MARISOLS) != shelf.sub_keys(RUFUS)
    assert KeyShelf(host_keys.parse(lines[0])).sub_keys(MARISOLS) == shelf.sub_keys(MARISOLS)


def test_what_lies_in_the_database_is_not_the_key(shelf: KeyShelf) -> None:
    keys = shelf.sub_keys(MARISOLS)
    row = StoryKey.objects.get(story_id=MARISOLS)
    assert all(each not in bytes(row.wrapped) for each in (keys.database, keys.files, keys.names))
    assert str(row) == f"key of story {MARISOLS}"


def test_a_key_moved_to_another_story_opens_nothing(shelf: KeyShelf, lines: list[str]) -> None:
    shelf.begin(RUFUS)
    StoryKey.objects.filter(story_id=RUFUS).update(wrapped=StoryKey.objects.get(story_id=MARISOLS).wrapped)
    with pytest.raises(Explained, match="does not open with its key"):
        KeyShelf(host_keys.parse(lines[0])).sub_keys(RUFUS)


def test_a_story_that_never_had_a_key_gets_none_by_reading(shelf: KeyShelf) -> None:
    with pytest.raises(Explained, match="was erased"):
        shelf.sub_keys(RUFUS)
    assert StoryKey.objects.count() == 1


def test_a_destroyed_key_is_gone_and_never_made_again(shelf: KeyShelf) -> None:
    shelf.sub_keys(MARISOLS)
    shelf.destroy(MARISOLS)
    first = StoryKey.objects.get(story_id=MARISOLS)
    shelf.destroy(MARISOLS)
    assert StoryKey.objects.get(story_id=MARISOLS).destroyed_at == first.destroyed_at
    assert bytes(first.wrapped) == b""
    with pytest.raises(Explained, match="was erased"):
        shelf.sub_keys(MARISOLS)
    with pytest.raises(Exception, match="duplicate key"):
        shelf.begin(MARISOLS)


def test_another_process_forgets_a_destroyed_key_within_a_minute(shelf: KeyShelf, lines: list[str]) -> None:
    clock = Clock()
    other = KeyShelf(host_keys.parse(lines[0]), clock=clock)
    other.sub_keys(MARISOLS)
    shelf.destroy(MARISOLS)
    clock.now = 59.0
    other.sub_keys(MARISOLS)
    clock.now = 60.0
    with pytest.raises(Explained, match="was erased"):
        other.sub_keys(MARISOLS)


def test_only_so_many_keys_are_remembered(shelf: KeyShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "MOST_REMEMBERED", 1)
    shelf.begin(RUFUS)
    shelf.sub_keys(MARISOLS)
    shelf.sub_keys(RUFUS)
    assert list(shelf._opened) == [RUFUS]
    shelf.forget()
    assert not shelf._opened


def test_rotating_wraps_every_key_anew_and_opens_the_same(shelf: KeyShelf, lines: list[str]) -> None:
    shelf.begin(RUFUS)
    before = shelf.sub_keys(MARISOLS)
    shelf.destroy(RUFUS)
    both = KeyShelf(host_keys.parse("\n".join(reversed(lines))))
    assert (both.rewrap(), both.rewrap()) == (1, 0)
    new_alone = KeyShelf(host_keys.parse(lines[1]))
    assert new_alone.sub_keys(MARISOLS) == before
    with pytest.raises(Explained, match="not among the host"):
        KeyShelf(host_keys.parse(lines[0])).sub_keys(MARISOLS)


def test_rotating_stops_at_a_key_that_none_opens_and_changes_nothing(shelf: KeyShelf, lines: list[str]) -> None:
    with pytest.raises(Explained, match="not among the host"):
        KeyShelf(host_keys.parse(lines[1])).rewrap()
    assert StoryKey.objects.get(story_id=MARISOLS).wrapped_by == shelf.current


def test_a_key_destroyed_in_the_middle_of_rotating_stays_destroyed(shelf: KeyShelf, lines: list[str]) -> None:
    both = KeyShelf(host_keys.parse("\n".join(reversed(lines))))
    shelf.destroy(MARISOLS)
    assert both._rewrap_one(MARISOLS) == 0


def test_a_shelf_is_never_written_down(shelf: KeyShelf) -> None:
    with pytest.raises(TypeError, match="never written down"):
        pickle.dumps(shelf)


def test_keys_and_stories_lie_in_two_databases(own_folder: Path) -> None:
    tables = {alias: set(connections[alias].introspection.table_names()) for alias in ("default", "keys")}
    assert tables["keys"] == {"django_migrations", "vault_storykey"}
    assert "vault_storykey" not in tables["default"]
    assert "story_factrow" in tables["default"]
