"""How much of others' lists of drugs and treatments our tables know, how fast words are looked up, and what loading takes.

Usage: python bench/lexicon.py [--misses] [--drugs FILE.csv] [--trials FILE.jsonl.gz] [--names FILE.txt]
           [--misspelt FILE.csv] [--half worked-on|unseen] FOLDER...

--drugs   a list with the columns drug_name and drug_name_full, "Name(synonym,synonym)", as GENIE BPC publishes it
--trials  registry texts, one JSON object a line, with `oncology` and `interventions` (names parted by ";")
--names   names of cancer drugs, one a line, such as the ATC groups L01 and L02
--misspelt names as people write them by ear, with the columns written and meant, as bench/misspellings.csv; split in two by a
          fixed hash of what is meant: spelling rules are written with one half in view, and the other is reported by default
FOLDER    plain texts (.txt) to look through for every name of every table
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import get_args

from figures import show, show_times
from letters import forget

from rumbo.oncology import biomarkers, cancers, drugs, find_cancer, find_drug, find_regimen, regimens
from rumbo.oncology.anatomy import find_spot
from rumbo.oncology.biomarkers import locate_biomarkers
from rumbo.oncology.cancers import locate_cancers, suggest_cancers
from rumbo.oncology.drugs import locate_drugs, locate_regimens, suggest_drugs
from rumbo.oncology.treatments import locate_treatments, treatment_words
from rumbo.words import Lang

RUNS = 5
HALVES = ("worked-on", "unseen")
FINDERS: tuple[Callable[[str], object], ...] = (
    locate_drugs, locate_regimens, locate_treatments, locate_biomarkers, locate_cancers, find_spot,
)  # fmt: skip
IMPORT = "import time; begun = time.perf_counter(); import rumbo.oncology; print(time.perf_counter() - begun)"
FIRST_USE = (
    "import time; from rumbo.oncology import *; begun = time.perf_counter(); find_drug('tamoxifen'); "
    "find_regimen('R-CHOP'); read_treatment('surgery'); find_biomarker('HER2'); find_cancer('melanoma'); "
    "print(time.perf_counter() - begun)"
)
_KIND = re.compile(r"^(?:drug|biological|procedure|radiation|device|genetic|other): *", re.IGNORECASE)
_PLAIN_SYNONYM = re.compile(r"[A-Z][a-z]{3,}(?: [a-z]+)*")


def is_known(name: str) -> bool:
    """Whether a name is a drug, a named combination or an act that our tables hold."""
    return bool(find_drug(name, supportive=True) or find_regimen(name) or locate_treatments(name))


def show_share(what: str, names: Counter[str], *, known: Callable[[str], bool], misses: bool) -> None:
    """Print how many of the names are known, each counted as often as it stands there, and those that are not."""
    unknown = Counter({name: count for name, count in names.items() if not known(name)})
    of = names.total()
    show(what, 100 * (of - unknown.total()) / of, "%", f"{of - unknown.total()} of {of}")
    if misses:
        print("; ".join(f"{name} {count}" for name, count in unknown.most_common(200)))


def synonyms(rows: Iterable[dict[str, str]]) -> Iterable[tuple[str, str]]:
    """The names of a list, each with a synonym that is a word or two, without codes of laboratories."""
    for row in rows:
        for synonym in row["drug_name_full"].removeprefix(row["drug_name"]).strip("()").split(","):
            if _PLAIN_SYNONYM.fullmatch(synonym.strip()):
                yield row["drug_name"], synonym.strip()


def measure_list(path: Path, *, misses: bool) -> None:
    """A list of drugs: which are known, and which of their synonyms mean the same drug to us."""
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    show_share("drugs of the list", Counter({row["drug_name"] for row in rows}), known=is_known, misses=misses)
    told = {(name, synonym): find_drug(name, supportive=True) for name, synonym in synonyms(rows)}
    ours = {f"{synonym} ({name})": drug for (name, synonym), drug in told.items() if drug}
    show_share(
        "their synonyms that mean the same drug",
        Counter(ours.keys()),
        known=lambda each: find_drug(each.split(" (")[0], supportive=True) == ours[each],
        misses=misses,
    )


def measure_trials(path: Path, *, misses: bool) -> None:
    """What cancer trials give, as their registry entries name it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        studies = [study for study in map(json.loads, lines) if str(study.get("oncology")) == "True"]
    named = (_KIND.sub("", part.strip()) for study in studies for part in (study.get("interventions") or "").split(";"))
    show_share(
        "what cancer trials give", Counter(name.lower() for name in named if name), known=_known_shouted, misses=misses
    )


def _known_shouted(name: str) -> bool:
    return is_known(name) or find_regimen(name.upper()) is not None


def half_of(meant: str) -> str:
    """Which half a name is in, the same for ever."""
    return HALVES[hashlib.sha256(meant.lower().encode()).digest()[0] % 2]


def measure_misspelt(path: Path, *, half: str, misses: bool) -> None:
    """Names written by ear: offered as one types, in one language or the other, and read without being offered."""
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if half_of(row["meant"]) == half]
    meant = {f"{row['written']} ({row['meant']})": (row["written"], row["meant"]) for row in rows}
    ways: dict[str, Callable[[str, str], bool]] = {
        "offered first": partial(_is_offered, among=1),
        "offered among the first five": partial(_is_offered, among=5),
        "read without being offered": lambda written, name: _meaning(written) == _meaning(name),
    }
    for what, is_found in ways.items():
        found = {each for each, (written, name) in meant.items() if is_found(written, name)}
        show_share(f"misspelt, {half} half: {what}", Counter(meant.keys()), known=found.__contains__, misses=misses)


def _is_offered(written: str, name: str, *, among: int) -> bool:
    drug = find_drug(name)
    for lang in get_args(Lang):
        offered = suggest_drugs(written, lang, among) if drug else suggest_cancers(written, lang, among)
        if _meaning(name) in offered:
            return True
    return False


def _meaning(name: str) -> object:
    return find_drug(name) or find_cancer(name)


def measure_speed(folders: list[str]) -> None:
    """Words looked through for every name of every table, a second."""
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for each in folders
        for path in sorted(Path(each).rglob("*.txt"))
    ]
    if not texts:
        sys.exit("No .txt below these folders.")
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    seconds = []
    for _ in range(RUNS):
        forget()
        begun = time.process_time()
        for line in lines:
            for find in FINDERS:
                find(line)
        seconds.append(time.process_time() - begun)
    words = sum(len(line.split()) for line in lines)
    show(
        "words looked through, a second of processor time",
        words / min(seconds),
        "",
        f"{words} words, {len(lines)} lines",
    )


def in_a_fresh_process(code: str) -> float:
    """The seconds that a piece of code prints, in a Python of its own."""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - our own lines
    return float(done.stdout)


def show_tables() -> None:
    """How many entries and names the tables hold."""
    aimed = [drug for drug in drugs().values() if not drug.supportive]
    show("drugs aimed at cancer", len(aimed), "", f"and {len(drugs()) - len(aimed)} beside them")
    show("names of drugs", len({name for drug in drugs().values() for name in drug.names}), "")
    for what, table in (("named combinations", regimens()), ("biomarkers", biomarkers()), ("cancers", cancers())):
        show(what, len(table), "")
    show("words of treatments", sum(len(row.words) for row in treatment_words().values()), "")


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--drugs", type=Path)
    parser.add_argument("--trials", type=Path)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--misspelt", type=Path)
    parser.add_argument("--half", choices=HALVES, default="unseen")
    parser.add_argument("folders", nargs="*")
    asked = parser.parse_args()
    show_tables()
    show_times("import rumbo.oncology", [in_a_fresh_process(IMPORT) for _ in range(RUNS)])
    show_times("the tables read at first use", [in_a_fresh_process(FIRST_USE) for _ in range(RUNS)])
    if asked.folders:
        measure_speed(asked.folders)
    if asked.drugs:
        measure_list(asked.drugs, misses=asked.misses)
    if asked.names:
        names = Counter(filter(None, map(str.strip, asked.names.read_text(encoding="utf-8").splitlines())))
        show_share("names of the list", names, known=is_known, misses=asked.misses)
    if asked.misspelt:
        measure_misspelt(asked.misspelt, half=asked.half, misses=asked.misses)
    if asked.trials:
        measure_trials(asked.trials, misses=asked.misses)


if __name__ == "__main__":
    main()
