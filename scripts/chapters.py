"""Prints the chapters of the manual of rules, which are tests, as pages of docs/reference.

Usage: python scripts/chapters.py    (from the root of the project; a test says when a page is out of date)
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

CHAPTERS = (
    "tests.spec.course.test_kinds",
    "tests.spec.course.test_namings",
    "tests.spec.course.test_intervals",
    "tests.spec.guide.test_choices",
    "tests.spec.guide.test_decisions",
    "tests.spec.guide.test_doors",
)


def main() -> None:
    """Write every page anew."""
    sys.path.insert(0, str(Path.cwd()))
    for name in CHAPTERS:
        chapter = import_module(name)
        chapter.PAGE.write_text(chapter.page(), encoding="utf-8")
        print(chapter.PAGE)


if __name__ == "__main__":
    main()
