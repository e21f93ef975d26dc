"""How many kinds of recurrence are read in a minute on one core, from invented places in both languages.

Usage: python bench/kinds_speed.py [READINGS]
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Iterator

from figures import show

from rumbo.course import kind_of_recurrence
from rumbo.oncology import Tumour, anatomy, phrases, places, sites, surroundings

PRIMARIES = tuple(
    Tumour(f"C{group:02}.9", side="left" if group in (34, 50, 64) else None)
    for group in (2, 15, 16, 18, 20, 22, 25, 34, 44, 50, 53, 54, 56, 61, 62, 64, 67, 71, 73)
)
SAID = ("{}", "left {}", "{} derecho", "recurrence in the {}", "masa en {}", "{}, 2 cm")


def main() -> None:
    """Print the rate where places come back, as in a course, and where every place is new."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("readings", nargs="?", type=int, default=200_000)
    asked = arguments.parse_args().readings
    again = list(itertools.islice(_pairs(numbered=False), asked))
    _show("places that come back", again)
    _forget()
    _show("every place new, nothing remembered", list(itertools.islice(_pairs(numbered=True), asked // 10)))


def _show(what: str, pairs: list[tuple[Tumour, str]]) -> None:
    begun = time.process_time()
    for primary, words in pairs:
        kind_of_recurrence(primary, words)
    seconds = time.process_time() - begun
    show(f"{what}: a minute", 60 * len(pairs) / seconds, "", f"of {len(pairs):,} in {seconds:.1f} s of processor")


def _pairs(*, numbered: bool) -> Iterator[tuple[Tumour, str]]:
    """A cancer and a place, shuffled once and over again; a number makes each place one that was never seen."""
    names = [name for row in anatomy.organs().values() for name in (row.en, row.es)]
    pairs = [(primary, said.format(name)) for primary in PRIMARIES for said in SAID for name in names]
    random.Random(7).shuffle(pairs)  # noqa: S311 - an order, and no secret
    for number, (primary, words) in enumerate(itertools.cycle(pairs)):
        yield primary, f"{words}, image {number}" if numbered else words


def _forget() -> None:
    for module in (anatomy, phrases, places, sites, surroundings):
        for name in vars(module).values():
            if hasattr(name, "cache_parameters") and name.cache_parameters()["maxsize"] is not None:
                name.cache_clear()


if __name__ == "__main__":
    main()
