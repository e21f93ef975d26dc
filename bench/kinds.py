"""Kinds of recurrence of real people: distant against local or regional, beside two baselines in the same run.

Usage: python bench/kinds.py [--half worked-on|unseen] [--misses] EVENTS.csv
A row needs the columns cohort, patient, icd_o_3_site, icd_o_3_histology, laterality, site and label4. People are split in two by
a fixed hash of their number: rules were written with one half in view, and only the other is reported by default.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from figures import show

from rumbo.course import KindReading, kind_of_recurrence
from rumbo.oncology import SIDES, IcdO3Site, Tumour, site_name

HALVES = ("worked-on", "unseen")
NEAR = {"local": "near", "regional": "near", "mixed": "mixed", "not_known": "not_known", "distant": "distant"}
LABELS = {"distant": "distant", "locoregional": "near", "regional": "near", "local": "near"}
# A careful list without anatomy: words of beds and neighbours, nodes of no name, and the organ's own name.
NEAR_WORDS = re.compile(
    r"\b(local|regional|bed|scar|incision|anastomosis|stump|cuff|apex|chest ?wall|axill|pelvi[cs]|pelvis|vagina|cervix|"
    r"bladder|oral|tongue|neck|cervical|hypopharynx|retroperiton|lymph ?nodes?( only|\(s\)|s)?$|ipsilateral|flank|port site)",
    re.IGNORECASE,
)


class Row:
    """One event: its cancer, the words of its place, and what the hospital called it."""

    def __init__(self, told: dict[str, str]) -> None:
        self.cohort, self.words, self.patient = told["cohort"], told["site"], told["patient"]
        side = told["laterality"] if told["laterality"] in SIDES else None
        self.primary = Tumour(told["icd_o_3_site"], told["icd_o_3_histology"] or None, side=side)
        self.label = LABELS.get(told["label4"])
        self.is_new = told["label4"] == "new_primary"
        self.reading: KindReading = kind_of_recurrence(self.primary, self.words)

    @property
    def answer(self) -> str:
        return NEAR[self.reading.kind]

    @property
    def is_right(self) -> bool:
        return self.answer == self.label


def main() -> None:
    """Print accuracy by cancer, both baselines, and how many rows are asked about as a possible new cancer."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("events", type=Path, metavar="EVENTS.csv")
    arguments.add_argument("--half", choices=HALVES, default="unseen")
    arguments.add_argument("--misses", action="store_true", help="the wrong rows by cause, each place once")
    chosen = arguments.parse_args()
    rows = list(_rows(chosen.events, half=chosen.half))
    labelled = [row for row in rows if row.label]
    print(f"== the {chosen.half} half: {len({row.patient for row in rows})} people, {len(labelled)} rows with a label")
    _show_accuracy("all", labelled)
    _show_accuracy("without melanoma", [row for row in labelled if row.cohort != "SKCM"])
    for cohort in sorted({row.cohort for row in labelled}):
        _show_accuracy(f"  {cohort}", [row for row in labelled if row.cohort == cohort])
    _show_new(rows)
    _show_labels(labelled)
    if chosen.misses:
        _show_misses(labelled)


def half_of(patient: str) -> str:
    """Which half a person is in, the same for ever."""
    return HALVES[hashlib.sha256(patient.encode()).digest()[0] % 2]


def _rows(path: Path, *, half: str) -> Iterable[Row]:
    with path.open(newline="", encoding="utf-8") as source:
        for told in csv.DictReader(source):
            if told["icd_o_3_site"] and told["site"] and half_of(told["patient"]) == half:
                yield Row(told)


def _show_accuracy(what: str, rows: Sequence[Row]) -> None:
    def share(answer: Callable[[Row], bool]) -> float:
        return sum(map(answer, rows)) / len(rows)

    always = share(lambda row: row.label == "distant")
    listed = share(lambda row: row.label == ("near" if _is_near_by_words(row) else "distant"))
    note = f"of {len(rows):3}; always distant {always:.1%}, word list {listed:.1%}"
    show(f"{what}: right", 100 * share(lambda row: row.is_right), "%", note)


def _is_near_by_words(row: Row) -> bool:
    own = re.split(r"\W+", site_name(IcdO3Site.parse(str(row.primary.site))).en)[0]
    return bool(NEAR_WORDS.search(row.words)) or own in row.words


def _show_new(rows: Sequence[Row]) -> None:
    new = [row.reading.possible_new_primary for row in rows if row.is_new]
    rest = [row.reading.possible_new_primary for row in rows if not row.is_new]
    show("new cancers asked about", sum(new), "", f"of {len(new)}: {sum(new) / len(new):.0%}")
    show("other rows asked about", sum(rest), "", f"of {len(rest)}: {sum(rest) / len(rest):.1%}")


def _show_labels(rows: Iterable[Row]) -> None:
    """The same cancer and place under both labels: no rule of place can be right about all of them."""
    labels: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        labels[row.cohort, row.words][row.label or ""] += 1
    both = {key: count for key, count in labels.items() if len(count) > 1}
    lost = sum(min(count.values()) for count in both.values())
    show("rows that any rule of cancer and place gets wrong", lost, "", f"{len(both)} places under both labels")


def _show_misses(rows: Iterable[Row]) -> None:
    causes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if not row.is_right:
            where = f"{row.cohort} {row.primary.site} {row.words!r}"
            causes[f"hospital: {row.label}, ours: {row.answer}, by {' + '.join(row.reading.rules)}"][where] += 1
    for cause, places in sorted(causes.items(), key=lambda each: -sum(each[1].values())):
        print(f"{sum(places.values()):3} {cause}")
        for place, times in places.most_common():
            print(f"      {times} {place}")


if __name__ == "__main__":
    main()
