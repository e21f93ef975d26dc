"""Reads every FHIR file below the folders given, each through `rumbo.records.read` and `lay_out`, and prints one row a file.

Usage: python bench/every_file.py FOLDER...   Fails when a folder is missing or when anything but a reading comes back.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from rumbo.course import lay_out
from rumbo.records import read


def main() -> None:
    """Read every file, print its row, and the sums at the end."""
    total: Counter[str] = Counter()
    for folder in map(Path, sys.argv[1:]):
        if not folder.is_dir():
            sys.exit(f"no such folder: {folder.name}")
        for path in sorted([*folder.rglob("*.json"), *folder.rglob("*.ndjson")]):
            begun = time.perf_counter()
            reading = read(path)
            course = lay_out(reading.facts, "2026-11-23")
            seconds = time.perf_counter() - begun
            total.update(files=1, facts=len(reading.facts), problems=len(reading.problems))
            print(
                f"{path.relative_to(folder).as_posix()}\t{len(reading.facts)} facts\t{len(course.cancers)} cancers"
                f"\t{len(reading.problems)} problems\t{seconds:.2f} s"
            )
    print(dict(total))


if __name__ == "__main__":
    main()
