"""The databases of one worker when the tests run on PostgreSQL: laid out once, emptied and filled again for each test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from rumbo.web.vault.hosted.shelf import the_shelf
from scripts import postgresql


@dataclass(frozen=True)
class State:
    """What lay in a database: the rows of each table as COPY writes them, and where each sequence stood."""

    rows: Mapping[str, bytes]
    sequences: Mapping[str, tuple[int, bool]]


class Databases:
    """The two databases of one worker, laid out once, and emptied and filled again for each test."""

    def __init__(self, worker: str) -> None:
        self._names = {"default": f"stories_{worker}", "keys": f"keys_{worker}"}
        self._states: dict[str, dict[str, State]] = {}
        self._tables: dict[str, list[str]] = {}
        self._connections: dict[str, psycopg.Connection[Any]] = {}

    def prepare(self) -> None:
        """Make both with every table, by the migrations a home has."""
        host = connections["default"].settings_dict["HOST"]
        with psycopg.connect(host=host, user=postgresql.USER, dbname="postgres", autocommit=True) as admin:
            for alias, name in self._names.items():
                admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
                connections[alias].settings_dict["NAME"] = name
        call_command("migrate", verbosity=0)
        call_command("migrate", "vault", database="keys", verbosity=0)
        self.keep("empty")

    def close(self) -> None:
        """Let go of both."""
        for connection in self._connections.values():
            connection.close()

    def begin(self, state: str) -> None:
        """Lay out a state: nothing else is there, and no key is remembered."""
        for alias in self._names:
            kept = self._states[state][alias]
            with self._cursor(alias) as cursor:
                cursor.execute(self._emptying(alias, cursor, kept))  # all of it in one message: a test waits for it
                for table, rows in kept.rows.items():
                    with cursor.copy(
                        sql.SQL("COPY {} FROM STDIN (FORMAT binary)").format(sql.Identifier(table))
                    ) as into:
                        into.write(rows)
        the_shelf().forget()

    def _emptying(self, alias: str, cursor: psycopg.Cursor[Any], kept: State) -> sql.Composed:
        """Statements that empty every table, in any order, whatever refers to what, and set each sequence back."""
        if alias not in self._tables:
            self._tables[alias] = _tables(cursor)
        emptied = [sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for table in self._tables[alias]]
        set_back = [
            sql.SQL("SELECT setval({}, {}, {})").format(name, value, is_called)
            for name, (value, is_called) in kept.sequences.items()
        ]
        return sql.SQL("; ").join([sql.SQL("SET session_replication_role = replica"), *emptied, *set_back])

    def keep(self, state: str) -> None:
        """Keep what lies in both now."""
        self._states[state] = {}
        for alias in self._names:
            with self._cursor(alias) as cursor:
                rows = {table: _copied(cursor, table) for table in _tables(cursor)}
                cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
                sequences = {name: _standing(cursor, name) for (name,) in cursor.fetchall()}
            self._states[state][alias] = State({table: copied for table, copied in rows.items() if copied}, sequences)

    @contextmanager
    def _cursor(self, alias: str) -> Iterator[psycopg.Cursor[Any]]:
        """A cursor on a connection that stays, in a transaction of its own."""
        if alias not in self._connections:
            settings = connections[alias].settings_dict
            self._connections[alias] = psycopg.connect(
                host=settings["HOST"], user=settings["USER"], dbname=self._names[alias]
            )
        with self._connections[alias].transaction(), self._connections[alias].cursor() as cursor:
            yield cursor


def _tables(cursor: psycopg.Cursor[Any]) -> list[str]:
    cursor.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations' ORDER BY tablename"
    )
    return [name for (name,) in cursor.fetchall()]


def _copied(cursor: psycopg.Cursor[Any], table: str) -> bytes:
    cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table)))
    if cursor.fetchone() == (False,):
        return b""
    with cursor.copy(sql.SQL("COPY {} TO STDOUT (FORMAT binary)").format(sql.Identifier(table))) as rows:
        return b"".join(bytes(each) for each in rows)


def _standing(cursor: psycopg.Cursor[Any], sequence: str) -> tuple[int, bool]:
    cursor.execute(sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(sequence)))
    value, is_called = cursor.fetchone() or (1, False)
    return value, is_called
