"""How the registry stands, and how far the work on it is, in sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rumbo.oncology import PartialDate
from rumbo.trials.registry.held import Registry
from rumbo.trials.registry.incoming import Incoming
from rumbo.trials.registry.manifest import Changes, Manifest
from rumbo.trials.registry.progress import Progress
from rumbo.words import Explained, Message, Sayable, both

_A_MINUTE: Final = 60


def tell_status(path: Path) -> tuple[Message, ...]:
    """What is there, of which day, and what is missing in it. Also of a place where nothing is yet."""
    try:
        registry = Registry.open(path)
        said = (*tell_manifest(registry.manifest), *_changes(registry.changes))
        registry.close()
    except Explained as why:
        said = (why.message,)
    broken = Incoming.find(path)
    if broken is None:
        return said
    with broken:
        return (*said, Message("trials-status-broken-off", {"received": str(broken.bookmark.received)}))


def tell_manifest(manifest: Manifest) -> tuple[Message, ...]:
    """What one registry holds, and of which day it is."""
    losses = {
        "trials-status-malformed": manifest.malformed, "trials-status-damaged": manifest.damaged,
        "trials-status-left-out": manifest.left_out, "trials-status-missing": manifest.missing,
    }  # fmt: skip
    return (
        Message("trials-status-studies", {"studies": str(manifest.studies), "open": str(manifest.open_studies)}),
        _of_when(manifest),
        Message("trials-status-criteria", {"criteria": str(manifest.criteria), "understood": str(manifest.understood)}),
        *(Message(each, {"count": str(count)}) for each, count in losses.items() if count),
        *(() if manifest.is_current else (Message("trials-status-read-anew"),)),
    )


def _of_when(manifest: Manifest) -> Message:
    days = {"fetched": day_of(manifest.fetched_at), "newest": day_of(manifest.newest)}
    if manifest.source != "registry":
        return Message("trials-status-of-files", days)
    if not manifest.as_of:
        return Message("trials-status-of-no-day", days)
    return Message("trials-status-of-registry", {"fetched": days["fetched"], "as_of": day_of(manifest.as_of)})


def day_of(instant: str) -> Sayable:
    """The day of an instant or of a date as the registry writes them, in words; a question mark for what is none.

    >>> day_of("2026-11-23T10:00:00+00:00").said("es")
    '23 de noviembre de 2026'
    """
    try:
        return PartialDate.parse(instant[:10])
    except ValueError:
        return both("?")


def _changes(changes: Changes) -> tuple[Message, ...]:
    if not changes.since:
        return ()
    counts = {name: str(len(getattr(changes, name))) for name in ("new", "changed", "gone")}
    return (Message("trials-status-changes", {"since": day_of(changes.since), **counts}),)


def tell_progress(progress: Progress) -> tuple[Message, ...]:
    """How far it is, and how long the rest will take where that can be told."""
    values = {"done": str(progress.done), "total": str(progress.total)}
    if progress.total is None:
        return (Message("trials-progress-reading", {"done": values["done"]}),)
    done = Message(f"trials-progress-{progress.phase}", values)
    if progress.seconds_left is None:
        return (done,)
    if progress.seconds_left < _A_MINUTE:
        return done, Message("trials-progress-seconds")
    return done, Message("trials-progress-minutes", {"count": round(progress.seconds_left / _A_MINUTE)})
