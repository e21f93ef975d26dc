"""The parts of a profile: one cancer, one treatment, one test result, one illness. None means "not known", never "no"."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from rumbo.course import Kind
from rumbo.oncology import Icd10, IcdO3Morphology, IcdO3Site, Modality, PartialDate, Side

Sex = Literal["female", "male"]
SettingWord = Literal["primary", "neoadjuvant", "adjuvant", "locally_advanced", "metastatic", "maintenance"]
EndedFor = Literal["completed", "progression", "toxicity", "choice"]


class _Facet(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """What all parts share: `source` quotes what the profile said, for the reason that is shown to the person.

    The hash is kept: what was once found out about a part is looked up by it thousands of times in a match.
    """

    source: str = ""


class CancerFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """One primary cancer. `id` is its name in oncology.cancers; `stage_group` is the group without its system ("IIB")."""

    id: str | None = None
    words: str = ""
    site: IcdO3Site | None = None
    morphology: IcdO3Morphology | None = None
    icd10: Icd10 | None = None
    side: Side | None = None
    diagnosed_on: PartialDate | None = None
    is_blood: bool | None = None
    stage_group: str | None = None
    stage_words: str = ""


class BiomarkerFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """One result. `id` is its name in oncology.biomarkers; `positive` None for what words do not decide (HER2 2+).

    `percent` is the share of cells that the result gives ("TPS 5%" is 5.0), `variants` the changes that it names ("G12D").
    """

    id: str | None = None
    name: str
    result: str
    positive: bool | None = None
    percent: float | None = None
    variants: tuple[str, ...] = ()
    inherited: bool = False
    on: PartialDate | None = None


class TreatmentFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """One treatment that was given. `drugs` are ids of oncology.drugs, `groups` their classes, `other_drugs` the names
    that its table does not hold; `modalities` is everything that it was, () when that is not known.
    """

    modalities: tuple[Modality, ...] = ()
    drugs: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    other_drugs: tuple[str, ...] = ()
    words: str = ""
    line: int | None = None
    setting: SettingWord | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: bool | None = None
    ended_for: EndedFor | None = None
    why_stopped: str = ""

    @property
    def is_systemic(self) -> bool:
        """Whether a medicine was given that works in the whole body; a helper medicine alone is none."""
        return bool(self.drugs or self.other_drugs) or not {"surgery", "radiation", "other"}.issuperset(self.modalities)


class ComeBackFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """One time the cancer came back or spread."""

    on: PartialDate | None = None
    kind: Kind = "not_known"
    places: tuple[str, ...] = ()
    sites: tuple[IcdO3Site, ...] = ()


class SettingFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """How the disease stands today; each may be unknown.

    `operable` is whether it can be taken out or treated locally with intent to cure.
    """

    metastatic: bool | None = None
    locally_advanced: bool | None = None
    recurrent: bool | None = None
    progressing: bool | None = None
    in_remission: bool | None = None
    operable: bool | None = None
    measurable: bool | None = None
    evaluable: bool | None = None
    visceral_crisis: bool | None = None
    effusion: bool | None = None


class BrainFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """Spread to the brain and its coverings. `known_metastases` False means that none are known, imaged or not."""

    known_metastases: bool | None = None
    treated: bool | None = None
    stable: bool | None = None
    leptomeningeal: bool | None = None
    symptoms: bool | None = None
    imaged: bool | None = None
    steroids: bool | None = None


class PerformanceFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """How well the person manages everyday life: ECOG 0 to 5 or Karnofsky 0 to 100, whichever was said."""

    ecog: int | None = None
    karnofsky: int | None = None
    on: PartialDate | None = None


class LabFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """One laboratory value; `name` and `unit` as written, `upper` the laboratory's own upper limit of normal."""

    name: str
    value: float
    unit: str = ""
    upper: float | None = None
    on: PartialDate | None = None


class IllnessFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """An illness that the person has or had (`present`), or is said never to have had (`present` False)."""

    name: str
    present: bool = True
    controlled: bool | None = None
    words: str = ""


class PregnancyFacet(_Facet, frozen=True, kw_only=True, cache_hash=True):
    """Pregnancy and what bears on it; `partner_cannot` tells that the partner cannot become pregnant."""

    possible: bool | None = None
    pregnant: bool | None = None
    breastfeeding: bool | None = None
    postmenopausal: bool | None = None
    partner_cannot: bool | None = None


def days_between(earlier: PartialDate, later: PartialDate | date) -> tuple[int, int]:
    """The fewest and the most days that can lie between two dates, each as vague as it was said; negative when reversed.

    >>> days_between(PartialDate.parse("2026-09"), date(2026, 11, 2))
    (33, 62)
    """
    first, last = (later, later) if isinstance(later, date) else (later.earliest, later.latest)
    return (first - earlier.latest).days, (last - earlier.earliest).days
