"""What logs may hold: where something failed and the kind of failure, never the values it failed on."""

from __future__ import annotations

import logging
import traceback
from typing import TextIO


class NoFacts(logging.Filter):
    """Strips a log record to its logger's name, its level and, for an error, the places in the code it came through.

    Messages of exceptions are left out: they may quote a form, a file or a fact.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, stripped."""
        said = f"{record.name}: {record.levelname.lower()}"
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])
            steps = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
            said = f"{said} {record.exc_info[0].__name__} at {steps}"
        record.msg, record.args, record.exc_info, record.exc_text = said, (), None, None
        return True


class Console(logging.StreamHandler[TextIO]):
    """Writes to where errors are shown. A line that cannot be written is let go: Python would print what led to it, facts too."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - Python's own name
        """Let the line go."""
