"""How fast the text of letters and reports becomes facts, and what loading the readers takes.

Usage: python bench/letters.py FOLDER...   Every .txt below the folders, read in this process; what is remembered from one
text to the next is forgotten before each run. Fails when there is none.
"""

from __future__ import annotations

import subprocess
import sys
import time
from functools import _lru_cache_wrapper
from pathlib import Path

from figures import show

from rumbo.records import formats
from rumbo.records.transcript import Transcript

RUNS = 5
LOAD = "import time, rumbo.records.child; print(time.process_time())"


def texts_below(folders: list[str]) -> list[bytes]:
    """Every plain text below the folders.

    Raises SystemExit when there is none.
    """
    texts = [path.read_bytes() for folder in folders for path in sorted(Path(folder).rglob("*.txt"))]
    return texts or sys.exit("Which folders of texts? For example: bench/letters.py ../shared/data/people")


def forget() -> None:
    """Empty what is remembered of texts; the tables stay."""
    for name in [name for name in sys.modules if name.startswith("rumbo.")]:
        for value in vars(sys.modules[name]).values():
            if isinstance(value, _lru_cache_wrapper) and value.cache_info().maxsize:
                value.cache_clear()


def read_all(texts: list[bytes]) -> int:
    """Read the texts; gives how many facts they tell."""
    return sum(len(formats.read(text, transcript=Transcript(name="x", record="0" * 64)).facts) for text in texts)


def main() -> None:
    """Measure and print."""
    texts = texts_below(sys.argv[1:])
    facts, size = read_all(texts), sum(map(len, texts))
    best = float("inf")
    for _ in range(RUNS):
        forget()
        began = time.process_time()
        read_all(texts)
        best = min(best, time.process_time() - began)
    show(
        f"letters: {len(texts)} texts of {size:,} bytes, {facts} facts", size / best / 1e3, "kB/s", "of processor time"
    )
    loads = [
        float(
            subprocess.run(  # noqa: S603 - our own words
                [sys.executable, "-c", LOAD], capture_output=True, check=True
            ).stdout
        )
        for _ in range(RUNS)
    ]
    show("loading what the child loads", min(loads) * 1e3, "ms", "of processor time")


if __name__ == "__main__":
    main()
