"""Kills a primary under load, promotes its synchronous standby, and counts what was acknowledged and what is found.

    python bench/cluster/failover.py

Two PostgreSQL servers from this machine's packages, reached by sockets in a temporary folder and by no network; two processes
that write by the action pages use. It ends itself after `SECONDS` and a little, whatever happens.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(HERE.parent)]

import psycopg  # noqa: E402
from figures import show  # noqa: E402

from rumbo.web.vault.hosted import host_keys  # noqa: E402
from scripts import postgresql  # noqa: E402

WRITERS = 2
SECONDS = 40.0  # of writing
KILLED_AFTER_S = 12.0
ASKED_EVERY_S = 0.25
SILENT_TIMES = 3  # so often a primary does not answer before it counts as lost
STANDBY = "standby"
COMMON = ("listen_addresses=", "shared_buffers=64MB", "max_connections=50", "wal_level=replica", "hot_standby=on")


@dataclass
class Server:
    """One PostgreSQL server: its folder holds its data, its socket and its log."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def socket(self) -> dict[str, Any]:
        """How psycopg is told of it."""
        return {"host": str(self.folder), "user": postgresql.USER, "dbname": "postgres", "connect_timeout": 2}

    def ask(self, query: str) -> str:
        """The first value of an answer."""
        with psycopg.connect(**self.socket, autocommit=True) as connection:
            row = connection.execute(query.encode()).fetchone()
            return "" if row is None else str(row[0])


def main() -> None:
    """Run it once, and print the figures."""
    programs, found = (
        postgresql.find_programs(),
        {name: shutil.which(name) for name in ("nginx", "haproxy", "pgbouncer")},
    )
    print(
        subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    )
    print(
        "not on this machine, done without:", ", ".join(name for name, path in found.items() if path is None) or "none"
    )
    with ExitStack() as ending:
        folder = Path(tempfile.mkdtemp(prefix="rumbo-cluster-"))
        ending.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.chmod(0o711)
        primary = ending.enter_context(begun_primary(programs, folder / "a"))
        standby = ending.enter_context(begun_standby(programs, primary, folder / "b"))
        wait_for(lambda: primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == "1")
        environment = variables(folder)
        for words in ([sys.executable, "-m", "rumbo", "host", "prepare"], writer("begin")):
            subprocess.run(words, env=environment, check=True, stdout=subprocess.DEVNULL)
        lose(primary, standby, folder, environment)


def lose(primary: Server, standby: Server, folder: Path, environment: dict[str, str]) -> None:
    """Write, kill the primary, promote the standby when it is missed, and count."""
    begun = time.time()
    notes = [folder / f"writer-{number}" for number in range(WRITERS)]
    writers = [subprocess.Popen(writer(str(each), str(begun + SECONDS)), env=environment) for each in notes]
    time.sleep(KILLED_AFTER_S)
    killed = time.time()
    os.killpg(
        primary.process.pid, signal.SIGKILL
    )  # the group that this program started: the server and what serves for it
    promoted = promote_when_missed(primary, standby)
    for each in writers:
        each.wait(timeout=SECONDS + 30)
    told = [line.split() for note in notes for line in note.read_text().splitlines()]
    acknowledged = {line[2]: float(line[0]) for line in told if line[1] == "wrote"}
    found = set(
        subprocess.run(writer("find"), env=environment, capture_output=True, text=True, check=True).stdout.split()
    )
    after = [at for at in acknowledged.values() if at > promoted]
    reads = [float(line[0]) for line in told if line[1] == "read" and float(line[0]) > promoted]
    show("writes acknowledged before the primary was killed", sum(at <= killed for at in acknowledged.values()), "")
    show("writes acknowledged after the standby was promoted", len(after), "")
    show("writes acknowledged", len(acknowledged), "")
    show("of these found", len(acknowledged.keys() & found), "")
    show("of these lost", len(acknowledged.keys() - found), "")
    show("found, not acknowledged (their answer was cut off)", len(found - acknowledged.keys()), "")
    show("tries that failed meanwhile", sum(line[1] == "failed" for line in told), "")
    show("from the kill to the promotion", promoted - killed, "s")
    show("from the kill to the first acknowledged write", min(after) - killed, "s")
    show("from the kill to the first read", min(reads) - killed, "s")
    show(
        "writes a second, before the kill, of all processes",
        sum(at <= killed for at in acknowledged.values()) / (killed - begun),
        "/s",
    )
    if acknowledged.keys() - found:
        sys.exit("acknowledged writes were lost")


def promote_when_missed(primary: Server, standby: Server) -> float:
    """Ask the primary again and again; promote the standby when it does not answer. When that was (time.time)."""
    silent = 0
    while silent < SILENT_TIMES:
        try:
            primary.ask("SELECT 1")
            silent = 0
        except psycopg.OperationalError:
            silent += 1
        time.sleep(ASKED_EVERY_S)
    standby.ask("SELECT pg_promote(true, 20)")
    return time.time()


@contextmanager
def begun_primary(programs: Path, folder: Path) -> Iterator[Server]:
    """A new server that acknowledges nothing before its standby has it on disk."""
    runs_as = owned(folder)
    command: list[str | Path] = [
        programs / "initdb",
        "-D",
        folder / "data",
        "-U",
        postgresql.USER,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **runs_as)
    with started(
        programs, folder, runs_as, (f"synchronous_standby_names={STANDBY}", "synchronous_commit=on")
    ) as server:
        with psycopg.connect(**server.socket, autocommit=True) as connection:
            connection.execute("SET synchronous_commit = local")  # the standby is not there yet
            for name in (b"stories", b"story_keys"):
                connection.execute(b"CREATE DATABASE " + name)
        yield server


@contextmanager
def begun_standby(programs: Path, primary: Server, folder: Path) -> Iterator[Server]:
    """A copy of the primary that follows it."""
    runs_as = owned(folder)
    primary_is = f"host={primary.folder} user={postgresql.USER} application_name={STANDBY}"
    command: list[str | Path] = [
        programs / "pg_basebackup",
        "-D",
        folder / "data",
        "-d",
        primary_is,
        "-R",
        "-X",
        "stream",
        "-c",
        "fast",
    ]
    subprocess.run(command, check=True, cwd=folder, **runs_as)
    with started(programs, folder, runs_as, ()) as server:
        yield server


@contextmanager
def started(programs: Path, folder: Path, runs_as: dict[str, Any], settings: tuple[str, ...]) -> Iterator[Server]:
    """A server in a group of its own, ended by its id."""
    told = (*COMMON, f"unix_socket_directories={folder}", *settings)
    options = [part for each in told for part in ("-c", each)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *options], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            cwd=folder, start_new_session=True, **runs_as,
        )  # fmt: skip
    server = Server(folder, process)
    try:
        wait_for(lambda: answers(server))
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def answers(server: Server) -> bool:
    """Whether it takes connections."""
    try:
        return server.ask("SELECT 1") == "1"
    except psycopg.OperationalError:
        return False


def wait_for(is_so: Any) -> None:
    """Until something is so, for half a minute at most."""
    until = time.monotonic() + 30
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.1)


def owned(folder: Path) -> dict[str, Any]:
    """Make a folder; PostgreSQL refuses to run as root, so then it is given to somebody else."""
    folder.mkdir()
    return postgresql.someone_else(folder) if os.geteuid() == 0 else {}


def variables(folder: Path) -> dict[str, str]:
    """A host's settings: both servers are named, and whoever may be written is taken."""
    key_file = folder / "host.keys"
    key_file.touch(mode=0o600)
    key_file.write_text(host_keys.new_line(today=datetime.now(UTC).date()))
    both = f"host={folder / 'a'},{folder / 'b'}&target_session_attrs=read-write&connect_timeout=2"
    return {name: value for name, value in os.environ.items() if not name.startswith("RUMBO_")} | {
        "RUMBO_MODE": "hosted", "RUMBO_ADDRESS": "https://rumbo.example.org", "RUMBO_SECRET": secrets.token_urlsafe(48),
        "RUMBO_HOME": str(folder / "home"), "RUMBO_HOST_KEY_FILE": str(key_file),
        "RUMBO_DATABASE": f"postgresql://{postgresql.USER}@/stories?{both}",
        "RUMBO_KEYS_DATABASE": f"postgresql://{postgresql.USER}@/story_keys?{both}",
    }  # fmt: skip


def writer(*words: str) -> list[str]:
    """The command of a process that writes."""
    return [sys.executable, str(HERE / "writer.py"), *words]


if __name__ == "__main__":
    main()
