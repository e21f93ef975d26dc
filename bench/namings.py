"""How many words fit each return of people, and how many of their times can be counted: no aim to meet, only what is so.

Usage: python bench/namings.py [--list] FOLDER...   A folder is one person (files and truth.json) or holds such folders.
The program is given a copy of the files without truth.json and story.md.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from figures import show
from people import NOT_GIVEN, people_in

from rumbo.course import Course, lay_out
from rumbo.course.namings import name_returns
from rumbo.course.untold import untold_times
from rumbo.records import read

TODAY = date(2026, 11, 23)


def course_of(folder: Path) -> Course:
    """The course of one person's files."""
    with tempfile.TemporaryDirectory() as place:
        files = Path(place) / "files"
        shutil.copytree(folder, files, ignore=shutil.ignore_patterns(*NOT_GIVEN))
        return lay_out(read(files).facts, TODAY)


def show_words(courses: dict[str, Course], *, listed: bool) -> None:
    """Returns by the words that fit them, and by the reasons of the second word."""
    settled = [(name, naming) for name, course in courses.items() for naming in name_returns(course)]
    suspected = sum(each.suspected for course in courses.values() for each in course.recurrences)
    show("returns", len(settled), "", f"of {len(courses)} people; {suspected} more are only suspected and get no word")
    for count, what in ((1, "one word fits"), (2, "two words fit")):
        show(what, sum(len(naming.words) == count for _, naming in settled), "")
    show("without a time free of it before", sum(naming.free is None for _, naming in settled), "")
    seconds = Counter(naming.words[1].why.id for _, naming in settled if naming.is_unclear)
    for reason, times in seconds.most_common():
        show(f"  a second word by {reason}", times, "")
    if listed:
        for name, naming in settled:
            print(f"{name:<12} {naming.back.on or 'no date'!s:<12} {' / '.join(each.called for each in naming.words)}")


def show_times(courses: dict[str, Course]) -> None:
    """Kinds of time: how many are counted, and how many are named with what is missing."""
    counted = Counter(each.kind for course in courses.values() for each in course.intervals)
    missing = Counter(each.kind for course in courses.values() for each in untold_times(course))
    for kind in sorted(counted | missing):
        show(f"times: {kind}", counted[kind], "", f"{missing[kind]} more with what is missing")


def main() -> None:
    """Lay out everybody's course, and count."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--list", action="store_true", help="each return with its words")
    arguments.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    chosen = arguments.parse_args()
    courses = {folder.name: course_of(folder) for folder in people_in(chosen.folders)}
    show_words(courses, listed=chosen.list)
    show_times(courses)


if __name__ == "__main__":
    main()
