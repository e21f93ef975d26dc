"""Reads every file below the folders given, each through `rumbo.records.read` and `lay_out`, and prints one row a file.

Usage: python bench/every_file.py [--apart] [--only ENDING] FOLDER...   The files share their children; with --apart each
has one of its own. Fails when a folder is missing or when anything but a reading comes back.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from rumbo.course import lay_out
from rumbo.records import Sandbox, read


def main() -> None:
    """Read every file, print its row, and the sums at the end."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--apart", action="store_true")
    asked.add_argument("--only", default="")
    chosen = asked.parse_args()
    total: Counter[str] = Counter()
    all_seconds = 0.0
    with Sandbox() as children:
        for folder in chosen.folders:
            if not folder.is_dir():
                sys.exit(f"no such folder: {folder.name}")
            for path in sorted(each for each in folder.rglob(f"*{chosen.only}") if each.is_file()):
                begun = time.perf_counter()
                reading = read(path, sandbox=None if chosen.apart else children)
                seconds = time.perf_counter() - begun
                course = lay_out(reading.facts, "2026-11-23")
                all_seconds += seconds
                total.update(files=1, facts=len(reading.facts), problems=len(reading.problems))
                print(
                    f"{path.relative_to(folder).as_posix()}\t{reading.record.format if reading.record else ''}"
                    f"\t{len(reading.facts)} facts\t{len(course.cancers)} cancers\t{len(reading.problems)} problems"
                    f"\t{seconds:.3f} s"
                )
    print(dict(total), f"{all_seconds:.1f} s")


if __name__ == "__main__":
    main()
