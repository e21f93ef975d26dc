"""A story that was erased is gone: from the database, from the disk, and from every back-up made before."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import sealed_values
from rumbo.web.story.erasing import actions
from rumbo.web.story.imports import reading
from rumbo.web.story.models import FactRow, Record
from rumbo.web.vault import sealed_files
from rumbo.words import Explained
from scripts import postgresql
from tests.web.cast import Household

pytestmark = pytest.mark.hosted

WORDS = (b"Marisol", b"breast", b"mastectomy", b"carcinoma", b"letrozole")


def dump(target: Path) -> bytes:
    """A back-up of the stories, as a host makes it, in plain SQL."""
    named = connection.settings_dict
    command = [str(postgresql.find_programs() / "pg_dump"), "-h", named["HOST"], "-U", named["USER"], "-f", str(target)]
    subprocess.run([*command, named["NAME"]], check=True)
    return target.read_bytes()


@pytest.fixture
def restore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Brings a back-up back into a database of its own, and stands in it."""
    named = dict(connection.settings_dict)
    restored = f"{named['NAME']}_restored"
    psql = [str(postgresql.find_programs() / "psql"), "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-h", named["HOST"],
            "-U", named["USER"]]  # fmt: skip

    def bring_back(copy: Path) -> None:
        subprocess.run([*psql, "-d", "postgres", "-c", f"CREATE DATABASE {restored}"], check=True)
        subprocess.run([*psql, "-d", restored, "-f", str(copy)], check=True)
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "NAME", restored)

    yield bring_back
    connection.close()
    subprocess.run([*psql, "-d", "postgres", "-c", f"DROP DATABASE IF EXISTS {restored} WITH (FORCE)"], check=True)


def test_nothing_of_it_is_left(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    files = sealed_files.list_names(home.folder.records)
    actions.erase_story(story=home.story)
    assert files
    assert not sealed_files.list_names(home.folder.records)
    assert not any(model.objects.exists() for model in (Story, Reader, Record, FactRow))


def test_a_back_up_says_nothing_without_the_keys(household: Callable[[str], Household], tmp_path: Path) -> None:
    household("marisol")
    copy = dump(tmp_path / "stories.sql")
    assert copy.count(b"\n") > 100
    assert not [each for each in WORDS if each.lower() in copy.lower()]
    assert b"storykey" not in copy


def test_a_back_up_brought_back_can_be_read(
    household: Callable[[str], Household], tmp_path: Path, restore: Callable[[Path], None]
) -> None:
    home = household("marisol")
    before = sealed_values(home.story.fact_rows, "body")
    dump(tmp_path / "stories.sql")
    restore(tmp_path / "stories.sql")
    assert sealed_values(home.story.fact_rows, "body") == before


def test_a_back_up_brought_back_after_erasing_cannot_be_read(
    household: Callable[[str], Household], tmp_path: Path, restore: Callable[[Path], None]
) -> None:
    home = household("marisol")
    dump(tmp_path / "stories.sql")
    shutil.copytree(home.folder.records, tmp_path / "records")
    actions.erase_story(story=Story.objects.get())
    restore(tmp_path / "stories.sql")
    shutil.copytree(tmp_path / "records", home.folder.records, dirs_exist_ok=True)
    rows = list(FactRow.objects.all())
    assert len(rows) > 10
    for row in rows:
        with pytest.raises(Explained, match="was erased"):
            _ = row.body
    for record in Record.objects.all():
        with pytest.raises(Explained, match="was erased"):
            reading.bytes_of(record)
    with pytest.raises(Explained, match="was erased"):
        FactRow.objects.create(story=Story.objects.get(), fact_id="new", body="words", at=rows[0].at)


def test_once_its_key_is_destroyed_nothing_is_readable_whatever_stops_the_rest(
    household: Callable[[str], Household], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = household("marisol")

    def stop(*_: object, **__: object) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as stopped:
        stopped.setattr(sealed_files, "erase", stop)
        with pytest.raises(OSError, match="the power went"):
            actions.erase_story(story=home.story)
    with pytest.raises(Explained, match="was erased"):
        sealed_values(home.story.fact_rows, "body")
    actions.erase_story(story=Story.objects.get())
    assert not Story.objects.exists()
