"""The cancers people know by name: names in both languages, which sites and cell types they are, and finding one as a
person types. The table and its sources: content/oncology/cancers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from rumbo.oncology.anatomy import find_spot, site_name
from rumbo.oncology.codes import Icd10, IcdO3Morphology, IcdO3Site
from rumbo.oncology.company import is_said_of_cancer
from rumbo.oncology.phrases import Found, Phrasebook, Suggestions
from rumbo.oncology.sites import is_paired
from rumbo.oncology.surroundings import Area
from rumbo.oncology.tumour import Side
from rumbo.words import LANGUAGES, Content, Lang, Message, Text, load

# ICD-O-3 keeps 9590 and above for lymphoid and blood-forming tissue; below stand solid tumours.
_FIRST_BLOOD_HISTOLOGY = 9590
# Cell types that say only "cancer" or "carcinoma": the site decides (ICD-O-3 8000-8005, 8010).
_UNSAID_HISTOLOGY = frozenset(("8000", "8001", "8003", "8004", "8005", "8010"))
_CANCER_WORDS = Phrasebook(
    (word, True)
    for word in ("cancer", "carcinoma", "malignant neoplasm", "malignancy", "tumor", "tumour", "neoplasia maligna")
)


class CancerRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One cancer of content/oncology/cancers, as written there."""

    name: Text
    words: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    parts: dict[str, Text] = {}
    sites: tuple[str, ...] = ()
    morphology: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    icd10: tuple[str, ...] = ()


class CancerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A cancer people know by name. `id` never changes; `paired` says that its organ has a left and a right. `short`
    abbreviations mean other things too, and count only near words of cancer.
    """

    id: str
    name: Text
    words: tuple[str, ...]
    short: tuple[str, ...]
    sites: tuple[str, ...]
    morphology: tuple[str, ...]
    is_blood: bool
    paired: bool

    def __hash__(self) -> int:
        return hash(self.id)


@cache
def cancers() -> Mapping[str, CancerEntry]:
    """Every cancer by id, in the order in which they are tried."""
    return {name: _entry(name, row) for name, row in _rows().items()}


def cancer_of(site: IcdO3Site | None, morphology: IcdO3Morphology | None = None) -> CancerEntry | None:
    """The cancer of a site and cell type, or None when the table holds none.

    A cell type that tells the cancer by itself (melanoma, lymphoma) counts before the site; without a cell type the
    site decides.

    >>> cancer_of(IcdO3Site("C34.1"), IcdO3Morphology("8041/3")).id
    'small-cell-lung'
    """
    return _cancer_of(site, None if morphology is None else morphology.histology)


def cancer_of_code(code: Icd10) -> CancerEntry | None:
    """The cancer that an ICD-10-CM code names beyond its site (C43 melanoma, C91.1 chronic lymphocytic leukemia), or
    None when the code only says where.

    >>> cancer_of_code(Icd10("C90.02")).id
    'multiple-myeloma'
    """
    beginnings = _codes()
    lengths = range(len(code.value), 2, -1)
    return next((beginnings[code.value[:length]] for length in lengths if code.value[:length] in beginnings), None)


def find_cancer(words: str) -> CancerEntry | None:
    """The cancer that words in either language name, or None; else the one of the organ that they call cancerous.

    >>> find_cancer("Cáncer de seno izquierdo, estadio II").id
    'breast'
    >>> find_cancer("Malignant neoplasm of prostate").id
    'prostate'
    """
    named = _book().find(words)
    if named is not None or not _CANCER_WORDS.find_all(words):
        return named
    spot = find_spot(words)
    return None if spot is None else cancer_of(spot.site)


def locate_cancers(words: str) -> tuple[Found[CancerEntry], ...]:
    """Every cancer that a text names by a name of its own, with the letters from which to which it stands.

    >>> [(each.value.id, each.start) for each in locate_cancers("Her breast cancer and his melanoma")]
    [('breast', 4), ('melanoma', 26)]
    """
    return tuple(_book().locate(words))


def is_blood(site: IcdO3Site | None, morphology: IcdO3Morphology | None = None) -> bool:
    """Whether it is a cancer of blood, marrow or lymph: leukaemia, lymphoma, myeloma.

    Source: ICD-O-3, histology 9590 and above; without a cell type the sites C42 (blood, marrow, spleen) and C77.

    >>> is_blood(IcdO3Site("C16.9"), IcdO3Morphology("9680/3"))
    True
    """
    if morphology is not None and morphology.histology not in _UNSAID_HISTOLOGY:
        return int(morphology.histology) >= _FIRST_BLOOD_HISTOLOGY
    return site is not None and site.value[:3] in ("C42", "C77")


def cancer_name(site: IcdO3Site | None, morphology: IcdO3Morphology | None = None, side: Side | None = None) -> Text:
    """The everyday name of a cancer, with its side when the organ is paired.

    >>> cancer_name(IcdO3Site("C50.9"), side="left").es
    'cáncer de mama, lado izquierdo'
    """
    name = _name(site, morphology)
    if side not in ("left", "right", "bilateral") or site is None or not is_paired(site):
        return name
    return _said_in_both(f"oncology-cancer-{side}", cancer=name)


def suggest_cancers(typed: str, lang: Lang, limit: int = 8) -> tuple[CancerEntry, ...]:
    """Cancers to offer while a person types, nearest first; accents and a wrong letter are forgiven.

    >>> [entry.id for entry in suggest_cancers("brest can", "en", limit=1)]
    ['breast']
    """
    return _suggestions(lang).offer(typed, limit=limit)


def _name(site: IcdO3Site | None, morphology: IcdO3Morphology | None) -> Text:
    entry = cancer_of(site, morphology)
    if entry is None:
        unknown = Text(en="cancer", es="cáncer")
        return unknown if site is None else _said_in_both("oncology-cancer-by-site", site=site_name(site))
    parts = _rows()[entry.id].parts
    if site is None:
        return entry.name
    return parts.get(site.value) or parts.get(site.value[:3]) or entry.name


def _said_in_both(message_id: str, **values: Text) -> Text:
    message = Message(message_id, values)
    return Text(en=message.said("en"), es=message.said("es"))


@lru_cache(maxsize=4096)
def _cancer_of(site: IcdO3Site | None, histology: str | None) -> CancerEntry | None:
    cell = None if histology in _UNSAID_HISTOLOGY else histology
    blood = is_blood(site, None if cell is None else IcdO3Morphology(f"{cell}/3"))
    fitting = (entry for entry in cancers().values() if entry.is_blood == blood)
    return next((entry for entry in fitting if _fits(entry, site, cell)), None)


def _fits(entry: CancerEntry, site: IcdO3Site | None, cell: str | None) -> bool:
    where = _areas()[entry.id]
    here = site is not None and where.sites.holds_site(site)
    if cell is None:
        return (here and not entry.morphology) or (site is not None and where.alone.holds_site(site))
    if not entry.morphology:
        return here
    return (here or not entry.sites) and any(first <= cell <= last for first, last in map(_range, entry.morphology))


def _range(written: str) -> tuple[str, str]:
    first, _, last = written.partition("-")
    return first, last or first


@cache
def _rows() -> Mapping[str, CancerRow]:
    rows: dict[str, CancerRow] = _tables().merged()
    return rows


@cache
def _tables() -> Content[dict[str, CancerRow]]:
    return load("oncology/cancers", dict[str, CancerRow])


class _Where(NamedTuple):
    """Where a cancer begins, and where a cancer without a cell type is this one."""

    sites: Area
    alone: Area


@cache
def _areas() -> Mapping[str, _Where]:
    return {name: _Where(Area(row.sites), Area(row.alone)) for name, row in _rows().items()}


@cache
def _blood_ids() -> frozenset[str]:
    return frozenset(_tables().by_file["blood"])


def _entry(name: str, row: CancerRow) -> CancerEntry:
    return CancerEntry(
        id=name,
        name=row.name,
        words=row.words,
        short=row.short,
        sites=row.sites,
        morphology=row.morphology,
        is_blood=name in _blood_ids(),
        paired=any(is_paired(IcdO3Site.parse(code)) for area in _areas()[name] for code in area.codes),
    )


@cache
def _codes() -> Mapping[str, CancerEntry]:
    return {code: cancers()[name] for name, row in _rows().items() for code in row.icd10}


@cache
def _book() -> Phrasebook[CancerEntry]:
    return Phrasebook(
        ((word, entry) for entry in cancers().values() for word in _names(entry)),
        wary=(word for entry in cancers().values() for word in entry.short),
        is_meant=is_said_of_cancer,
    )


@cache
def _suggestions(lang: Lang) -> Suggestions[CancerEntry]:
    other: Lang = next(each for each in LANGUAGES if each != lang)
    return Suggestions(
        cancers().values(),
        names=lambda entry: (entry.name.said(lang), *entry.words, *entry.short, entry.name.said(other)),
    )


def _names(entry: CancerEntry) -> tuple[str, ...]:
    parts = _rows()[entry.id].parts.values()
    closer = tuple(word for part in parts for word in (part.en, part.es))
    return (entry.name.en, entry.name.es, *entry.words, *entry.short, *closer)
