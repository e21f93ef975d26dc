"""Matches as other programs read them, and as a terminal shows them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rumbo.trials.fit import FITS, Fit
from rumbo.trials.matching import Judged, Match
from rumbo.words import Lang, Message, say

_HEADINGS: Final[dict[Fit, str]] = {
    "may_fit": "trials-fit-may-fit",
    "not_sure": "trials-fit-not-sure",
    "probably_not": "trials-fit-probably-not",
}
_MOST_LINES: Final = 5  # what a person can ask about in one visit


def as_json(matches: Iterable[Match], *, lang: Lang) -> str:
    """A list as JSON: each trial with its fit and score, and each of its criteria with its text, kind, verdict and reason."""
    rows = [
        {
            "nct_id": match.nct_id,
            "fit": match.fit,
            "score": round(match.score, 4),
            "judgments": [
                {
                    "text": each.criterion.text,
                    "section": each.criterion.section,
                    "kind": each.criterion.kind,
                    "verdict": each.verdict,
                    "reason": say(each.reason, lang),
                }
                for each in match.judgments
            ],
        }
        for match in matches
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def tell_matches(matches: Iterable[Match], *, lang: Lang) -> str:
    """The text of a terminal: the trials by group, each with what speaks against it, or with what to ask about it."""
    return "\n".join(_lines(tuple(matches), lang))


def _lines(listed: Sequence[Match], lang: Lang) -> Iterator[str]:
    for fit in FITS:
        group = [match for match in listed if match.fit == fit]
        if group:
            yield say(Message(_HEADINGS[fit]), lang)
        for match in group:
            yield f"  {match.nct_id}"
            yield from (f"    {each.criterion.text}\n      {say(each.reason, lang)}" for each in lines_to_show(match))


def lines_to_show(match: Match) -> tuple[Judged, ...]:
    """The lines that decide: those that speak against a trial, and where there are none those still to be asked about."""
    against = tuple(each for each in match.judgments if each.verdict == "NOT_MET" and match.fit != "may_fit")
    return (against or tuple(each for each in match.judgments if each.verdict == "UNKNOWN"))[:_MOST_LINES]
