"""How well trials are put in order and in groups for a person, beside BM25 on the same texts and a random order.

Usage: python bench/trials_fit.py [--half built-on|unseen|both] [--each] [--keep FOLDER] [--people PATH]... TRIALS.jsonl.gz FOLDER
FOLDER holds topics.jsonl, elig_pairs.tsv, qrels.tsv and gold.json; each PATH is a further file of invented people in the shape of
gold.json, or a folder of such files, all of whom are measured. Three things are measured: the area under the curve of
eligible over excluded trials, topic by topic, with notes as the only input; NDCG@10 of the judged trials that have text, for
topics of the PM track; and the groups that invented people's trials are put in. Topics (by number, within their track) and
people are split in two: rules were written with the first half in view, and only the second is reported by default.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import random
import re
import statistics
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from figures import show
from labelled import read_labelled

from rumbo.course import lay_out
from rumbo.records import read_text
from rumbo.trials import Match, Profile, Registry

HALVES = ("built-on", "unseen", "both")
LEFT_OUT = ("trec-20211", "trec-20226")  # their eligible and excluded trials were drawn from different pools
TODAY = date(2026, 11, 2)
TEXT_FIELDS = ("title", "conditions", "keywords", "interventions", "summary", "criteria")
_WORD = re.compile(r"[a-z0-9]+")
_TRACKS = ("pm_2017", "trec_2021", "trec_2023", "sigir")
Ranking = Callable[[str], Mapping[str, float]]  # a topic's id -> a number for each trial, higher first


def main() -> None:
    """Print each figure beside its baselines."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("trials", type=Path, metavar="TRIALS.jsonl.gz")
    arguments.add_argument("folder", type=Path, metavar="FOLDER")
    arguments.add_argument("--half", choices=HALVES, default="unseen")
    arguments.add_argument("--each", action="store_true", help="each topic, and each pair that went wrong")
    arguments.add_argument(
        "--people", type=Path, action="append", default=[], help="more invented people: a file or a folder"
    )
    arguments.add_argument("--keep", type=Path, default=None, metavar="FOLDER", help="keep the registry that is built")
    chosen = arguments.parse_args()
    folder: Path = chosen.folder
    topics = {row["id"]: row for row in map(json.loads, (folder / "topics.jsonl").read_text("utf-8").splitlines())}
    pairs, judged = _pairs(folder / "elig_pairs.tsv"), _qrels(folder / "qrels.tsv")
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    wanted = {doc for rows in (*pairs.values(), *judged.values()) for doc in rows}
    others = {path.name: read_labelled(path, trials=chosen.trials)[0] for path in _files(chosen.people)}
    wanted |= {row["nct"] for labelled in (gold, *others.values()) for row in labelled["judgments"]}
    texts = {row["nct"]: row for row in _rows(chosen.trials) if row["nct"] in wanted}
    with tempfile.TemporaryDirectory() as made:
        registry = _registry(texts, chosen.keep or Path(made))
        ours, bm25, chance = Ours(registry, topics), Bm25(texts, topics), random_order(texts)
        show_aucs(half_of(pairs, topics, chosen.half), {"ours": ours, "BM25": bm25}, each=chosen.each)
        pm = {topic: rows for topic, rows in judged.items() if topics[topic]["track"] == "pm_2017"}
        show_ndcgs(half_of(pm, topics, chosen.half), {"ours": ours, "BM25": bm25, "random": chance}, each=chosen.each)
        people = half_of_people(gold, chosen.half)
        show_groups(people, registry, what="groups", each=chosen.each)
        for name, labelled in others.items():
            show_groups(labelled, registry, what=name, each=chosen.each)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.json")) if path.is_dir() else (path,)


def half_of_people(gold: Mapping[str, Any], half: str) -> dict[str, Any]:
    """Half of the invented people: the first were built on."""
    middle = len(gold["patients"]) // 2
    chosen = {"built-on": slice(middle), "unseen": slice(middle, None), "both": slice(None)}[half]
    return {**gold, "patients": gold["patients"][chosen]}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _pairs(path: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if row["topic"] not in LEFT_OUT:
                found[row["topic"]][row["doc"]] = int(row["label"] == "eligible")
    return found


def _qrels(path: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if row["has_text"] == "1":
                found[row["topic"]][row["doc"]] = int(row["rel"])
    return found


def half_of(
    judged: Mapping[str, dict[str, int]], topics: Mapping[str, Mapping[str, Any]], half: str
) -> dict[str, dict[str, int]]:
    """One half of the topics: in the order of their numbers, the first was built on."""

    def number(topic: str) -> tuple[int, int]:
        track = topics[topic]["track"]
        prefix = {"pm_2017": "pm-2017", "trec_2021": "trec-2021", "trec_2023": "trec-2023", "sigir": "sigir-2014"}[
            track
        ]
        return _TRACKS.index(track), int(topic.removeprefix(prefix))

    ordered = sorted(judged, key=number)
    middle = len(ordered) // 2
    chosen = {"built-on": ordered[:middle], "unseen": ordered[middle:], "both": ordered}[half]
    return {topic: judged[topic] for topic in chosen}


def as_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    """A flat text as version 2 of the API would give it."""

    def lines(name: str) -> list[str]:
        return [
            part.strip(" '\"[]") for part in re.split(r"[;|~\n]|', ?'", row.get(name) or "") if part.strip(" '\"[]")
        ]

    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": row["nct"], "briefTitle": row.get("title") or "", "officialTitle": row.get("official") or "",
            },
            "conditionsModule": {"conditions": lines("conditions"), "keywords": lines("keywords")},
            "armsInterventionsModule": {"interventions": [{"name": each} for each in lines("interventions")]},
            "descriptionModule": {"briefSummary": row.get("summary") or ""},
            "eligibilityModule": {
                "eligibilityCriteria": row.get("criteria") or "",
                "minimumAge": row.get("min_age") or "", "maximumAge": row.get("max_age") or "",
                "sex": (row.get("sex") or "").upper(),
            },
        }
    }  # fmt: skip


def _registry(texts: Mapping[str, dict[str, Any]], folder: Path) -> Registry:
    return Registry.build(map(as_entry, texts.values()), folder)


def profile_of(note: str) -> Profile:
    """The profile of somebody of whom there is only a note."""
    reading = read_text(note)
    return Profile.from_note(note, course=lay_out(reading.facts, TODAY), facts=reading.facts)


class Ours:
    """The order that a match gives."""

    def __init__(self, registry: Registry, topics: Mapping[str, Mapping[str, Any]]) -> None:
        self._registry, self._topics = registry, topics
        self.matches: dict[str, dict[str, Match]] = {}

    def __call__(self, topic: str) -> dict[str, float]:
        if topic not in self.matches:
            found = self._registry.match(profile_of(self._topics[topic]["text"]))
            self.matches[topic] = {each.nct_id: each for each in found}
        return {number: match.score for number, match in self.matches[topic].items()}


class Bm25:
    """BM25 (k1 1.5, b 0.75) of the topic's own words over title, conditions, keywords, interventions, summary and criteria."""

    def __init__(self, texts: Mapping[str, dict[str, Any]], topics: Mapping[str, Mapping[str, Any]]) -> None:
        self._topics = topics
        self._counts = {
            number: Counter(_words(" ".join(str(row.get(name) or "") for name in TEXT_FIELDS)))
            for number, row in texts.items()
        }
        self._lengths = {number: sum(counts.values()) for number, counts in self._counts.items()}
        self._mean = statistics.fmean(self._lengths.values())
        self._documents = Counter(word for counts in self._counts.values() for word in counts)

    def __call__(self, topic: str) -> dict[str, float]:
        words = set(_words(self._topics[topic]["text"]))
        return {number: sum(self._gain(word, number) for word in words) for number in self._counts}

    def _gain(self, word: str, number: str) -> float:
        count = self._counts[number][word]
        if not count:
            return 0.0
        held = self._documents[word]
        rare = math.log(1 + (len(self._counts) - held + 0.5) / (held + 0.5))
        return rare * count * 2.5 / (count + 1.5 * (0.25 + 0.75 * self._lengths[number] / self._mean))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def random_order(texts: Iterable[str]) -> Ranking:
    """Any order, the same in each run."""
    return lambda topic: {number: random.Random(f"{topic} {number}").random() for number in texts}  # noqa: S311 - an order to compare with


def auc(scores: Mapping[str, float], labels: Mapping[str, int]) -> float | None:
    """How often an eligible trial stands before an excluded one; ties count half. None without both."""
    yes, no = ([scores[doc] for doc, label in labels.items() if label == wanted] for wanted in (1, 0))
    if not yes or not no:
        return None
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / (len(yes) * len(no))


def ndcg(scores: Mapping[str, float], labels: Mapping[str, int], at: int = 10) -> float | None:
    """NDCG at a depth, gains as judged. None when no trial is relevant."""
    ranked = sorted(labels, key=lambda doc: (-scores[doc], doc))
    best = _gained(sorted(labels.values(), reverse=True)[:at])
    return _gained([labels[doc] for doc in ranked[:at]]) / best if best else None


def _gained(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def show_aucs(pairs: Mapping[str, dict[str, int]], rankings: Mapping[str, Ranking], *, each: bool) -> None:
    """The mean of the topics' areas."""
    _show_means("AUC of eligible over excluded", pairs, rankings, auc, each=each)


def show_ndcgs(judged: Mapping[str, dict[str, int]], rankings: Mapping[str, Ranking], *, each: bool) -> None:
    """The mean of the topics' NDCG@10."""
    _show_means("NDCG@10, PM topics", judged, rankings, ndcg, each=each)


def _show_means(
    what: str, judged: Mapping[str, dict[str, int]], rankings: Mapping[str, Ranking],
    measure: Callable[[Mapping[str, float], Mapping[str, int]], float | None], *, each: bool,
) -> None:  # fmt: skip
    for name, ranking in rankings.items():
        values = {topic: measure(ranking(topic), labels) for topic, labels in judged.items()}
        counted = {topic: value for topic, value in values.items() if value is not None}
        if each:
            for topic, value in counted.items():
                show(f"  {topic}: {name}", value, "", f"{len(judged[topic])} trials")
        show(f"{what}: {name}", statistics.fmean(counted.values()), "", f"{len(counted)} topics")


def show_groups(labelled: Mapping[str, Any], registry: Registry, *, what: str, each: bool) -> None:
    """Into which group the trials of the invented people fall, by what is true; from their profiles and from their notes."""
    inputs: dict[str, Callable[[Mapping[str, Any]], Profile]] = {
        "profiles": Profile.from_json, "notes": lambda person: profile_of(labelled["notes"][person["id"]]),
    }  # fmt: skip
    for name, read in inputs.items():
        counts: Counter[tuple[str, str]] = Counter()
        quoted = 0
        for person in labelled["patients"]:
            found = {match.nct_id: match for match in registry.match(read(person))}
            for row in (row for row in labelled["judgments"] if row["patient"] == person["id"]):
                match = found[row["nct"]]
                counts[row["overall"], match.fit] += 1
                quoted += row["overall"] == "excluded" and match.fit == "probably_not" and quotes_why(row, match)
                if each and ((row["overall"] == "eligible") == (match.fit == "probably_not")):
                    _show_miss(row, match)
        for truth in ("eligible", "cannot_tell", "excluded"):
            of = sum(count for (is_, _), count in counts.items() if is_ == truth)
            for fit in ("may_fit", "not_sure", "probably_not"):
                show(f"{what} from {name}: {truth} in {fit}", counts[truth, fit], "", f"of {of}")
        show(f"{what} from {name}: excluded in probably_not by a right line", quoted, "", f"of {of}")


def quotes_why(row: Mapping[str, Any], match: Match) -> bool:
    """Whether the first line that we hold against the trial is one that the reader holds against it too."""
    first = next((_plain(each.criterion.text) for each in match.judgments if each.verdict == "NOT_MET"), "")
    theirs = (_plain(each["text"]) for each in row["criteria"] if each["verdict"].lower() == "not_met")
    return bool(first) and any(words in first or first in words for words in theirs)


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _show_miss(row: Mapping[str, Any], match: Match) -> None:
    print(f"  {row['patient']} {row['nct']}: {row['overall']}, {match.fit}; {row['deciding']}")
    against = [each for each in match.judgments if each.verdict == "NOT_MET"]
    for each in against:
        print(
            f"    {each.criterion.kind} {each.criterion.section}: {each.criterion.text[:200]} -> {each.reason.said('en')}"
        )


if __name__ == "__main__":
    main()
