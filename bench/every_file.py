"""Reads every file below the folders given, each through `rumbo.records.read` and `lay_out`, and prints one row a file,
then one for each format: how many files were read wholly, how many partly with what was left, and how many not.

Usage: python bench/every_file.py [--apart] [--only ENDING] [--table] FOLDER...   The files share their children; with
--apart each has one of its own; with --table only the rows of the formats are printed, as a table for the documentation.
Fails when a folder is missing or when anything but a reading comes back.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from rumbo.course import lay_out
from rumbo.records import Reading, Sandbox, read
from rumbo.words import say

Outcome = Literal["wholly", "partly", "not"]
TODAY = "2026-11-23"
MOST_NAMED = 8
# What is told of a file that was read wholly: nothing of it was left out.
_REMARKS = frozenset({"picture-read-by-machine"})
_NUMBERED = re.compile(r" \(\d+\)$")


@dataclass
class Sum:
    """What came of the files of one format."""

    files: int = 0
    facts: int = 0
    seconds: float = 0.0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)  # in how many files each kind of entry was left
    said: Counter[str] = field(default_factory=Counter)  # how often each problem was told


def outcome_of(reading: Reading) -> Outcome:
    """Whether a file was read: partly where something was left, not where a problem is all that came of it."""
    problems = [each for each in reading.problems if each.what.id not in _REMARKS]
    if problems and not reading.facts and not reading.subjects and not reading.unread:
        return "not"
    return "partly" if problems or reading.unread else "wholly"


def add(sums: dict[str, Sum], reading: Reading, *, seconds: float) -> None:
    """Count one file."""
    total = sums[reading.record.format if reading.record else "unknown"]
    total.files += 1
    total.facts += len(reading.facts)
    total.seconds += seconds
    total.outcomes[outcome_of(reading)] += 1
    total.left.update({_NUMBERED.sub("", kind) for kind in reading.unread})
    total.said.update(each.what.id for each in reading.problems)


def files_below(folder: Path, *, only: str) -> Iterator[Path]:
    """The files of a folder that end so; exits when there is no such folder."""
    if not folder.is_dir():
        sys.exit(f"no such folder: {folder.name}")
    yield from sorted(each for each in folder.rglob(f"*{only}") if each.is_file())


def show_row(name: str, reading: Reading, *, seconds: float) -> None:
    """Print what came of one file, and everything that a person would be told of it."""
    course = lay_out(reading.facts, TODAY)
    print(
        f"{name}\t{reading.record.format if reading.record else ''}\t{outcome_of(reading)}\t{len(reading.facts)} facts"
        f"\t{len(course.cancers)} cancers\t{len(reading.problems)} problems\t{seconds:.3f} s"
    )
    for problem in reading.problems:
        print(f"\t{problem.file}: {say(problem.what, 'en')}")


def show_table(sums: dict[str, Sum]) -> None:
    """Print one row for each format."""
    print("| format | files | read wholly | partly | not read | facts | seconds | what was left, in how many files |")
    print("|---|---|---|---|---|---|---|---|")
    for name, total in sorted(sums.items()):
        rest = len(total.left) - MOST_NAMED
        named = ", ".join(f"{kind} {count}" for kind, count in total.left.most_common(MOST_NAMED))
        more = f", and {rest} more kinds" if rest > 0 else ""
        said = "".join(f"; `{what}` {count}" for what, count in total.said.most_common())
        counts = " | ".join(str(total.outcomes[each]) for each in ("wholly", "partly", "not"))
        print(f"| {name} | {total.files} | {counts} | {total.facts} | {total.seconds:.1f} | {named}{more}{said} |")


def main() -> None:
    """Read every file and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--apart", action="store_true")
    asked.add_argument("--only", default="")
    asked.add_argument("--table", action="store_true")
    chosen = asked.parse_args()
    sums: dict[str, Sum] = defaultdict(Sum)
    with nullcontext() if chosen.apart else Sandbox() as children:
        for folder in chosen.folders:
            for path in files_below(folder, only=chosen.only):
                begun = time.perf_counter()
                reading = read(path, sandbox=children)
                seconds = time.perf_counter() - begun
                add(sums, reading, seconds=seconds)
                if not chosen.table:
                    show_row(path.relative_to(folder).as_posix(), reading, seconds=seconds)
    show_table(sums)


if __name__ == "__main__":
    main()
