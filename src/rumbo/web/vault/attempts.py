"""How long to wait after wrong passphrases. Kept beside the file, so that starting again does not forget."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from rumbo import disk
from rumbo.words import Explained

FREE = 4  # slips of the finger cost nothing
FIRST_WAIT_S = 5
LONGEST_WAIT_S = 15 * 60


class Attempts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many tries failed since the last that did not, and when the last of them was."""

    failed: int = 0
    last_at: datetime | None = None

    @property
    def wait_seconds(self) -> int:
        """How long to wait after the last failure: nothing at first, then 5 seconds, doubling to 15 minutes."""
        if self.failed < FREE:
            return 0
        doublings = min(self.failed - FREE, 30)
        return int(min(FIRST_WAIT_S * 2**doublings, LONGEST_WAIT_S))

    def seconds_left(self, now: datetime) -> int:
        """How much of the wait is left. A clock that was set back makes it the whole wait, never more."""
        if self.last_at is None:
            return 0
        left = self.last_at + timedelta(seconds=self.wait_seconds) - now
        return max(0, min(self.wait_seconds, math.ceil(left.total_seconds())))


def read(path: Path) -> Attempts:
    """What is known of earlier tries; a file that is missing or unreadable counts as none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Attempts)
    except (OSError, msgspec.MsgspecError, ValueError):
        return Attempts()


def check(path: Path, *, now: datetime) -> None:
    """Go on only when no wait is left. `now` knows its time zone.

    Raises Explained("vault-wait-seconds") or Explained("vault-wait-minutes").
    """
    left = read(path).seconds_left(now)
    if left > 90:
        raise Explained("vault-wait-minutes", count=math.ceil(left / 60))
    if left:
        raise Explained("vault-wait-seconds", count=left)


def note_failure(path: Path, *, now: datetime) -> None:
    """Remember one more wrong try."""
    disk.write_whole(path, msgspec.json.encode(Attempts(failed=read(path).failed + 1, last_at=now)))


def clear(path: Path) -> None:
    """Forget the wrong tries: the right one came."""
    path.unlink(missing_ok=True)
