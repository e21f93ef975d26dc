"""Starting the example: once, and anew when it has ended."""

from __future__ import annotations

import io
from typing import Any

import pytest

from rumbo.web.vault import example


class Program:
    """A stand-in for the second Rumbo."""

    begun: list[list[str]] = []  # noqa: RUF012 - one list for all, emptied by the fixture
    says = "Rumbo is here\nhttp://127.0.0.1:9/start?token=t\n"

    def __init__(self, command: list[str], **_: Any) -> None:
        self.begun.append(command)
        self.ended: int | None = None
        self.stdout = io.StringIO(self.says)

    def poll(self) -> int | None:
        return self.ended


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> type[Program]:
    monkeypatch.setattr(Program, "begun", [])
    monkeypatch.setattr(Program, "says", Program.says)
    monkeypatch.setattr(example.subprocess, "Popen", Program)
    monkeypatch.setattr(example, "_running", None)
    monkeypatch.setattr(example, "START_S", 1.0)
    return Program


def test_the_address_it_prints_is_where_it_is(program: type[Program]) -> None:
    assert example.start("http://127.0.0.1:1/en/") == "http://127.0.0.1:9/start?token=t"
    assert program.begun[0][-2:] == ["--back-to", "http://127.0.0.1:1/en/"]


def test_it_is_started_once(program: type[Program]) -> None:
    example.start("x")
    example.start("x")
    assert len(program.begun) == 1


def test_it_is_started_anew_when_it_has_ended(program: type[Program]) -> None:
    example.start("x")
    example._running.ended = 1
    example.start("x")
    assert len(program.begun) == 2


def test_a_program_that_prints_no_address_did_not_start(
    program: type[Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "says", "no\n")
    with pytest.raises(OSError, match="did not start"):
        example.start("x")
