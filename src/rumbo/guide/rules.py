"""When something applies: a small rule language over the features of a course, checked when content is loaded.

A rule is the name of a feature (`suspected`), a choice (`had: chemotherapy`), or `all_of`, `any_of`, `not` over rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rumbo.guide.features import CHOICES, FLAGS, Features
from rumbo.words import ContentError


@dataclass(frozen=True)
class Has:
    """The course has the feature."""

    flag: str


@dataclass(frozen=True)
class Among:
    """The value is among those of a choice, as in `kind: distant`."""

    choice: str
    value: str


@dataclass(frozen=True)
class AllOf:
    """Every rule holds; with none, always."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class AnyOf:
    """At least one rule holds."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Not:
    """The rule does not hold."""

    rule: Rule


Rule = Has | Among | AllOf | AnyOf | Not
ALWAYS = AllOf()


def parse(raw: object) -> Rule:
    """Read a rule from content.

    Raises ContentError for an unknown feature, choice, value or form.

    >>> parse({"all_of": ["came_back", {"not": "is_blood"}]})
    AllOf(rules=(Has(flag='came_back'), Not(rule=Has(flag='is_blood'))))
    """
    if raw == "always":
        return ALWAYS
    if isinstance(raw, str):
        return _flag(raw)
    if not isinstance(raw, dict) or len(raw) != 1:
        raise ContentError(f"not a rule: {raw!r}")
    ((word, rest),) = raw.items()
    if word == "not":
        return Not(parse(rest))
    if word in {"all_of", "any_of"}:
        return _several(word, rest)
    return _choice(word, rest)


def decide(rule: Rule, features: Features) -> bool:
    """Whether a rule holds for these features. A rule that was parsed is always decided.

    >>> decide(parse("suspected"), Features(suspected=True))
    True
    """
    match rule:
        case Has(flag):
            return bool(getattr(features, flag))
        case Among(choice, value):
            return value in getattr(features, choice)
        case AllOf(rules):
            return all(decide(each, features) for each in rules)
        case AnyOf(rules):
            return any(decide(each, features) for each in rules)
        case _:
            return not decide(rule.rule, features)


def _flag(name: str) -> Has:
    if name not in FLAGS:
        raise ContentError(f"not a feature of a course: {name!r}")
    return Has(name)


def _several(word: str, rest: Any) -> Rule:
    if not isinstance(rest, list) or not rest:
        raise ContentError(f"{word} needs a list of rules: {rest!r}")
    rules = tuple(parse(each) for each in rest)
    return AllOf(rules) if word == "all_of" else AnyOf(rules)


def _choice(word: Any, value: Any) -> Among:
    if value not in CHOICES.get(word, ()):
        raise ContentError(f"not a choice of a course: {word!r}: {value!r}")
    return Among(word, value)
