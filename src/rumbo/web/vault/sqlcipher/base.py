"""The engine's connection. Django asks for a module of this name."""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Mapping
from itertools import chain
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base as sqlite3_base
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]  # not in the stubs
    register as register_functions,
)
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as Database  # noqa: N812 - the name Django's engines use

from rumbo.web.vault import database
from rumbo.web.vault.keyring import THE_KEYRING, Keyring, Locked

# The same conversions Django registers with the standard library's driver.
Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", sqlite3_base.decoder(parse_date))
Database.register_converter("time", sqlite3_base.decoder(parse_time))
Database.register_converter("datetime", sqlite3_base.decoder(parse_datetime))
Database.register_converter("timestamp", sqlite3_base.decoder(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(dt.date, sqlite3_base.adapt_date)
Database.register_adapter(dt.datetime, sqlite3_base.adapt_datetime)


class DatabaseWrapper(sqlite3_base.DatabaseWrapper):
    """A connection that takes its key from the keyring and ends when the keyring locks.

    Settings as for Django's SQLite engine; OPTIONS may name a `keyring` of its own (tests), and transactions begin
    IMMEDIATE unless they say otherwise, so that two writers wait for each other instead of failing. A database in
    memory has no key: nothing of it is ever at rest.
    """

    Database = Database

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self._keyring: Keyring = settings_dict["OPTIONS"].get("keyring", THE_KEYRING)
        self._made_in_generation = -1

    def get_connection_params(self) -> dict[str, Any]:
        """What the driver needs to connect."""
        params: dict[str, Any] = super().get_connection_params()
        params.pop("keyring", None)
        options = self.settings_dict["OPTIONS"]
        if "init_command" in options:
            raise ImproperlyConfigured("init_command has no place here: database.connect prepares the connection")
        self.transaction_mode = options.get("transaction_mode", "IMMEDIATE")
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect with the key.

        Raises Locked before any file is touched, Explained("vault-database-unreadable") when the key does not fit.
        """
        generation = self._keyring.generation
        key = None if self.is_in_memory_db() else self._keyring.sub_keys().database
        options = dict(conn_params)
        connection = database.connect(str(options.pop("database")), key=key, **options)
        register_functions(connection)
        connection.execute("PRAGMA legacy_alter_table = OFF")
        self._made_in_generation = generation
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor that speaks Django's placeholders."""
        return self.connection.cursor(factory=Cursor)

    def ensure_connection(self) -> None:
        """Be connected: with the key that counts now, or not at all.

        Raises Locked when the file was locked in the middle of a transaction, which is then undone.
        """
        self._leave_when_locked()
        super().ensure_connection()

    def _leave_when_locked(self) -> None:
        """A connection made before the last lock still holds the key: it is closed, not used."""
        if self.connection is None or self.is_in_memory_db() or self._made_in_generation == self._keyring.generation:
            return
        was_in_transaction = self.in_atomic_block
        self.close()
        if was_in_transaction:
            raise Locked("vault-locked")


class Cursor(Database.Cursor):  # type: ignore[misc]  # the driver ships no types
    """Django's cursor for SQLite, on SQLCipher's: it turns %s into ? and %(name)s into :name."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        return super().execute(_converted(query, params), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for each set of parameters."""
        rows = iter(param_list)
        first = next(rows, None)
        if first is None:
            return super().executemany(_converted(query, ()), ())
        return super().executemany(_converted(query, first), chain((first,), rows))


def _converted(query: str, params: Any) -> str:
    names = list(params) if isinstance(params, Mapping) else None
    convert: Any = sqlite3_base.SQLiteCursorWrapper.convert_query
    converted: str = convert(None, query, param_names=names)  # it reads nothing of the cursor it is a method of
    return converted
