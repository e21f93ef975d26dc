"""A profile from a pasted note: the course that was read from it, and what its own words say of age, sex and setting."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Any

import msgspec

from rumbo.course import Course, Fact
from rumbo.oncology import Modality, find_biomarker, find_cancer
from rumbo.oncology.cancers import locate_cancers
from rumbo.oncology.phrases import plain
from rumbo.trials.courses import parts_of_course
from rumbo.trials.facets import (
    BiomarkerFacet,
    CancerFacet,
    IllnessFacet,
    LabFacet,
    SettingFacet,
    Sex,
    TreatmentFacet,
)
from rumbo.trials.illnesses import named_illnesses
from rumbo.trials.results import biomarker_facets
from rumbo.trials.sayings import ANSWERED_NO, read_sayings
from rumbo.trials.values import performance_said

_AGE = re.compile(
    r"\b(?:a |an )?(\d{1,3})[- ]?(?:years?|yrs?|y)[- /]*(?:old|o\b)|\bage[d:]?\s*(\d{1,3})\b|\b(\d{1,3}) ?(?:yo|y/o|y\.o\.)\b"
    r"|\b(\d{1,3}) anyos de edad|\bde (\d{1,3}) anyos\b|\b(\d{2}) ?[mf]\b(?!/)"
    r"|\b(?:man|woman|male|female|hombre|mujer),? (?:of |aged |de )?(\d{2})\b|\bmrs?\.? \w+\.?,? (\d{2})(?=[,.;])"
)
_OLDEST = 120
_FEMALE = re.compile(r"\b(?:female|woman|lady|mujer|senora|paciente femenina|she|her|ella|mrs\.?|ms\.?)\b")
_MALE = re.compile(r"\b(?:male|man|gentleman|hombre|varon|senor|he|his|mr\.?)\b")
_SEX_LETTER = re.compile(r"\b\d{1,3} ?(?:yo|y/o|y\.o\.|year[- ]old)? ?(m|f)\b(?!/)")
_NO_SPREAD = {
    "metastatic": re.compile(r"(?<!brain )(?<!cns )\bmetasta\w+\s*:\s*no\b"),
    "known_metastases": re.compile(r"\b(?:brain metasta\w+|cns (?:disease|metasta\w+))\s*:\s*no\b"),
}
_STAGE = re.compile(r"\b(?:stage|estadio):? (iv|i{1,3}|[0-4])([abc])?\b")
_ROMAN = ("0", "I", "II", "III", "IV")
_CARCINOMA = re.compile(r"\badenocarcinoma", re.IGNORECASE)
_NO_OTHER_CANCER = re.compile(
    r"\bno (?:other|second|prior|previous) (?:cancer|malignanc|tumou?r)|\b(?:sin|ningun) otro cancer"
)
_OPEN = re.compile(
    r"\bopen question|\bnot (?:been )?(?:tested|sent|done|known|re-biopsied)|\bnever (?:sent|tested)|\bpending\b|\bunknown\b"
    r"|\bpendiente|\bno se (?:ha )?(?:hizo|hecho|probado)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:family history|mother|father|sister|brother|aunt|uncle|cousin|grand\w+|madre|padre|hermano|hermana|abuel[oa])\b",
    re.IGNORECASE,
)
# A value, its unit in the United States, and the least and the most that it can be in this unit (wide on purpose).
_LABS: tuple[tuple[str, str, float, float, re.Pattern[str]], ...] = tuple(
    (name, unit, least, most, re.compile(rf"\b(?:{words})\b[ :=]*(?:of |was |is )?(\d+(?:\.\d+)?)\b(?!\s*%)"))
    for name, unit, least, most, words in (
        ("hemoglobin", "g/dL", 3, 22, "hb|hgb|hemoglobin|haemoglobin|hemoglobina"),
        ("platelets", "10^9/L", 5, 999, "platelets?|plaquetas|plt"),
        ("ANC", "10^9/L", 0.1, 40, "neutrophils?|anc|neutrofilos"),
        ("creatinine", "mg/dL", 0.2, 15, "creatinine|scr|creatinina"),
        ("bilirubin", "mg/dL", 0.1, 30, "(?:total )?bilirubin|bilirrubina"),
        ("albumin", "g/dL", 1, 6, "albumin|albumina"),
    )
)
_NAMED_KINDS: tuple[tuple[str, str, Modality], ...] = (
    (r"chemo(?:therapy)?\b", "quimioterapia", "chemotherapy"),
    (r"radi(?:o|ation )(?:therapy)?\b", "radioterapia", "radiation"),
    (r"immunotherapy\b", "inmunoterapia", "immunotherapy"),
    (r"(?:hormon(?:al|e)|endocrine) therapy\b", "terapia hormonal", "hormone"),
    (r"targeted therapy\b", "terapia dirigida", "targeted"),
)
_NEVER: tuple[tuple[re.Pattern[str], Modality], ...] = tuple(
    (
        re.compile(
            rf"\bno (?:prior |previous )?(?:\w+ (?:or|and) )?{word}(?! was| around| during)|\bprior {word}: no"
            rf"|{word}[- ]na?ive|\bnever (?:had|received) {word}|\bsin {spanish}"
        ),
        kind,
    )
    for word, spanish, kind in _NAMED_KINDS
)
# A gene beside what was found in it, as in "CDK4 Amplification" or "PTEN loss", also for genes without an entry of their own.
_GENE = re.compile(
    r"\b([A-Z][A-Z0-9-]{1,9}[0-9A-Z])\b[ (]*((?:p\.)?[A-Z]\d{2,4}(?:[A-Z]\b|_\w+|\b)|Exon \d+|exon \d+"
    r"|(?i:amplification|loss|deletion|fusion|inactivating|mutation|mutated|rearrangement)\b)"
)
# A part of a list that holds nothing but genes: "RB1, TP53, KRAS" between two semicolons.
_GENES_ALONE = re.compile(r"(?:^|;)\s*((?:[A-Z][A-Z0-9]{2,9}(?:,\s*)?)+)\s*(?=;|$)")


def parts_of_note(note: str, *, course: Course, facts: Sequence[Fact] = ()) -> dict[str, Any]:
    """The fields of a Profile that a note gives, with the course and facts that were read from it."""
    parts = parts_of_course(course, facts=facts)
    text = plain(note)
    told = read_sayings((note,))
    parts["age_years"] = _age(text) if parts["age_years"] is None else parts["age_years"]
    parts["sex"] = parts["sex"] or _sex(text)
    parts["cancers"] = parts["cancers"] or tuple(_cancers(note))
    parts["cancers"], parts["other_cancers"] = _told_apart(parts["cancers"], note)
    parts["setting"] = _setting(parts["setting"], told.setting, text=text)
    parts["brain"] = _joined(parts["brain"], told.brain, denied="known_metastases", text=text)
    sure = tuple(each for each in parts["biomarkers"] if not _is_open(each, note))
    parts["biomarkers"] = (*sure, *_more_genes(note, known=parts["biomarkers"]))
    parts["illnesses"] = (*parts["illnesses"], *_illnesses(note))
    parts["labs"] = (*parts["labs"], *_labs(text, known=parts["labs"]))
    if parts["performance"].ecog is None and parts["performance"].karnofsky is None:
        parts["performance"] = performance_said(text)
    parts["allergies"] = parts["allergies"] or told.allergies
    parts["treatments"] = (
        *(each for each in parts["treatments"] if not _is_answered_no(each, note)), *_answered_yes(text, parts["treatments"])
    )  # fmt: skip
    parts["cancers"] = tuple(_staged(each, text) for each in parts["cancers"])
    had = {kind for each in parts["treatments"] for kind in each.modalities}
    return parts | {
        "pregnancy": told.pregnancy,
        "toxicity": told.toxicity,
        "in_a_trial_before": told.in_a_trial_before,
        "never_had": tuple(kind for pattern, kind in _NEVER if kind not in had and pattern.search(text)),
        "statements": tuple(filter(None, (line.strip() for line in re.split(r"(?<=[.;])\s+|\n", note)))),
    }


def _joined(by_course: Any, by_words: Any, *, denied: str, text: str) -> Any:
    """What the course says, and where it is silent what the words say. The field `denied` is no where a list answers so."""
    silent = [name for name in by_words.__struct_fields__ if getattr(by_course, name) is None]
    if getattr(by_words, denied) is False and _NO_SPREAD[denied].search(text):
        silent.append(denied)
    return msgspec.structs.replace(by_course, **{name: getattr(by_words, name) for name in silent})


def _setting(by_course: SettingFacet, by_words: SettingFacet, *, text: str) -> SettingFacet:
    """As both say it. Stage III in a note of somebody whose cancer is back, or has spread, is how it began."""
    joined: SettingFacet = _joined(by_course, by_words, denied="metastatic", text=text)
    advanced = None if joined.metastatic or joined.recurrent else joined.locally_advanced
    return msgspec.structs.replace(joined, locally_advanced=advanced)


def _age(text: str) -> int | None:
    found = _AGE.search(text)
    years = next((int(each) for each in found.groups() if each), None) if found else None
    return years if years is not None and years <= _OLDEST else None


def _sex(text: str) -> Sex | None:
    """The sex that the first word of either kind tells; relatives come later in a note."""
    letter = _SEX_LETTER.search(text)
    if letter:
        return "female" if letter[1] == "f" else "male"
    female, male = _FEMALE.search(text), _MALE.search(text)
    if female and male:
        return "female" if female.start() < male.start() else "male"
    return "female" if female else "male" if male else None


def _cancers(note: str) -> Iterator[CancerFacet]:
    """The first cancer that a note names, by a name of its own or by its organ."""
    named = next(iter(locate_cancers(note)), None)
    if named is not None:
        words = note[named.start : named.end]
        yield CancerFacet(id=named.value.id, words=words, is_blood=named.value.is_blood, source=words)
        return
    for sentence in re.split(r"(?<=[.;])\s+|\n", note):
        entry = find_cancer(_CARCINOMA.sub("cancer", sentence))
        if entry is not None:
            yield CancerFacet(id=entry.id, words=sentence, is_blood=entry.is_blood, source=sentence)
            return


def _told_apart(
    cancers: tuple[CancerFacet, ...], note: str
) -> tuple[tuple[CancerFacet, ...], tuple[CancerFacet, ...] | None]:
    """The cancer that a note is about, which it names first, and its others; none where the note says that there is none."""
    first = next((each.value.id for each in locate_cancers(note)), None)
    own = tuple(each for each in cancers if each.id == first) or cancers
    others = tuple(each for each in cancers if each not in own)
    return own, others or (() if _NO_OTHER_CANCER.search(plain(note)) else None)


def _is_open(result: BiomarkerFacet, note: str) -> bool:
    """Whether every sentence that names a result's test or variant leaves it open: "T790M is an open question"."""
    name = (result.variants or tuple(result.name.split()))[-1]
    sentences = [each for each in re.split(r"(?<=[.;])\s+|\n", note) if name in each]
    return bool(sentences) and all(_OPEN.search(each) for each in sentences)


def _is_answered_no(given: TreatmentFacet, note: str) -> bool:
    """Whether the note is a list in which this treatment is answered with no: "prior lobectomy: no"."""
    at = note.find(given.source) if given.source else -1
    return at >= 0 and ANSWERED_NO.match(note, at + len(given.source)) is not None


def _answered_yes(text: str, known: Sequence[TreatmentFacet]) -> Iterator[TreatmentFacet]:
    """Kinds of treatment that a list answers with yes, where no treatment of this kind is told: "prior chemotherapy: yes"."""
    had = {kind for each in known for kind in each.modalities}
    for word, _, kind in _NAMED_KINDS:
        found = re.search(rf"\bprior {word}\s*:\s*yes\b", text)
        if found and kind not in had:
            yield TreatmentFacet(modalities=(kind,), words=found[0], source=found[0])


def _staged(cancer: CancerFacet, text: str) -> CancerFacet:
    """A cancer with the first stage that the note names, where no fact gave its group."""
    found = _STAGE.search(plain(cancer.stage_words)) or _STAGE.search(text)
    if cancer.stage_group or not found:
        return cancer
    number = found[1].upper()
    group = (_ROMAN[int(number)] if number.isdigit() else number) + (found[2] or "").upper()
    return msgspec.structs.replace(cancer, stage_group=group)


def _illnesses(note: str) -> Iterator[IllnessFacet]:
    """The other illnesses that a note names or denies, each in the words of its part of the sentence; not those of relatives."""
    for sentence in re.split(r"(?<=[.;])\s+|\n", note):
        if _RELATIVE.search(sentence) or _OPEN.search(sentence):
            continue
        for name, present in named_illnesses(sentence).items():
            part = next((each for each in re.split(r"(?<=,)|(?<=\()", sentence) if name in each), sentence)
            yield IllnessFacet(name=name, present=present, words=part.strip(" ,("), source=sentence)


def _labs(text: str, *, known: Sequence[LabFacet]) -> Iterator[LabFacet]:
    """Blood values without their units, as doctors' notes have them, where the number can only be in the usual unit."""
    names = {each.name.lower() for each in known}
    for name, unit, least, most, pattern in _LABS:
        found = pattern.search(text)
        if found and name not in names and least <= float(found[1]) <= most:
            yield LabFacet(name=name, value=float(found[1]), unit=unit, source=found[0])


def _more_genes(note: str, *, known: Sequence[BiomarkerFacet]) -> Iterator[BiomarkerFacet]:
    """Genes with a change that the facts did not take."""
    names = frozenset((*(each.name.upper() for each in known), *(each.id for each in known)))
    for found in _GENE.finditer(note):
        yield from _unless_known(found[1], found[2], names)
    for listed in _GENES_ALONE.finditer(note):
        for gene in re.split(r",\s*", listed[1]):
            if find_biomarker(gene) is not None or any(map(str.isdigit, gene)):
                yield from _unless_known(gene, "named", names)


def _unless_known(gene: str, result: str, names: Container[str | None]) -> Iterator[BiomarkerFacet]:
    for each in biomarker_facets(gene, result, positive=True):
        if (each.id is None or each.id not in names) and each.name.upper() not in names:
            yield each
