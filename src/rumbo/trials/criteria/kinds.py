"""What a criterion is about: one of the kinds of `Kind`, told by the words that are typical of it.

The words are content/trials/kinds; which kind wins when a criterion has words of several is told by their weights.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, get_args

import msgspec

from rumbo.trials.criteria.ailments import find_illnesses
from rumbo.trials.criteria.conditions import scope_of
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.medicines import names_a_medicine
from rumbo.trials.criteria.sought import Sought, seek
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


class _Sign(msgspec.Struct, frozen=True):
    kind: Kind
    sought: Sought
    row: KindRow


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
    weights = dict.fromkeys(KINDS, 0.0)
    for sign in _signs():
        if sign.row.section not in (None, section):
            continue
        found = sign.sought.search(text, until=_HEAD if sign.row.head else _TELLING)
        if found:
            late = 0.0 if sign.row.head else min(found.start() / 600, 0.8)
            weights[sign.kind] += sign.row.weight - late if sign.row.weight > 0 else sign.row.weight
    best = max(KINDS, key=lambda kind: weights[kind])
    return best if weights[best] >= _LEAST else None


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
def _signs() -> tuple[_Sign, ...]:
    table: dict[Kind, tuple[KindRow, ...]] = load("trials/kinds", dict[Kind, tuple[KindRow, ...]]).merged()  # type: ignore[assignment]  # mypy reads a dict of Literal keys as a dict of str
    return tuple(_Sign(kind, seek(row.says), row) for kind, rows in table.items() for row in rows)
