"""What else one should know: allergies, and the illnesses of blood relatives."""

from __future__ import annotations

import re
from typing import Final

from rumbo.course.facts import Background, Relative
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import has_code, named, quoted
from rumbo.records.fhir.datatypes import Concept, Datatype, Quantity, Range, Resource, each
from rumbo.records.fhir.dates import when
from rumbo.records.fhir.malignancy import tells_nothing
from rumbo.records.fhir.places import find_place

_UNTRUE: Final = frozenset({"entered-in-error", "refuted"})
_AGE: Final = re.compile(r"\b(\d{1,3})\b")


class AllergyIntolerance(Resource, frozen=True):
    """https://hl7.org/fhir/R4/allergyintolerance.html; `substance`, `status` and `onset` are FHIR DSTU2's."""

    code: Concept | None = None
    substance: Concept | None = None
    status: str | None = None
    onset: str | None = None
    verification_status: Concept | str | None = None
    onset_date_time: str | None = None
    recorded_date: str | None = None


class FamilyCondition(Datatype, frozen=True):
    """One illness of a relative."""

    code: Concept | None = None
    onset_age: Quantity | None = None
    onset_range: Range | None = None
    onset_string: str | None = None


class FamilyMemberHistory(Resource, frozen=True):
    """https://hl7.org/fhir/R4/familymemberhistory.html"""

    status: str | None = None
    relationship: Concept | None = None
    condition: list[FamilyCondition] | FamilyCondition | None = None
    date: str | None = None


def is_untrue(verification: Concept | str | None) -> bool:
    """Whether an entry is marked as not so, or as entered by mistake."""
    if isinstance(verification, Concept):
        return has_code(verification, _UNTRUE)
    return verification in _UNTRUE


def tell_allergy(allergy: AllergyIntolerance, *, entry: Entry, chart: Chart) -> None:
    """Tell an allergy in its own words."""
    coded = allergy.code or allergy.substance
    words = named(coded)
    untrue = is_untrue(allergy.verification_status) or allergy.status in _UNTRUE
    if not words or untrue or tells_nothing(coded):
        chart.leave_unread(entry)
        return
    on = when(allergy.onset_date_time, allergy.onset, allergy.recorded_date)
    chart.tell(Background(topic="allergy", words=words, on=on), entry=entry, quote=coded)


def tell_family(history: FamilyMemberHistory, *, entry: Entry, chart: Chart) -> None:
    """Tell each illness of one relative."""
    relation = named(history.relationship)
    illnesses = [] if history.status in _UNTRUE else each(history.condition)
    for illness in illnesses:
        words = named(illness.code)
        if words:
            place = find_place(words)
            says = Relative(
                relation=relation, illness=words, site=place.site if place else None, age_years=_age(illness)
            )
            chart.tell(says, entry=entry, quote=f"{relation}: {quoted(illness.code)}")
    if not illnesses:
        chart.leave_unread(entry)


def _age(illness: FamilyCondition) -> int | None:
    """Age at diagnosis in years: as a number, the low end of a range, or the number in its words."""
    age = illness.onset_age or (illness.onset_range.low if illness.onset_range else None)
    if age is not None and age.value is not None:
        return int(age.value) if (age.code or age.unit or "a")[:1] in "ay" and 0 <= age.value < 130 else None
    found = _AGE.search(illness.onset_string or "")
    return int(found[1]) if found and int(found[1]) < 130 else None
