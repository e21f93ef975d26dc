"""`rumbo doctor`: what is found and what is missing, at home and at a host. It reads no story and tells nothing of anybody."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from rumbo import __version__, disk
from rumbo.cli.starting import start_hosted, tell
from rumbo.records.pictures.tesseract import find_tesseract
from rumbo.web import server
from rumbo.web.vault import backup_place, backups, header, running
from rumbo.web.vault.folder import VaultFolder, find_folder
from rumbo.web.vault.hosted.variables import HOSTED, read_mode
from rumbo.words import Explained, Message

PROGRAMS = ("pg_dump", "pg_restore")


def add_doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    doctor = commands.add_parser("doctor", help="see what is found and what is missing, at home or at a host")
    doctor.set_defaults(run=look)


def look(chosen: argparse.Namespace) -> None:
    """`rumbo doctor`: facts in a table, then what is missing, in both languages. Status 1 when something is."""
    print(f"rumbo {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    at_host = read_mode(os.environ) == HOSTED
    missing = list(_missing_at_host() if at_host else _missing_at_home())
    for each in missing:
        tell(each)
    if missing:
        sys.exit(1)
    tell(Message("doctor-all-well"))


def _missing_at_home() -> Iterator[Message]:
    folder = VaultFolder(find_folder())
    print(f"file\t{folder.path}\t{'begun' if folder.is_begun else 'not begun'}")
    print(f"open now\t{'yes' if running.find_running(folder) else 'no'}")
    print(f"display\t{'yes' if server.has_display() else 'no'}")
    print(f"words in pictures\t{'yes' if find_tesseract() else 'no'}")
    yield from _missing_on_disk(folder.path)
    if folder.is_begun:
        try:
            found = header.read(folder.header)
            print(f"lock\t{'passphrase' if header.needs_passphrase(found) else 'none'}\treaders {len(found.slots)}")
        except Explained as why:
            yield why.message
    if folder.header.exists() and not folder.database.exists():
        yield Message("doctor-no-database", {"path": str(folder.database)})
    for each in backups.list_backups(backup_place.chosen(folder)):
        try:
            backups.check(each)
            print(f"copy\t{each.path.name}\twhole")
        except Explained:
            print(f"copy\t{each.path.name}\tdamaged")
            yield Message("doctor-copy-damaged", {"name": each.path.name})


def _missing_at_host() -> Iterator[Message]:
    """What `rumbo host check` finds, the programs of the copies, and room for files. What stops a start ends it at once."""
    start_hosted()
    from rumbo.web.vault.hosted.health import NAMES, find_silent
    from rumbo.web.vault.hosted.shelf import the_shelf

    silent = find_silent()
    for name in NAMES.values():
        print(f"{name}\t{'silent' if name in silent else 'ready'}")
    yield from (Message("host-database-silent", {"name": name}) for name in silent)
    if not silent:
        try:
            the_shelf().opens()
            print("host's key\topens")
        except Explained as why:
            yield why.message
    for program in PROGRAMS:
        found = shutil.which(program)
        print(f"{program}\t{found or 'none'}")
        if found is None:
            yield Message("doctor-no-program", {"name": program})
    yield from _missing_on_disk(find_folder())


def _missing_on_disk(folder: Path) -> Iterator[Message]:
    """What keeps Rumbo from writing: a folder that refuses, or a disk without room. One that is not there yet is made later."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        yield Message("doctor-not-writable", {"path": str(there)})
    print(f"room\t{shutil.disk_usage(there).free // 1024**2} MiB")
    if not disk.has_room(there):
        yield Message("vault-disk-full")
