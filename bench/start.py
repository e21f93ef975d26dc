"""How long it takes from `rumbo open` to the first page."""

from __future__ import annotations

from pathlib import Path

from figures import show_times, times_of
from own_site import Browser, empty_folder, running

RUNS = 5


def first_page(folder: Path) -> None:
    """Start Rumbo, and fetch the page one sees first."""
    with running(folder) as address:
        Browser(address)


def to_the_address(folder: Path) -> None:
    """Start Rumbo, until /alive answers and the address is printed."""
    with running(folder):
        pass


def main() -> None:
    """Measure a new folder and one that was begun."""
    with empty_folder() as folder:
        show_times("a start on an empty folder, to the first page", times_of(lambda: first_page(folder), runs=1))
        with running(folder) as address:
            Browser(address).post("/en/file/protect/", passphrase="lluvia en la milpa", again="lluvia en la milpa")
        show_times("a later start and stop, to the lock page", times_of(lambda: first_page(folder), runs=RUNS))


if __name__ == "__main__":
    main()
