"""The rules of the fact log: append-only, a later fact supersedes an earlier one, and undo is only one more fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rumbo.course.facts import Fact, encode

_ById = Mapping[str, Fact]


def in_force(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that say something and are neither corrected nor taken back, by id.

    A fact that says nothing takes the fact it names back, with all its effect: what a correction had replaced comes
    back, and taking *that* back brings the correction again. A fact that says something replaces the one it names,
    which keeps its own effect: correcting a correction does not bring the first word back. A circle (which no log
    written in order can hold) leaves its facts in force.

    >>> wrong = Fact(id="f1", says=None, standing="from_me")
    >>> undo = Fact(id="f2", says=None, standing="from_me", supersedes="f1")
    >>> in_force([undo, wrong])
    ()
    """
    by_id = _by_id(facts)
    out = _taken_back(by_id)
    effective = {id_: fact for id_, fact in by_id.items() if id_ not in out and fact.supersedes in by_id}
    circles = _in_circles(effective)
    replaced = {fact.supersedes for id_, fact in effective.items() if id_ not in circles}
    return tuple(
        by_id[id_] for id_ in sorted(by_id) if by_id[id_].says is not None and id_ not in out and id_ not in replaced
    )


def _by_id(facts: Iterable[Fact]) -> _ById:
    """One fact for each id. Should two claim the same id, which one stays may not hang on the order they came in."""
    by_id: dict[str, Fact] = {}
    for fact in facts:
        other = by_id.setdefault(fact.id, fact)
        if other != fact:
            by_id[fact.id] = min(fact, other, key=encode)
    return by_id


def _taken_back(by_id: _ById) -> set[str]:
    """The ids that a fact without words, itself not taken back, names: found from the last undo inwards."""
    undoes = {id_: fact.supersedes for id_, fact in by_id.items() if fact.says is None and fact.supersedes in by_id}
    undecided = Counter(undoes.values())
    out: set[str] = set()
    ready = [id_ for id_ in undoes if not undecided[id_]]
    while ready:
        id_ = ready.pop()
        target = undoes.get(id_)
        if target is None or target in out:
            continue
        undecided[target] -= 1
        if id_ not in out:
            out.add(target)
            ready.append(target)
        elif not undecided[target]:
            ready.append(target)
    return out


def _in_circles(effective: _ById) -> set[str]:
    """The ids that come back to themselves when one follows what each supersedes."""
    seen: set[str] = set()
    circles: set[str] = set()
    for start in effective:
        path: dict[str, int] = {}
        at: str | None = start
        while at is not None and at in effective and at not in seen and at not in path:
            path[at] = len(path)
            at = effective[at].supersedes
        if at is not None and at in path:
            circles |= {id_ for id_, place in path.items() if place >= path[at]}
        seen |= path.keys()
    return circles
