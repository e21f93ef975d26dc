"""Same cancer or a new one, against the answers that registries' own software gives: agreement by half and by rule, and misses.

    python bench/origins.py ../shared/data/recurrence/seer_multiple_primary_pairs.csv

The half named "unseen" holds the pairs whose two tumours have an even SHA-256; it was not looked at while the rules were written.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from rumbo.course import OriginReading, same_or_new
from rumbo.oncology import Side, Tumour

OFFICIAL = {"SINGLE_PRIMARY": "same", "MULTIPLE_PRIMARIES": "new", "QUESTIONABLE": "questionable"}
SIDES: dict[str, Side] = {"1": "right", "2": "left", "4": "bilateral", "5": "midline"}


class Row(NamedTuple):
    """One pair: its line, the official answer with its reason, and ours."""

    line: Mapping[str, str]
    official: str
    reading: OriginReading

    @property
    def is_seen(self) -> bool:
        """Whether the pair is of the half to work on, by a hash of its two tumours."""
        told = ",".join(self.line[f"{name}{number}"] for number in "12" for name in _SHOWN)
        return hashlib.sha256(told.encode()).digest()[0] % 2 == 1

    @property
    def is_decided(self) -> bool:
        """Whether the official answer is one of one or two cancers."""
        return self.official != "questionable"

    @property
    def agrees(self) -> bool:
        """Whether our answer is the official one."""
        return self.reading.answer == self.official


def main() -> int:
    """Print the agreement on the pairs of a file; 1 when it is below 99.5 % of the decided ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--half", choices=["seen", "unseen"], help="only this half")
    asked = parser.parse_args()
    started = time.perf_counter()
    with asked.pairs.open(encoding="utf-8", newline="") as lines:
        rows = [_read(line) for line in csv.DictReader(lines)]
    seconds = time.perf_counter() - started
    print(f"{len(rows)} pairs in {seconds:.1f} s, {len(rows) / seconds * 60:,.0f} a minute on one core")
    parts = {"seen": [row for row in rows if row.is_seen], "unseen": [row for row in rows if not row.is_seen]}
    chosen = {asked.half: parts[asked.half]} if asked.half else {**parts, "whole": rows}
    for name, part in chosen.items():
        _tell(name, part)
    _tell_rules(part)
    _tell_misses(part)
    return 0 if _share([row for row in part if row.is_decided]) >= 0.995 else 1


def _read(line: Mapping[str, str]) -> Row:
    tumours = [_tumour(line, number) for number in "12"]
    return Row(line, OFFICIAL[line["result"]], same_or_new(*tumours))


def _tumour(line: Mapping[str, str], number: str) -> Tumour:
    return Tumour(
        line[f"site{number}"],
        morphology=f"{line[f'hist{number}']}/{line[f'beh{number}']}",
        side=SIDES.get(line[f"lat{number}"]),
        diagnosed_on=_date(line[f"year{number}"], line[f"month{number}"], line[f"day{number}"]),
    )


def _date(year: str, month: str, day: str) -> str:
    known = [year, *([month] if "01" <= month <= "12" else []), *([day] if "01" <= day <= "31" else [])]
    return "-".join(known if len(known) == 1 or known[1] == month else known[:1])


def _share(rows: Iterable[Row]) -> float:
    agreed = [row.agrees for row in rows]
    return sum(agreed) / len(agreed)


def _tell(name: str, rows: list[Row]) -> None:
    decided = [row for row in rows if row.is_decided]
    open_ones = [row for row in rows if not row.is_decided]
    print(
        f"{name}: {_share(decided):.2%} of {len(decided)} decided pairs "
        f"({sum(not row.agrees for row in decided)} missed, of which "
        f"{sum(row.reading.answer == 'questionable' for row in decided)} told as questionable); "
        f"{_share(open_ones):.2%} of {len(open_ones)} questionable ones told as such"
    )


def _tell_rules(rows: list[Row]) -> None:
    whole = Counter(row.reading.rule for row in rows)
    missed = Counter(row.reading.rule for row in rows if not row.agrees)
    print("\nby rule: pairs, missed")
    for rule, count in sorted(whole.items()):
        print(f"  {rule or 'no rule'}: {count}, {missed[rule]}")


def _tell_misses(rows: list[Row]) -> None:
    print("\nmisses")
    for row in sorted((row for row in rows if not row.agrees), key=lambda row: row.reading.rule):
        tumours = (" ".join(row.line[f"{name}{number}"] for name in _SHOWN) for number in "12")
        print(f"  {row.reading.rule}: {' | '.join(tumours)}: {row.reading.answer}, official {row.official}")
        print(f"      {row.line['reason'][:150]!r}")


_SHOWN = ("year", "month", "day", "site", "hist", "beh", "lat")

if __name__ == "__main__":
    sys.exit(main())
