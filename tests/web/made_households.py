"""Makes the file of each state that tests begin with, and opens a copy of it."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

from rumbo.web.people import actions as people
from rumbo.web.people.models import Reader
from rumbo.web.vault import header, opening
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.keyring import THE_KEYRING
from tests.web.cast import MARISOLS_PASSPHRASE, TOLD, Household, browser

STATES = ("begun", "told", "marisol", "teodoro", "ingrid")


def make(state: str, folder: Path) -> None:
    """Make the file of a state in an empty folder. The file is locked afterwards."""
    _, unlocked, _ = opening.make(passphrase=MARISOLS_PASSPHRASE)
    people.begin_story(slot=unlocked.slot_id)
    home = enter(folder)
    if state == "told":
        home.answer(TOLD)
    elif state != "begun":
        home.bring_example(state)
    opening.lock()
    connection.close()  # the write-ahead log runs into the file, so that a copy of the folder holds all of it


def enter(folder: Path) -> Household:
    """Open the file of a folder for Marisol."""
    place = VaultFolder(folder)
    read = header.read(place.header)
    unlocked = header.unlock_with_passphrase(read, MARISOLS_PASSPHRASE)
    seat = THE_KEYRING.open(unlocked)
    marisol = Reader.objects.select_related("story").get(slot=unlocked.slot_id)
    return Household(place, marisol, unlocked, header.show_recovery_key(read, by=unlocked), browser(seat=seat))
