"""A program that is killed while it reads a file: the story is whole, and what was being read is absent or complete."""

from __future__ import annotations

import time

import pytest

from tests.faults.story import facts_told, long_record, open_door, unlock, write_page
from tests.faults.visitor import Visitor
from tests.program import Program

WHILE_READING = '<progress id="progress"'


@pytest.fixture(scope="module")
def record() -> bytes:
    """A file that takes seconds to read."""
    return long_record()


def start_again(rosa: Visitor, program: Program) -> None:
    """Kill all of it, start it, and open the file."""
    program.kill()
    program.start()
    rosa.enter()
    unlock(rosa)


@pytest.mark.parametrize("after_s", [0.0, 0.6, 1.5])
def test_a_kill_while_a_file_is_read_leaves_the_story_whole_and_all_or_nothing_of_the_file(
    rosa: Visitor, record: bytes, after_s: float
) -> None:
    write_page(rosa, "Before.")
    assert WHILE_READING in rosa.upload(record).text
    time.sleep(after_s)
    start_again(rosa, rosa.program)
    assert "Before." in rosa.get("story/notebook/").text
    page = rosa.get("story/records/1/")
    assert page.has("/read-again/")  # the file is kept, nothing of it was entered, and it says so
    assert facts_told(rosa) == 1  # the name that was told
    rosa.post("story/records/1/read-again/")
    open_door(rosa)
    assert facts_told(rosa) > 40_000


def test_a_kill_while_a_file_arrives_leaves_nothing_of_it(rosa: Visitor, record: bytes) -> None:
    pieces = iter(range(20))

    def kill_in_the_middle() -> None:
        if next(pieces) == 10:
            rosa.program.kill()

    with pytest.raises(OSError):  # noqa: PT011 - the connection broke, however the system calls it
        rosa.upload(record, pause=kill_in_the_middle)
    rosa.program.start()
    rosa.enter()
    unlock(rosa)
    assert facts_told(rosa) == 1
    assert not rosa.get("story/records/").has("/story/records/1/")
    assert not list((rosa.program.home / "records").iterdir())


def test_a_reading_can_be_stopped(rosa: Visitor, record: bytes) -> None:
    rosa.upload(record)
    page = rosa.post("story/records/1/cancel/")
    assert page.has("/read-again/")
    assert facts_told(rosa) == 1
