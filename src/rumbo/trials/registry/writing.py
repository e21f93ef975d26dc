"""A new registry is laid out whole beside the old one; a small file that names it decides which of them counts."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from rumbo import disk
from rumbo.trials.criteria import Criterion
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.registry import saving
from rumbo.trials.registry.columns import ColumnsWriter
from rumbo.trials.registry.manifest import Changes, Manifest, reading, shape
from rumbo.trials.registry.pile import study_of
from rumbo.trials.registry.readers import Readers
from rumbo.trials.registry.reading import criteria_in
from rumbo.trials.registry.shelf import ShelfWriter
from rumbo.trials.registry.text import TextWriter

CURRENT: Final = "current"  # the file that names the folder which counts
LAID_OUT: Final = "registry-"  # how the folders of registries begin
GROWS: Final = 4  # what is laid out takes less than so many times the studies it is made from; measured: about 2.3
Known = Callable[[bytes], bytes | None]  # a packed study -> its packed criteria, where they were read before


def unknown(piece: bytes) -> None:
    """No study was read before: all criteria are to be read."""


def untold(done: int) -> None:
    """Nobody wants to know how far it is."""


@contextmanager
def laying_out(path: Path) -> Iterator[Path]:
    """Give an empty folder to lay a registry out in; at the end it is the one that counts, and the earlier ones go.

    Raises Explained("trials-disk-full"). Whatever is raised, the old registry is as it was.
    """
    folder = path / f"{LAID_OUT}{secrets.token_hex(8)}"
    try:
        path.mkdir(parents=True, exist_ok=True)
        with saving.explaining_full_disk(path):
            folder.mkdir()
            yield folder
            saving.sync_files(folder)
            disk.sync_folder(path)
            disk.put_whole(path / CURRENT, folder.name.encode())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    sweep(path)


def find_folder(path: Path) -> Path | None:
    """The folder of the registry that counts, if there is one."""
    try:
        name = (path / CURRENT).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return path / name if name.startswith(LAID_OUT) and (path / name).is_dir() else None


def sweep(path: Path) -> None:
    """Throw away what no longer counts, and what was never finished."""
    counts = find_folder(path)
    for folder in path.glob(f"{LAID_OUT}*"):
        if folder != counts:
            shutil.rmtree(folder, ignore_errors=True)  # Windows keeps what is still open; the next sweep takes it
    for part in path.glob(f"*{disk.PART}"):
        part.unlink(missing_ok=True)


def write(
    folder: Path, pieces: Iterable[bytes], *, manifest: Manifest, changes: Changes, known: Known,
    tick: Callable[[int], None],
) -> Manifest:  # fmt: skip
    """Lay a registry out in an empty folder from packed studies in the order of their numbers.

    `known` gives the criteria of a study that was read before; `tick` is called with how many studies are done.
    """
    columns = ColumnsWriter()
    counted = {"studies": 0, "open_studies": 0, "criteria": 0, "understood": 0, "damaged": 0}
    newest = ""
    with (
        ShelfWriter(folder / "studies.bin") as studies,
        ShelfWriter(folder / "criteria.bin") as shelf,
        ShelfWriter(folder / "numbers.bin") as numbers,
        TextWriter(folder / "text") as text,
        Readers() as readers,
    ):
        for row, (piece, read) in enumerate(readers.read((each, known(each)) for each in pieces)):
            study, criteria = study_of(piece), criteria_in(read)
            studies.add(piece)
            shelf.add(read)
            numbers.add(study.nct_id.encode())
            columns.add(study, criteria)
            text.add(row, study)
            newest = max(newest, study.updated_on)
            counted["studies"] += 1
            counted["open_studies"] += study.is_open
            counted["damaged"] += bool(study.damaged)
            counted["criteria"] += len(criteria)
            counted["understood"] += sum(map(_is_understood, criteria))
            tick(row + 1)
    columns.save(folder / "columns")
    columns.clauses.save(folder / "clauses.msgpack")
    made = msgspec.structs.replace(manifest, shape=shape(), reading=reading(), newest=newest, **counted)
    (folder / "changes.json").write_bytes(msgspec.json.encode(changes))
    (folder / "manifest.json").write_bytes(msgspec.json.encode(made))
    return made


def _is_understood(criterion: Criterion) -> bool:
    """Whether it asks anything that can be compared with a story, and not only of the team."""
    return any(not isinstance(ask, UnclearAsk) for ask in criterion.asks)
