"""A host's copies, rehearsed: made, everything lost, brought back. What was erased meanwhile stays unreadable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pyrage
import pytest
from django.conf import settings
from django.db import connections

from rumbo import cli
from rumbo.cli import copies as commands
from rumbo.web.people.models import Story
from rumbo.web.people.privacy import sealed_values
from rumbo.web.story.erasing import actions
from rumbo.web.vault import sealed_files
from rumbo.web.vault.hosted import copies
from rumbo.web.vault.hosted.shelf import the_shelf
from rumbo.words import Explained
from scripts import postgresql
from tests.web.cast import Household

WORDS = (b"Marisol", b"breast", b"mastectomy", b"carcinoma", b"letrozole")


@dataclass
class Host:
    """The host of a test: where its databases and copies are, and how its commands are run."""

    variables: dict[str, str]
    stories: Path
    keys: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        others = {name: value for name, value in os.environ.items() if not name.startswith("RUMBO_")}
        programs = f"{postgresql.find_programs()}:{os.environ['PATH']}"
        command = [sys.executable, "-m", "rumbo", "host", *words]
        environment = {**others, "PATH": programs, **self.variables}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def copy(self, of: str) -> Path:
        (found,) = getattr(self, of).iterdir()
        assert isinstance(found, Path)
        return found


@pytest.fixture
def host(tmp_path: Path, own_folder: Path) -> Host:
    """This test's own databases, as the commands are told of them."""
    addresses = {alias: connections[alias].settings_dict for alias in ("default", "keys")}
    named = {
        alias: f"postgresql://{postgresql.USER}@/{each['NAME']}?host={each['HOST']}"
        for alias, each in addresses.items()
    }
    variables = {
        "RUMBO_ADDRESS": "https://rumbo.example.org", "RUMBO_SECRET": "of these tests alone, " * 3,
        "RUMBO_HOME": str(own_folder), "RUMBO_HOST_KEY_FILE": settings.RUMBO_HOST_KEY_FILE,
        "RUMBO_DATABASE": named["default"], "RUMBO_KEYS_DATABASE": named["keys"],
    }  # fmt: skip
    return Host(variables, tmp_path / "copies", tmp_path / "apart")


@pytest.fixture
def lost(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Everything is lost: from then on both databases are new and empty, and so is the folder of files."""
    before = {alias: dict(connections[alias].settings_dict) for alias in ("default", "keys")}
    fresh = {alias: f"found_{uuid.uuid4().hex[:8]}_{alias}" for alias in before}
    server = {"host": before["default"]["HOST"], "user": postgresql.USER, "dbname": "postgres", "autocommit": True}

    def lose() -> None:
        with psycopg.connect(**server) as admin:
            for alias, name in fresh.items():
                admin.execute(f"CREATE DATABASE {name}".encode())
                connections[alias].close()
                monkeypatch.setitem(connections[alias].settings_dict, "NAME", name)
        monkeypatch.setattr(settings, "RUMBO_FOLDER", tmp_path / "new home")
        the_shelf().forget()
        for variable, alias in (("RUMBO_DATABASE", "default"), ("RUMBO_KEYS_DATABASE", "keys")):
            address = host.variables[variable]
            host.variables[variable] = address.replace(f"/{before[alias]['NAME']}?", f"/{fresh[alias]}?")
        host.variables["RUMBO_HOME"] = str(tmp_path / "new home")

    yield lose
    with psycopg.connect(**server) as admin:
        for alias, name in fresh.items():
            connections[alias].close()
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


@pytest.mark.hosted
def test_all_is_lost_and_brought_back_but_what_was_erased_stays_unreadable(
    household: Callable[[str], Household], host: Host, lost: Callable[[], None], tmp_path: Path
) -> None:
    home = household("marisol")
    other = Story.objects.create(id=_begin_another())
    said = host.run("backup", "--stories", str(host.stories), "--keys", str(host.keys))
    assert said.returncode == 0, said.stderr
    before, files = sealed_values(home.story.fact_rows, "body"), sealed_files.list_names(home.folder.records)
    other_id = other.id
    actions.erase_story(story=other)
    erased = tmp_path / "erased"
    erased.write_text(host.run("erased").stdout)
    assert erased.read_text().split() == [str(other_id)]

    lost()
    for words in (
        ("restore", str(host.copy("stories"))),
        ("restore", str(host.copy("keys")), "--erased", str(erased)),
        ("prepare",),
        ("check",),
    ):
        said = host.run(*words)
        assert said.returncode == 0, said.stderr
    assert sealed_values(Story.objects.get(id=home.story.id).fact_rows, "body") == before
    assert sealed_files.list_names(tmp_path / "new home" / "records") == files
    assert files
    assert Story.objects.filter(id=other_id).exists(), "its row came back, and nobody can read what is in it"
    with pytest.raises(Explained, match="was erased"):
        the_shelf().sub_keys(other_id)


def _begin_another() -> uuid.UUID:
    another = uuid.uuid4()
    the_shelf().begin(another)
    return another


@pytest.mark.hosted
def test_a_copy_of_the_stories_says_nothing_in_clear_and_holds_no_key(
    household: Callable[[str], Household], host: Host
) -> None:
    household("marisol")
    host.run("backup", "--stories", str(host.stories))
    dump = host.copy("stories") / copies.DUMP
    listed = subprocess.run(
        [str(postgresql.find_programs() / "pg_restore"), "-f", "-", str(dump)], capture_output=True, check=True
    ).stdout
    assert listed.count(b"\n") > 100
    assert not [word for word in WORDS if word.lower() in listed.lower()]
    assert b"storykey" not in listed


@pytest.mark.hosted
def test_encrypted_it_is_for_the_owner_of_the_age_key_alone(household: Callable[[str], Household], host: Host) -> None:
    household("begun")
    owner = pyrage.x25519.Identity.generate()
    said = host.run("backup", "--keys", str(host.keys), "--for", str(owner.to_public()))
    assert said.returncode == 0, said.stderr
    copy = host.copy("keys")
    assert sorted(each.name for each in copy.iterdir()) == [copies.NOTE, copies.SEALED_DUMP]
    with pytest.raises(Explained, match="age -d"):
        copies.read_copy(copy)
    (copy / copies.DUMP).write_bytes(pyrage.decrypt((copy / copies.SEALED_DUMP).read_bytes(), [owner]))
    assert copies.read_copy(copy).of == "keys"


@pytest.mark.hosted
def test_keys_come_back_only_with_the_list_of_what_was_erased(host: Host, lost: Callable[[], None]) -> None:
    host.run("backup", "--keys", str(host.keys))
    lost()
    refused = host.run("restore", str(host.copy("keys")))
    assert refused.returncode == 1
    assert "--erased" in refused.stderr


@pytest.mark.hosted
def test_nothing_is_brought_back_over_what_is_there(host: Host) -> None:
    host.run("backup", "--stories", str(host.stories))
    refused = host.run("restore", str(host.copy("stories")))
    assert refused.returncode == 1
    assert "is not empty" in refused.stderr


@pytest.mark.hosted
def test_stories_and_keys_do_not_lie_together(host: Host, tmp_path: Path) -> None:
    for words in (
        (), ("--stories", str(tmp_path), "--keys", str(tmp_path)), ("--stories", str(tmp_path), "--keys", f"{tmp_path}/in"),
    ):  # fmt: skip
        refused = host.run("backup", *words)
        assert refused.returncode == 1
        assert "neither inside the other" in refused.stderr
    assert not (tmp_path / "in").exists()


@pytest.mark.hosted
def test_a_damaged_copy_is_refused(host: Host) -> None:
    host.run("backup", "--stories", str(host.stories))
    copy = host.copy("stories")
    whole = (copy / copies.DUMP).read_bytes()
    (copy / copies.DUMP).write_bytes(whole[:-1])
    with pytest.raises(Explained, match="is damaged"):
        copies.read_copy(copy)
    note = json.loads((copy / copies.NOTE).read_text())
    for wrong in (json.dumps({**note, "of": "letters"}), "{}", "[]"):
        (copy / copies.NOTE).write_text(wrong)
        with pytest.raises(Explained, match="there is no copy"):
            copies.read_copy(copy)


@pytest.mark.hosted
def test_a_database_that_does_not_answer_leaves_no_half_of_a_copy(host: Host) -> None:
    host.variables["RUMBO_DATABASE"] = "postgresql://nobody@/nowhere?host=/nonexistent"
    refused = host.run("backup", "--stories", str(host.stories))
    assert refused.returncode == 1
    assert "pg_dump" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not list(host.stories.iterdir())


@pytest.mark.hosted
def test_old_copies_of_the_same_kind_go_when_a_new_one_is_whole(host: Host) -> None:
    for name in ("2020-01-01-000000-keys", "2020-01-01-000000-stories", "2020-01-01-my own"):
        (host.keys / name).mkdir(parents=True)
    said = host.run("backup", "--keys", str(host.keys), "--days", "7")
    assert "2020-01-01-000000-keys" in said.stdout
    left = sorted(each.name for each in host.keys.iterdir())
    assert left[:2] == ["2020-01-01-000000-stories", "2020-01-01-my own"]
    assert len(left) == 3


@pytest.mark.hosted
@pytest.mark.parametrize("lines", ["not an id", None])
def test_a_list_that_cannot_be_read_changes_nothing(host: Host, tmp_path: Path, lines: str | None) -> None:
    listed = tmp_path / "listed"
    if lines:
        listed.write_text(lines)
    host.run("backup", "--keys", str(host.keys))
    refused = host.run("restore", str(host.copy("keys")), "--erased", str(listed))
    assert refused.returncode == 1
    assert "rumbo host erased" in refused.stderr


@pytest.mark.parametrize(
    "named", [[], ["--stories", "same", "--keys", "same"], ["--stories", "whole", "--keys", "whole/keys"]]
)
def test_stories_and_keys_are_copied_into_folders_apart(
    named: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        cli.main(["host", "backup", *named])
    assert Explained("host-copy-apart").said("es") in str(ended.value)
    assert not list(tmp_path.iterdir())


def test_the_list_of_what_was_erased_is_read_line_by_line(tmp_path: Path) -> None:
    ids, path = (uuid.uuid4(), uuid.uuid4()), tmp_path / "erased.txt"
    path.write_text(f"{ids[0]}\n\n {ids[1]} \n")
    assert commands._read_ids(path) == ids
    for words in ("somebody", ""):
        path.write_text(words)
        if words:
            with pytest.raises(Explained):
                commands._read_ids(path)
        else:
            assert commands._read_ids(path) == ()
    with pytest.raises(Explained):
        commands._read_ids(tmp_path / "none.txt")
