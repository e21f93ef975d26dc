"""Compares the course that Rumbo lays out from a person's files with what is known to be true of that person.

Usage: python bench/people.py [--misses] FOLDER...   A folder is one person (files and truth.json) or holds such folders.
The program is given a copy of the files without truth.json and story.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add
from pathlib import Path

from matching import KINDS, Row, Score
from traps import judge

NOT_GIVEN = ("truth.json", "story.md")
KEYS = (
    "on",
    "diagnosed_on",
    "start",
    "end",
    "status",
    "places",
    "kind",
    "icdo3_site",
    "side",
    "modality",
    "name",
    "result",
)


def main() -> None:
    """Score every person, and print the sum.

    Fails when a folder is missing or holds nobody.
    """
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    arguments.add_argument(
        "--misses", action="store_true", help="each true row that was missed, each row that is false"
    )
    chosen = arguments.parse_args()
    everyone = [_show_person(folder, misses=chosen.misses) for folder in people_in(chosen.folders)]
    if len(everyone) > 1:
        print(f"== {len(everyone)} people in sum")
        for name in everyone[0]:
            _show_score(name, reduce(add, (scores[name] for scores in everyone)))


def people_in(folders: Iterable[Path]) -> list[Path]:
    """The folders that hold a person.

    Raises SystemExit when one is not there or holds nobody.
    """
    found: list[Path] = []
    for folder in folders:
        below = sorted(each.parent for each in folder.glob("**/truth.json"))
        if not below:
            sys.exit(f"{folder} holds no truth.json")
        found += below
    return found


def course_of(folder: Path) -> Row:
    """What `rumbo course --json` prints for a person's files."""
    with tempfile.TemporaryDirectory() as place:
        files = Path(place) / "files"
        shutil.copytree(folder, files, ignore=shutil.ignore_patterns(*NOT_GIVEN))
        command = [sys.executable, "-m", "rumbo", "course", str(files), "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout  # noqa: S603 - our own program
    course: Row = json.loads(printed)
    return course


def _show_person(folder: Path, *, misses: bool) -> dict[str, Score]:
    truth: Row = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    course = course_of(folder)
    scores = {kind.name: kind.score(truth, course) for kind in KINDS}
    print(f"== {folder.name}")
    for name, score in scores.items():
        _show_score(name, score)
        if misses:
            _show_rows("missed", score.missed)
        if misses or name == "recurrences":
            _show_rows("false", score.false)
    for problem in course.get("problems", ()):
        print(f"{'problem':<24} {problem['file']}: {problem['what']}")
    _show_traps(truth.get("traps", ()), scores=scores, course=course)
    return scores


def _show_score(name: str, score: Score) -> None:
    print(
        f"{name:<24} precision {score.precision:.2f}  recall {score.recall:.2f}  F1 {score.f1:.2f}"
        f"   found {len(score.found)}, missed {len(score.missed)}, false {len(score.false)}"
    )


def _show_rows(which: str, rows: Sequence[Row]) -> None:
    for row in rows:
        said = (", ".join(each) if isinstance(each := row[key], list) else str(each) for key in KEYS if row.get(key))
        print(f"    {which}: {' | '.join(said)}{_whence(row)}")


def _whence(row: Row) -> str:
    """Where a row comes from: the file of the truth, or the sources of the course."""
    if "source_file" in row:
        return f"   <- {row['source_file']}: {row.get('quote', '')}"
    files = {f"{each.get('file', '')} {each.get('place', '')}" for each in row.get("source", ())}
    return f"   <- {'; '.join(sorted(files))}" if files else ""


def _show_traps(traps: Sequence[str], *, scores: dict[str, Score], course: Row) -> None:
    verdicts = [(trap, *judge(trap, scores=scores, course=course)) for trap in traps]
    count = Counter(verdict for _, verdict, _ in verdicts)
    print(f"{'traps':<24} {', '.join(f'{number} {verdict}' for verdict, number in sorted(count.items()))}")
    for trap, verdict, why in verdicts:
        print(f"    {verdict}: {trap}{f'   ({why})' if why else ''}")


if __name__ == "__main__":
    main()
