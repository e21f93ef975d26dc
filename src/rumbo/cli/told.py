"""What a command is told of a person, by files: the course they give, as of a day."""

from __future__ import annotations

import argparse
from datetime import date, datetime

from rumbo.course import Course, lay_out
from rumbo.records import Reading, Sandbox, join, read
from rumbo.words import Explained


def course_of(chosen: argparse.Namespace) -> tuple[Course, Reading]:
    """The course that the files of a command tell, and what was read of them.

    Raises Explained("command-no-such-path").
    """
    for path in chosen.paths:
        if not path.exists():
            raise Explained("command-no-such-path", path=str(path))
    with Sandbox() as children:
        reading = join([read(path, sandbox=children) for path in chosen.paths])
    return lay_out(reading.facts, day_of(chosen)), reading


def day_of(chosen: argparse.Namespace) -> date:
    """The day that a command names, otherwise today."""
    named: date | None = chosen.today
    return named or datetime.now().astimezone().date()
