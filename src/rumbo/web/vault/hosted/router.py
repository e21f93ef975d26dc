"""Which database a table lies in: the keys of stories in one of their own, everything else in the other."""

from __future__ import annotations

from typing import Any

KEYS = "keys"
OF_THE_KEYS = "vault"  # the label of the place whose tables they are


class StoryKeyRouter:
    """Django's router. At home there is no second database, and so no such table."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Where a table is read."""
        return KEYS if model._meta.app_label == OF_THE_KEYS else None

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        """Where a table is written."""
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Whether the tables of a place are made in a database."""
        return (app_label == OF_THE_KEYS) == (db == KEYS)
