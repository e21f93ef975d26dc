"""Which drugs a treatment's name holds, so that one treatment under two names is known as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from rumbo.oncology.drugs import drugs, find_drugs, find_regimen
from rumbo.oncology.phrases import fold
from rumbo.words import Text, both


@lru_cache(maxsize=4096)
def substances(name: str) -> frozenset[str]:
    """The drugs aimed at the cancer that a name holds, by id; a name we do not know stands for itself.

    >>> sorted(substances("mFOLFOX6 x12"))
    ['fluorouracil', 'oxaliplatin']
    >>> substances("Nolvadex 20 mg") == substances("tamoxifeno")
    True
    """
    regimen = find_regimen(name)
    in_regimen = regimen.drugs if regimen else ()
    named = {drug.id for drug in (*find_drugs(name), *in_regimen) if not drug.supportive}
    beside = {drug.id for drug in find_drugs(name, supportive=True)}
    return frozenset(named or beside or {" ".join(fold(name)) or name})


def joined_name(names: Iterable[str], told: Iterable[str]) -> str:
    """The name of a treatment told under several: a single drug by its own name, else the one told most that holds
    all of it, else its drugs one after another.

    >>> joined_name(["tamoxifen"], ["Tamoxifeno 20 mg", "TAMOXIFEN"])
    'tamoxifen'
    """
    parts = sorted(names)
    known = drugs()
    if len(parts) == 1 and parts[0] in known:
        return known[parts[0]].name.en
    count = Counter(each.strip() for each in told if each.strip())
    whole = [name for name in count if substances(name) >= set(parts)]
    if whole:
        return min(whole, key=lambda name: (-count[name], len(name), name))
    return " + ".join(known[part].name.en if part in known else part for part in parts)


def named(treatment: str) -> Text:
    """A treatment's name in both languages where it is a single drug we know, else its own words.

    >>> named("tamoxifen").es
    'tamoxifeno'
    """
    drug = drugs().get(treatment)
    return drug.name if drug else both(treatment.strip() or "?")
