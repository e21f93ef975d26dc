"""The host's keys: read from a file or a command, and what one wrapped opens only with it, in its place."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.web.vault.hosted import host_keys
from rumbo.web.vault.hosted.host_keys import WrappedStoryKey
from rumbo.words import Explained

DAY = date(2026, 11, 23)
HERE, ELSEWHERE = b"one story", b"another story"


def explained(why: pytest.ExceptionInfo[Explained]) -> str:
    return why.value.message.id


@given(key=st.binary(min_size=1, max_size=80))
def test_what_is_wrapped_opens_with_the_same_keys(key: bytes) -> None:
    held = host_keys.parse(host_keys.new_line(today=DAY))
    assert held.unwrap(held.wrap(key, bound_to=HERE), bound_to=HERE) == key


def test_what_is_wrapped_for_one_story_does_not_open_for_another() -> None:
    held = host_keys.parse(host_keys.new_line(today=DAY))
    with pytest.raises(Explained) as why:
        held.unwrap(held.wrap(b"key", bound_to=HERE), bound_to=ELSEWHERE)
    assert explained(why) == "host-text-unreadable"


def test_the_first_line_wraps_and_the_others_still_open() -> None:
    old, new = host_keys.new_line(today=DAY), host_keys.new_line(today=DAY)
    wrapped = host_keys.parse(old).wrap(b"key", bound_to=HERE)
    both = host_keys.parse(f"# the host's keys\n{new}\n\n{old}\n")
    assert both.current == new.split()[0]
    assert both.wrap(b"key", bound_to=HERE).by == both.current
    assert both.unwrap(wrapped, bound_to=HERE) == b"key"


def test_a_key_that_is_not_held_is_named() -> None:
    held = host_keys.parse(host_keys.new_line(today=DAY))
    with pytest.raises(Explained) as why:
        held.unwrap(WrappedStoryKey("2019-key", b"sealed"), bound_to=HERE)
    assert explained(why) == "host-key-not-held"
    assert "“2019-key”" in why.value.said("en")


def test_a_key_is_never_shown() -> None:
    line = host_keys.new_line(today=DAY)
    assert re.fullmatch(r"2026-11-23-[0-9a-f]{6} [A-Za-z0-9+/]{43}=", line)
    assert line.split()[1] not in repr(host_keys.parse(line))
    assert "by_name" not in repr(host_keys.parse(line))


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("", 1),
        ("# nothing yet\n", 1),
        ("2026", 1),
        ("2026 AAAA", 1),
        ("2026 not base 64!", 1),
        ("a name/2026 " + "A" * 43 + "=", 1),
        (f"ok {'A' * 43}=\nok {'A' * 43}=", 2),
    ],
)
def test_a_line_that_is_not_right_is_named_by_its_number(lines: str, number: int) -> None:
    with pytest.raises(Explained) as why:
        host_keys.parse(lines)
    assert explained(why) == "host-key-lines"
    assert f"Line {number} " in why.value.said("en")


@given(st.text(max_size=200))
def test_whatever_is_in_the_file_it_is_taken_or_explained(lines: str) -> None:
    taken = None
    with suppress(Explained):
        taken = host_keys.parse(lines)
    assert taken is None or taken.current in taken.by_name


def kept(folder: Path, *, mode: int) -> Path:
    path = folder / "host.keys"
    path.write_text(host_keys.new_line(today=DAY))
    path.chmod(mode)
    return path


def test_a_file_that_only_its_owner_reads_is_taken(tmp_path: Path) -> None:
    assert host_keys.read_file(kept(tmp_path, mode=0o600)).current.startswith("2026-11-23")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(Explained) as why:
        host_keys.read_file(kept(tmp_path, mode=mode))
    assert explained(why) == "host-key-file-open"


def test_a_file_that_is_missing_or_no_text_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for name in ("none", "bytes"):
        with pytest.raises(Explained) as why:
            host_keys.read_file(tmp_path / name)
        assert explained(why) == "host-key-file-missing"


def test_a_command_gives_the_same_lines(tmp_path: Path) -> None:
    path = kept(tmp_path, mode=0o600)
    command = f"'{sys.executable}' -c \"print(open('{path}').read())\""
    assert host_keys.ask_command(command) == host_keys.read_file(path)


@pytest.mark.parametrize("command", ["false", "rumbo-no-such-program", "'unended", ""])
def test_a_command_that_gives_none_is_explained(command: str) -> None:
    with pytest.raises(Explained) as why:
        host_keys.ask_command(command)
    assert explained(why) == "host-key-command-failed"
