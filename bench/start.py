"""How long it takes from `rumbo open` to the first page."""

from __future__ import annotations

import time
from pathlib import Path

from figures import show_times
from own_site import WORDS, Browser, empty_folder, running

RUNS = 5


def to_the_first_page(folder: Path) -> tuple[float, float]:
    """Start Rumbo: the seconds until the address is there, which is when /alive answers, and until the first page is."""
    begun = time.perf_counter()
    with running(folder) as address:
        answers = time.perf_counter() - begun
        Browser(address)
        return answers, time.perf_counter() - begun


def main() -> None:
    """Measure a new folder and one that was begun."""
    with empty_folder() as folder:
        show_times("first start, on an empty folder: the first page", [to_the_first_page(folder)[1]])
        with running(folder) as address:
            Browser(address).post("/en/file/protect/", passphrase=WORDS, again=WORDS)
        answers, pages = zip(*(to_the_first_page(folder) for _ in range(RUNS)), strict=True)
        show_times("later start: /alive answers", answers)
        show_times("later start: the lock page", pages)


if __name__ == "__main__":
    main()
