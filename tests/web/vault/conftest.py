"""The cast of the vault's tests: Rosa, whose file it is; Inés, her daughter, a second reader; and a stranger."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rumbo.web.vault import database, header, keys
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.header import Header, Unlocked
from rumbo.web.vault.keys import Argon2Cost, RecoveryKey, SubKeys
from rumbo.web.vault.sealed_files import SealedFile, SealedWriter

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
ROSAS_PASSPHRASE = "lluvia en la milpa"
INES_PASSPHRASE = "tres gatos y un tambor"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass
class RosasVault:
    """A vault with a database of one table and one record."""

    folder: VaultFolder
    header: Header
    rosa: Unlocked
    recovery: RecoveryKey

    @property
    def sub_keys(self) -> SubKeys:
        return keys.sub_keys(self.rosa.vault_key)

    def write(self, *words: str) -> None:
        with closing(database.connect(str(self.folder.database), key=self.sub_keys.database)) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS notes (words TEXT)")
            connection.executemany("INSERT INTO notes VALUES (?)", [(each,) for each in words])
            connection.commit()

    def read(self, *, using: Unlocked | None = None) -> list[str]:
        key = keys.sub_keys((using or self.rosa).vault_key).database
        with closing(database.connect(str(self.folder.database), key=key)) as connection:
            return [row[0] for row in connection.execute("SELECT words FROM notes ORDER BY rowid")]

    def bring_in(self, content: bytes) -> SealedFile:
        with SealedWriter(self.folder.records, sub_keys=self.sub_keys) as writer:
            writer.write(content)
            return writer.keep()


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    folder = VaultFolder(tmp_path / "rosa")
    folder.prepare()
    return folder


@pytest.fixture
def vault(folder: VaultFolder) -> RosasVault:
    made, rosa, recovery = header.create(passphrase=ROSAS_PASSPHRASE, cost=CHEAP)
    header.save(made, folder.header)
    vault = RosasVault(folder, made, rosa, recovery)
    vault.write("first")
    return vault


def all_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path, but for the lock of the running server."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
