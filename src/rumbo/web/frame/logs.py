"""What logs may hold: where something failed and the kind of failure, never the values it failed on."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import TextIO

TOLD = ("view", "method", "status", "took_ms")  # what a line may say besides: the name of a view, never an address
STEPS = 6


class NoFacts(logging.Filter):
    """Strips a log record to its logger's name, its level and, for an error, the places in the code it came through.

    Messages of exceptions are left out: they may quote a form, a file or a fact.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, stripped."""
        said = f"{record.name}: {record.levelname.lower()}"
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])
            error = record.exc_info[0].__name__
            steps = [f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-STEPS:])]
            said = f"{said} {error} at {' < '.join(steps)}"
            record.__dict__ |= {"error": error, "steps": steps}
        record.msg, record.args, record.exc_info, record.exc_text, record.stack_info = said, (), None, None, None
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line, for a host's journal: when, who, how bad, the kind of failure, and what `TOLD` names."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record that `NoFacts` has stripped. What nobody stripped says no more."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        line |= {name: getattr(record, name) for name in (*TOLD, "error", "steps") if hasattr(record, name)}
        return json.dumps(line)


class Console(logging.StreamHandler[TextIO]):
    """Writes to where errors are shown. A line that cannot be written is let go: Python would print what led to it, facts too."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - Python's own name
        """Let the line go."""
