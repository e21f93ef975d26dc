"""Copies of what a host holds: each database by itself, and with the stories their sealed files.

A copy of the stories without the keys is unreadable, and one of the keys is worth nothing without the host's: so they lie
apart. PostgreSQL's own pg_dump and pg_restore do the work; a password reaches them in their environment alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections
from psycopg.conninfo import make_conninfo

from rumbo import __version__, disk
from rumbo.web.vault import age, opening, sealed_files
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.hosted.shelf import KeyShelf
from rumbo.web.vault.models import StoryKey
from rumbo.words import Explained

ALIASES = {"stories": "default", "keys": "keys"}  # what a copy is of, and Django's name for that database
DUMP, SEALED_DUMP, NOTE, RECORDS = "database.dump", "database.dump.age", "copy.json", "records"
NAME = re.compile(r"(\d{4}-\d{2}-\d{2}-\d{6})-(?:stories|keys)")
STAMP = "%Y-%m-%d-%H%M%S"
PIECE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class HostCopy:
    """A copy that is whole: its folder, what it is of ("stories" or "keys"), and its dump's SHA-256 before any encrypting."""

    path: Path
    of: str
    sha256: str
    file_count: int


def make_copy(place: Path, *, of: str, now: datetime, recipient: str = "") -> HostCopy:
    """Copy one database into a new folder of `place`, and with the stories their sealed files.

    With a recipient, the owner of an age key, the dump is encrypted for them as it comes. The dump is taken first: every
    file it names was whole before its row. Raises Explained; whatever is raised, there is no half of a copy.
    """
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{now.astimezone(UTC).strftime(STAMP)}-{of}"
    part, whole = place / f"{name}{disk.PART}", place / name
    if whole.exists():
        raise Explained("host-copy-exists", path=str(whole))
    disk.remove_tree(part)
    part.mkdir(mode=0o700)
    try:
        with disk.explaining_full_disk():
            made = _fill(part, of=of, now=now, recipient=recipient)
        disk.move(part, whole)
    except BaseException:
        disk.remove_tree(part)
        raise
    return HostCopy(whole, of, made.sha256, made.file_count)


def read_copy(path: Path) -> HostCopy:
    """The copy that lies in a folder, its dump looked through byte by byte.

    Raises Explained: it is none, it is damaged, or it is encrypted and has to be opened with the age tool first.
    """
    try:
        note = json.loads((path / NOTE).read_bytes())
        found = HostCopy(path, str(note["of"]), str(note["sha256"]), int(note["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise Explained("host-copy-none", path=str(path)) from None
    if found.of not in ALIASES:
        raise Explained("host-copy-none", path=str(path))
    if not (path / DUMP).is_file() and (path / SEALED_DUMP).is_file():
        raise Explained("host-copy-sealed", path=str(path / SEALED_DUMP), opened=str(path / DUMP))
    if _sha256(path / DUMP) != found.sha256 or len(_names(path)) < found.file_count:
        raise Explained("host-copy-damaged", path=str(path))
    return found


def bring_back(copy: HostCopy) -> None:
    """Put a copy into the database of the settings, which has to be empty, and its files where files lie.

    Raises Explained("host-copy-not-empty"), or when PostgreSQL does not take it; then nothing was put there.
    """
    alias = ALIASES[copy.of]
    try:
        with connections[alias].cursor() as cursor:
            if connections[alias].introspection.table_names(cursor):
                raise Explained("host-copy-not-empty", of=copy.of)
    except DatabaseError:
        raise Explained("host-copy-failed", program="pg_restore") from None
    folder = VaultFolder(opening.folder().path)
    folder.records.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in _names(copy.path):  # first, so that no row is there before its file
        if not (folder.records / name).exists():
            disk.copy_file(copy.path / RECORDS / name, folder.records / name)
    options = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
    _run("pg_restore", [*options, "--dbname", _address(alias), str(copy.path / DUMP)], alias=alias)


def remove_older(place: Path, *, of: str, days: int, now: datetime) -> tuple[str, ...]:
    """Remove the copies of one kind in a folder that are older than so many days; the names of those removed."""
    oldest = (now.astimezone(UTC) - timedelta(days=days)).strftime(STAMP)
    found = [each for each in sorted(place.iterdir()) if NAME.fullmatch(each.name) and each.name.endswith(f"-{of}")]
    old = [each for each in found if each.name < oldest]
    for each in old:
        disk.remove_tree(each)
    return tuple(each.name for each in old)


def erased_stories() -> tuple[UUID, ...]:
    """The ids of the stories whose keys were destroyed, oldest first: to erase them again after the keys are brought back."""
    return tuple(
        StoryKey.objects.exclude(destroyed_at=None).order_by("destroyed_at").values_list("story_id", flat=True)
    )


def erase_again(ids: Iterable[UUID], *, shelf: KeyShelf) -> int:
    """Destroy the keys of stories that were erased after a copy of the keys was made; how many ids were given."""
    given = tuple(ids)
    for each in given:
        shelf.destroy(each)
    return len(given)


def _fill(part: Path, *, of: str, now: datetime, recipient: str) -> HostCopy:
    pieces = _Counted(_dumped(ALIASES[of]))
    sealed = age.encrypt_for(pieces, recipient=recipient) if recipient else iter(pieces)
    with disk.taking_place_of(part / (SEALED_DUMP if recipient else DUMP)) as file:
        for piece in sealed:
            file.write(piece)
    names = _names(opening.folder().path) if of == "stories" else ()
    if names:
        (part / RECORDS).mkdir(mode=0o700)
    for name in names:
        disk.copy_file(opening.folder().records / name, part / RECORDS / name, may_link=True)
    made = HostCopy(part, of, pieces.sha256(), len(names))
    told = {"of": of, "made_at": now.isoformat(), "version": __version__, "sha256": made.sha256, "files": len(names)}
    disk.put_whole(part / NOTE, json.dumps(told, indent=1).encode())
    return made


class _Counted:
    """Pieces as they pass, and the SHA-256 of all of them at the end."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._digest.update(piece)
            yield piece

    def sha256(self) -> str:
        return self._digest.hexdigest()


def _dumped(alias: str) -> Iterator[bytes]:
    """What pg_dump writes, as it comes. Raises Explained("host-copy-failed") unless it ends well."""
    command = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--dbname", _address(alias)]
    try:
        started = subprocess.Popen(  # noqa: S603 - our own words, without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(alias),
        )
    except OSError:
        raise Explained("host-copy-failed", program="pg_dump") from None
    with started:
        assert started.stdout is not None  # noqa: S101 - it was asked for
        while piece := started.stdout.read(PIECE_BYTES):
            yield piece
    if started.returncode:
        raise Explained("host-copy-failed", program="pg_dump")


def _run(program: str, arguments: list[str], *, alias: str) -> None:
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        subprocess.run([program, *arguments], check=True, env=_environment(alias), **quiet)  # noqa: S603 - as above
    except (OSError, subprocess.CalledProcessError):
        raise Explained("host-copy-failed", program=program) from None


def _address(alias: str) -> str:
    """How PostgreSQL's programs are told a database, without its password: other people of the machine see a command line."""
    named = connections[alias].settings_dict
    known = {"host": named["HOST"], "port": named["PORT"], "user": named["USER"], "dbname": named["NAME"]}
    return make_conninfo(**{name: value for name, value in known.items() if value}, **named["OPTIONS"])


def _environment(alias: str) -> dict[str, str]:
    """What PostgreSQL's programs find in their environment: nothing of Rumbo's, and the password of this database."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("RUMBO_", "PGPASSWORD"))}
    password = connections[alias].settings_dict["PASSWORD"]
    return others | ({"PGPASSWORD": password} if password else {})


def _names(path: Path) -> tuple[str, ...]:
    """The sealed files of a home or a copy; none where no file was ever brought in."""
    return sealed_files.list_names(path / RECORDS) if (path / RECORDS).is_dir() else ()


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
