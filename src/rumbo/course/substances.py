"""Which drugs a treatment's name holds, so that one treatment under two names is known as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from rumbo.oncology.phrases import fold

_BETWEEN = re.compile(r"\s*(?:\+|/|,|;|&|\band\b|\bwith\b|\by\b|\bcon\b|\bplus\b|\bmás\b)\s*", re.IGNORECASE)
_MEASURE = re.compile(
    r"\b\d[\d.,]*\s*(?:mg|mcg|g|ml|gy|auc|x|%|cycles?|ciclos?|doses?|dosis)\b.*|\bx\s*\d+\b.*", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def substances(name: str) -> frozenset[str]:
    """The drugs a name holds, each by its generic name; words that are no drug we know stand for themselves."""
    parts = (_MEASURE.sub("", part) for part in _BETWEEN.split(name))
    return frozenset(" ".join(fold(part)) for part in parts if part.strip()) or frozenset({name.casefold()})


def joined_name(names: Iterable[str], told: Iterable[str]) -> str:
    """The name of a treatment told under several: the one told most, or its drugs one after another."""
    count = Counter(each.strip() for each in told if each.strip())
    whole = [name for name in count if substances(name) >= set(names)]
    if whole:
        return min(whole, key=lambda name: (-count[name], len(name), name))
    return " + ".join(sorted(names))
