"""Stages and cell types that were observed: tied to the cancer they are about, or told as a note."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from rumbo.course.facts import Background
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import every_name, has_code
from rumbo.records.fhir.datatypes import each, follows
from rumbo.records.fhir.disease_status import stage_said
from rumbo.records.fhir.observation import UNTRUE, Observation, observed_on, quote_of, result_of, value_words

# LOINC and SNOMED CT codes of mCODE STU4's staging profiles: stage groups, then T, N and M categories.
_GROUPS: Final = frozenset({"21908-9", "21902-2", "21914-7", "399537006", "399588009", "399390009"})
_CATEGORIES: Final = frozenset(
    {"21905-5", "21906-3", "21907-1", "21899-0", "21900-6", "21901-4"}
    | {"399504009", "399534004", "399387003", "384625004", "371494008", "371497001"}
)
_STAGE_PROFILES: Final = ("mcode-cancer-stage", "mcode-tnm-stage-group", "-category")
_CELL_TYPE: Final = frozenset({"59847-4", "31206-6"})
_STAGE_WORDS: Final = re.compile(r"\b(?:stage|stage group|estadio)\b", re.IGNORECASE)
_ONE_STAGING: Final = timedelta(days=183)  # staging and surgery belong together; what comes later is another staging


def is_stage(observation: Observation) -> bool:
    """Whether an observation tells a stage or a part of one."""
    if has_code(observation.code, _GROUPS | _CATEGORIES) or any(
        follows(observation, profile) for profile in _STAGE_PROFILES
    ):
        return bool(value_words(observation))
    return bool(_STAGE_WORDS.search(every_name(observation.code))) and bool(value_words(observation))


def is_cell_type(observation: Observation) -> bool:
    """Whether an observation tells which kind of cells the tumour is made of."""
    return observation.value_codeable_concept is not None and (
        has_code(observation.code, _CELL_TYPE) or follows(observation, "histologic-behavior-and-type")
    )


def index_stages(chart: Chart) -> None:
    """Tie stages and cell types to their cancers, the earliest first; a staging half a year later is left a note."""
    first: dict[str, date] = {}
    for entry, observation in _in_time(chart):
        cancer = _about(observation, chart=chart)
        if cancer is None:
            continue
        if is_cell_type(observation) and observation.value_codeable_concept is not None:
            chart.histologies.setdefault(cancer, []).append(observation.value_codeable_concept)
            chart.settled.add(entry.place)
            continue
        on = observed_on(observation)
        if on is not None and on.earliest - first.setdefault(cancer, on.earliest) > _ONE_STAGING:
            continue
        chart.stages.setdefault(cancer, []).append(stage_said(value_words(observation)))
        chart.settled.add(entry.place)


def tell_stage(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    """Tell a stage that was not tied to a cancer as a note."""
    if entry.place in chart.settled:
        return
    words = quote_of(observation)
    cancer = chart.cancer(*each(observation.focus), of=entry)
    says = Background(topic="note", words=words, on=observed_on(observation), cancer=cancer)
    chart.tell(says, entry=entry, quote=words, result=result_of(observation, entry=entry, chart=chart))


def _in_time(chart: Chart) -> list[tuple[Entry, Observation]]:
    found = [
        (entry, entry.resource)
        for entry in chart.entries
        if isinstance(entry.resource, Observation)
        and entry.resource.status not in UNTRUE
        and (is_cell_type(entry.resource) or is_stage(entry.resource))
    ]
    return sorted(found, key=_order)


def _order(found: tuple[Entry, Observation]) -> tuple[date, bool]:
    """By day, the undated last; of one day the group before its categories."""
    on = observed_on(found[1])
    return (on.earliest if on is not None else date.max, has_code(found[1].code, _CATEGORIES))


def _about(observation: Observation, *, chart: Chart) -> str | None:
    """The key of the condition it is about: the one it names, else the only cancer of the file."""
    for reference in each(observation.focus):
        key = chart.key(reference)
        if key in chart.cancers:
            return key
    primaries = [key for key, ref in chart.cancers.items() if ref.endswith(key)]
    return primaries[0] if len(primaries) == 1 and not each(observation.focus) else None
