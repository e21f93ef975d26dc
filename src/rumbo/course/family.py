"""Cancers of blood relatives."""

from __future__ import annotations

from collections.abc import Iterable

from rumbo.course.course import FamilyCancer
from rumbo.course.facts import Relative
from rumbo.course.told import Told
from rumbo.oncology.cancers import find_cancer
from rumbo.oncology.phrases import fold

_BY_MARRIAGE = frozenset(
    " ".join(fold(words))
    for words in (
        "wife", "husband", "spouse", "partner", "father-in-law", "mother-in-law", "brother-in-law", "sister-in-law",
        "stepmother", "stepfather", "stepbrother", "stepsister", "stepson", "stepdaughter", "adopted", "esposo",
        "esposa", "marido", "pareja", "cónyuge", "suegro", "suegra", "cuñado", "cuñada", "yerno", "nuera", "padrastro",
        "madrastra", "hijastro", "hijastra", "hermanastro", "hermanastra", "adoptivo", "adoptiva",
    )
)  # fmt: skip


def cancers_in_family(those: Iterable[Told[Relative]]) -> tuple[FamilyCancer, ...]:
    """The cancers of blood relatives, each once. Relatives by marriage or adoption share no inheritance."""
    found: dict[tuple[str, str], list[Told[Relative]]] = {}
    for each in those:
        if _is_cancer(each.says) and _is_blood_relative(each.says.relation):
            key = (" ".join(fold(each.says.relation)), " ".join(fold(each.says.illness)))
            found.setdefault(key, []).append(each)
    return tuple(_joined(found[key]) for key in sorted(found))


def _is_cancer(says: Relative) -> bool:
    return says.site is not None or find_cancer(says.illness) is not None or "cancer" in fold(says.illness)


def _is_blood_relative(relation: str) -> bool:
    words = " ".join(fold(relation))
    return not any(f" {kin} " in f" {words} " for kin in _BY_MARRIAGE)


def _joined(those: list[Told[Relative]]) -> FamilyCancer:
    ages = (each.says.age_years for each in those if each.says.age_years is not None)
    return FamilyCancer(
        facts=tuple(sorted(each.fact.id for each in those)),
        relation=those[0].says.relation,
        illness=those[0].says.illness,
        age_years=min(ages, default=None),
    )
