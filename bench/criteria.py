"""Criteria of real trials, beside a careful reader's: how many are found as units, their kinds, and the verdicts for people.

    python bench/criteria.py [--half dev|held] [--notes] [--misses] TRIALS.jsonl.gz LABELLED.json...

Of gold.json of the shared data, the half named "held" is the last three of the six people; its misses are not printed. Other
files (bench/labelled) are read whole. The baseline tells every criterion as met.
"""

from __future__ import annotations

import argparse
import difflib
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from figures import show
from labelled import read_labelled
from trials_fit import profile_of

from rumbo.trials import Criterion, Profile, judge
from rumbo.trials.criteria import KINDS, Verdict, read

VERDICTS: dict[str, Verdict] = {"met": "MET", "not_met": "NOT_MET", "unknown": "UNKNOWN"}
DEV_PEOPLE = 3
NEVER_OPENED = {"held", "womb-large-b-cell-stomach.json"}
SAME = 0.8  # the share of words, in order, from which a unit is the criterion that was meant


class Row(NamedTuple):
    """One criterion of the reader for one person, the unit that we found for it, None when there is none, and our verdict."""

    person: str
    gold: Mapping[str, Any]
    unit: Criterion | None
    verdict: Verdict
    why: str

    @property
    def wanted(self) -> Verdict:
        """The reader's verdict."""
        return VERDICTS[self.gold["verdict"]]


def main() -> None:
    """Print the figures, each beside its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trials", type=Path, metavar="TRIALS.jsonl.gz")
    parser.add_argument("labelled", type=Path, nargs="+", metavar="LABELLED.json")
    parser.add_argument("--half", choices=["dev", "held"], help="only this half of the people of gold.json")
    parser.add_argument("--notes", action="store_true", help="profiles from the people's notes, not from their JSON")
    parser.add_argument("--misses", action="store_true", help="print the misses, never those of the half held")
    asked = parser.parse_args()
    whole: list[str] = []
    for path in asked.labelled:
        labelled, texts = read_labelled(path, trials=asked.trials)
        whole += texts.values()
        for name, people in _groups(path, labelled["patients"], half=asked.half).items():
            profiles = {each["id"]: _profile(each, labelled, notes=asked.notes) for each in people}
            rows = list(_rows(labelled["judgments"], profiles, texts))
            print(f"\n{name}: {len(people)} people, {len(rows)} criteria{', profiles from notes' * asked.notes}")
            _tell(rows)
            if asked.misses and name not in NEVER_OPENED:
                _tell_misses(rows)
    _tell_speed(whole)


def _groups(path: Path, people: list[Any], *, half: str | None) -> dict[str, list[Any]]:
    if path.name != "gold.json":
        return {path.name: people}
    halves = {"dev": people[:DEV_PEOPLE], "held": people[DEV_PEOPLE:]}
    return {name: group for name, group in halves.items() if half in (None, name)}


def _profile(person: Mapping[str, Any], gold: Mapping[str, Any], *, notes: bool) -> Profile:
    return profile_of(gold["notes"][person["id"]]) if notes else Profile.from_json(person)


def _rows(
    judgments: Iterable[Mapping[str, Any]], profiles: Mapping[str, Profile], texts: Mapping[str, str]
) -> Iterator[Row]:
    for each in judgments:
        if each["patient"] not in profiles:
            continue
        units = read(texts[each["nct"]])
        for criterion in each["criteria"]:
            unit = _find(criterion, units)
            told = judge(unit or Criterion("", "inclusion", "other"), profiles[each["patient"]])
            yield Row(each["patient"], criterion, unit, told.verdict, told.reason.said("en"))


def _find(gold: Mapping[str, Any], units: Iterable[Criterion]) -> Criterion | None:
    """The unit of the same section whose words are most nearly those of the criterion."""
    words = _words(gold["text"])
    near = [(_likeness(words, _words(unit.text)), unit) for unit in units if unit.section == gold["section"]]
    likeness, best = max(near, key=lambda each: each[0], default=(0.0, None))
    return best if likeness >= SAME else None


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _likeness(one: list[str], other: list[str]) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _tell(rows: list[Row]) -> None:
    found = sum(row.unit is not None for row in rows) / len(rows)
    kinds = _macro_f1([(row.gold["kind"], row.unit.kind if row.unit else "none") for row in rows])
    ours, shut_out = _recalls([(row.wanted, row.verdict) for row in rows])
    always, _ = _recalls([(row.wanted, "MET") for row in rows])
    show("criteria found as units", found, "", "bar 0.93")
    show("kinds, macro F1", kinds, "", "bar 0.80")
    show(
        "verdicts, recall averaged over the three",
        sum(ours.values()) / 3,
        "",
        f"bar 0.75; always met {sum(always.values()) / 3:.2f}",
    )
    for verdict, recall in ours.items():
        show(
            f"  recall of {verdict}",
            recall,
            "",
            f"always met {always[verdict]:.2f}; of {sum(row.wanted == verdict for row in rows)}",
        )
    show("MET told as NOT_MET", shut_out, "", "bar at most 0.01")
    for person in dict.fromkeys(row.person for row in rows):
        part, _ = _recalls([(row.wanted, row.verdict) for row in rows if row.person == person])
        show(
            f"  {person}, the same average",
            sum(part.values()) / 3,
            "",
            ", ".join(f"{name} {value:.2f}" for name, value in part.items()),
        )
    conditional = [row for row in rows if row.gold.get("conditional")]
    if conditional:
        show("of those marked conditional, verdict as the reader's", _share(conditional), "", f"of {len(conditional)}")
    for kind in KINDS:
        part = [row for row in rows if row.gold["kind"] == kind]
        if part:
            show(f"  {kind}, verdict as the reader's", _share(part), "", f"of {len(part)}")


def _share(rows: list[Row]) -> float:
    return sum(row.wanted == row.verdict for row in rows) / len(rows)


def _recalls(pairs: list[tuple[Verdict, Verdict]]) -> tuple[dict[Verdict, float], float]:
    """The recall of each verdict, and the share of MET told as NOT_MET."""
    counted = Counter(pairs)
    whole = Counter(wanted for wanted, _ in pairs)
    recalls = {verdict: counted[verdict, verdict] / max(whole[verdict], 1) for verdict in VERDICTS.values()}
    return recalls, counted["MET", "NOT_MET"] / max(whole["MET"], 1)


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    kinds = sorted({wanted for wanted, _ in pairs})
    counted, wanted, told = Counter(pairs), Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    return sum(2 * counted[kind, kind] / (wanted[kind] + told[kind]) for kind in kinds) / len(kinds)


def _tell_misses(rows: list[Row]) -> None:
    for row in rows:
        if row.unit is None or row.verdict != row.wanted or row.unit.kind != row.gold["kind"]:
            kind = row.unit.kind if row.unit else "not found"
            print(
                f"  {row.wanted} told as {row.verdict}; {row.gold['kind']} as {kind}: {row.gold['text'][:150]!r} {row.why!r}"
            )


def _tell_speed(texts: Iterable[str]) -> None:
    whole = list(texts)
    started = time.perf_counter()
    units = [unit for text in whole for unit in read(text)]
    seconds = time.perf_counter() - started
    show(
        "reading an eligibility text once, mean",
        1000 * seconds / len(whole),
        "ms",
        f"{len(units)} criteria of {len(whole)} trials",
    )
    show("a criterion as stored, mean", len(msgspec.msgpack.encode(units)) / len(units), "bytes")


if __name__ == "__main__":
    main()
