"""One server for one file, and a second start that finds the first."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from rumbo.web.vault import running
from rumbo.web.vault.folder import VaultFolder
from rumbo.words import Explained


@contextmanager
def server(answer: bytes, *, status: int = 200) -> Iterator[int]:
    """Something that answers on loopback; gives its port."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/alive" else 404)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answering) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield httpd.server_port
        finally:
            httpd.shutdown()
            thread.join()


def test_a_second_start_finds_the_first(folder: VaultFolder) -> None:
    identity = running.new_identity()
    with server(identity.encode() + b"\n") as port, running.holding(folder):
        told = running.announce(folder, port=port, launch_token="secret", identity=identity)
        assert running.find_running(folder) == told
        assert told.pid == os.getpid()
        assert told.address == f"http://127.0.0.1:{port}/start?token=secret"
        assert folder.running.stat().st_mode & 0o777 == 0o600
    assert not folder.running.exists()


def test_a_stranger_at_the_old_port_is_not_taken_for_the_first(folder: VaultFolder) -> None:
    with server(running.new_identity().encode()) as port:
        running.announce(folder, port=port, launch_token="secret", identity=running.new_identity(), pid=1)
        assert running.find_running(folder) is None


@pytest.mark.parametrize(("answer", "status"), [(b"me", 500), (b"\xff", 200)])
def test_an_answer_that_is_none_counts_as_silence(answer: bytes, status: int) -> None:
    with server(answer, status=status) as port:
        assert running.ask_alive(port) is None


def test_nobody_at_the_port_counts_as_silence(folder: VaultFolder) -> None:
    with server(b"me") as port:
        pass
    running.announce(folder, port=port, launch_token="secret", identity="me")
    assert running.find_running(folder) is None


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff"])
def test_no_note_or_a_damaged_one_means_nobody(content: bytes | None, folder: VaultFolder) -> None:
    if content is not None:
        folder.running.write_bytes(content)
    assert running.find_running(folder, ask=lambda _: "me") is None


HOLD = """
import sys
from pathlib import Path
from rumbo.web.vault import running
from rumbo.web.vault.folder import VaultFolder
with running.holding(VaultFolder(Path(sys.argv[1]))):
    print("holding", flush=True)
    sys.stdin.read()
"""


def test_a_file_is_held_by_one_process_and_free_when_it_is_killed(folder: VaultFolder, tmp_path: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"holding\n"
        with pytest.raises(Explained, match="already open"), running.holding(folder):
            pass
        other.kill()
    with running.holding(folder):
        assert folder.running_lock.exists()
