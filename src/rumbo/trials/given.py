"""Treatments as a profile holds them: which medicines they were, of which classes, in which setting, and why they ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rumbo.oncology import Drug, Modality, PartialDate, find_drugs, find_regimen, read_treatment
from rumbo.trials.facets import EndedFor, SettingWord, TreatmentFacet

Word = TypeVar("Word", SettingWord, EndedFor)
_SETTINGS: tuple[tuple[str, SettingWord], ...] = (
    ("neoadjuvant", "neoadjuvant"),
    ("adjuvant", "adjuvant"),
    ("maintenance", "maintenance"),
    ("metasta", "metastatic"),
    ("recurrent", "metastatic"),
    ("relapse", "metastatic"),
    ("advanced", "locally_advanced"),
    ("primary", "primary"),
)
_ENDINGS: tuple[tuple[str, EndedFor], ...] = (
    ("progress", "progression"),
    ("recurr", "progression"),
    ("relaps", "progression"),
    ("toxic", "toxicity"),
    ("intoler", "toxicity"),
    ("side effect", "toxicity"),
    ("complet", "completed"),
    ("declin", "choice"),
    ("choice", "choice"),
)


def treatment_facet(
    names: Sequence[str],
    *,
    modality: Modality | None = None,
    setting: str = "",
    line: int | None = None,
    words: str = "",
    start: PartialDate | None = None,
    end: PartialDate | None = None,
    ongoing: bool | None = None,
    why_stopped: str = "",
) -> TreatmentFacet:
    """One treatment from the names of its medicines or acts; `modality` where it is said.

    >>> treatment_facet(["FOLFOX"]).groups
    ('antimetabolites', 'platinums')
    """
    found = tuple(_medicines(names))
    aimed = [drug for drug, _ in found if drug is not None and not drug.supportive]
    modalities: list[Modality] = [drug.modality for drug in aimed] or ([modality] if modality else [])
    if not modalities:
        acts = (read_treatment(each) for each in (*names, words))
        modalities = [act for act in acts if act]
    return TreatmentFacet(
        modalities=tuple(dict.fromkeys(modalities)),
        drugs=tuple(dict.fromkeys(drug.id for drug in aimed)),
        groups=tuple(dict.fromkeys(drug.group for drug in aimed)),
        other_drugs=() if modality in ("surgery", "radiation") else tuple(name for drug, name in found if drug is None),
        words=words,
        line=line,
        setting=_first(setting, _SETTINGS),
        start=start,
        end=end,
        ongoing=ongoing,
        ended_for=_first(why_stopped, _ENDINGS),
        why_stopped=why_stopped,
        source="; ".join(filter(None, (", ".join(names), words))),
    )


def _medicines(names: Iterable[str]) -> Iterable[tuple[Drug | None, str]]:
    for name in names:
        found = find_drugs(name, supportive=True)
        regimen = None if found else find_regimen(name)
        held = found or (regimen.drugs if regimen else ())
        if held:
            yield from ((drug, name) for drug in held)
        elif read_treatment(name) is None:
            yield None, name


def _first(words: str, table: Iterable[tuple[str, Word]]) -> Word | None:
    """The meaning of the first row whose word stands in the words."""
    said = words.lower()
    return next((meaning for word, meaning in table if word in said), None)
