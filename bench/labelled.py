"""Invented people, and the criteria of real trials labelled for them by a careful reader: gold.json of the shared data, and ours.

    python bench/labelled.py TRIALS.jsonl.gz LABELS.json OUT.json

Ours stand in bench/labelled/*.json and hold no trial's words: a criterion is `at`, where it begins and ends in the text of its
trial once blanks and "~" are one blank each. The command above makes such a file from one that quotes the text.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_BLANKS = re.compile(r"[\s~]+")


def main() -> None:
    """Put places where the quotes stand, and write the file anew."""
    trials, quoted, out = map(Path, sys.argv[1:])
    labelled = json.loads(quoted.read_bytes())
    texts = texts_of(trials, labelled)
    for judgment in labelled["judgments"]:
        whole = _squeezed(texts[judgment["nct"]])
        judgment["criteria"] = [_placed(each, whole) for each in judgment["criteria"]]
    labelled.pop("conventions", None)  # said in bench/README.md
    out.write_text(json.dumps(labelled, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_labelled(path: Path, *, trials: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The people with their labels, every criterion with its text; and the criteria of each trial, by its number."""
    labelled = json.loads(path.read_bytes())
    texts = texts_of(trials, labelled)
    for judgment in labelled["judgments"]:
        for each in judgment["criteria"]:
            if "at" in each:
                start, end = each["at"]
                each["text"] = _squeezed(texts[judgment["nct"]])[start:end]
    return labelled, texts


def texts_of(trials: Path, *labelled: Mapping[str, Any]) -> dict[str, str]:
    """The criteria of every trial that somebody is labelled for, by its number."""
    wanted = {each["nct"] for one in labelled for each in one["judgments"]}
    with gzip.open(trials, "rt", encoding="utf-8") as lines:
        return {study["nct"]: study["criteria"] for study in _studies(lines) if study["nct"] in wanted}


def _studies(lines: Iterable[str]) -> Iterable[dict[str, Any]]:
    return map(json.loads, lines)


def _squeezed(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _placed(criterion: dict[str, Any], whole: str) -> dict[str, Any]:
    words = _squeezed(criterion.pop("text"))
    start = whole.index(words)
    return {"at": [start, start + len(words)], **criterion}


if __name__ == "__main__":
    main()
