"""Whom a file is about, and whether two files are about one person. Only to hold back a file of somebody else."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rumbo.oncology import PartialDate
from rumbo.records.reading import Subject

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sr", "sra", "srta", "jr", "don", "dona", "ii", "iii", "iv"})


def same_person(a: Subject, b: Subject) -> bool | None:
    """Whether two subjects are one person; None when they say too little to tell.

    Birth dates that cannot be the same day decide against it, but for one with day and month the other way round beside
    a name that fits: papers of two countries, and clerks, write 02/11 both ways. Names are compared forgivingly:
    accents, letter case, order, hyphens, titles and middle names do not matter, and an initial stands for any name that
    begins with it. Names that share no family word with the same birth date (a changed surname) are not held to be
    somebody else.

    >>> same_person(Subject(names=("Núñez, Ana María",)), Subject(names=("Ana Nunez",)))
    True
    """
    dates = _same_dates(a.birth_date, b.birth_date)
    names = _same_names(a, b)
    if dates is False:
        return bool(names) and _is_turned(a.birth_date, b.birth_date)
    if dates and names is False:
        return any(_words(x) & _words(y) for x in a.names for y in b.names)
    return names if names is not None else dates


def whose(files: Sequence[Sequence[Subject]]) -> Subject | None:
    """Whom several files are about: the subject that the most of them agree with; None when none is named.

    Of equals the one that says more, a name and a birth date, then the first.

    >>> ana, eva = Subject(names=("Ana Núñez",)), Subject(names=("Eva Roble",))
    >>> whose([[eva], [ana], [ana]]) == ana
    True
    """
    named = [subject for subjects in files for subject in subjects]
    return max(
        named,
        key=lambda each: (
            sum(_agrees(each, subjects) for subjects in files),
            bool(each.names) + (each.birth_date is not None),
        ),
        default=None,
    )


def _agrees(person: Subject, subjects: Sequence[Subject]) -> bool:
    return any(same_person(person, subject) for subject in subjects)


def _same_dates(a: PartialDate | None, b: PartialDate | None) -> bool | None:
    if a is None or b is None:
        return None
    return a.overlaps(b)


def _is_turned(a: PartialDate | None, b: PartialDate | None) -> bool:
    """Whether two dates are one with the day and the month the other way round."""
    return a is not None and b is not None and (a.year, a.month, a.day) == (b.year, b.day, b.month)


def _same_names(a: Subject, b: Subject) -> bool | None:
    pairs = [(_words(x), _words(y)) for x in a.names for y in b.names]
    pairs = [(x, y) for x, y in pairs if x and y]
    if not pairs:
        return None
    return any(_fits(x, y) or _fits(y, x) for x, y in pairs)


def _fits(fewer: frozenset[str], more: frozenset[str]) -> bool:
    """Every word of one name stands in the other, whole or as its initial, and at least one stands whole."""
    whole = fewer & more
    return bool(whole) and all(
        word in whole or any(_stands_for(word, other) for other in more - whole) for word in fewer
    )


def _stands_for(word: str, other: str) -> bool:
    return min(len(word), len(other)) == 1 and word[0] == other[0]


def _words(name: str) -> frozenset[str]:
    letters = unicodedata.normalize("NFKD", name.casefold())
    spaced = "".join(letter if letter.isalpha() else " " for letter in letters if not unicodedata.combining(letter))
    return frozenset(spaced.split()) - _TITLES
