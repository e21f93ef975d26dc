"""What a criterion is about: one of the kinds of `Kind`, told by the words that are typical of it.

The words are content/trials/kinds; which kind wins when a criterion has words of several is told by their weights.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, get_args

import msgspec

from rumbo.trials.criteria.ailments import find_illnesses
from rumbo.trials.criteria.conditions import scope_of
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.medicines import names_a_medicine
from rumbo.trials.criteria.sought import Sieve, Sought, seek
from rumbo.trials.criteria.therapies import find_therapies
from rumbo.words import load

Kind = Literal[
    "age",
    "sex",
    "cancer_type",
    "histology",
    "stage_or_setting",
    "recurrence_or_metastasis",
    "prior_therapy",
    "line_of_therapy",
    "washout",
    "biomarker",
    "performance_status",
    "measurable_disease",
    "organ_function_or_lab",
    "brain_metastases",
    "other_cancer",
    "other_illness",
    "infection",
    "pregnancy_or_contraception",
    "medicine",
    "life_expectancy",
    "consent_or_logistics",
    "other",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


class KindRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One pattern (a regular expression without regard to capitals) and how strongly it speaks for its kind.

    `head` counts only in the first words of a criterion, where its subject stands; `section` only there.
    """

    says: str
    weight: float
    head: bool = False
    section: Section | None = None


_HEAD = 90  # letters from the start in which the subject of a criterion is named
_TELLING = 500  # letters after which a criterion only explains itself
_LEAST = 0.5  # a weight below this says too little


@lru_cache(maxsize=8192)
def kind_of(text: str, section: Section) -> Kind:
    """The kind of a criterion, "other" when nothing in it is typical of one.

    >>> kind_of("ECOG performance status of 0 or 1", "inclusion"), kind_of("Lisinopril or ondansetron", "exclusion")
    ('performance_status', 'medicine')
    """
    return _by_words(text, section) or _by_names(text, section)


@lru_cache(maxsize=8192)
def subject_of(text: str, section: Section) -> Kind:
    """The kind that the words of a line alone tell, "other" when none does: what lines of one list have in common.

    >>> subject_of("ECOG performance status of 0 or 1", "inclusion"), subject_of("Zidovudine", "exclusion")
    ('performance_status', 'other')
    """
    return _by_words(text, section) or "other"


def _by_words(text: str, section: Section) -> Kind | None:
    signs: dict[Kind, list[tuple[KindRow, Sought]]] = {}
    for (kind, row), sought in _sieve().passing(text[:_TELLING]):
        if row.section in (None, section):
            signs.setdefault(kind, []).append((row, sought))
    most = {kind: sum(row.weight for row, _ in rows if row.weight > 0) for kind, rows in signs.items()}
    best = (_LEAST, -len(KINDS))  # the weight, and of kinds that weigh the same the first
    for kind in sorted(signs, key=most.__getitem__, reverse=True):
        if most[kind] < best[0]:
            break  # neither this kind nor one after it can weigh as much
        best = max(best, (_weight(signs[kind], text), -KINDS.index(kind)))
    return KINDS[-best[1]] if -best[1] < len(KINDS) else None


def _weight(signs: Iterable[tuple[KindRow, Sought]], text: str) -> float:
    """How strongly a text speaks for the kind of these signs: the later a word stands, the less it tells."""
    weight = 0.0
    for row, sought in signs:
        found = sought.search(text, until=_HEAD if row.head else _TELLING)
        if found:
            late = 0.0 if row.head else min(found.start() / 600, 0.8)
            weight += row.weight - late if row.weight > 0 else row.weight
    return weight


def _by_names(text: str, section: Section) -> Kind:
    """The kind of a line that only names something of a table: an illness, a treatment, a medicine, a cancer."""
    if find_illnesses(text):
        return "other_illness"
    if any(named.id != "drug:?" for named in find_therapies(text)):
        return "prior_therapy"
    if names_a_medicine(text):
        return "medicine"
    scope = scope_of(text)
    if scope.named or scope.groups:
        return "histology" if section == "exclusion" else "cancer_type"
    return "other"


@cache
def _sieve() -> Sieve[tuple[Kind, KindRow]]:
    return Sieve(_signs())


@cache
def _signs() -> tuple[tuple[tuple[Kind, KindRow], Sought], ...]:
    table: dict[Kind, tuple[KindRow, ...]] = load("trials/kinds", dict[Kind, tuple[KindRow, ...]]).merged()  # type: ignore[assignment]  # mypy reads a dict of Literal keys as a dict of str
    return tuple(((kind, row), seek(row.says)) for kind, rows in table.items() for row in rows)
