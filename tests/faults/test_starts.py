"""Starts and ends: two starts on one file, a killed worker, a killed program, a lock that was torn."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable

import pytest

from tests.faults.story import PLANTED, ROSAS, unlock, write_page
from tests.faults.visitor import Visitor
from tests.program import Program


def test_a_second_start_finds_the_first_and_gives_the_same_address(rosa: Visitor) -> None:
    second = Program(rosa.program.home).start()
    assert second.process.wait(10) == 0
    assert second.address == rosa.program.address
    assert rosa.get("story/").path == "story/"


def test_the_port_stays_the_same_from_start_to_start(program: Program) -> None:
    before = program.address
    program.end()
    program.start()
    assert program.base in before
    assert program.address != before  # the token is new


def test_a_killed_worker_leads_to_the_lock_page_that_explains_and_nothing_is_lost(rosa: Visitor) -> None:
    write_page(rosa, PLANTED)
    os.kill(rosa.program.worker, signal.SIGKILL)
    page = rosa.wait_for("story/", lambda page: page.path == "file/open/")
    assert page.status == 200
    assert page.has('<p class="done">')
    unlock(rosa)
    assert PLANTED in rosa.get("story/notebook/").text


def test_what_was_written_while_the_worker_died_is_offered_again(rosa: Visitor) -> None:
    os.kill(rosa.program.worker, signal.SIGKILL)
    rosa.wait_for("help/", lambda page: page.status == 200)
    page = write_page(rosa, PLANTED)
    assert page.path == "file/open/"
    page = rosa.post("file/open/", {"passphrase": ROSAS, "next": "/en/file/held/"})
    assert page.path == "file/held/"
    assert PLANTED in page.text


def test_a_killed_program_keeps_what_was_saved_and_starts_again(rosa: Visitor) -> None:
    write_page(rosa, PLANTED)
    rosa.program.kill()
    rosa.program.start()
    rosa.enter()
    unlock(rosa)
    assert PLANTED in rosa.get("story/notebook/").text


def test_when_the_program_alone_is_killed_no_worker_goes_on_with_the_key(rosa: Visitor) -> None:
    worker = rosa.program.worker
    os.kill(rosa.program.process.pid, signal.SIGKILL)
    rosa.program.process.wait(10)
    try:
        wait_until(lambda: not is_running(worker))
        rosa.program.start()
        rosa.enter()
        assert rosa.get("story/").path == "file/open/"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


def is_running(pid: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(holds: Callable[[], bool], *, seconds: float = 10) -> None:
    """Wait until something holds; fails when it never does."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize("torn", [b"", b'{"version": 1, "slots": [', b"\x00" * 400], ids=["empty", "half", "zeros"])
def test_a_damaged_lock_is_explained_and_an_earlier_copy_can_be_brought_back(rosa: Visitor, torn: bytes) -> None:
    write_page(rosa, PLANTED)
    rosa.post("file/back-ups/make/")
    rosa.program.end()
    (rosa.program.home / "header.json").write_bytes(torn)
    rosa.program.start()
    rosa.enter()
    page = rosa.get("story/")
    assert page.path == "file/open/"
    assert page.errors
    bring_newest_back(rosa)
    unlock(rosa)
    assert PLANTED in rosa.get("story/notebook/").text


def test_a_missing_lock_beside_a_file_is_explained_and_no_new_file_is_begun_over_it(rosa: Visitor) -> None:
    rosa.post("file/back-ups/make/")
    rosa.program.end()
    (rosa.program.home / "header.json").unlink()
    rosa.program.start()
    rosa.enter()
    page = rosa.get("")
    assert page.path == "file/open/"
    assert page.errors
    bring_newest_back(rosa)
    assert unlock(rosa).path == ""


def bring_newest_back(visitor: Visitor) -> None:
    """Choose the newest copy on the page that brings one back."""
    page = visitor.get("file/restore/")
    newest = page.text.partition('name="backup"')[2].partition('value="')[2].partition('"')[0]
    visitor.post("file/restore/", {"backup": newest})
