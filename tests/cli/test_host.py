"""The commands of a host, each in a process of its own, on two databases that were made for the test."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from rumbo.web.vault.hosted import host_keys
from scripts import postgresql

NEEDED = ("RUMBO_ADDRESS", "RUMBO_SECRET", "RUMBO_HOME", "RUMBO_DATABASE", "RUMBO_KEYS_DATABASE", "RUMBO_HOST_KEY_FILE")


def run(verb: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`rumbo host VERB` with these variables and no others of Rumbo's."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("RUMBO_")}
    command = [sys.executable, "-m", "rumbo", "host", verb]
    return subprocess.run(command, env={**others, **environment}, capture_output=True, text=True, check=False)


def test_a_new_key_is_a_line_that_is_taken() -> None:
    line = run("key", {}).stdout
    assert host_keys.parse(line).current.startswith(str(date.today().year))  # noqa: DTZ011 - the name says the day


@pytest.mark.parametrize("verb", ["prepare", "check", "rotate"])
def test_without_its_settings_each_says_how_to_set_them_and_does_nothing(verb: str) -> None:
    answered = run(verb, {})
    assert answered.returncode == 1
    assert not answered.stdout
    assert all(name in answered.stderr for name in NEEDED)
    assert "Traceback" not in answered.stderr


@pytest.fixture
def variables(tmp_path: Path, own_folder: Path) -> Iterator[dict[str, str]]:
    """A host's variables, with two databases that hold nothing."""
    host = settings.DATABASES["default"]["HOST"]
    names = [f"fresh_{uuid.uuid4().hex[:8]}{each}" for each in ("", "_keys")]
    key_file = tmp_path / "host.keys"
    key_file.touch(mode=0o600)
    key_file.write_text(host_keys.new_line(today=date(2026, 11, 23)))
    with psycopg.connect(host=host, user=postgresql.USER, dbname="postgres", autocommit=True) as admin:
        for name in names:
            admin.execute(f"CREATE DATABASE {name}".encode())
        addresses = [f"postgresql://{postgresql.USER}@/{name}?host={host}" for name in names]
        yield {
            "RUMBO_ADDRESS": "https://rumbo.example.org", "RUMBO_SECRET": "of these tests alone, " * 3,
            "RUMBO_HOME": str(tmp_path), "RUMBO_DATABASE": addresses[0], "RUMBO_KEYS_DATABASE": addresses[1],
            "RUMBO_HOST_KEY_FILE": str(key_file),
        }  # fmt: skip
        for name in names:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.mark.hosted
def test_databases_are_prepared_checked_and_their_keys_sealed_anew(variables: dict[str, str]) -> None:
    before = run("check", variables)
    assert before.returncode == 1
    assert "rumbo host prepare" in before.stderr
    for _ in range(2):
        assert "Both databases are ready." in run("prepare", variables).stdout
    assert "Las claves" not in run("check", variables).stderr
    assert run("check", variables).returncode == 0
    rotated = run("rotate", variables)
    assert "0 stories’ keys were sealed anew" in rotated.stdout
    assert "0 historias" in rotated.stdout


@pytest.mark.hosted
@pytest.mark.parametrize("name", ["RUMBO_DATABASE", "RUMBO_KEYS_DATABASE"])
def test_a_database_that_does_not_answer_is_named(variables: dict[str, str], name: str) -> None:
    run("prepare", variables)
    answered = run("check", {**variables, name: "postgresql://nobody@/nowhere?host=/nonexistent"})
    assert answered.returncode == 1
    assert name in answered.stderr
    assert "Traceback" not in answered.stderr


@pytest.mark.hosted
def test_a_key_file_that_others_can_read_stops_everything(variables: dict[str, str]) -> None:
    Path(variables["RUMBO_HOST_KEY_FILE"]).chmod(0o644)
    answered = run("prepare", variables)
    assert answered.returncode == 1
    assert "chmod 600" in answered.stderr
    assert "Traceback" not in answered.stderr
