"""A new key for everything, and the old key good for nothing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from rumbo import disk
from rumbo.web.vault import header, keys, renewal, sealed_files
from rumbo.words import Explained

if TYPE_CHECKING:
    from conftest import RosasVault

ROSAS, INES = "lluvia en la milpa", "tres gatos y un tambor"


def test_everyone_opens_it_as_before_and_the_old_key_opens_nothing(vault: RosasVault) -> None:
    kept = vault.bring_in(b"pathology report")
    with_ines, ines, _ = header.add_reader(vault.header, by=vault.rosa, passphrase=INES)
    _, now = renewal.make_new_key(vault.folder, current=with_ines, by=vault.rosa)
    on_disk = header.read(vault.folder.header)
    assert header.unlock_with_passphrase(on_disk, ROSAS) == now
    later = header.unlock_with_passphrase(on_disk, INES)
    assert (later.reader_key, later.vault_key) == (ines.reader_key, now.vault_key)
    assert header.unlock_with_recovery(on_disk, vault.recovery.written) == now
    assert vault.read(using=now) == ["first"]
    new_keys = keys.sub_keys(now.vault_key)
    assert sealed_files.verify(vault.folder.records, name=kept.name, sub_keys=new_keys) == kept
    with pytest.raises(Explained):
        vault.read()
    with pytest.raises(Explained):
        sealed_files.verify(vault.folder.records, name=kept.name, sub_keys=vault.sub_keys)


def test_a_damaged_record_stops_it_with_nothing_changed(vault: RosasVault) -> None:
    kept = vault.bring_in(b"pathology report")
    (vault.folder.records / kept.name).write_bytes(b"harmed")
    with pytest.raises(Explained, match="damaged"):
        renewal.make_new_key(vault.folder, current=vault.header, by=vault.rosa)
    assert header.read(vault.folder.header) == vault.header
    assert vault.read() == ["first"]


@pytest.mark.parametrize("after", range(24))
def test_cut_short_at_any_step_the_file_is_whole_with_one_key(
    after: int, vault: RosasVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = vault.bring_in(b"pathology report")
    steps = 0

    def cutting(real: object):  # type: ignore[no-untyped-def]
        def step(*args: object, **kwargs: object) -> object:
            nonlocal steps
            steps += 1
            if steps > after:
                raise KeyboardInterrupt
            return real(*args, **kwargs)  # type: ignore[operator]

        return step

    with monkeypatch.context() as patch:
        for name in ("move", "remove_tree", "sync_folder", "write_whole"):
            patch.setattr(disk, name, cutting(getattr(disk, name)))
        with suppress(KeyboardInterrupt):
            renewal.make_new_key(vault.folder, current=vault.header, by=vault.rosa)
    vault.folder.prepare()
    opened = header.unlock_with_passphrase(header.read(vault.folder.header), ROSAS)
    assert vault.read(using=opened) == ["first"]
    sub_keys = keys.sub_keys(opened.vault_key)
    assert sealed_files.verify(vault.folder.records, name=kept.name, sub_keys=sub_keys) == kept
