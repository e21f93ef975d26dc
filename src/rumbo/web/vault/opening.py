"""Making, opening and locking the file: the steps in their order, for the pages and the commands alike.

Nothing here runs inside a transaction: Argon2 takes its time, and migrations bring their own.
"""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from rumbo.web.people import actions as people
from rumbo.web.vault import attempts, backup_place, backups, header, hooks
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.header import Header, Unlocked
from rumbo.web.vault.keyring import THE_KEYRING, Locked
from rumbo.web.vault.keys import RecoveryKey
from rumbo.words import Explained

LOOK_EVERY_S = 15.0

log = logging.getLogger(__name__)


def folder() -> VaultFolder:
    """The folder this process serves."""
    return VaultFolder(settings.RUMBO_FOLDER)


def read_header() -> Header:
    """The header of the file.

    Raises Explained when it is missing, damaged or newer than this program.
    """
    return header.read(folder().header)


def make(*, passphrase: str | None) -> tuple[str, Unlocked, RecoveryKey]:
    """Make a new file and open it: the session's token, what opened it, and the recovery key to write down.

    Raises Explained when the passphrase is too short, or the disk is full.
    """
    made, unlocked, recovery = header.create(passphrase=passphrase, cost=settings.RUMBO_KEY_COST)
    folder().prepare()
    header.save(made, folder().header)
    return enter(unlocked), unlocked, recovery


def open_with_passphrase(passphrase: str) -> tuple[str, Unlocked]:
    """Open with a passphrase. Wrong ones are counted, and the wait before the next try grows.

    Raises Explained: wait, wrong passphrase, damaged header.
    """
    return _try(lambda: header.unlock_with_passphrase(read_header(), passphrase), "vault-wrong-passphrase")


def open_with_recovery(written: str) -> tuple[str, Unlocked]:
    """Open with a recovery key. Only a key that is written well and does not fit counts as a wrong try.

    Raises Explained: wait, a slip of the pen, wrong key, damaged header.
    """
    return _try(lambda: header.unlock_with_recovery(read_header(), written), "vault-wrong-recovery")


def open_without() -> tuple[str, Unlocked]:
    """Open a file that goes without a passphrase.

    Raises Explained("vault-needs-passphrase").
    """
    unlocked = header.unlock_without_passphrase(read_header())
    return enter(unlocked), unlocked


def _try(unlock: object, counts: str) -> tuple[str, Unlocked]:
    assert callable(unlock)  # noqa: S101 - a slip of ours
    now = datetime.now(UTC)
    attempts.check(folder().attempts, now=now)
    try:
        unlocked: Unlocked = unlock()
    except Explained as wrong:
        if wrong.message.id == counts:
            attempts.note_failure(folder().attempts, now=now)
        raise
    attempts.clear(folder().attempts)
    return enter(unlocked), unlocked


def enter(unlocked: Unlocked) -> str:
    """Take the keys, bring the database up to date (keeping a copy first), and let other places wake up."""
    was_open = THE_KEYRING.is_open
    token = THE_KEYRING.open(unlocked)
    if not was_open:
        _bring_up_to_date()
        people.begin_story(slot=unlocked.slot_id)  # a stop between making the file and its first row leaves none
        for wake in hooks.after_open:
            wake()
        _watch()
    return token


def _bring_up_to_date() -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
    if folder().database.exists() and executor.loader.applied_migrations:
        backups.copy_before_migrating(
            folder(), sub_keys=THE_KEYRING.sub_keys(), now=datetime.now(UTC), place=backup_place.chosen(folder())
        )
    call_command("migrate", interactive=False, verbosity=0)


def leave(token: str) -> None:
    """End one session. When it was the last, the file is locked."""
    THE_KEYRING.leave(token)
    _after_lock()


def lock() -> None:
    """Lock the file for everybody, now."""
    THE_KEYRING.lock()
    _after_lock()


def _after_lock() -> None:
    connection.close()
    if not THE_KEYRING.is_open:
        for forget in hooks.after_lock:
            forget()


_watching = threading.Event()


def _watch() -> None:
    """While the file is open, a thread makes the back-up of the day and locks idle sessions, though nobody asks for a page."""
    if not _watching.is_set():
        _watching.set()
        threading.Thread(target=_look_after, name="rumbo-caretaker", daemon=True).start()


def _look_after() -> None:
    while THE_KEYRING.is_open:
        try:
            back_up_when_due()
        except Exception:  # a memory stick pulled out, say: whatever it was, the lock below must come all the same
            log.exception("the back-up of the day broke off")
        time.sleep(LOOK_EVERY_S)
        if settings.RUMBO_IDLE_MINUTES > 0:
            THE_KEYRING.lock_idle(after_seconds=settings.RUMBO_IDLE_MINUTES * 60)
    _watching.clear()
    _after_lock()


def back_up_when_due() -> None:
    """Make the back-up of the day if it is still to be made. What goes wrong is shown on the page of back-ups."""
    place = backup_place.chosen(folder())
    try:
        if backups.is_due(place, today=datetime.now(UTC).date()):
            backups.make_backup(folder(), sub_keys=THE_KEYRING.sub_keys(), now=datetime.now(UTC), place=place)
        backup_place.note_trouble(folder(), None)
    except Locked:  # in the middle of it: no trouble of the back-up's; it is made after the next opening
        return
    except Explained as trouble:
        backup_place.note_trouble(folder(), trouble)
