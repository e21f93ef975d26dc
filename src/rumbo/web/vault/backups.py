"""Back-ups: a consistent copy of database, header and records, encrypted with the same keys; and bringing one back.

In the place for back-ups each one has a folder of its own; the records, which never change, lie in one store that all
of them share. A back-up opens only with the passphrase or recovery key of the day it was made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Literal

import msgspec

from rumbo import disk
from rumbo.web.vault import database, header, replacement, sealed_files
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.keys import SubKeys
from rumbo.words import Explained

Reason = Literal["day", "before-migrating", "before-restore"]

DAYS_KEPT, WEEKS_KEPT, OTHERS_KEPT = 7, 4, 3
MANIFEST, STORE, MAKING = "backup.json", "records", "making"


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a back-up holds: its files and the records in the store, each with the SHA-256 of its encrypted bytes."""

    version: Literal[1] = 1
    made_at: datetime
    reason: Reason
    files: dict[str, str]
    records: dict[str, str]


@dataclass(frozen=True)
class Backup:
    """One back-up that can be brought back."""

    path: Path
    made_at: datetime
    reason: Reason
    records: int

    @property
    def made_on(self) -> date:
        """The day it was made."""
        return self.made_at.date()


def make_backup(
    folder: VaultFolder, *, sub_keys: SubKeys, now: datetime, place: Path | None = None, reason: Reason = "day"
) -> Backup:
    """Copy the vault as it is at this instant, while it may be in use; open the copy and check it; then prune.

    `now` knows its time zone, `place` is where the person wants back-ups, or None for beside the file. Raises
    Explained: "vault-backup-place", "vault-backup-failed", "vault-disk-full", "vault-database-unreadable".
    """
    place = _prepare_place(place or folder.backups)
    with _making(place) as making:
        database.copy_whole(folder.database, key=sub_keys.database, target=making / replacement.DATABASE)
        disk.copy_file(folder.header, making / replacement.HEADER)
        backup = _complete(making, folder=folder, place=place, now=now, reason=reason)
    prune(place)
    return backup


def copy_before_migrating(
    folder: VaultFolder, *, sub_keys: SubKeys, now: datetime, place: Path | None = None
) -> Backup | None:
    """The copy kept before a new Rumbo changes the database; None when there is no database yet."""
    if not folder.database.exists():
        return None
    return make_backup(folder, sub_keys=sub_keys, now=now, place=place, reason="before-migrating")


def is_due(place: Path, *, today: date) -> bool:
    """Whether the back-up of the day is still to be made."""
    return not any(backup.reason == "day" and backup.made_on == today for backup in list_backups(place))


def list_backups(place: Path) -> tuple[Backup, ...]:
    """The back-ups in a place, newest first. One whose list of contents cannot be read is left out."""
    found = []
    for path in _folders(place):
        manifest = _read_manifest(path)
        if manifest is not None:
            found.append(
                Backup(path=path, made_at=manifest.made_at, reason=manifest.reason, records=len(manifest.records))
            )
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def check(backup: Backup) -> Manifest:
    """Read every byte of a back-up and compare it with what was written.

    Raises Explained("vault-backup-missing") or Explained("vault-backup-damaged").
    """
    if not backup.path.exists():
        raise Explained("vault-backup-missing")
    manifest = _read_manifest(backup.path)
    if manifest is None or not {replacement.DATABASE, replacement.HEADER} <= manifest.files.keys():
        raise Explained("vault-backup-damaged")
    store = backup.path.parent / STORE
    expected = {backup.path / name: digest for name, digest in manifest.files.items()}
    expected |= {store / name: digest for name, digest in manifest.records.items()}
    if any(_digest(path) != digest for path, digest in expected.items()):
        raise Explained("vault-backup-damaged")
    header.read(backup.path / replacement.HEADER)
    return manifest


def restore(backup: Backup, folder: VaultFolder, *, now: datetime, place: Path | None = None) -> Backup | None:
    """Bring a back-up back in one step; first the present state is kept aside as a back-up, which is given.

    The keyring must be locked and every connection closed. None when there was nothing yet. Raises Explained:
    "vault-backup-missing", "vault-backup-damaged", "vault-backup-place" or "vault-disk-full"; then all is as it was.
    """
    with replacement.STANDSTILL:
        manifest = check(backup)
        aside = _keep_aside(folder, place=place or folder.backups, now=now)
        with replacement.replacing(folder.path) as incoming:
            for name in manifest.files:
                disk.copy_file(backup.path / name, incoming / name)
            for stored in manifest.records:
                target = incoming / replacement.RECORDS / stored.partition(".")[0]
                disk.copy_file(backup.path.parent / STORE / stored, target, may_link=True)
    return aside


def remove(backup: Backup) -> None:
    """Remove one back-up, and the stored records that no other one needs."""
    disk.remove_tree(backup.path)
    _sweep_store(backup.path.parent)


def remove_unprotected(place: Path) -> tuple[Backup, ...]:
    """Remove the back-ups that open without a passphrase: when one is chosen at last, they would still tell everything.

    Gives the back-ups that were removed; offer a fresh one afterwards.
    """
    gone = tuple(backup for backup in list_backups(place) if not _is_protected(backup))
    for backup in gone:
        disk.remove_tree(backup.path)
    if gone:
        _sweep_store(place)
    return gone


def prune(place: Path) -> tuple[Backup, ...]:
    """Remove what is too old: 7 days and 4 weeks stay, the newest of each, and 3 made for each other reason.

    Gives the back-ups that were removed.
    """
    backups = list_backups(place)
    kept = kept_backups(backups)
    gone = tuple(backup for backup in backups if backup not in kept)
    for backup in gone:
        disk.remove_tree(backup.path)
    _sweep_store(place)
    return gone


def kept_backups(newest_first: Iterable[Backup]) -> frozenset[Backup]:
    """Which back-ups stay."""
    days: dict[date, Backup] = {}
    weeks: dict[tuple[int, int], Backup] = {}
    others: dict[Reason, list[Backup]] = {}
    for backup in newest_first:
        if backup.reason == "day":
            days.setdefault(backup.made_on, backup)
            weeks.setdefault(backup.made_on.isocalendar()[:2], backup)
        else:
            others.setdefault(backup.reason, []).append(backup)
    return frozenset(
        [
            *islice(days.values(), DAYS_KEPT),
            *islice(weeks.values(), WEEKS_KEPT),
            *(backup for group in others.values() for backup in group[:OTHERS_KEPT]),
        ]
    )


def _prepare_place(place: Path) -> Path:
    try:
        (place / STORE).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Explained("vault-backup-place") from error
    return place


@contextmanager
def _making(place: Path) -> Iterator[Path]:
    """An empty folder to lay a back-up in; when the block raises, nothing of it stays."""
    making = place / MAKING
    with replacement.STANDSTILL, disk.explaining_full_disk():
        disk.remove_tree(making)
        making.mkdir(mode=0o700)
        try:
            yield making
        except BaseException:
            disk.remove_tree(making)
            raise


def _complete(making: Path, *, folder: VaultFolder, place: Path, now: datetime, reason: Reason) -> Backup:
    """Add the records, write the list of contents, and give the back-up its name: only then does it count."""
    records = _store_records(folder, place=place)
    files = {path.name: _sure_digest(path) for path in sorted(making.iterdir())}
    manifest = Manifest(made_at=now, reason=reason, files=files, records=records)
    disk.write_whole(making / MANIFEST, msgspec.json.encode(manifest))
    path = place / f"{now:%Y-%m-%d-%H%M%S-%f}-{reason}"
    disk.move(making, path)
    return Backup(path=path, made_at=now, reason=reason, records=len(records))


def _store_records(folder: VaultFolder, *, place: Path) -> dict[str, str]:
    known = _known_digests(place)
    records: dict[str, str] = {}
    for name in sealed_files.list_names(folder.records):
        source = folder.records / name
        stored = f"{name}.{_sealing_id(source)}"
        target = place / STORE / stored
        if not target.exists() or target.stat().st_size != source.stat().st_size:
            target.unlink(missing_ok=True)
            disk.copy_file(source, target, may_link=True)
            known.pop(stored, None)
        records[stored] = known.get(stored) or _sure_digest(target)
    disk.sync_folder(place / STORE)
    return records


def _sealing_id(source: Path) -> str:
    """A record that is damaged goes along as it is: it must not keep the rest from being saved."""
    try:
        return sealed_files.sealing_id(source)
    except Explained:
        return _sure_digest(source)


def _known_digests(place: Path) -> dict[str, str]:
    """The digests earlier back-ups wrote down: two gigabytes are not read again each day."""
    manifests = (_read_manifest(path) for path in _folders(place))
    return {name: digest for manifest in manifests if manifest for name, digest in manifest.records.items()}


def _keep_aside(folder: VaultFolder, *, place: Path, now: datetime) -> Backup | None:
    """The present state, byte for byte: it may be damaged, and nobody may know its passphrase any more."""
    wanted = (folder.header, folder.database, folder.database.with_name(replacement.LOG))
    present = [path for path in wanted if path.exists()]
    if not present:
        return None
    with _making(_prepare_place(place)) as making:
        for path in present:
            disk.copy_file(path, making / path.name)
        return _complete(making, folder=folder, place=place, now=now, reason="before-restore")


def _is_protected(backup: Backup) -> bool:
    try:
        return header.needs_passphrase(header.read(backup.path / replacement.HEADER))
    except Explained:  # damaged: it opens to nobody, and may yet be mended
        return True


def _sweep_store(place: Path) -> None:
    """Remove the records that no back-up names; nothing while one of the lists cannot be read."""
    manifests = [_read_manifest(path) for path in _folders(place)]
    if any(manifest is None for manifest in manifests):
        return
    named = {name for manifest in manifests if manifest for name in manifest.records}
    for path in (place / STORE).iterdir():
        if path.name not in named:
            path.unlink()


def _folders(place: Path) -> tuple[Path, ...]:
    if not place.is_dir():
        return ()
    return tuple(path for path in sorted(place.iterdir()) if path.is_dir() and path.name not in {STORE, MAKING})


def _read_manifest(path: Path) -> Manifest | None:
    try:
        manifest = msgspec.json.decode((path / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    return manifest if _names_stay_inside(manifest.files) and _names_stay_inside(manifest.records) else None


def _names_stay_inside(names: Mapping[str, str]) -> bool:
    """A list of contents that somebody changed must not reach outside its folder."""
    return all(Path(name).name == name and name not in {"..", MANIFEST} for name in names)


def _digest(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal, or None when it cannot be read."""
    try:
        return _sure_digest(path)
    except OSError:
        return None


def _sure_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
