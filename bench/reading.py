"""How fast FHIR files become facts, beside json.loads on the same bytes in the same run.

Files are arguments. A folder stands for every .json and .ndjson in it. Fails when there is none.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from figures import show, show_times, time_of, times_of

from rumbo.records import formats, part, read, read_bytes
from rumbo.records.transcript import Transcript

RUNS = 3


def files_at(paths: Sequence[str]) -> list[Path]:
    """Every file that is named or lies in a folder that is named.

    Raises SystemExit when one is missing, or none is left.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if not path.exists():
            sys.exit(f"{path} is not there. These figures need real files: name them as arguments.")
        found += (
            [path]
            if path.is_file()
            else sorted(each for each in path.rglob("*") if each.suffix in {".json", ".ndjson"})
        )
    if not found:
        sys.exit("Which files? For example: bench/reading.py ../shared/data/records/synthea")
    return found


def load(data: bytes, *, lines: bool) -> object:
    """What json.loads makes of the same bytes."""
    return [json.loads(line) for line in data.splitlines() if line.strip()] if lines else json.loads(data)


def in_this_process(data: bytes, *, name: str) -> bytes:
    """All that the child does but being a child: bytes in, the facts encoded for the pipe out."""
    return part.encode(formats.read(data, transcript=Transcript(name=name, record="0" * 64)))


def main() -> None:
    """Measure every file several times, and keep the best of each."""
    files = files_at(sys.argv[1:])
    loaded = read_here = read_apart = 0.0
    size = facts = 0
    for path in files:
        data = path.read_bytes()
        size += len(data)
        facts += len(part.decode(in_this_process(data, name=path.name)).facts)
        lines = path.suffix == ".ndjson"
        loaded += min(time_of(lambda: load(data, lines=lines)) for _ in range(RUNS))  # noqa: B023 - called at once
        read_here += min(time_of(lambda: in_this_process(data, name=path.name)) for _ in range(RUNS))  # noqa: B023
        read_apart += min(time_of(lambda: read(path)) for _ in range(RUNS))  # noqa: B023
    megabytes = size / 1e6
    show("files", len(files), "")
    show("size", megabytes, "MB")
    show("facts", facts, "")
    show("json.loads alone", megabytes / loaded, "MB/s")
    show("reading to facts, in this process", megabytes / read_here, "MB/s", f"{read_here / loaded:.1f} times as long")
    show(
        "reading to facts, each file in its child",
        megabytes / read_apart,
        "MB/s",
        f"{read_apart / loaded:.1f} times as long",
    )
    show_times(
        "of which: starting a child and ending it", times_of(lambda: read_bytes(b"{}", name="x.json"), runs=RUNS)
    )


if __name__ == "__main__":
    main()
