"""Whether both databases answer and have every table, and whether the host's keys open the keys of stories."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from rumbo.web.vault.hosted.shelf import the_shelf
from rumbo.words import Explained

NAMES = {"default": "RUMBO_DATABASE", "keys": "RUMBO_KEYS_DATABASE"}

_known_whole: set[str] = set()  # whose tables this process has seen to be all there: it does not look again


def is_ready() -> bool:
    """Whether a page could be served now: both databases answer and are prepared, and the host's key opens a story's."""
    try:
        return all(_answers(alias) for alias in NAMES) and the_shelf().opens()
    except (DatabaseError, Explained):
        return False


def find_silent() -> tuple[str, ...]:
    """The databases, by RUMBO's names for them, that do not answer or lack a table."""
    return tuple(_silent())


def _silent() -> Iterator[str]:
    for alias, name in NAMES.items():
        try:
            if not _has_every_table(alias):
                yield name
        except DatabaseError:
            yield name


def _answers(alias: str) -> bool:
    if alias not in _known_whole:
        if not _has_every_table(alias):
            return False
        _known_whole.add(alias)
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _has_every_table(alias: str) -> bool:
    """Whether every migration that this version knows was run. Those of a newer version do no harm."""
    executor = MigrationExecutor(connections[alias])
    leaves = executor.loader.graph.leaf_nodes("vault" if alias == "keys" else None)
    return not executor.migration_plan(leaves)
