"""The registry of trials: the real client on recorded answers and studies, then building, opening and matching at several sizes.

Usage: python bench/registry.py [--sizes N...] [--people GOLD.json] [--only replay|sizes] FOLDER TRIALS.jsonl.gz
FOLDER holds studies_*.json (studies as version 2 of the API gives them) and recorded/ (its answers). They are served on
loopback, with a busy moment and a cut line, to the same client that asks ClinicalTrials.gov, and every study is looked for
afterwards. For the sizes, real texts about cancer are repeated with changed numbers until there are enough: a text that
comes again is read again, but what it asks is held once, so that real studies of this number ask more different things.
Each size is built, and then opened and matched, in a process of its own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from figures import cpu_time_of, show, time_of
from trials_fit import as_entry

from rumbo.trials import Profile, Registry
from rumbo.trials.registry.client import Client, Limits
from rumbo.trials.registry.sync import fetch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.trials.registry.office import Hourglass, busy, cut, open_office

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
WITH_REASONS = 50  # matches of which every judgment is read, as a page would


def main() -> None:
    """Print each figure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, metavar="FOLDER")
    arguments.add_argument("trials", type=Path, metavar="TRIALS.jsonl.gz")
    arguments.add_argument("--sizes", type=int, nargs="+", default=[5000, 20000])
    arguments.add_argument("--people", type=Path, metavar="GOLD.json")
    arguments.add_argument("--runs", type=int, default=20, help="matches of each person")
    arguments.add_argument("--only", choices=("replay", "sizes", "build", "use"))
    arguments.add_argument("--at", type=Path, help="where the registry lies that is built or used")
    chosen = arguments.parse_args()
    if chosen.only == "build":
        build(chosen)
    elif chosen.only == "use":
        use(chosen)
    else:
        if chosen.only != "sizes":
            replay(chosen.folder)
        for size in chosen.sizes if chosen.only != "replay" else ():
            measure(size)


def replay(folder: Path) -> None:
    """Fetch the recorded answers and studies with the real client, and see that nothing is lost."""
    answers = [json.loads(path.read_bytes()) for path in sorted((folder / "recorded").glob("*.json"))]
    entries = [each for answer in answers for each in answer.get("studies", [answer])] + real(folder)
    wanted = {each["protocolSection"]["identificationModule"]["nctId"] for each in entries}
    with tempfile.TemporaryDirectory() as made, open_office(*entries) as office:
        office.page, office.faults, office.empty_pages = 40, [None, busy(), None, cut], {2}
        with Client(office.address, clock=Hourglass(), limits=Limits()) as client:
            begun = time.perf_counter()
            registry = fetch(Path(made), client=client, now=MOMENT, show=lambda _: None, whole=True)
            spent = time.perf_counter() - begun
        told = registry.manifest
        show(
            "recorded and real studies sent",
            len(entries),
            "",
            f"{len(answers)} answers, {len(office.questions)} requests",
        )
        show(
            "different ones, and those not found afterwards",
            len(wanted),
            "",
            f"lost {len(wanted - set(registry.numbers))}",
        )
        show("malformed", told.malformed, "", f"damaged {told.damaged}, missing {told.missing}")
        show("criteria, and those that ask something understood", told.criteria, "", f"understood {told.understood}")
        show("fetched and built", spent, "s")
        registry.close()


def real(folder: Path) -> list[Any]:
    """The studies as the API gives them."""
    return [each for path in sorted(folder.glob("studies_*.json")) for each in json.loads(path.read_bytes())]


def entries_of(folder: Path, trials: Path, *, size: int) -> Iterator[dict[str, Any]]:
    """As many entries about cancer as asked, each with a number of its own."""
    with gzip.open(trials, "rt", encoding="utf-8") as lines:
        flat = [row for row in map(json.loads, lines) if row["oncology"]]
    texts = [*real(folder), *map(as_entry, flat)]
    for number, each in enumerate(islice(cycle(texts), size)):
        sections = each["protocolSection"]
        named = {**sections["identificationModule"], "nctId": f"NCT9{number:07}"}
        status = {**sections.get("statusModule", {}), "overallStatus": "RECRUITING"}
        yield {"protocolSection": {**sections, "identificationModule": named, "statusModule": status}}


def measure(size: int) -> None:
    """Build a registry of one size, and use it, each in a process of its own."""
    print(f"== {size} studies", flush=True)
    with tempfile.TemporaryDirectory() as made:
        for step in ("build", "use"):
            again = [sys.executable, *sys.argv, "--only", step, "--at", made, "--sizes", str(size)]
            subprocess.run(again, check=True)  # noqa: S603 - this very command


def build(chosen: argparse.Namespace) -> None:
    """Build one, and say what it took."""
    (size,) = chosen.sizes
    entries = list(entries_of(chosen.folder, chosen.trials, size=size))
    before, begun = _cpu(), time.perf_counter()
    registry = Registry.build(entries, chosen.at)
    show("building", time.perf_counter() - begun, "s", f"processor time {_cpu() - before:.0f} s")
    told = registry.manifest
    show("criteria", told.criteria, "", f"understood {told.understood}, different clauses {len(registry.clauses)}")
    files = [path for path in chosen.at.rglob("*") if path.is_file()]
    text = sum(path.stat().st_size for path in files if path.parent.name == "text")
    show("on disk", sum(path.stat().st_size for path in files) / 1e6, "MB", f"of it full text {text / 1e6:.0f} MB")


def use(chosen: argparse.Namespace) -> None:
    """Open one and match people, and say what it took."""
    empty = _memory_mb()
    show("opening", 1000 * time_of(lambda: Registry.open(chosen.at)), "ms", "the first time in this process")
    registry = Registry.open(chosen.at)
    if chosen.people is None:
        return
    told = json.loads(chosen.people.read_text(encoding="utf-8"))["patients"][:3]
    first = Profile.from_json(told[0])
    show("the first match after opening", 1000 * time_of(lambda: _match(registry, first)), "ms")
    for what, timed in (("clock", time_of), ("processor time", cpu_time_of)):
        # Nobody comes twice: a profile keeps what was found out about it, and a second match of the same one is faster.
        people = map(Profile.from_json, told * chosen.runs)
        spent = sorted(timed(lambda each=each: _match(registry, each)) for each in people)
        half, late = 1000 * statistics.median(spent), 1000 * spent[int(0.99 * len(spent))]
        show(f"a match with the reasons of {WITH_REASONS}, {what}, p50", half, "ms", f"p99 {late:.0f}, of {len(spent)}")
    show(
        "memory of the process", _memory_mb(), "MB", f"{empty:.0f} of it before opening; pages of mapped files counted"
    )


def _match(registry: Registry, profile: Profile) -> int:
    return sum(len(each.judgments) for each in registry.match(profile)[:WITH_REASONS])


def _cpu() -> float:
    return sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
