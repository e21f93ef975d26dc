"""Wrong passphrases make the next try wait, and starting again does not help."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.web.vault import attempts
from rumbo.web.vault.attempts import Attempts
from rumbo.words import Explained

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def fail(path: Path, times: int) -> None:
    for _ in range(times):
        attempts.note_failure(path, now=NOON)


def test_three_slips_cost_nothing(tmp_path: Path) -> None:
    fail(tmp_path / "attempts.json", 3)
    attempts.check(tmp_path / "attempts.json", now=NOON)


def test_the_wait_grows_and_ends_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "attempts.json"
    fail(path, 4)
    with pytest.raises(Explained, match="wait 5 seconds") as refusal:
        attempts.check(path, now=NOON)
    assert "Espere 5 segundos" in refusal.value.said("es")
    with pytest.raises(Explained, match="wait 1 second before"):
        attempts.check(path, now=NOON + timedelta(seconds=4.5))
    attempts.check(path, now=NOON + timedelta(seconds=5))
    fail(path, 6)
    with pytest.raises(Explained, match="wait 6 minutes"):
        attempts.check(path, now=NOON)


def test_the_right_passphrase_forgets_the_wrong_ones(tmp_path: Path) -> None:
    path = tmp_path / "attempts.json"
    fail(path, 9)
    attempts.clear(path)
    attempts.clear(path)
    attempts.check(path, now=NOON)


@pytest.mark.parametrize("content", [b"", b"{", b'{"failed": "many"}', b"\xff\xfe"])
def test_a_damaged_note_counts_as_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "attempts.json"
    path.write_bytes(content)
    attempts.check(path, now=NOON)
    attempts.note_failure(path, now=NOON)
    assert attempts.read(path).failed == 1


@given(st.integers(0, 10_000), st.floats(-1e8, 1e8))
def test_nobody_waits_longer_than_a_quarter_of_an_hour_whatever_the_clock_does(failed: int, moved: float) -> None:
    tries = Attempts(failed=failed, last_at=NOON)
    assert 0 <= tries.seconds_left(NOON + timedelta(seconds=moved)) <= tries.wait_seconds <= 900
    assert tries.wait_seconds <= Attempts(failed=failed + 1).wait_seconds
