"""Whether both databases answer and have every table."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor


def find_silent() -> tuple[str, ...]:
    """The databases, by RUMBO's names for them, that do not answer or lack a table."""
    return tuple(_silent())


def _silent() -> Iterator[str]:
    for alias, name in (("default", "RUMBO_DATABASE"), ("keys", "RUMBO_KEYS_DATABASE")):
        try:
            executor = MigrationExecutor(connections[alias])
            leaves = executor.loader.graph.leaf_nodes("vault" if alias == "keys" else None)
            if executor.migration_plan(leaves):
                yield name
        except DatabaseError:
            yield name
