"""A new key for the vault: everything is encrypted anew, and what the old key was good for is over.

Wanted when a reader was taken away, or when the file went without a passphrase until now. Back-ups made earlier still
open with their old secrets.
"""

from __future__ import annotations

from rumbo.web.vault import database, header, keys, replacement, sealed_files
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.header import Header, Unlocked
from rumbo.web.vault.sealed_files import SealedWriter


def make_new_key(folder: VaultFolder, *, current: Header, by: Unlocked) -> tuple[Header, Unlocked]:
    """Encrypt database, records and header for a new vault key. Readers, passphrases and recovery keys stay.

    The keyring must be locked and every connection closed; open it afterwards with what this gives. It needs as much
    free room as the vault takes. Whatever is raised (Explained: "vault-disk-full", "vault-record-damaged",
    "vault-database-unreadable"), or whenever the power goes, the vault is whole with the old key or whole with the new.
    """
    old, vault_key = keys.sub_keys(by.vault_key), keys.new_vault_key(keeping_names_of=by.vault_key)
    new = keys.sub_keys(vault_key)
    changed, unlocked = header.with_vault_key(current, by=by, vault_key=vault_key)
    with replacement.replacing(folder.path) as incoming:
        database.copy_whole(
            folder.database, key=old.database, target=incoming / replacement.DATABASE, target_key=new.database
        )
        for name in sealed_files.list_names(folder.records):
            with SealedWriter(incoming / replacement.RECORDS, sub_keys=new) as writer:
                for piece in sealed_files.open_sealed(folder.records, name=name, sub_keys=old):
                    writer.write(piece)
                writer.keep()
        header.save(changed, incoming / replacement.HEADER)
    return changed, unlocked
