"""Illnesses as people list them: each one that an entry names, whether it is there, and whether it is under control."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rumbo.oncology.phrases import plain
from rumbo.trials.criteria.ailments import locate_illnesses
from rumbo.trials.facets import IllnessFacet
from rumbo.trials.sayings import is_denied

_NONE = re.compile(
    r"\W*(?:none|no|nil|nothing|no (?:known|other|significant|relevant)\b.*|ning[u\u00fa]n\w*|ninguna)(?: known)?\W*",
    re.IGNORECASE,
)
_CONTROLLED = re.compile(r"\bcontrolled", re.IGNORECASE)
_UNCONTROLLED = re.compile(r"\b(?:un|not (?:well |adequately )?|poorly )-?controlled", re.IGNORECASE)
# Said after an illness, or after a list of several: "HIV, HBsAg and anti-HCV negative", "ILD: explicitly never".
_DENIED_AFTER = re.compile(
    r"(?:[^.;:()]{0,60}\b(?:negative|neg|ruled out|undetectable|not detected)"
    r"|(?:/\w+)*[^.;()]{0,14}\b(?:never|none|no history|absent))\b",
    re.IGNORECASE,
)
# Written right behind a test, as laboratories do: "HBsAg-, HBcAb+", "HCV Ab-".
_SIGN = re.compile(r"(?: ?(?:Ab|Ag|antibod(?:y|ies)))?(?: ?\(?(?P<plus>\+)|(?:\(-\)|[-\u2212](?=[\s,.;)]|$)))")
# What opens a list of what is not there: "No heart disease, stroke or ...", "Never: clots, ...", "Nothing else: ...".
# A habit that is denied opens none: "never smoked, diabetes, gout".
_ABSENT_HEAD = re.compile(
    r"\b(?:no(?! longer| more| change)|never|none of|without|denies|denied|nothing else|niega|nunca|sin|ningun\w*)\b"
    r"(?!\W+(?:\w+ ){0,2}(?:smok\w+|tobacco|alcohol\w*|drank|drink\w*|allerg\w+|fum\w+|tabaco))",
    re.IGNORECASE,
)
# What tells that something in the list is there after all, so that the denial has ended.
_THERE = re.compile(
    r"\b(?:on|since|with|for|but|except|although|however|other than|apart from|controlled|treated|tak(?:es|ing)|is|was|were"
    r"|has|had|have|managed|mild|moderate|stable|grade|gr|positive|current\w*|(?:19|20)\d\d|con|desde|pero|salvo|excepto"
    r"|tiene|tuvo|toma)\b|\((?!\W*(?:no|not|never|none|brain)\b)",
    re.IGNORECASE,
)
# Before a colon only a word for illness itself: after "no change:" comes what is there.
_OPENS_LIST = re.compile(
    r"[^:]*$|\s*(?:(?:other|further|significant|known|otras?) )?"
    r"(?:illness\w*|diseases?|conditions?|problems?|enfermedad\w*)?:",
    re.IGNORECASE,
)
# An item of its own that says how the illness is kept: "no gout, diabetes on metformin", but not "no nodes, effusion on imaging".
_KEPT = re.compile(
    r"\b(?:controlled|treated|managed|takes|taking|on (?!imag|exam|scan|exert|palpat|auscult|biops|chest|admission)[a-z]{5})",
    re.IGNORECASE,
)
_HABIT = re.compile(r"\b(?:never|nunca|non?)[- ](?:smok|fum)\w+", re.IGNORECASE)
_LONGEST_ITEM = 5  # words: what is longer is no item of a list
_POSITIVE = re.compile(r"\bpositive|\bsince\b|\bpast\b|\bchronic\b", re.IGNORECASE)


def says_none(listed: Sequence[str]) -> bool:
    """Whether a list holds nothing but the word that there is nothing.

    >>> says_none(["none known"]), says_none([]), says_none(["gout"])
    (True, False, False)
    """
    return bool(listed) and all(_NONE.fullmatch(each) for each in listed)


def illness_facets(listed: Sequence[str], absent: Sequence[str]) -> Iterator[IllnessFacet]:
    """The illnesses of a list, and those of a list of what is not there. An entry may name several, and deny some of them.

    >>> [(each.name, each.present) for each in illness_facets(["gout, no heart failure"], ["HIV, stroke"])]
    [('gout', True), ('heart failure', False), ('HIV, stroke', False)]
    """
    for words in listed:
        if not says_none((words,)):
            yield from _of_entry(words)
    for words in absent:
        yield IllnessFacet(name=words, present=False, words=words, source=words)


def named_illnesses(words: str) -> dict[str, bool]:
    """Each illness that a sentence names, in its own words, and whether it is there.

    >>> named_illnesses("Diabetes; HIV and hepatitis C negative")
    {'Diabetes': True, 'HIV': False, 'hepatitis C': False}
    """
    named: dict[str, bool] = {}
    for found in sorted(locate_illnesses(words), key=lambda each: each.start):
        name = words[found.start : found.end]
        named[name] = named.get(name, False) or not _is_denied(words, found.start, found.end)
    return named


def _of_entry(words: str) -> Iterator[IllnessFacet]:
    controlled = not _UNCONTROLLED.search(words) if _CONTROLLED.search(words) else None
    named = named_illnesses(words)
    head = re.split(r"[,:;]", words, maxsplit=1)[0].strip()
    if head and not any(name in head for name in named):
        named = {head: not _DENIED_AFTER.match(words[len(head) :]) and not is_denied(f"{plain(head)} "), **named}
    for name, present in named.items():
        yield IllnessFacet(name=name, present=present, controlled=controlled, words=words, source=words)


def _is_denied(words: str, start: int, end: int) -> bool:
    sign = _SIGN.match(words, end)
    if sign:
        return not sign["plus"]
    after = _DENIED_AFTER.match(words[end:])
    if after and not _POSITIVE.search(after[0]):
        return True
    before = _HABIT.sub("", words[:start])
    item = words[start:end] + re.split(r"[,.;:]", words[end:], maxsplit=1)[0]
    if "," in before and _KEPT.search(before.rpartition(",")[2] + item):
        return False
    return is_denied(plain(before)) or _is_listed_as_absent(before, item)


def _is_listed_as_absent(before: str, item: str) -> bool:
    """Whether an illness stands in a list that a denial opens, however long, and nothing up to it is said to be there."""
    clause = re.split(r"[.;]\s", before)[-1]
    heads = list(_ABSENT_HEAD.finditer(clause))
    if not heads:
        return False
    listed = clause[heads[-1].end() :] + item
    if _THERE.search(listed) or not _OPENS_LIST.match(listed):
        return False
    items = re.split(r"[,:/]|\b(?:or|and|nor|o|y|ni)\b", listed)
    return all(len(each.split()) <= _LONGEST_ITEM for each in items)
