"""How fast files become facts, and in how much memory, beside json.loads and fhir.resources on the same bytes in one run.

Usage: python bench/reading.py [--megabytes N] FILE_OR_FOLDER...   FHIR bundles, and clinical documents (C-CDA), which are
known by their bytes; a folder stands for every .json and every clinical document in it. The lines (NDJSON) are made of the
largest bundle, export.xml is invented; both are as large as asked, and thrown away. Fails when there is no bundle.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from figures import cpu_time_of, show, show_times, time_of, times_of
from letters import forget
from lxml import etree

from rumbo.records import Sandbox, cda, formats, part, read, read_bytes
from rumbo.records.transcript import Transcript, seal

RUNS = 3
SAMPLE_ENTRIES = 400  # of the first bundle: the oracle takes long
KINDS = (("HeartRate", "count/min"), ("StepCount", "count"), ("ActiveEnergyBurned", "kcal"), ("BodyMass", "kg"))


def files_at(paths: Sequence[str]) -> tuple[list[Path], list[Path]]:
    """The bundles and the clinical documents that are named or lie in a folder that is named.

    Raises SystemExit when one is missing, or there is no bundle.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if not path.exists():
            sys.exit(f"{path} is not there. These figures need real files: name them as arguments.")
        found += [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    documents = [path for path in found if cda.is_document(path.read_bytes())]
    bundles = [path for path in found if path.suffix == ".json"]
    if not bundles:
        sys.exit("Which files? For example: bench/reading.py ../shared/data/records/synthea")
    return bundles, documents


def in_this_process(data: bytes, *, name: str) -> bytes:
    """All that the child does but being a child: bytes in, the facts encoded for the pipe out."""
    found = formats.read(data, transcript=Transcript(name=name))
    return part.encode(part.Part(format=found.format, facts=tuple(seal(found.facts, record="0" * 64))))


def write_lines(bundle: Path, into: Path, *, size_bytes: int) -> None:
    """The entries of one person's bundle, one a line, again and again, each time with ids of their own."""
    written = 0
    entries = json.loads(bundle.read_bytes()).get("entry", [])
    with into.open("w", encoding="utf-8") as lines:
        for turn in count():
            for entry in entries:
                written += lines.write(json.dumps(_renamed(entry["resource"], turn=turn)) + "\n")
            if written >= size_bytes:
                return


def _renamed(resource_: dict[str, Any], *, turn: int) -> dict[str, Any]:
    return resource_ if resource_["resourceType"] == "Patient" else resource_ | {"id": f"{resource_.get('id')}-{turn}"}


def write_health_data(into: Path, *, size_bytes: int) -> None:
    """An export.xml as a phone writes it, of an invented person."""
    with into.open("w", encoding="utf-8") as export:
        written = export.write('<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_US">\n')
        for number in count():
            kind, unit = KINDS[number % 3 if number % 500 else 3]
            day = f"20{10 + number // 60_000 % 15:02}-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}"
            at = f"{day} {number % 24:02}:{number % 60:02}:00 -0500"
            written += export.write(
                f' <Record type="HKQuantityTypeIdentifier{kind}" sourceName="Ana’s Watch" sourceVersion="10.1" unit="{unit}"'
                f' creationDate="{at}" startDate="{at}" endDate="{at}" value="{number % 100 + 50}"/>\n'
            )
            if written >= size_bytes:
                export.write("</HealthData>\n")
                return


def loaded_lines(path: Path) -> None:
    """What json.loads makes of each line."""
    with path.open("rb") as lines:
        for line in lines:
            json.loads(line)


def validate(sample: list[dict[str, Any]]) -> int:
    """What fhir.resources makes of a sample; gives how many it refuses."""
    from fhir.resources.R4B import get_fhir_model_class

    refused = 0
    for each in sample:
        try:
            get_fhir_model_class(each["resourceType"]).model_validate(each)
        except ValueError:
            refused += 1
    return refused


def read_apart(path: Path) -> tuple[float, float, int]:
    """Seconds of a whole reading in a child, that child's peak memory in megabytes, and the facts: in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (path,))


def _measured(path: Path) -> tuple[float, float, int]:
    found = []
    seconds = time_of(lambda: found.append(read(path)))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    reading = found[0]
    if reading.problems:
        sys.exit(f"{path.name} was not read whole: {reading.problems}")
    return seconds, peak / (1e6 if sys.platform == "darwin" else 1e3), len(reading.facts)


def show_speed(what: str, size_bytes: float, seconds: float, note: str = "") -> float:
    """Print megabytes a second, and give them."""
    speed = size_bytes / 1e6 / seconds
    show(what, speed, "MB/s", note)
    return speed


def best(work: Callable[[], object]) -> float:
    """The shortest of several times."""
    return min(times_of(work, runs=RUNS))


def measure_bundles(bundles: list[Path]) -> None:
    """One bundle after another: the libraries beside us, alone and with our child."""
    every = [(path.name, path.read_bytes()) for path in bundles]
    size = sum(len(data) for _, data in every)
    show("bundles", len(bundles), "", f"{size / 1e6:.1f} MB")
    show_speed("json.loads", size, best(lambda: [json.loads(data) for _, data in every]))
    sample = [entry["resource"] for entry in json.loads(every[0][1]).get("entry", [])][:SAMPLE_ENTRIES]
    validate(sample[:1])  # its import takes a second
    sample_size = len(json.dumps(sample))
    oracle = show_speed(
        "fhir.resources, a sample", sample_size, best(lambda: validate(sample)), f"{len(sample)} entries"
    )
    ours = show_speed("ours: bytes to facts", size, best(lambda: [in_this_process(data, name=n) for n, data in every]))
    show("ours beside fhir.resources", ours / oracle, "times")
    with Sandbox() as children:
        apart = best(lambda: [read(path, sandbox=children) for path in bundles])
    show_speed("ours: whole readings, in children that are shared", size, apart)
    show_times("starting a child and ending it", times_of(lambda: read_bytes(b"{}", name="x.json"), runs=RUNS))


def measure_documents(documents: list[Path]) -> None:
    """One clinical document after another: lxml beside us, in this process and with our children."""
    every = [(path.name, path.read_bytes()) for path in documents]
    size = sum(len(data) for _, data in every)
    show("clinical documents", len(documents), "", f"{size / 1e6:.1f} MB")
    note = "of processor time"
    parsed = min(cpu_time_of(lambda: [etree.fromstring(data) for _, data in every]) for _ in range(RUNS))
    show_speed("lxml.etree.fromstring", size, parsed, note)

    def read_anew() -> None:
        forget()
        for name, data in every:
            in_this_process(data, name=name)

    read_anew()  # once for the tables and patterns that are made but once
    ours = min(cpu_time_of(read_anew) for _ in range(RUNS))
    show_speed("ours: bytes to facts, nothing remembered", size, ours, note)
    with Sandbox() as children:
        first = time_of(lambda: [read(path, sandbox=children) for path in documents])
        later = best(lambda: [read(path, sandbox=children) for path in documents])
    show_speed("ours: whole readings, children started for them", size, first)
    show_speed("ours: whole readings, children that wait", size, later)


def measure_large(what: str, path: Path) -> None:
    """One large file through a child, with its peak memory."""
    seconds, peak, facts = read_apart(path)
    show_speed(f"ours: {what}, whole reading in a child", path.stat().st_size, seconds, f"{facts} facts")
    show(f"ours: {what}, peak memory of the child", peak, "MB")


def main() -> None:
    """Measure bundles, lines and a phone's export; of large files also a quarter, which shows how memory grows."""
    asked = argparse.ArgumentParser()
    asked.add_argument("paths", nargs="*")
    asked.add_argument("--megabytes", type=int, default=200)
    chosen = asked.parse_args()
    gc.disable()  # as the child does while it reads
    bundles, documents = files_at(chosen.paths)
    measure_bundles(bundles)
    if documents:
        measure_documents(documents)
    largest = max(bundles, key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in (chosen.megabytes // 4, chosen.megabytes):
            measure_lines(Path(folder) / "lines.ndjson", bundle=largest, megabytes=megabytes)
            measure_health_data(Path(folder) / "export.xml", megabytes=megabytes)


def measure_lines(path: Path, *, bundle: Path, megabytes: int) -> None:
    """Lines of one person, beside json.loads of each."""
    write_lines(bundle, path, size_bytes=megabytes * 1_000_000)
    show_speed(f"json.loads, {megabytes} MB of lines", path.stat().st_size, time_of(lambda: loaded_lines(path)))
    measure_large(f"{megabytes} MB of lines", path)
    path.unlink()


def measure_health_data(path: Path, *, megabytes: int) -> None:
    """What a phone wrote."""
    write_health_data(path, size_bytes=megabytes * 1_000_000)
    measure_large(f"{megabytes} MB of export.xml", path)
    path.unlink()


if __name__ == "__main__":
    main()
