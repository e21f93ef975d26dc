"""Where back-ups go: beside the file, or where the person says. Kept outside the encrypted file, since restoring needs it."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from rumbo import disk
from rumbo.web.vault.folder import VaultFolder
from rumbo.words import Explained, Message


class BackupPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The place that was chosen, and which message explains why the last automatic back-up failed."""

    place: str = ""
    trouble: str = ""


def _read(folder: VaultFolder) -> BackupPlace:
    try:
        return msgspec.json.decode(_file(folder).read_bytes(), type=BackupPlace)
    except (OSError, msgspec.MsgspecError, ValueError):
        return BackupPlace()


def _write(folder: VaultFolder, value: BackupPlace) -> None:
    disk.write_whole(_file(folder), msgspec.json.encode(value))


def _file(folder: VaultFolder) -> Path:
    return folder.path / "backup-place.json"


def chosen(folder: VaultFolder) -> Path:
    """The place for back-ups."""
    place = _read(folder).place
    return Path(place) if place else folder.backups


def is_beside(folder: VaultFolder) -> bool:
    """Whether back-ups are kept beside the file, where the loss of the disk would take both."""
    return not _read(folder).place


def choose(folder: VaultFolder, written: str) -> Path:
    """Keep back-ups in another folder from now on; nothing written means beside the file.

    Raises Explained("vault-backup-place") when there is no such folder or nothing can be written to it.
    """
    place = Path(written.strip()).expanduser() if written.strip() else None
    if place is not None and not (place.is_absolute() and place.is_dir() and os.access(place, os.W_OK)):
        raise Explained("vault-backup-place")
    _write(folder, BackupPlace(place=str(place) if place else ""))
    return chosen(folder)


def note_trouble(folder: VaultFolder, trouble: Explained | None) -> None:
    """Remember why the last automatic back-up failed, or that it did not."""
    before = _read(folder)
    now = trouble.message.id if trouble else ""
    if before.trouble != now:
        try:
            _write(folder, msgspec.structs.replace(before, trouble=now))
        except Explained:
            return  # a full disk: the back-up's own trouble is tried again in a moment


def trouble(folder: VaultFolder) -> Message | None:
    """Why the last automatic back-up failed, or None."""
    message_id = _read(folder).trouble
    return Message(message_id) if message_id else None
