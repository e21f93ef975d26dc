"""How a measurement is printed, and how a time is taken: the same for all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def show(what: str, value: float, unit: str, note: str = "") -> None:
    """Print one figure."""
    print(f"{what:<58} {value:10.2f} {unit:<6} {note}".rstrip(), flush=True)


def show_times(what: str, seconds: Sequence[float]) -> None:
    """Print the median of several times in milliseconds, and the longest."""
    show(what, 1000 * statistics.median(seconds), "ms", f"longest {1000 * max(seconds):.0f}, of {len(seconds)}")


def times_of(work: Callable[[], object], *, runs: int) -> list[float]:
    """How long something takes, in seconds, as often as asked."""
    return [time_of(work) for _ in range(runs)]


def time_of(work: Callable[[], object]) -> float:
    """How long something takes once, in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def cpu_time_of(work: Callable[[], object]) -> float:
    """How much processor time something takes once in this process, in seconds: other work on the machine counts less."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
