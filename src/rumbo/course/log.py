"""The rules of the fact log: append-only, a later fact supersedes an earlier one, and undo is only one more fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rumbo.course.facts import Fact, encode


def in_force(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that say something and are not superseded, by id.

    A fact is superseded when a fact that is itself in force names it. So taking a correction back brings the corrected
    fact back, and taking *that* back again brings the correction. A circle (which no log written in order can hold)
    leaves its facts in force.

    >>> wrong = Fact(id="f1", says=None, standing="from_me")
    >>> undo = Fact(id="f2", says=None, standing="from_me", supersedes="f1")
    >>> in_force([undo, wrong])
    ()
    """
    by_id = _by_id(facts)
    superseded = _superseded(by_id)
    return tuple(by_id[id_] for id_ in sorted(by_id) if by_id[id_].says is not None and id_ not in superseded)


def _by_id(facts: Iterable[Fact]) -> dict[str, Fact]:
    """One fact for each id. Should two claim the same id, which one stays may not hang on the order they came in."""
    by_id: dict[str, Fact] = {}
    for fact in facts:
        other = by_id.setdefault(fact.id, fact)
        if other != fact:
            by_id[fact.id] = min(fact, other, key=encode)
    return by_id


def _superseded(by_id: dict[str, Fact]) -> set[str]:
    """The ids that a standing fact names, found from the newest ends of the log inwards."""
    undecided = Counter(fact.supersedes for fact in by_id.values() if fact.supersedes in by_id)
    out: set[str] = set()
    ready = [id_ for id_ in by_id if not undecided[id_]]
    while ready:
        id_ = ready.pop()
        target = by_id[id_].supersedes
        if target is None or target not in by_id or target in out:
            continue
        undecided[target] -= 1
        if id_ not in out:
            out.add(target)
            ready.append(target)
        elif not undecided[target]:
            ready.append(target)
    return out
