"""A process that is killed while it works leaves a vault that opens, with everything it had said was saved."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from rumbo.web.vault import header, keys, sealed_files

if TYPE_CHECKING:
    from conftest import RosasVault

ROSAS = "lluvia en la milpa"

WORK = """
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from rumbo.web.vault import backups, database, header, keys, renewal
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.sealed_files import SealedWriter

folder = VaultFolder(Path(sys.argv[1]))
current = header.read(folder.header)
rosa = header.unlock_with_passphrase(current, "lluvia en la milpa")
for number in count():
    sub_keys = keys.sub_keys(rosa.vault_key)
    with SealedWriter(folder.records, sub_keys=sub_keys) as writer:
        writer.write(str(number).encode() * 400_000)
        name = writer.keep().name
    with closing(database.connect(str(folder.database), key=sub_keys.database)) as connection:
        connection.execute("INSERT INTO notes VALUES (?)", (name,))
        connection.commit()
    print(name, flush=True)
    if number % 3 == 1:
        backups.make_backup(folder, sub_keys=sub_keys, now=datetime.now(UTC))
    if number % 3 == 2:
        current, rosa = renewal.make_new_key(folder, current=current, by=rosa)
"""


@pytest.mark.parametrize("after_lines", [1, 2, 3, 5])
def test_what_was_said_to_be_saved_is_there_after_a_kill(vault: RosasVault, after_lines: int) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", WORK, str(vault.folder.path)], stdout=subprocess.PIPE, text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    with worker:
        assert worker.stdout is not None
        said = [worker.stdout.readline().strip() for _ in range(after_lines)]
        time.sleep(0.007 * after_lines)  # somewhere in the middle of a back-up or a new key
        worker.kill()
        said += worker.stdout.read().split()
    vault.folder.prepare()
    rosa = header.unlock_with_passphrase(header.read(vault.folder.header), ROSAS)
    rows = vault.read(using=rosa)[1:]
    assert set(said) <= set(rows)
    for name in rows:
        sealed_files.verify(vault.folder.records, name=name, sub_keys=keys.sub_keys(rosa.vault_key))
