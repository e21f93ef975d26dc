"""A profile from JSON: the shape that docs/reference/profile.md describes, read into typed parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from rumbo.course import Kind
from rumbo.oncology import (
    MODALITIES,
    Icd10,
    IcdO3Morphology,
    IcdO3Site,
    PartialDate,
    cancer_of,
    cancer_of_code,
    find_cancer,
    find_site,
    icd10_to_site,
    is_blood,
    read_side,
)
from rumbo.trials.facets import (
    BiomarkerFacet,
    BrainFacet,
    CancerFacet,
    ComeBackFacet,
    IllnessFacet,
    LabFacet,
    PerformanceFacet,
    SettingFacet,
    Sex,
    TreatmentFacet,
)
from rumbo.trials.given import treatment_facet
from rumbo.trials.results import biomarker_facets
from rumbo.trials.sayings import Told, read_sayings

_BRAIN = ("C70", "C71", "C72")
_UNCONTROLLED = re.compile(r"\b(?:un|not |poorly )-?controlled", re.IGNORECASE)
_SPREAD_TO_BRAIN = re.compile(
    r"\b(?:metasta|involvement|lymphoma|spread|disease)\w*[^.;]{0,20}\b(?:brain|CNS|central nervous)\b"
    r"|\b(?:brain|CNS|central nervous system) (?:metasta|involvement|lymphoma|spread)",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\bnever\b|\bnone\b|\bno history\b", re.IGNORECASE)


class _Cancer(msgspec.Struct, frozen=True, kw_only=True):
    words: str | None = None
    site_words: str | None = None
    icdo3_site: str | None = None
    icdo3_morphology: str | None = None
    icd10: str | None = None
    side: str | None = None
    diagnosed_on: str | None = None


class _Stage(msgspec.Struct, frozen=True, kw_only=True):
    group: str | None = None
    tnm: str | None = None


class _Biomarker(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    result: str | None = None
    on: str | None = None


class _Treatment(msgspec.Struct, frozen=True, kw_only=True):
    line: int | None = None
    setting: str | None = None
    modality: str | None = None
    drugs: tuple[str, ...] | None = None
    words: str | None = None
    start: str | None = None
    end: str | None = None
    why_stopped: str | None = None


class _ComeBack(msgspec.Struct, frozen=True, kw_only=True):
    on: str | None = None
    kind: str | None = None
    places: tuple[str, ...] | None = None
    words: str | None = None


class _Performance(msgspec.Struct, frozen=True, kw_only=True):
    scale: str | None = None
    value: float | None = None
    on: str | None = None


class _Lab(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    value: float | str | None = None
    unit: str | None = None
    on: str | None = None


class _Patient(msgspec.Struct, frozen=True, kw_only=True):
    """One patient as the JSON has it; every field may be missing or null."""

    as_of: date | None = None
    age: float | None = None
    sex: str | None = None
    country: str | None = None
    zip: str | None = None
    cancer: _Cancer | None = None
    stage_at_diagnosis: _Stage | None = None
    biomarkers: tuple[_Biomarker, ...] | None = None
    treatments: tuple[_Treatment, ...] | None = None
    recurrences: tuple[_ComeBack, ...] | None = None
    performance: _Performance | None = None
    labs: tuple[_Lab, ...] | None = None
    illnesses: tuple[str, ...] | None = None
    absent: tuple[str, ...] | None = None
    other_cancers: tuple[str | _Cancer, ...] | None = None
    pregnancy: str | None = None
    medicines: tuple[str, ...] | None = None
    complete: tuple[str, ...] | None = None
    unknown: tuple[str, ...] | None = None
    statements: tuple[str, ...] | None = None


def parts_of_patient(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a Profile that this JSON gives.

    Raises msgspec.ValidationError for what is not of its shape.
    """
    patient = msgspec.convert(data, _Patient)
    complete = frozenset(patient.complete or ())
    told = read_sayings((*(patient.statements or ()), patient.pregnancy or ""))
    comebacks = tuple(map(_comeback, patient.recurrences or ()))
    return {
        "as_of": patient.as_of,
        "age_years": None if patient.age is None else int(patient.age),
        "sex": _sex(patient.sex),
        "country": patient.country or "",
        "zip": patient.zip or "",
        "cancers": tuple(_cancers(patient)),
        "other_cancers": _other_cancers(patient, complete),
        "setting": _setting(patient, comebacks=comebacks, told=told),
        "brain": _brain(comebacks, told=told, absent=patient.absent or ()),
        "comebacks": comebacks,
        "biomarkers": tuple(_biomarkers(patient.biomarkers or ())),
        "treatments": tuple(map(_treatment, patient.treatments or ())),
        "treatments_complete": "treatments" in complete,
        "performance": _performance(patient.performance),
        "labs": tuple(_labs(patient.labs or ())),
        "illnesses": tuple(_illnesses(patient)),
        "illnesses_complete": "illnesses" in complete,
        "medicines": patient.medicines or (),
        "medicines_complete": "medicines" in complete,
        "allergies": told.allergies,
        "pregnancy": told.pregnancy,
        "toxicity": told.toxicity,
        "in_a_trial_before": told.in_a_trial_before,
        "unknown": patient.unknown or (),
        "statements": tuple(filter(None, (*(patient.statements or ()), patient.pregnancy))),
    }


def _sex(words: str | None) -> Sex | None:
    return {"f": "female", "m": "male"}.get((words or "").strip().lower()[:1])  # type: ignore[return-value]  # the values are Sex


def _date(words: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(words) if words else None
    except ValueError:
        return None


def _cancers(patient: _Patient) -> Iterator[CancerFacet]:
    if patient.cancer is not None:
        yield cancer_facet(patient.cancer, patient.stage_at_diagnosis)


def cancer_facet(cancer: _Cancer, stage: _Stage | None = None) -> CancerFacet:
    """One cancer with its codes; where the codes are missing, its words decide."""
    words = cancer.words or ""
    icd10 = Icd10.find(cancer.icd10)
    site = IcdO3Site.find(cancer.icdo3_site) or (icd10_to_site(icd10) if icd10 else None)
    morphology = IcdO3Morphology.find(cancer.icdo3_morphology)
    by_cells = cancer_of(site, morphology)
    named = None if morphology else find_cancer(words) or (cancer_of_code(icd10) if icd10 else None)
    entry = named or by_cells
    side = cancer.side if cancer.side in ("left", "right", "bilateral", "midline") else None
    return CancerFacet(
        id=entry.id if entry else None,
        words=words,
        site=site,
        morphology=morphology,
        icd10=icd10,
        side=side or read_side(f"{words} {cancer.site_words or ''}"),  # type: ignore[arg-type]  # a Side, as tested above
        diagnosed_on=_date(cancer.diagnosed_on),
        is_blood=entry.is_blood if entry else is_blood(site, morphology) if site else None,
        stage_group=stage.group if stage else None,
        stage_words=(stage.tnm or "") if stage else "",
        source=words,
    )


def _other_cancers(patient: _Patient, complete: frozenset[str]) -> tuple[CancerFacet, ...] | None:
    listed = patient.other_cancers or ()
    if not listed and "other_cancers" not in complete:
        return None
    return tuple(cancer_facet(_Cancer(words=each) if isinstance(each, str) else each) for each in listed)


def _comeback(each: _ComeBack) -> ComeBackFacet:
    kind: Kind = each.kind if each.kind in ("local", "regional", "distant", "mixed") else "not_known"  # type: ignore[assignment]  # a Kind, as tested
    places = each.places or ()
    found = (find_site(place) for place in places)
    return ComeBackFacet(
        on=_date(each.on),
        kind=kind,
        places=places,
        sites=tuple(site.site for site in found if site),
        source=each.words or "",
    )


def _setting(patient: _Patient, *, comebacks: Sequence[ComeBackFacet], told: Told) -> SettingFacet:
    """What the sentences say of the setting, joined with what the recurrences and the stage say by themselves."""
    said = told.setting
    metastatic, advanced, recurrent = said.metastatic, said.locally_advanced, said.recurrent
    group = (patient.stage_at_diagnosis.group or "").upper() if patient.stage_at_diagnosis else ""
    kinds = {each.kind for each in comebacks}
    if group.startswith("IV") or kinds & {"distant", "mixed"}:
        metastatic = True
    elif metastatic is None and kinds and "not_known" not in kinds:
        metastatic = False  # each recurrence is said to be local or regional
    if comebacks:
        recurrent = True
    return msgspec.structs.replace(said, metastatic=metastatic, locally_advanced=advanced, recurrent=recurrent)


def _brain(comebacks: Sequence[ComeBackFacet], *, told: Told, absent: Sequence[str]) -> BrainFacet:
    """Spread to the brain as the sentences, the places of the recurrences or the list of what is not there tell it."""
    if any(site.value.startswith(_BRAIN) for each in comebacks for site in each.sites):
        return msgspec.structs.replace(told.brain, known_metastases=True)
    if told.brain.known_metastases is None and any(map(_SPREAD_TO_BRAIN.search, absent)):
        return msgspec.structs.replace(told.brain, known_metastases=False)
    return told.brain


def _biomarkers(rows: Sequence[_Biomarker]) -> Iterator[BiomarkerFacet]:
    for row in rows:
        results, days = _split(row.result), _split(row.on)
        for at, result in enumerate(results):
            day = days[at] if len(days) == len(results) else days[-1] if days else None
            yield from biomarker_facets(row.name, result, on=_date(day))


def _split(words: str | None) -> list[str]:
    return [part.strip() for part in (words or "").split(";") if part.strip()]


def _treatment(each: _Treatment) -> TreatmentFacet:
    modality = each.modality if each.modality in MODALITIES else None
    words = each.words or ""
    return treatment_facet(
        each.drugs or ((words,) if words and modality is None and each.modality != "systemic" else ()),
        modality=modality,
        setting=each.setting or "",
        line=each.line,
        words=words,
        start=_date(each.start),
        end=_date(each.end),
        ongoing=each.end is None if each.start else None,
        why_stopped=each.why_stopped or "",
    )


def _performance(said: _Performance | None) -> PerformanceFacet:
    if said is None or said.value is None:
        return PerformanceFacet()
    value, on = int(said.value), _date(said.on)
    if (said.scale or "ECOG").lower().startswith("k"):
        return PerformanceFacet(karnofsky=value, on=on)
    return PerformanceFacet(ecog=value, on=on)


def _labs(rows: Sequence[_Lab]) -> Iterator[LabFacet]:
    for row in rows:
        if isinstance(row.value, float):
            yield LabFacet(
                name=row.name, value=row.value, unit=row.unit or "", on=_date(row.on),
                source=f"{row.name} {row.value:g} {row.unit or ''}".strip(),
            )  # fmt: skip


def _illnesses(patient: _Patient) -> Iterator[IllnessFacet]:
    for words in patient.illnesses or ():
        name, _, rest = words.partition(":")
        controlled = None if "controlled" not in rest else not _UNCONTROLLED.search(rest)
        yield IllnessFacet(
            name=name.strip(), present=not _NEVER.search(rest), controlled=controlled, words=words, source=words
        )
    for words in patient.absent or ():
        yield IllnessFacet(name=words.partition(",")[0].strip(), present=False, words=words, source=words)
