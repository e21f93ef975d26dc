"""Django's engine for the encrypted file."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.db.utils import DEFAULT_DB_ALIAS

from rumbo.web.vault.header import Unlocked
from rumbo.web.vault.keyring import Keyring, Locked
from rumbo.web.vault.sqlcipher.base import DatabaseWrapper
from rumbo.words import Explained

ROSA = Unlocked(slot_id="rosa", vault_key=bytes(range(64)), reader_key=b"r" * 32)
STRANGER = Unlocked(slot_id="stranger", vault_key=bytes(64), reader_key=b"s" * 32)


@pytest.fixture
def ring() -> Keyring:
    return Keyring()


def make(name: str, ring: Keyring, **options: Any) -> DatabaseWrapper:
    return DatabaseWrapper({
        "NAME": name, "OPTIONS": {"keyring": ring, **options}, "TIME_ZONE": None, "CONN_MAX_AGE": 0, "AUTOCOMMIT": True,
        "CONN_HEALTH_CHECKS": False, "ATOMIC_REQUESTS": False, "TEST": {"NAME": None}, "USER": "", "PASSWORD": "",
        "HOST": "", "PORT": "",
    }, DEFAULT_DB_ALIAS)  # fmt: skip


@pytest.fixture
def connection(tmp_path: Path, ring: Keyring, django_db_blocker: Any) -> Iterator[DatabaseWrapper]:
    with django_db_blocker.unblock():
        connection = make(str(tmp_path / "rumbo.db"), ring)
        yield connection
        connection.close()


def rows(connection: DatabaseWrapper, sql: str, params: Any = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall()) if cursor.description else []


def test_a_locked_file_is_not_even_touched(connection: DatabaseWrapper, tmp_path: Path) -> None:
    with pytest.raises(Locked, match="is locked"):
        connection.cursor()
    assert list(tmp_path.iterdir()) == []


def test_an_open_file_keeps_what_is_written(connection: DatabaseWrapper, ring: Keyring, tmp_path: Path) -> None:
    ring.open(ROSA)
    rows(connection, "CREATE TABLE notes (words TEXT)")
    rows(connection, "INSERT INTO notes VALUES (%s)", ["glioblastoma 100%"])
    rows(connection, "INSERT INTO notes VALUES (%(words)s)", {"words": "melanoma"})
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO notes VALUES (%s)", iter([("a",), ("b",)]))
        cursor.executemany("INSERT INTO notes VALUES (%(words)s)", [{"words": "c"}])
        cursor.executemany("INSERT INTO notes VALUES (%s)", [])
    connection.close()
    assert rows(connection, "SELECT count(*) FROM notes WHERE words LIKE '%%100%%'", []) == [(1,)]
    assert [row[0] for row in rows(connection, "SELECT words FROM notes ORDER BY rowid")][1:] == [
        "melanoma",
        "a",
        "b",
        "c",
    ]
    assert not any(b"melanoma" in path.read_bytes() for path in tmp_path.iterdir())


def test_another_vaults_key_is_refused_with_an_explanation(connection: DatabaseWrapper, ring: Keyring) -> None:
    ring.open(ROSA)
    rows(connection, "CREATE TABLE notes (words TEXT)")
    connection.close()
    ring.open(STRANGER)
    with pytest.raises(Explained, match="did not open"):
        connection.cursor()


def test_a_connection_ends_when_the_file_is_locked_and_comes_back_when_it_is_opened(
    connection: DatabaseWrapper, ring: Keyring
) -> None:
    ring.open(ROSA)
    rows(connection, "CREATE TABLE notes (words TEXT)")
    ring.lock()
    with pytest.raises(Locked):
        rows(connection, "SELECT * FROM notes")
    assert connection.connection is None
    ring.open(ROSA)
    assert rows(connection, "SELECT * FROM notes") == []


def test_locking_in_the_middle_of_a_transaction_undoes_it(
    connection: DatabaseWrapper, ring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "get_connection", lambda _=None: connection)
    ring.open(ROSA)
    rows(connection, "CREATE TABLE notes (words TEXT)")

    def write_and_lock() -> None:
        with transaction.atomic():
            rows(connection, "INSERT INTO notes VALUES ('half')")
            ring.lock()
            rows(connection, "INSERT INTO notes VALUES ('other half')")

    with pytest.raises(Locked):
        write_and_lock()
    ring.open(ROSA)
    assert rows(connection, "SELECT * FROM notes") == []


def test_foreign_keys_hold_and_errors_are_djangos(connection: DatabaseWrapper, ring: Keyring) -> None:
    ring.open(ROSA)
    rows(connection, "CREATE TABLE story (id INTEGER PRIMARY KEY)")
    rows(connection, "CREATE TABLE fact (story INTEGER REFERENCES story (id))")
    with pytest.raises(IntegrityError):
        rows(connection, "INSERT INTO fact VALUES (1)")


def test_two_threads_that_write_wait_for_each_other(tmp_path: Path, ring: Keyring, django_db_blocker: Any) -> None:
    ring.open(ROSA)
    name = str(tmp_path / "rumbo.db")
    problems: list[Exception] = []

    def write() -> None:
        mine = make(name, ring)
        try:
            for _ in range(20):
                mine.ensure_connection()
                mine.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
                before = rows(mine, "SELECT count(*) FROM notes")[0][0]
                rows(mine, "INSERT INTO notes VALUES (%s)", [before])
                mine.commit()
                mine.set_autocommit(True)
        except Exception as problem:
            problems.append(problem)
        finally:
            mine.close()

    with django_db_blocker.unblock():
        first = make(name, ring)
        rows(first, "CREATE TABLE notes (words TEXT)")
        threads = [threading.Thread(target=write) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert problems == []
        assert rows(first, "SELECT count(DISTINCT words) FROM notes") == [(60,)]
        first.close()


def test_a_database_in_memory_needs_no_open_file(ring: Keyring, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        connection = make("file:memorydb_vault?mode=memory&cache=shared", ring)
        rows(connection, "CREATE TABLE notes (words TEXT)")
        ring.open(ROSA)
        ring.lock()
        assert rows(connection, "SELECT * FROM notes") == []
        connection.connection.close()


def test_transactions_begin_immediate_unless_they_say_otherwise(ring: Keyring) -> None:
    for options, mode in (({}, "IMMEDIATE"), ({"transaction_mode": "DEFERRED"}, "DEFERRED")):
        connection = make("rumbo.db", ring, **options)
        assert "keyring" not in connection.get_connection_params()
        assert connection.transaction_mode == mode


def test_a_command_before_the_key_has_no_place(ring: Keyring) -> None:
    with pytest.raises(ImproperlyConfigured):
        make("rumbo.db", ring, init_command="PRAGMA cache_size = 10").get_connection_params()


def test_djangos_own_tables_and_queries_work_on_it(tmp_path: Path) -> None:
    program = tmp_path / "site.py"
    program.write_text(
        dedent("""
            import datetime, decimal, pathlib, sys, uuid
            import django
            from django.conf import settings
            settings.configure(
                DATABASES={"default": {"ENGINE": "rumbo.web.vault.sqlcipher", "NAME": sys.argv[1]}},
                INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"], USE_TZ=True,
                DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            )
            django.setup()
            from django.core.management import call_command
            from django.db import connection, models
            from django.db.models import F, Value
            from django.db.models.functions import Cast, ExtractYear, Lower, Now, TruncMonth
            from rumbo.web.vault.header import Unlocked
            from rumbo.web.vault.keyring import THE_KEYRING
            THE_KEYRING.open(Unlocked(slot_id="rosa", vault_key=bytes(range(64)), reader_key=bytes(32)))
            call_command("migrate", verbosity=0)

            class Row(models.Model):
                at = models.DateTimeField(); on = models.DateField(); hour = models.TimeField()
                dose = models.DecimalField(max_digits=9, decimal_places=2); yes = models.BooleanField()
                facts = models.JSONField(); token = models.UUIDField(); raw = models.BinaryField()
                took = models.DurationField()
                class Meta:
                    app_label = "rows"

            with connection.schema_editor() as editor:
                editor.create_model(Row)
            wrote = dict(
                at=datetime.datetime(2019, 5, 3, 8, 30, tzinfo=datetime.UTC), on=datetime.date(2019, 5, 3),
                hour=datetime.time(8, 30), dose=decimal.Decimal("12.50"), yes=True, facts={"site": "C50.9"},
                token=uuid.UUID(int=7), raw=b"\\0\\1", took=datetime.timedelta(hours=2),
            )
            row = Row.objects.create(**wrote)
            read = Row.objects.values(*wrote).get()
            assert read == wrote, read
            Row.objects.bulk_create(Row(**wrote) for _ in range(2500))
            assert Row.objects.filter(facts__site="C50.9", at__year=2019, at__month=5).count() == 2501
            assert Row.objects.annotate(y=ExtractYear("at"), m=TruncMonth("at")).first().y == 2019
            assert Row.objects.aggregate(models.StdDev("dose"))["dose__stddev"] == 0
            assert Row.objects.filter(facts__site__iregex="c50").exists()
            assert Row.objects.update(dose=F("dose") + 1) == 2501
            assert Row.objects.first().dose == decimal.Decimal("13.50")
            from django.contrib.auth.models import User
            rosa = User.objects.create(username="Rosa 100%")
            assert User.objects.filter(username__contains="0%").get() == rosa
            with connection.schema_editor() as editor:
                editor.remove_field(Row, Row._meta.get_field("took"))
            columns = connection.introspection.get_table_description(connection.cursor(), "rows_row")
            assert "took" not in [column.name for column in columns]
            connection.check_constraints()
            connection.close()
            assert b"Rosa" not in pathlib.Path(sys.argv[1]).read_bytes()
            print("all well")
        """)
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", str(program), str(tmp_path / "rumbo.db")],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("all well\n", "")
