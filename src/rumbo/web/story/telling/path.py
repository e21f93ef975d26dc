"""Which questions there are, given the answers so far, and in which order. Pure: the answers alone decide the path.

A question is named by where it stands: `c1.found` is when the first cancer was found, `c1.b2.t1.kind` the first treatment
after that cancer came back a second time. So every answer keeps its place when somebody goes back and changes another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rumbo.oncology import CancerEntry, find_drug, suggest_cancers
from rumbo.words import LANGUAGES

Answers = Mapping[str, Any]
MOST_OF_ANYTHING = 40  # of cancers, treatments or returns: a bound on the walk, not on a life


class Step(NamedTuple):
    """One page: its place in the path, and which question it asks."""

    key: str
    question: str


def path(answers: Answers) -> tuple[Step, ...]:
    """The questions from the first to the last, as far as the answers so far decide."""
    return tuple(_walk(answers))


def _walk(answers: Answers) -> Iterator[Step]:
    yield Step("name", "name")
    for number in range(1, MOST_OF_ANYTHING):
        cancer = f"c{number}"
        yield from _cancer(cancer, answers)
        yield Step(f"{cancer}.another", "another")
        if answers.get(f"{cancer}.another") != "yes":
            break
    yield Step("now", "now")


def _cancer(key: str, answers: Answers) -> Iterator[Step]:
    yield Step(f"{key}.cancer", "cancer")
    yield Step(f"{key}.found", "found")
    if has_sides(answers.get(f"{key}.cancer")):
        yield Step(f"{key}.side", "side")
    yield from _treatments(key, answers)
    yield from _clear(key, answers)
    for number in range(1, MOST_OF_ANYTHING):
        back = f"{key}.b{number}"
        yield Step(f"{back}.back", "back" if number == 1 else "back-again")
        if answers.get(f"{back}.back") == "waiting":
            yield Step(f"{back}.where", "where-looked")
        if answers.get(f"{back}.back") != "yes":
            return
        yield Step(f"{back}.where", "where")
        yield Step(f"{back}.when", "when")
        yield Step(f"{back}.word", "word")
        yield from _treatments(back, answers)
        yield from _clear(back, answers)


def _treatments(key: str, answers: Answers) -> Iterator[Step]:
    for number in range(1, MOST_OF_ANYTHING):
        treatment = f"{key}.t{number}"
        yield Step(f"{treatment}.kind", "treatment" if number == 1 else "treatment-more")
        kind = answers.get(f"{treatment}.kind")
        if not kind or kind == "none":
            return
        yield Step(f"{treatment}.name", f"name-of-{kind}")
        if kind == "medicine" and not find_drug(answers.get(f"{treatment}.name") or ""):
            yield Step(f"{treatment}.sort", "sort")
        yield Step(f"{treatment}.dates", "dates")


def _clear(key: str, answers: Answers) -> Iterator[Step]:
    yield Step(f"{key}.clear", "clear")
    if answers.get(f"{key}.clear") == "yes":
        yield Step(f"{key}.clear-on", "clear-on")


def known_cancer(words: str | None) -> CancerEntry | None:
    """The cancer somebody named, as they wrote it or nearly so, in either language."""
    for lang in LANGUAGES:
        found = suggest_cancers(words or "", lang, limit=1)
        if found:
            return found[0]
    return None


def has_sides(words: str | None) -> bool:
    """Whether the cancer somebody named is of a paired organ, so that the side is worth asking."""
    found = known_cancer(words)
    return found is not None and found.paired


def after(key: str, answers: Answers) -> Step | None:
    """The question after one, or None at the end. A question that is not on the path leads to the beginning."""
    steps = path(answers)
    keys = [step.key for step in steps]
    if key not in keys:
        return steps[0]
    place = keys.index(key) + 1
    return steps[place] if place < len(steps) else None


def before(key: str, answers: Answers) -> Step | None:
    """The question before one, or None at the beginning."""
    steps = path(answers)
    keys = [step.key for step in steps]
    place = keys.index(key) - 1 if key in keys else -1
    return steps[place] if place >= 0 else None


def find_step(key: str, answers: Answers) -> Step | None:
    """The question with this key, if the answers so far lead to it."""
    return next((step for step in path(answers) if step.key == key), None)
