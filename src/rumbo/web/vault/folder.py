"""Where things are: the folder of one vault, its default place on each system, and who may look into it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from rumbo import disk
from rumbo.web.vault import replacement


@dataclass(frozen=True)
class VaultFolder:
    """The folder of one vault.

    >>> VaultFolder(Path("mine")).database.name
    'rumbo.db'
    """

    path: Path

    @property
    def header(self) -> Path:
        """Who can open it."""
        return self.path / "header.json"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "rumbo.db"

    @property
    def records(self) -> Path:
        """The encrypted bytes of the records."""
        return self.path / "records"

    @property
    def backups(self) -> Path:
        """Back-ups, when no other place was chosen."""
        return self.path / "backups"

    @property
    def trials(self) -> Path:
        """The registry of trials: the same for everyone, and so in clear."""
        return self.path / "trials"

    @property
    def attempts(self) -> Path:
        """How often a wrong passphrase was tried."""
        return self.path / "attempts.json"

    @property
    def running(self) -> Path:
        """Where the server of this vault answers, while there is one."""
        return self.path / "running.json"

    @property
    def running_lock(self) -> Path:
        """Held by the one server of this vault."""
        return self.path / "running.lock"

    @property
    def is_begun(self) -> bool:
        """Whether something was ever saved here. A database without its header is damage, and no place to begin anew."""
        return self.header.exists() or self.database.exists()

    def prepare(self) -> None:
        """Make the folder where it is missing, keep others out, and tidy up after a start that was cut short.

        To be called inside `running.holding`, before anything else looks into the folder: a second server would throw
        away what the first is laying out. Windows keeps a person's own folder from other persons by itself.
        """
        for folder in (self.path, self.records, self.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.name != "nt":
                folder.chmod(0o700)
        replacement.finish(self.path)
        for unfinished in (*self.path.glob(f"*{disk.PART}"), *self.records.glob(f"*{disk.PART}")):
            unfinished.unlink()


def find_folder() -> Path:
    """The folder of the vault: RUMBO_HOME when it is set, else the place where this system keeps a person's data."""
    chosen = os.environ.get("RUMBO_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(platformdirs.user_data_dir("Rumbo", appauthor=False))
