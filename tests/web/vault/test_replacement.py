"""A vault is replaced whole, or not at all, wherever the power goes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from rumbo import disk
from rumbo.web.vault import replacement

NAMES = ("header.json", "rumbo.db", "records/one")


def state_of(vault: Path) -> dict[str, str]:
    return {str(path.relative_to(vault)): path.read_text() for path in vault.rglob("*") if path.is_file()}


def lay(folder: Path, word: str) -> None:
    (folder / "records").mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (folder / name).write_text(word)


OLD = dict.fromkeys(NAMES, "old") | {"rumbo.db-wal": "old", "rumbo.db-shm": "old", "records/two": "old"}
NEW = dict.fromkeys(NAMES, "new")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    lay(tmp_path, "old")
    for name in OLD.keys() - NEW.keys():
        (tmp_path / name).write_text("old")
    return tmp_path


def test_every_part_is_replaced_and_nothing_of_the_old_stays(vault: Path) -> None:
    with replacement.replacing(vault) as incoming:
        lay(incoming, "new")
    assert state_of(vault) == NEW


def test_a_write_ahead_log_comes_along(vault: Path) -> None:
    with replacement.replacing(vault) as incoming:
        lay(incoming, "new")
        (incoming / "rumbo.db-wal").write_text("new")
    assert state_of(vault) == NEW | {"rumbo.db-wal": "new"}


def test_an_error_while_laying_out_changes_nothing(vault: Path) -> None:
    with pytest.raises(FileNotFoundError), replacement.replacing(vault) as incoming:
        (incoming / "not there" / "rumbo.db").write_text("new")
    assert state_of(vault) == OLD


def test_it_begins_in_an_empty_folder_too(tmp_path: Path) -> None:
    with replacement.replacing(tmp_path) as incoming:
        lay(incoming, "new")
    assert state_of(tmp_path) == NEW


class PowerCutError(Exception):
    """Nothing catches it, as nothing catches a power cut."""


def replace(vault: Path) -> None:
    with replacement.replacing(vault) as incoming:
        lay(incoming, "new")
        (incoming / "rumbo.db-wal").write_text("new")


@pytest.mark.parametrize("after", range(24))
def test_a_power_cut_at_any_step_leaves_old_or_new_and_the_next_start_finishes(
    after: int, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    def cutting(real: object):  # type: ignore[no-untyped-def]
        def step(*args: object) -> object:
            nonlocal steps
            steps += 1
            if steps > after:
                raise PowerCutError
            return real(*args)  # type: ignore[operator]

        return step

    with monkeypatch.context() as patch:
        for name in ("move", "remove_tree", "sync_folder"):
            patch.setattr(disk, name, cutting(getattr(disk, name)))
        with suppress(PowerCutError):
            replace(vault)
    replacement.finish(vault)
    assert state_of(vault) in (OLD, NEW | {"rumbo.db-wal": "new"})
    assert not {path.name for path in vault.iterdir()} & {"incoming", "arrived", "departed"}


def test_the_header_comes_last(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    move = disk.move
    monkeypatch.setattr(disk, "move", lambda here, there: moved.append(there.name) or move(here, there))
    with replacement.replacing(vault) as incoming:
        lay(incoming, "new")
    assert moved[0] == "arrived"
    assert moved[-1] == "header.json"
