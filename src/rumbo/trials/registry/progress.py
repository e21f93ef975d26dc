"""How far the work is, and how long the rest will take as far as one can tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

Phase = Literal["fetching", "building"]


class Progress(msgspec.Struct, frozen=True):
    """How many studies of how many are done in one phase. What is not known is None; `seconds_left` is of this phase."""

    phase: Phase
    done: int
    total: int | None = None
    seconds_left: float | None = None


Show = Callable[[Progress], None]


class Meter:
    """Measures one phase from its beginning: what was done in an earlier run says nothing of how fast this one is."""

    def __init__(self, phase: Phase, *, show: Show, now: Callable[[], float], done: int = 0) -> None:
        self._phase, self._show, self._now = phase, show, now
        self._begun_with, self._begun = done, now()

    def tell(self, done: int, *, total: int | None) -> None:
        """Show how far it is."""
        gone, since = done - self._begun_with, self._now() - self._begun
        left = (total - done) * since / gone if total is not None and gone > 0 else None
        self._show(Progress(self._phase, done, total, max(0.0, left) if left is not None else None))
