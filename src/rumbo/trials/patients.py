"""A profile from JSON: the shape that docs/reference/profile.md describes, read into typed parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from rumbo.course import Kind
from rumbo.oncology import (
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
    LabFacet,
    PerformanceFacet,
    SettingFacet,
    Sex,
    TreatmentFacet,
)
from rumbo.trials.given import is_going_on, kinds_said, treatment_facet
from rumbo.trials.illnesses import illness_facets, says_none
from rumbo.trials.results import biomarker_facets
from rumbo.trials.sayings import Told, read_sayings
from rumbo.trials.values import performance_said, read_number, read_score, read_unit, read_upper

_BRAIN = ("C70", "C71", "C72")
_TREATED_BRAIN = re.compile(
    r"\bbrain\b|\bcereb\w+|\bcrani\w+|\bgamma knife|\bWBRT|\bradiosurg\w+|\bSRS\b", re.IGNORECASE
)
_LISTS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("other_cancers", r"cancer|malignan|tumou?r"),
        ("medicines", r"medic(?!al)|drugs"),
        ("treatments", r"treatment|therap"),
        ("illnesses", r"illness|comorbid|condition|disease|history"),
    )
)


_OTHER_CANCER = re.compile(r"\b(?:other|second|previous|prior) (?:\w+ )?(?:cancer|malignanc|tumou?r)", re.IGNORECASE)


class _Cancer(msgspec.Struct, frozen=True, kw_only=True):
    words: str | None = None
    site_words: str | None = None
    icdo3_site: str | None = None
    icdo3_morphology: str | None = None
    icd10: str | None = None
    side: str | None = None
    diagnosed_on: str | None = None
    on: str | None = None


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
    value: float | str | None = None
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
    absent = tuple(map(_denied, patient.absent or ()))
    said = (*(patient.statements or ()), patient.pregnancy or "")
    complete = frozenset(map(_list_meant, patient.complete or ()))
    told = read_sayings((*said, *absent))
    comebacks = tuple(map(_comeback, patient.recurrences or ()))
    treatments = tuple(map(_treatment, patient.treatments or ()))
    cancers = tuple(_cancers(patient))
    return {
        "as_of": patient.as_of,
        "age_years": None if patient.age is None else int(patient.age),
        "sex": _sex(patient.sex),
        "country": patient.country or "",
        "zip": patient.zip or "",
        "cancers": cancers,
        "other_cancers": _other_cancers(patient, complete),
        "setting": _setting(patient, comebacks=comebacks, treatments=treatments, told=told),
        "brain": _brain(comebacks, cancers=cancers, treatments=treatments, told=told),
        "comebacks": comebacks,
        "biomarkers": tuple(_biomarkers(patient.biomarkers or ())),
        "treatments": treatments,
        "treatments_complete": "treatments" in complete,
        "never_had": tuple(dict.fromkeys(kind for words in patient.absent or () for kind in kinds_said(words))),
        "performance": _performance(patient.performance, said),
        "labs": tuple(_labs(patient.labs or ())),
        "illnesses": tuple(illness_facets(patient.illnesses or (), patient.absent or ())),
        "illnesses_complete": "illnesses" in complete or says_none(patient.illnesses or ()),
        "medicines": () if says_none(patient.medicines or ()) else patient.medicines or (),
        "medicines_complete": "medicines" in complete or says_none(patient.medicines or ()),
        "allergies": told.allergies,
        "pregnancy": told.pregnancy,
        "toxicity": told.toxicity,
        "in_a_trial_before": told.in_a_trial_before,
        "unknown": patient.unknown or (),
        "statements": tuple(filter(None, said)),
    }


def _denied(words: str) -> str:
    """One thing that is absent, as a sentence: lists leave out the "no"."""
    return words if re.match(r"(?:no|not|never|none|without)\b", words, re.IGNORECASE) else f"no {words}"


def _list_meant(words: str) -> str:
    """The field that a word for a complete list means: "all prior therapies" is the treatments."""
    return next((name for name, pattern in _LISTS if pattern.search(words)), words)


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
    named = None
    if morphology is None:
        by_code = cancer_of_code(icd10) if icd10 else None
        # Words that name an organ and a cell type, but no cancer of the table: "rectal adenocarcinoma".
        named = find_cancer(words) or by_code or (None if site else find_cancer(f"cancer: {words}"))
    entry = named or by_cells
    side = cancer.side if cancer.side in ("left", "right", "bilateral", "midline") else None
    return CancerFacet(
        id=entry.id if entry else None,
        words=words,
        site=site,
        morphology=morphology,
        icd10=icd10,
        side=side or read_side(f"{words} {cancer.site_words or ''}"),  # type: ignore[arg-type]  # a Side, as tested above
        diagnosed_on=_date(cancer.diagnosed_on or cancer.on),
        is_blood=entry.is_blood if entry else is_blood(site, morphology) if site else None,
        stage_group=stage.group if stage else None,
        stage_words=(stage.tnm or "") if stage else "",
        source=words,
    )


def _other_cancers(patient: _Patient, complete: frozenset[str]) -> tuple[CancerFacet, ...] | None:
    listed = tuple(each for each in patient.other_cancers or () if not (isinstance(each, str) and says_none((each,))))
    denied = len(listed) < len(patient.other_cancers or ()) or any(map(_OTHER_CANCER.search, patient.absent or ()))
    if not listed and not denied and "other_cancers" not in complete:
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


def _setting(
    patient: _Patient, *, comebacks: Sequence[ComeBackFacet], treatments: Sequence[TreatmentFacet], told: Told
) -> SettingFacet:
    """What the sentences say of the setting, joined with what recurrences, treatments and the stage say by themselves."""
    said = told.setting
    metastatic, recurrent, progressing = said.metastatic, said.recurrent, said.progressing
    group = (patient.stage_at_diagnosis.group or "").upper() if patient.stage_at_diagnosis else ""
    kinds = {each.kind for each in comebacks}
    if group.startswith("IV") or kinds & {"distant", "mixed"}:
        metastatic = True
    elif metastatic is None and kinds and "not_known" not in kinds:
        metastatic = False  # each recurrence is said to be local or regional
    if comebacks:
        recurrent = True
    if progressing is None and said.in_remission is not True and _is_growing(comebacks, treatments):
        progressing = True
    return msgspec.structs.replace(said, metastatic=metastatic, recurrent=recurrent, progressing=progressing)


def _is_growing(comebacks: Sequence[ComeBackFacet], treatments: Sequence[TreatmentFacet]) -> bool:
    """Whether nothing was done since the cancer came back, or since it grew under the last treatment."""
    ends = [each.end for each in treatments if each.end is not None]
    last_end = max((end.latest for end in ends), default=None)
    if any(each.ongoing for each in treatments):
        return False
    if any(each.ended_for == "progression" and each.end and each.end.latest == last_end for each in treatments):
        return True
    back = max((each.on.earliest for each in comebacks if each.on is not None), default=None)
    return back is not None and (last_end is None or back > last_end)


def _brain(
    comebacks: Sequence[ComeBackFacet],
    *,
    cancers: Sequence[CancerFacet],
    treatments: Sequence[TreatmentFacet],
    told: Told,
) -> BrainFacet:
    """Spread to the brain as sentences, recurrences and treatments tell it; a cancer of the brain itself is none."""
    brain = told.brain
    if any(cancer.site and cancer.site.value.startswith(_BRAIN) for cancer in cancers):
        return brain
    if any(site.value.startswith(_BRAIN) for each in comebacks for site in each.sites):
        brain = msgspec.structs.replace(brain, known_metastases=True)
    if brain.known_metastases and any(map(_is_of_brain, treatments)):
        brain = msgspec.structs.replace(brain, treated=True)
    return brain


def _is_of_brain(given: TreatmentFacet) -> bool:
    return bool({"radiation", "surgery"} & {*given.modalities}) and bool(_TREATED_BRAIN.search(given.words))


def _biomarkers(rows: Sequence[_Biomarker]) -> Iterator[BiomarkerFacet]:
    for row in rows:
        results, days = _split(row.result), _split(row.on)
        for at, result in enumerate(results):
            day = days[at] if len(days) == len(results) else days[-1] if days else None
            yield from biomarker_facets(row.name, result, on=_date(day))


def _split(words: str | None) -> list[str]:
    return [part.strip() for part in (words or "").split(";") if part.strip()]


def _treatment(each: _Treatment) -> TreatmentFacet:
    kinds = kinds_said(each.modality or "")
    end, going_on = _date(each.end), is_going_on(f"{each.end} {each.why_stopped}")
    given = treatment_facet(
        each.drugs or (),
        kinds=kinds,
        setting=each.setting or "",
        line=each.line,
        words=each.words or "",
        start=_date(each.start),
        end=end,
        why_stopped=each.why_stopped or "",
    )
    if end is not None or (each.why_stopped and not going_on):
        return msgspec.structs.replace(given, ongoing=False)
    # A medicine begun and not said to have ended is still taken; an operation is over on its day.
    lasting = given.is_systemic and each.start is not None and each.end is None
    return msgspec.structs.replace(given, ongoing=True if going_on or lasting else None)


def _performance(said: _Performance | None, sentences: Iterable[str]) -> PerformanceFacet:
    """The performance status of its own field, or else of a sentence that gives one."""
    value = None if said is None or said.value is None else read_number(said.value)
    if said is None or value is None:
        return performance_said(" ; ".join((*((str(said.value),) if said and said.value else ()), *sentences)))
    on = _date(said.on)
    if (said.scale or "ECOG").lower().startswith("k"):
        return PerformanceFacet(karnofsky=int(value), on=on)
    return PerformanceFacet(ecog=int(value), on=on)


def _labs(rows: Sequence[_Lab]) -> Iterator[LabFacet]:
    for row in rows:
        value = None if row.value is None else read_number(row.value)
        if value is None and row.value is not None:
            value = read_score(row.value)
        if value is not None:
            unit, upper = read_unit(row.value, row.unit), read_upper(f"{row.name} {row.unit or ''}")
            source = f"{row.name} {value:g} {row.unit or unit}".strip()
            yield LabFacet(name=row.name, value=value, unit=unit, upper=upper, on=_date(row.on), source=source)
