"""How much disease a profile shows to measure: sizes on scans, and proteins in the blood, as response criteria count them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.facets import LabFacet
from rumbo.trials.profile import Profile, remembered

_SIZE = re.compile(
    r"(?<![\d.])(?P<one>\d+(?:\.\d+)?)(?:\s*(?:mm|cm)?\s*[x×]\s*(?P<two>\d+(?:\.\d+)?))?\s*(?P<unit>mm|cm)\b",
    re.IGNORECASE,
)
_LESION = re.compile(
    r"\b(?:node|nodal|nodule|lesion|mass|deposit|tumou?r|metasta|implant|adenopathy|largest|recurrence)\w*",
    re.IGNORECASE,
)
_NODE = re.compile(r"\b(?:lymph )?nod(?:e|es|al)\b|\b(?:lymph)?adenopathy", re.IGNORECASE)
# What stands right before a size that no response criteria measure: something removed, harmless, past, of bone or elsewhere.
_NOT_COUNTED = re.compile(
    r"\b(?:benign|cysts?|ha?emangioma|polyps?|goitre|goiter|excised|resected|removed|at diagnosis|thickness|breslow|margins?"
    r"|spleen|bones?|osseous|blastic|sclerotic|lytic|vertebra\w*|aneurysm|hernia|stones?|embol\w*)\b",
    re.IGNORECASE,
)
_BRAIN = re.compile(r"\b(?:brain|cerebral|intracranial|cerebellar|CNS)\b", re.IGNORECASE)
_BREAK = re.compile(r"[;\n]|\.\s")
_REACH = 90  # letters before a size in which the lesion is named
_BRAIN_TUMOURS = ("brain-glioma", "meningioma")
_LYMPHOMAS = (
    "hodgkin-lymphoma", "follicular-lymphoma", "diffuse-large-b-cell-lymphoma", "mantle-cell-lymphoma",
    "marginal-zone-lymphoma", "burkitt-lymphoma", "t-cell-lymphoma", "lymphoma", "chronic-lymphocytic-leukemia",
)  # fmt: skip
# Millimetres. RECIST 1.1 (Eisenhauer 2009): 10 in the longest diameter, a node 15 across its short axis. Lugano (Cheson
# 2014): a node longer than 15, other places longer than 10. RANO (Wen 2010): 10 in both of two diameters.
_LEAST, _LEAST_NODE = 10.0, 15.0
# IMWG (Kumar 2016): serum M-protein 10 g/L, or an involved free light chain of 100 mg/L with an abnormal ratio (normal
# 0.26 to 1.65). In macroglobulinaemia (Owen 2013) IgM above twice the upper limit, told as 5 g/L by most protocols.
_M_PROTEIN, _LIGHT_CHAIN, _RATIO = 10.0, 100.0, (0.26, 1.65)
_PROTEIN_NAME = re.compile(r"\b(?:M[- ]?(?:protein|spike|component)|paraprotein|monoclonal protein)\b", re.IGNORECASE)
_CHAIN_NAME = re.compile(r"\bfree light chain|\bFLC\b", re.IGNORECASE)
_RATIO_SAID = re.compile(r"\bratio\D{0,10}(\d+(?:\.\d+)?)", re.IGNORECASE)


class Lesion(msgspec.Struct, frozen=True):
    """One size on a scan in millimetres: the longest diameter, and the other one where two are told. `node` for a lymph node."""

    longest_mm: float
    other_mm: float | None = None
    node: bool = False


def is_measurable(profile: Profile, *, m_protein_g_l: float | None = None) -> bool | None:
    """Whether the disease can be measured: as the profile says, else by its sizes or proteins; None when they leave it open.

    `m_protein_g_l` is the least M-protein in serum that a trial names itself.
    """
    said = profile.setting.measurable
    return _is_measured(m_protein_g_l or _M_PROTEIN, profile) if said is None else said


@remembered
def _is_measured(m_protein_g_l: float, profile: Profile) -> bool | None:
    named = {cancer.id for cancer in profile.cancers}
    if "multiple-myeloma" in named:
        return True if _has_protein(profile, least=m_protein_g_l) else None
    return True if any(_counts(lesion, named) for lesion in lesions_of(profile)) else None


def lesions_of(profile: Profile) -> Iterator[Lesion]:
    """The lesions whose sizes the sentences of a profile tell, but those that response criteria do not measure.

    >>> [(each.longest_mm, each.node) for each in lesions_of(Profile(statements=("CT: liver lesion 2.4 cm, cyst 9 mm",)))]
    [(24.0, False)]
    """
    of_brain = bool({cancer.id for cancer in profile.cancers} & {*_BRAIN_TUMOURS})
    for sentence in profile.statements:
        for part in _BREAK.split(sentence):
            yield from _lesions(part, of_brain=of_brain)


def _lesions(part: str, *, of_brain: bool) -> Iterator[Lesion]:
    end = 0
    for size in _SIZE.finditer(part):
        before = part[max(end, size.start() - _REACH) : size.start()]
        end = size.end()
        named = list(_LESION.finditer(before))
        if not named or _NOT_COUNTED.search(before) or (_BRAIN.search(before) and not of_brain):
            continue
        scale = 10.0 if size["unit"].lower() == "cm" else 1.0
        sides = sorted((scale * float(side) for side in (size["one"], size["two"]) if side), reverse=True)
        yield Lesion(sides[0], sides[1] if len(sides) > 1 else None, bool(_NODE.search(before)))


def _counts(lesion: Lesion, named: set[str | None]) -> bool:
    if named & {*_BRAIN_TUMOURS}:
        return min(lesion.longest_mm, lesion.other_mm or 0.0) >= _LEAST
    if lesion.node and named & {*_LYMPHOMAS}:
        return lesion.longest_mm > _LEAST_NODE
    if lesion.node:
        return (lesion.other_mm or lesion.longest_mm) >= _LEAST_NODE
    return lesion.longest_mm >= _LEAST


def _has_protein(profile: Profile, *, least: float) -> bool:
    return any(
        (_PROTEIN_NAME.search(lab.name) and "urin" not in lab.name.lower() and _grams_a_litre(lab) >= least)
        or (_CHAIN_NAME.search(lab.name) and 1000 * _grams_a_litre(lab) >= _LIGHT_CHAIN and _is_lopsided(lab))
        for lab in profile.labs
    )


def _grams_a_litre(lab: LabFacet) -> float:
    unit = lab.unit.lower().replace(" ", "")
    scale = {"g/l": 1.0, "g/dl": 10.0, "mg/l": 0.001, "mg/dl": 0.01}
    return next((lab.value * each for name, each in scale.items() if unit.startswith(name)), 0.0)


def _is_lopsided(lab: LabFacet) -> bool:
    said = _RATIO_SAID.search(lab.source)
    return said is not None and not _RATIO[0] <= float(said[1]) <= _RATIO[1]
