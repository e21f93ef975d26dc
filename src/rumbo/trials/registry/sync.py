"""Bringing the registry up to date: from ClinicalTrials.gov, or from files. The old one counts until the new one is whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path

from filelock import FileLock, Timeout

from rumbo import disk
from rumbo.trials.criteria import asks_the_same
from rumbo.trials.registry import incoming, saving, writing
from rumbo.trials.registry.client import Client
from rumbo.trials.registry.download import download, instant
from rumbo.trials.registry.files import HeldFile, read_entries
from rumbo.trials.registry.held import Registry
from rumbo.trials.registry.manifest import Changes, Manifest
from rumbo.trials.registry.pile import Pile, study_of
from rumbo.trials.registry.progress import Meter, Show
from rumbo.trials.registry.stock import Stock
from rumbo.trials.registry.wire import MalformedError, read_study
from rumbo.words import Explained


def fetch(
    path: Path, *, client: Client, now: datetime, show: Show, whole: bool = False,
    seconds: Callable[[], float] = time.monotonic,
) -> Registry:  # fmt: skip
    """Fetch what is new, or all of it where that is not enough, and put the new registry in the place of the old.

    A download that broke off goes on where it was. `whole` is the whole registry and not only open trials about cancer;
    `show` is told how far it is, `seconds` tells how fast.

    Raises Explained as `download` does, and ("trials-sync-runs"), ("trials-disk-full"). The old registry then still
    counts, and what was downloaded is kept.
    """
    with _alone(path), saving.explaining_full_disk(path):
        old = find_old(path)
        with download(path, old=old, client=client, now=now, whole=whole, show=show, seconds=seconds) as arrived:
            mark = arrived.bookmark
            base = old if mark.stock.since else None
            manifest = Manifest(
                source="registry", scope="whole" if whole else "open_cancer", as_of=mark.as_of,
                fetched_at=instant(now), malformed=mark.malformed, missing=max(0, (mark.total or 0) - mark.received),
                whole_at=base.manifest.whole_at if base else mark.begun_at,
            )  # fmt: skip
            meter = Meter("building", show=show, now=seconds)
            made = _build(path, arrived.pile, old=old, base=base, manifest=manifest, meter=meter)
        incoming.discard(path)
        return made


def take_files(
    path: Path, files: Sequence[Path | HeldFile], *, now: datetime, show: Show, whole: bool = False,
    seconds: Callable[[], float] = time.monotonic,
) -> Registry:  # fmt: skip
    """Make the registry anew from files downloaded by hand. Trials that are open are kept, or with `whole` everything.

    Raises Explained as `files.read_entries` does, ("trials-files-empty") when none holds a study to keep, and
    ("trials-sync-runs"), ("trials-disk-full"). The old registry then still counts.
    """
    with _alone(path), saving.explaining_full_disk(path):
        old, staged = find_old(path), path / f"given{disk.PART}"
        staged.unlink(missing_ok=True)
        try:
            with Pile(staged) as pile:
                meter = Meter("fetching", show=show, now=seconds)
                malformed, left_out = _pile_up(pile, files, stock=Stock(whole=whole), meter=meter)
                manifest = Manifest(
                    source="files", scope="given", fetched_at=instant(now), whole_at=instant(now),
                    malformed=malformed, left_out=left_out,
                )  # fmt: skip
                meter = Meter("building", show=show, now=seconds)
                return _build(path, pile, old=old, base=None, manifest=manifest, meter=meter)
        finally:
            staged.unlink(missing_ok=True)


def find_old(path: Path) -> Registry | None:
    """The registry that is there, when this Rumbo can read it. Of another shape or spoilt, everything is fetched anew."""
    try:
        return Registry.open(path)
    except Explained:
        return None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """A block that only one process at a time is in.

    Raises Explained("trials-sync-runs").
    """
    path.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path / "sync.lock", timeout=0):
            yield
    except Timeout as error:
        raise Explained("trials-sync-runs") from error


def _pile_up(pile: Pile, files: Sequence[Path | HeldFile], *, stock: Stock, meter: Meter) -> tuple[int, int]:
    """Put the studies of all files on a pile; how many were malformed, and how many were left out.

    Raises Explained("trials-files-empty").
    """
    malformed, left_out, count = 0, 0, 0
    for count, entry in enumerate(chain.from_iterable(map(read_entries, files)), start=1):
        try:
            study = read_study(entry)
        except MalformedError:
            malformed += 1
            continue
        if stock.holds(study):
            pile.add(study)
        else:
            left_out += 1
        meter.tell(count, total=None)
    if not pile.numbers:
        raise Explained("trials-files-empty", malformed=str(malformed), others=str(left_out))
    return malformed, left_out


def _build(
    path: Path, pile: Pile, *, old: Registry | None, base: Registry | None, manifest: Manifest, meter: Meter
) -> Registry:
    """Lay the new registry out from what came and, with `base`, from what was there and has not changed."""
    came, stays = pile.numbers, set(base.numbers) - pile.gone if base else set()
    numbers = came | stays
    saving.check_room(path, needed_bytes=writing.GROWS * (pile.size_bytes + (base.size_bytes if base else 0)))

    def pieces() -> Iterator[bytes]:
        for number in sorted(numbers):
            yield pile.piece(number) if number in came or base is None else base.piece(number)

    with writing.laying_out(path) as folder:
        writing.write(
            folder, pieces(), manifest=manifest, changes=_changes(old, pile, numbers), known=_known(old),
            tick=lambda done: meter.tell(done, total=len(numbers)),
        )  # fmt: skip
    return Registry.open(path)


def _changes(old: Registry | None, pile: Pile, numbers: set[str]) -> Changes:
    """What is other than before, for "what is new"."""
    if old is None:
        return Changes(new=tuple(sorted(numbers)))
    before = set(old.numbers)
    return Changes(
        since=old.manifest.fetched_at,
        new=tuple(sorted(numbers - before)),
        changed=tuple(sorted(each for each in pile.numbers & before if pile.piece(each) != old.piece(each))),
        gone=tuple(sorted(before - numbers)),
    )


def _known(old: Registry | None) -> writing.Known:
    """How criteria were read before, where the text is the same and so is the way of reading."""
    if old is None or not old.manifest.is_current:
        return writing.unknown

    def known(piece: bytes) -> bytes | None:
        study = study_of(piece)
        row = old.find_row(study.nct_id)
        return old.packed_criteria(row) if row is not None and asks_the_same(old.study(row), study) else None

    return known
