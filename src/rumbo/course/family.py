"""Cancers of blood relatives."""

from __future__ import annotations

from collections.abc import Iterable

from rumbo.course.course import FamilyCancer
from rumbo.course.facts import Relative
from rumbo.course.told import Told
from rumbo.oncology.cancers import cancer_of, find_cancer
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


# The same relative in both languages; whatever else a record says of one ("biological", "her") tells no other person.
_KIN: dict[str, str] = {
    fold(word)[0]: kin
    for kin, words in {
        "mother": "mother mom madre mamá",
        "father": "father dad padre papá",
        "sister": "sister hermana",
        "brother": "brother hermano",
        "daughter": "daughter hija",
        "son": "son hijo",
        "aunt": "aunt tía",
        "uncle": "uncle tío",
        "grandmother": "grandmother abuela",
        "grandfather": "grandfather abuelo",
        "cousin": "cousin prima primo",
        "niece": "niece sobrina",
        "nephew": "nephew sobrino",
        "half": "half media medio",
        "maternal": "maternal materna materno",
        "paternal": "paternal paterna paterno",
    }.items()
    for word in words.split()
}
_ONE_OF_A_KIND = frozenset({"mother", "father"})
# Two ages told of one relative differ by no more than memory does; further apart, two sisters had the same cancer.
SAME_RELATIVE_YEARS = 5

_Key = tuple[frozenset[str], str]


def cancers_in_family(those: Iterable[Told[Relative]]) -> tuple[FamilyCancer, ...]:
    """The cancers of blood relatives, each once. Relatives by marriage or adoption share no inheritance.

    Reports are of one cancer when they name the same relative and the same kind of cancer, in either language; of
    relatives of whom there can be several, only when the ages told fit (`SAME_RELATIVE_YEARS`).
    """
    found: dict[_Key, list[list[Told[Relative]]]] = {}
    for each in sorted(those, key=lambda each: (each.says.age_years or 0, each.fact.id)):
        if _is_cancer(each.says) and _is_blood_relative(each.says.relation):
            key = _kin(each.says.relation), _illness(each.says)
            groups = found.setdefault(key, [])
            home = next((group for group in groups if key[0] & _ONE_OF_A_KIND or _ages_fit(group, each)), None)
            if home:
                home.append(each)
            else:
                groups.append([each])
    told = (_joined(group) for groups in found.values() for group in groups)
    return tuple(sorted(told, key=lambda each: (each.relation.casefold(), each.illness.casefold(), each.facts)))


def _kin(relation: str) -> frozenset[str]:
    words = fold(relation)
    return frozenset(_KIN[word] for word in words if word in _KIN) or frozenset(words)


def _illness(says: Relative) -> str:
    """The disease by our table of cancers, else the organ, else the words."""
    known = find_cancer(says.illness) or (cancer_of(says.site) if says.site else None)
    return known.id if known else str(says.site or " ".join(fold(says.illness)))


def _ages_fit(group: list[Told[Relative]], each: Told[Relative]) -> bool:
    ages = [other.says.age_years for other in group if other.says.age_years is not None]
    mine = each.says.age_years
    return mine is None or all(abs(mine - age) <= SAME_RELATIVE_YEARS for age in ages)


def _is_cancer(says: Relative) -> bool:
    return says.site is not None or find_cancer(says.illness) is not None or "cancer" in fold(says.illness)


def _is_blood_relative(relation: str) -> bool:
    words = " ".join(fold(relation))
    return not any(f" {kin} " in f" {words} " for kin in _BY_MARRIAGE)


def _joined(those: list[Told[Relative]]) -> FamilyCancer:
    """The side of the family and the age are kept from whoever told them; the words are those of the first by id."""
    says = min(those, key=lambda each: (-len(_kin(each.says.relation)), each.fact.id)).says
    ages = (each.says.age_years for each in those if each.says.age_years is not None)
    return FamilyCancer(
        facts=tuple(sorted(each.fact.id for each in those)),
        relation=says.relation,
        illness=says.illness,
        age_years=min(ages, default=None),
    )
