"""A planted word is found nowhere in the folder, whatever has been done with the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rumbo.web.vault import attempts, backups, database, header, private, renewal, running

if TYPE_CHECKING:
    from conftest import RosasVault

from datetime import UTC, datetime

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PLANTED = "glioblastoma"
ROSAS = "lluvia en la milpa"


def test_no_planted_word_no_passphrase_and_no_recovery_key_lies_in_clear(vault: RosasVault) -> None:
    connection = database.connect(str(vault.folder.database), key=vault.sub_keys.database)
    connection.execute("INSERT INTO notes VALUES (?)", (PLANTED,))
    connection.commit()  # the log is still there: nothing was closed
    vault.bring_in(PLANTED.encode() * 10_000)
    page = private.seal_text(PLANTED, reader_key=vault.rosa.reader_key, place="notebook/1")
    (vault.folder.path / "page").write_bytes(page)
    attempts.note_failure(vault.folder.attempts, now=NOON)
    running.announce(vault.folder, port=4000, launch_token="t", identity="i")
    backups.make_backup(vault.folder, sub_keys=vault.sub_keys, now=NOON)
    look_for_secrets(vault)
    connection.close()
    vault.header, vault.rosa = renewal.make_new_key(vault.folder, current=vault.header, by=vault.rosa)
    look_for_secrets(vault)


def look_for_secrets(vault: RosasVault) -> None:
    recovery = header.show_recovery_key(vault.header, by=vault.rosa)
    secrets = [
        PLANTED.encode(), ROSAS.encode(), recovery.written.encode(), recovery.secret, vault.rosa.vault_key[:32],
        vault.rosa.reader_key, vault.sub_keys.database, vault.sub_keys.database.hex().encode(),
    ]  # fmt: skip
    files = [path for path in vault.folder.path.rglob("*") if path.is_file()]
    assert len(files) >= 9
    for path in files:
        content = path.read_bytes()
        assert not [secret for secret in secrets if secret in content], path.name
