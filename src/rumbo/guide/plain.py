"""The plain reading of a record's line: one sentence in both languages, made from the typed fact and never from the
line itself. It says what the fact says and no more.
"""

from __future__ import annotations

from typing import Any

from rumbo.course.facts import (
    Background,
    Biomarker,
    Diagnosis,
    Finding,
    Illness,
    Measure,
    Relative,
    Statement,
    Status,
    Symptom,
    Treatment,
)
from rumbo.guide.naming import (
    biomarker_name,
    date_name,
    diagnosis_name,
    illness_name,
    measure_name,
    place_name,
    place_names,
    quoted,
    relation_name,
    sex_name,
    stage_name,
    treatment_names,
)
from rumbo.oncology import PartialDate, modality_name
from rumbo.words import Message


def plain(says: Statement) -> Message:
    """What a statement says, in one plain sentence; to be shown marked as Rumbo's reading.

    >>> plain(Treatment(modality="chemotherapy", name="paclitaxel", on=PartialDate.parse("2019-03"))).said("en")
    'You were given paclitaxel (chemotherapy). It began in March 2019.'
    """
    match says:
        case Diagnosis():
            return _diagnosis(says)
        case Treatment():
            return _treatment(says)
        case Finding():
            return _message(f"plain-finding-{_sight(says)}", says.on, place=place_name(says.place))
        case Status():
            return _status(says)
        case Biomarker():
            return _biomarker(says)
        case Measure():
            return _measure(says)
        case Symptom():
            grade = "" if says.grade is None else f"-{says.grade}"
            return _message(f"plain-symptom{grade}", says.on, name=quoted(says.name))
        case Illness():
            return _illness(says)
        case Relative():
            return _relative(says)
        case _:
            return _background(says)


def called(says: Treatment | Measure) -> Message:
    """What a treatment or measurement is called, with nothing else of it."""
    if isinstance(says, Measure):
        return Message("plain-name", {"name": measure_name(says.name)})
    return Message("plain-name", {"name": treatment_names(says.name, modality=says.modality)})


def _message(message_id: str, on: PartialDate | None, **values: Any) -> Message:
    """The sentence with its date, or the one that does without."""
    return Message(message_id, {"on": on, **values}) if on else Message(f"{message_id}-undated", values)


def _diagnosis(says: Diagnosis) -> Message:
    name = diagnosis_name(says)
    if says.stage_words.strip():
        return _message("plain-diagnosis-stage", says.on, cancer=name, stage=stage_name(says.stage_words))
    return _message("plain-diagnosis", says.on, cancer=name)


def _treatment(says: Treatment) -> Message:
    name = treatment_names(says.name, modality=says.modality)
    modality = modality_name(says.modality)
    if says.given is None:
        return _message("plain-treatment-unsure", says.on, name=name, modality=modality)
    if not says.given:
        return _message("plain-treatment-not-given", says.on, name=name, modality=modality)
    if says.modality == "surgery":
        return _message("plain-treatment-operated", says.on, name=name)
    if says.until is not None:
        return _message("plain-treatment-ended", says.on, name=name, modality=modality, until=says.until)
    how = "ongoing" if says.ongoing else "given"
    return _message(f"plain-treatment-{how}", says.on, name=name, modality=modality)


def _sight(says: Finding) -> str:
    if says.suspected:
        return "suspected"
    if says.tumour is None and says.place.site is None and says.words not in {"", says.place.words}:
        return "report"  # its place is the title of the test: how far a scan reached, not where something was seen
    return {True: "tumour", False: "clear", None: "open"}[says.tumour]


def _status(says: Status) -> Message:
    places = place_names(says.places)
    where = "-places" if places else ""
    if says.suspected:
        return _message(f"plain-status-suspected{where}", says.on, places=places)
    if says.status not in {"recurrence", "progression"}:
        return _message(f"plain-status-{says.status}", says.on)
    if says.status == "recurrence" and says.said_kind is not None:
        kind = Message(f"plain-kind-{says.said_kind}")
        return _message(f"plain-status-recurrence{where}-said", says.on, places=places, kind=kind)
    return _message(f"plain-status-{says.status}{where}", says.on, places=places)


def _biomarker(says: Biomarker) -> Message:
    how = {True: "positive", False: "negative", None: "told"}[says.positive]
    born_with = "-inherited" if says.inherited else ""
    return _message(
        f"plain-biomarker-{how}{born_with}", says.on, name=biomarker_name(says.name), result=quoted(says.result)
    )


def _measure(says: Measure) -> Message:
    value = f"{says.value:g} {says.unit}".strip()
    return _message(f"plain-measure{_beside_range(says)}", says.on, name=measure_name(says.name), value=quoted(value))


def _beside_range(says: Measure) -> str:
    """Against the range that the record itself gives; nothing is said where it gives none."""
    if says.low is not None and says.value < says.low:
        return "-below"
    if says.high is not None and says.value > says.high:
        return "-above"
    return "" if says.low is None and says.high is None else "-within"


def _illness(says: Illness) -> Message:
    if says.until is not None:
        return _message("plain-illness-ended", says.on, name=illness_name(says.name), until=says.until)
    return _message("plain-illness", says.on, name=illness_name(says.name))


def _relative(says: Relative) -> Message:
    values: dict[str, Any] = {"relation": relation_name(says.relation), "illness": illness_name(says.illness)}
    if says.age_years is None:
        return Message("plain-relative", values)
    return Message("plain-relative-age", {**values, "age": says.age_years})


def _background(says: Background) -> Message:
    name = {"birth_date": date_name, "sex": sex_name}.get(says.topic, quoted)
    return Message(f"plain-background-{says.topic}", {"words": name(says.words)})
