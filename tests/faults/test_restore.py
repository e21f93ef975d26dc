"""Bringing an earlier copy back: by the page and by the command; what was there before is kept as one more copy."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.faults.story import unlock, write_page
from tests.faults.visitor import Visitor
from tests.program import Program


def copies_of(rosa: Visitor) -> list[str]:
    """The names of the copies, the newest first."""
    return re.findall(r'name="backup"[^>]* value="([^"]+)"', rosa.get("file/restore/").text)


def write_two_days(rosa: Visitor) -> None:
    """One page, a copy, and another page."""
    write_page(rosa, "Yesterday.")
    rosa.post("file/back-ups/make/")
    write_page(rosa, "Today.")


def run(program: Program, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the program's file."""
    return subprocess.run(
        [sys.executable, "-m", "rumbo", *arguments],
        env=program.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_yesterdays_copy_is_brought_back_by_the_page_and_today_can_be_had_again(rosa: Visitor) -> None:
    write_two_days(rosa)
    before = copies_of(rosa)
    assert rosa.post("file/restore/", {"backup": before[0]}).path == "file/open/"
    unlock(rosa)
    page = rosa.get("story/notebook/").text
    assert "Yesterday." in page
    assert "Today." not in page
    (kept,) = set(copies_of(rosa)) - set(before)
    rosa.post("file/restore/", {"backup": kept})
    unlock(rosa)
    assert "Today." in rosa.get("story/notebook/").text


def test_yesterdays_copy_is_brought_back_by_the_command_once_rumbo_is_closed(rosa: Visitor) -> None:
    program = rosa.program
    write_two_days(rosa)
    (name, *_) = copies_of(rosa)
    refused = run(program, "restore", name)
    assert refused.returncode == 1
    assert len(refused.stderr.strip().splitlines()) == 2  # why, in both languages
    program.end()
    assert name in run(program, "restore").stdout
    assert run(program, "restore", name).returncode == 0
    checked = run(program, "doctor")
    assert checked.returncode == 0
    assert checked.stdout.count("whole") == 2
    program.start()
    rosa.enter()
    unlock(rosa)
    page = rosa.get("story/notebook/").text
    assert "Yesterday." in page
    assert "Today." not in page


def test_a_damaged_copy_is_refused_and_the_file_stays_as_it_is(rosa: Visitor) -> None:
    write_two_days(rosa)
    (name, *_) = copies_of(rosa)
    database = next((rosa.program.home / "backups" / name).rglob("rumbo.db"))
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 0xFF
    database.write_bytes(content)
    page = rosa.post("file/restore/", {"backup": name})
    assert page.errors
    unlock(rosa)
    assert "Today." in rosa.get("story/notebook/").text
