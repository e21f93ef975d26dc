"""Reads what the unit tests went through, and fails where a room falls below its bar: the core at 100 %, the site at a floor."""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path

from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
CORE = ("words", "oncology", "course", "records", "trials", "guide", "paper")
SITE_FLOOR = 85.0

# Files of the core that may stay below 100 %, and why.
ALLOWED: dict[str, str] = {}


def measure() -> dict[str, dict[str, int]]:
    """Put the parts of every process together; what each file holds and what of it was gone through."""
    found = Coverage(config_file=str(ROOT / "pyproject.toml"))
    parts = sorted((ROOT / "build").glob(".coverage.*"))
    if parts:
        found.combine([str(part) for part in parts])
    found.load()
    report = ROOT / "build" / "coverage.json"
    found.json_report(outfile=str(report))
    return {name: each["summary"] for name, each in json.loads(report.read_text(encoding="utf-8"))["files"].items()}


def share(summaries: list[dict[str, int]]) -> float:
    """How much of some files was gone through, lines and branches together, in per cent."""
    whole = sum(each["num_statements"] + each["num_branches"] for each in summaries)
    done = sum(each["covered_lines"] + each["covered_branches"] for each in summaries)
    return 100.0 * done / whole if whole else 100.0


def main() -> None:
    """Print each room's figure; end with an error where one is below its bar."""
    os.chdir(ROOT)
    rooms: defaultdict[str, list[dict[str, int]]] = defaultdict(list)
    below: list[str] = []
    for name, summary in sorted(measure().items()):
        place = Path(name).relative_to("src/rumbo")
        room = place.parts[0] if len(place.parts) > 1 else "commands"
        rooms[room].append(summary)
        if room in CORE and summary["missing_lines"] + summary["missing_branches"] and place.as_posix() not in ALLOWED:
            below.append(f"{name}: {share([summary]):.1f} %")
    for room, summaries in sorted(rooms.items()):
        bar = 100.0 if room in CORE else SITE_FLOOR
        print(f"{room:<10} {share(summaries):6.2f} %   bar {bar:g}")
        if room not in CORE and share(summaries) < bar:
            below.append(f"{room}: {share(summaries):.1f} %")
    if below:
        sys.exit("below the bar:\n" + "\n".join(below))


if __name__ == "__main__":
    main()
