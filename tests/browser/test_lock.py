"""The lock: wrong passphrases and the growing wait, the recovery key, no passphrase at all, and what was just being written."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.browser.walks import INES, ROSAS, begin_file, lock, unlock
from tests.browser.window import Window
from tests.program import Program

MINUTE_MS = 60_000


def wait_told(window: Window) -> int:
    """How many seconds the lock page asks to wait."""
    found = re.search(r"\d+", window.page.locator(".error").inner_text())
    assert found
    return int(found.group())


def let_time_pass(program: Program, *, seconds: int) -> None:
    """Set the last wrong try back, as if the wait were over."""
    note = program.home / "attempts.json"
    tries = json.loads(note.read_bytes())
    tries["last_at"] = (datetime.now(UTC) - timedelta(seconds=seconds)).isoformat()
    note.write_text(json.dumps(tries))


def test_a_locked_file_opens_with_its_passphrase_only_and_the_wait_after_wrong_ones_grows(
    window: Window, program: Program
) -> None:
    window.expected = {403}
    begin_file(window)
    lock(window)
    assert window.path == "file/open/"
    window.look()
    for _ in range(4):
        unlock(window, passphrase="not what it is")
        assert not re.search(r"\d", window.page.locator(".error").inner_text())
    window.look()
    unlock(window)
    assert 0 < wait_told(window) <= 5
    let_time_pass(program, seconds=5)
    unlock(window, passphrase="wrong once more")
    unlock(window)
    assert 5 < wait_told(window) <= 10
    let_time_pass(program, seconds=10)
    unlock(window)
    assert window.path == ""


def test_the_page_that_was_wanted_comes_after_the_lock(window: Window) -> None:
    begin_file(window)
    lock(window)
    window.go("story/everything/")
    assert window.path == "file/open/"
    unlock(window)
    assert window.path == "story/everything/"


def test_the_recovery_key_opens_the_file_and_asks_for_a_new_passphrase(window: Window) -> None:
    window.expected = {403}
    key = begin_file(window)
    lock(window)
    window.follow("file/open/with-recovery-key/")
    window.look()
    window.write(key.lower().replace(" ", "-"), field="recovery")
    window.press()
    assert window.path == "file/passphrase/"
    window.look()
    window.write(INES, field="passphrase")
    window.write(INES, field="again")
    window.press()
    lock(window)
    unlock(window, passphrase=ROSAS)
    assert window.path == "file/open/"
    unlock(window, passphrase=INES)
    assert window.path == ""


def test_a_slip_in_the_recovery_key_is_told(window: Window) -> None:
    window.expected = {403}
    key = begin_file(window)
    lock(window)
    window.follow("file/open/with-recovery-key/")
    window.write(key[:-1], field="recovery")
    window.press()
    assert window.page.locator(".error").is_visible()
    window.look()


def test_what_was_being_written_when_the_file_was_locked_is_offered_again(window: Window) -> None:
    begin_file(window)
    window.go("story/notebook/")
    window.write("The garden needs rain.", field="words")
    other = window.context.new_page()
    other.goto(window.page.url)
    other.locator(".foot form button").click()
    other.wait_for_url("**/file/open/")
    window.press()
    assert window.path == "file/open/"
    window.look()
    unlock(window)
    assert window.path == "file/held/"
    window.look()
    window.press()
    assert window.path == "story/notebook/"
    assert "The garden needs rain." in window.words


def test_when_nobody_is_there_the_page_hides_what_it_showed(window: Window) -> None:
    begin_file(window)
    window.page.clock.install()
    window.go("story/everything/")
    window.page.clock.run_for(19 * MINUTE_MS)
    assert window.path == "story/everything/"
    window.page.keyboard.press("Shift")  # somebody is there after all
    window.page.clock.run_for(19 * MINUTE_MS)
    assert window.path == "story/everything/"
    with window.page.expect_navigation():
        window.page.clock.run_for(MINUTE_MS + 6_000)
    assert window.path == "file/open/"
    window.look()
    unlock(window)
    assert window.path == "story/everything/"


def test_whoever_wants_no_passphrase_is_told_what_that_means_and_can_add_one_later(window: Window) -> None:
    window.go("story/tell/")
    window.write("Marisol")
    window.press()
    window.follow("file/protect/without/")
    window.look()
    window.press("main button[type=submit]")
    assert window.path == "story/tell/c1.cancer/"
    lock(window)
    window.go("story/tell/name/")
    assert window.page.input_value("#id_answer") == "Marisol"  # it opened by itself
    window.go("file/")
    window.look()
    window.follow("file/passphrase/")
    window.write(ROSAS, field="passphrase")
    window.write(ROSAS, field="again")
    window.press()
    assert window.path == "file/"
    lock(window)
    assert window.path == "file/open/"
    unlock(window)
    window.go("story/tell/name/")
    assert window.page.input_value("#id_answer") == "Marisol"


@pytest.mark.parametrize(("first", "again"), [("short", "short"), (ROSAS, "lluvia en la milpas")])
def test_a_passphrase_that_is_too_short_or_typed_two_ways_is_not_taken(window: Window, first: str, again: str) -> None:
    window.go("file/protect/")
    window.write(first, field="passphrase")
    window.write(again, field="again")
    window.press()
    assert window.path == "file/protect/"
    assert window.page.locator(".error").is_visible()
    window.look()


def test_the_recovery_key_can_be_seen_printed_and_made_anew_while_the_file_is_open(window: Window) -> None:
    window.expected = {403}
    key = begin_file(window)
    window.go("file/recovery-key/")
    window.look()
    assert window.page.locator("main .mono").inner_text() == key
    assert window.sheet(window.link("file/recovery-key/sheet/")).startswith(b"%PDF")
    window.press("main form button")
    assert window.page.locator("main .mono").inner_text() != key
    lock(window)
    window.follow("file/open/with-recovery-key/")
    window.write(key, field="recovery")
    window.press()
    assert window.path == "file/open/with-recovery-key/"
