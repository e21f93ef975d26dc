"""Cancer medicines: names in both languages, brands, what kind of treatment they are, and finding them in the words of
records or as a person types. Tables and sources: content/oncology/drugs and content/oncology/regimens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import msgspec

from rumbo.oncology.codes import RxNorm
from rumbo.oncology.company import in_company_of_several
from rumbo.oncology.phrases import Found, Phrasebook, Suggestions
from rumbo.oncology.treatments import Modality
from rumbo.words import Lang, Text, load

# Four letters: "BEAM" and "CHOP" are treatments, "proton beam" is another one.
_LONGEST_REGIMEN_ABBREVIATION = 4
# Names this short, and these words, mean other things too: the AC joint, enteric-coated (EC), a children's hospital.
_SHORT_REGIMEN = 3
_EVERYDAY_REGIMENS = frozenset(("BEAM", "CHOP", "FLAG"))


class DrugRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One medicine as written in its table; its id is its name where a language has no name of its own."""

    en: str = ""
    es: str = ""
    brands: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    rxnorm: str | None = None


class DrugClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Medicines that work alike, as written in the table."""

    name: Text
    modality: Modality
    drugs: dict[str, DrugRow]
    supportive: bool = False


class RegimenRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One named combination as written in the table."""

    drugs: tuple[str, ...]
    words: tuple[str, ...] = ()


class Drug(msgspec.Struct, frozen=True, kw_only=True):
    """A medicine. `supportive` ones go beside a treatment and are not aimed at the cancer by themselves; `short` names
    are everyday words too, and count only as they are written and in the company of treatment. `group` is the id of its
    class ("taxanes").
    """

    id: str
    name: Text
    brands: tuple[str, ...]
    words: tuple[str, ...]
    short: tuple[str, ...]
    group: str
    class_name: Text
    modality: Modality
    supportive: bool
    rxnorm: RxNorm | None

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is found by, the one people know best first."""
        return (self.name.en, self.name.es, *self.brands, *self.words, *self.short)


class Regimen(msgspec.Struct, frozen=True, kw_only=True):
    """A named combination of medicines."""

    name: str
    words: tuple[str, ...]
    drugs: tuple[Drug, ...]

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def modality(self) -> Modality:
        """The kind of treatment of its first medicine that is aimed at the cancer; chemotherapy counts first."""
        kinds = [drug.modality for drug in self.drugs if not drug.supportive]
        return "chemotherapy" if "chemotherapy" in kinds else kinds[0]


@cache
def drugs() -> Mapping[str, Drug]:
    """Every medicine by id."""
    return dict(_read_drugs())


@cache
def regimens() -> Mapping[str, Regimen]:
    """Every named combination by name.

    Raises KeyError when the table names a medicine that is not there.
    """
    rows: dict[str, RegimenRow] = load("oncology/regimens", dict[str, RegimenRow]).merged()
    return {
        name: Regimen(name=name, words=row.words, drugs=tuple(drugs()[drug] for drug in row.drugs))
        for name, row in rows.items()
    }


def find_drug(words: str, *, supportive: bool = False) -> Drug | None:
    """The cancer medicine that words name, generic or brand, with strength, salt or route around it; or None.

    Helper medicines (steroids, growth factors, bone medicines) only with `supportive`.

    >>> find_drug("PACLITAXEL 6 MG/ML injection").id
    'paclitaxel'
    >>> find_drug("Herceptin 440 mg").id
    'trastuzumab'
    """
    return _drug_book(supportive).find(words)


@lru_cache(maxsize=4096)
def find_drugs(words: str, *, supportive: bool = False) -> tuple[Drug, ...]:
    """All cancer medicines that words name, in their order, each once.

    >>> [drug.id for drug in find_drugs("docetaxel + ciclofosfamida x4")]
    ['docetaxel', 'cyclophosphamide']
    """
    return _drug_book(supportive).find_all(words)


def locate_drugs(words: str) -> tuple[Found[Drug], ...]:
    """Every medicine that words name, helper medicines too, with where it stands.

    >>> [(found.value.id, found.start, found.end) for found in locate_drugs("on Taxol, dexamethasone")]
    [('paclitaxel', 3, 8), ('dexamethasone', 10, 23)]
    """
    return tuple(_drug_book(True).locate(words))  # noqa: FBT003 - the cached book's one argument


def locate_regimens(words: str) -> tuple[Found[Regimen], ...]:
    """Every named combination in words, with where it stands.

    >>> [(found.value.name, found.start, found.end) for found in locate_regimens("6 x R-CHOP")]
    [('R-CHOP', 4, 10)]
    """
    return tuple(_regimen_book().locate(words))


def find_regimen(words: str) -> Regimen | None:
    """The named combination in words, or None.

    >>> [drug.id for drug in find_regimen("mFOLFOX6 x12").drugs]
    ['fluorouracil', 'leucovorin', 'oxaliplatin']
    """
    return _regimen_book().find(words)


def suggest_drugs(typed: str, lang: Lang, limit: int = 8) -> tuple[Drug, ...]:
    """Medicines to offer while a person types, nearest first; accents and a wrong letter are forgiven.

    >>> suggest_drugs("tamoxifn", "es", limit=1)[0].name.es
    'tamoxifeno'
    """
    return _suggestions(lang).offer(typed, limit=limit)


def _read_drugs() -> Iterator[tuple[str, Drug]]:
    classes: dict[str, DrugClass] = load("oncology/drugs", dict[str, DrugClass]).merged()
    for group_id, group in classes.items():
        for name, row in group.drugs.items():
            yield name, _drug(name, row, group=(group_id, group))


def _drug(name: str, row: DrugRow, *, group: tuple[str, DrugClass]) -> Drug:
    group_id, shared = group
    return Drug(
        id=name,
        name=Text(en=row.en or name, es=row.es or row.en or name),
        brands=row.brands,
        words=row.words,
        short=row.short,
        group=group_id,
        class_name=shared.name,
        modality=shared.modality,
        supportive=shared.supportive,
        rxnorm=RxNorm(row.rxnorm) if row.rxnorm else None,
    )


@cache
def _drug_book(supportive: bool) -> Phrasebook[Drug]:  # noqa: FBT001 - passed on from a keyword
    meant = [drug for drug in drugs().values() if supportive or not drug.supportive]
    return Phrasebook(
        ((word, drug) for drug in meant for word in drug.names), wary=(word for drug in meant for word in drug.short)
    )


@cache
def _regimen_book() -> Phrasebook[Regimen]:
    phrases = [(word, regimen) for regimen in regimens().values() for word in (regimen.name, *regimen.words)]
    return Phrasebook(
        phrases,
        abbreviation=_LONGEST_REGIMEN_ABBREVIATION,
        wary=(word for word, _ in phrases if len(word) <= _SHORT_REGIMEN or word in _EVERYDAY_REGIMENS),
        is_meant=in_company_of_several,
    )


@cache
def _suggestions(lang: Lang) -> Suggestions[Drug]:
    return Suggestions(drugs().values(), names=lambda drug: (drug.name.said(lang), *drug.names))
