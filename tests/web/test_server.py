"""The server's own part: a port of its own, an address that is shown, an end when it is told."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from rumbo.web import server
from rumbo.web.vault import running
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.running import Running
from rumbo.words import Explained

FOUND = Running(port=7786, pid=1, launch_token="token", identity="me")


@contextmanager
def taken(*ports: int) -> Iterator[None]:
    """Ports that another program listens on."""
    held = []
    try:
        for port in ports:
            other = socket.socket()
            other.bind((running.LOOPBACK, port))
            other.listen()
            held.append(other)
        yield
    finally:
        for other in held:
            other.close()


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((running.LOOPBACK, 0))
        return int(probe.getsockname()[1])


def test_the_port_of_last_time_is_taken_again(tmp_path: Path) -> None:
    remembered, port = tmp_path / "port", free_port()
    remembered.write_text(str(port))
    with server.take_port(remembered) as held:
        assert held.getsockname() == ("127.0.0.1", port)
    assert remembered.read_text() == str(port)


def test_where_it_is_taken_another_is_found_and_remembered(tmp_path: Path) -> None:
    remembered, port = tmp_path / "port", free_port()
    remembered.write_text(str(port))
    with taken(port), server.take_port(remembered) as held:
        assert held.getsockname()[1] != port
        assert remembered.read_text() == str(held.getsockname()[1])


@pytest.mark.parametrize("content", ["", "x", "99999999", "-4"])
def test_what_is_remembered_badly_is_forgotten(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = tmp_path / "port"
    remembered.write_text(content)
    monkeypatch.setattr(server, "FIRST_PORT", free_port())
    with server.take_port(remembered) as held:
        assert held.getsockname()[1] > 0


def test_two_that_look_for_a_port_at_once_find_two(tmp_path: Path) -> None:
    with server.take_port(tmp_path / "a") as one, server.take_port(tmp_path / "b") as other:
        assert one.getsockname() != other.getsockname()


def test_a_second_start_shows_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(running, "find_running", lambda _: FOUND)
    monkeypatch.setattr(server.webbrowser, "open", opened.append)
    monkeypatch.setattr(server, "has_display", lambda: True)
    server.serve(VaultFolder(tmp_path), open_browser=True)
    assert FOUND.address in capsys.readouterr().out
    assert opened == [FOUND.address]


def test_without_a_display_the_address_is_only_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(server.webbrowser, "open", opened.append)
    monkeypatch.setattr(server, "has_display", lambda: False)
    server._show(FOUND, open_browser=True)
    assert opened == []
    assert FOUND.address in capsys.readouterr().out


@pytest.mark.parametrize(
    ("platform", "environment", "has"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "w"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_known_by_what_the_system_says(
    platform: str, environment: dict[str, str], has: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert server.has_display() is has


class Serving:
    """A stand-in for the server that notes what is there while it serves."""

    def __init__(self, folder: VaultFolder) -> None:
        self.folder = folder
        self.note: bytes = b""

    def serve(self) -> None:
        self.note = self.folder.running.read_bytes()
        with pytest.raises(Explained), running.holding(self.folder):
            pass


def test_while_it_serves_the_folder_is_held_and_the_address_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "RUMBO_HOME",
        "RUMBO_SECRET",
        "RUMBO_IDENTITY",
        "RUMBO_LAUNCH_TOKEN",
        "RUMBO_EXAMPLE",
        "RUMBO_BACK_TO",
    ):
        monkeypatch.setenv(name, "before")
    folder = VaultFolder(tmp_path / "mine")
    serving = Serving(folder)
    ports: list[int] = []
    monkeypatch.setattr(server, "_server", lambda port: ports.append(port) or serving)
    monkeypatch.setattr(server, "_when_it_answers", lambda *_: None)
    server.serve(folder, open_browser=False, back_to="http://127.0.0.1:1/")
    assert ports == [int((folder.path / "port").read_text())]
    assert os.environ["RUMBO_LAUNCH_TOKEN"].encode() in serving.note
    assert os.environ["RUMBO_HOME"] == str(folder.path)
    assert (os.environ["RUMBO_EXAMPLE"], os.environ["RUMBO_BACK_TO"]) == ("0", "http://127.0.0.1:1/")
    assert not folder.running.exists()


def test_the_address_is_shown_once_the_server_answers_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([None, "somebody else", "me"])
    monkeypatch.setattr(running, "ask_alive", lambda _: next(answers))
    server._when_it_answers(FOUND, False)
    assert FOUND.address in capsys.readouterr().out


def test_a_server_that_never_answers_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "STARTING_S", 0.01)
    monkeypatch.setattr(running, "ask_alive", lambda _: None)
    server._when_it_answers(FOUND, False)
    assert capsys.readouterr().out == ""


def test_one_worker_serves_on_loopback_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}
    monkeypatch.setattr(server, "Server", lambda target, **more: asked.update(more, target=target))
    server._server(4321)
    assert (asked["address"], asked["port"], asked["workers"]) == ("127.0.0.1", 4321, 1)
    assert asked["log_access"] is False


def test_it_ends_when_whoever_started_it_closes_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    reads, writes = os.pipe()
    with os.fdopen(reads) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        ended = threading.Event()
        server.stop_when_input_ends(ended.set)
        os.write(writes, b"still here")
        assert not ended.wait(0.05)
        os.close(writes)
        assert ended.wait(5)
