"""Condition: a cancer, a spread of it, a return, or another illness."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from rumbo.course.facts import Background, Biomarker, Diagnosis, Finding, Illness, Place, Status
from rumbo.oncology import IcdO3Morphology, PartialDate
from rumbo.oncology.sites import icd10_to_site, read_side, secondary_place
from rumbo.records.fhir.attachment import tell_narrative
from rumbo.records.fhir.background import is_untrue
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, every_name, has_code, named, quoted
from rumbo.records.fhir.datatypes import (
    Concept,
    Datatype,
    Period,
    Quantity,
    Reference,
    Remarks,
    Resource,
    each,
    find_extension,
    follows,
    remarks,
)
from rumbo.records.fhir.dates import parse_date, when
from rumbo.records.fhir.disease_status import said_kind, stage_said
from rumbo.records.fhir.encounter import visited_on
from rumbo.records.fhir.malignancy import (
    Malignancy,
    cell_type_in,
    icd10_of,
    is_no_illness,
    malignancy_of,
    says_remission,
    says_returned,
)
from rumbo.records.fhir.places import find_place, place_named, places_of

_RELATED: Final = ("related-primary-cancer-condition", "/condition-related")
_UNSURE: Final = frozenset({"unconfirmed", "provisional", "differential"})
_PAST: Final = re.compile(r"(?:(?:personal )?history of|h/o|antecedentes? (?:personal\w* )?de)\b", re.IGNORECASE)
# What US Core and Synthea put among the conditions, and is about how somebody lives; SNOMED CT calls each a finding.
_WAY_OF_LIFE: Final = re.compile(
    r"\b(?:employ\w+|unemploy\w+|labou?r force|educat\w+|school|housing|homeless\w*|transport\w*|refugee|income"
    r"|social (?:contact|isolation|migrant)|criminal record|violence in the environment|intimate partner abuse"
    r"|risk activity|military service|lack of access)\b",
    re.IGNORECASE,
)
_OF_DAILY_LIFE: Final = frozenset({"sdoh", "social-history", "health-concern"})
_RETURNED: Final = frozenset({"recurrence", "relapse"})
# Of chapter 21 of ICD-10-CM: susceptibility, histories, absent organs, earlier treatment, transplants.
_NOTED: Final = re.compile(r"Z(?:15|80|85|90|92\.[23]|94)")
_LEAD: Final = re.compile(
    r"^(?:secondary (?:and unspecified )?malignan\w+(?: (?:neoplasms?|tumou?rs?))?(?: (?:of|to|in))?(?: the)?"
    r"|metasta\w+(?: (?:malignan\w+|neoplasm|tumou?r|cancer|carcinoma|disease))*(?: to| in| of)(?: the)?"
    r"|(?:met[aá]stasis|neoplasia maligna secundaria|tumor maligno secundario)"
    r"(?: (?:en|de|del|a))?(?: (?:la|el|los|las))?"
    r"|(?:malignan\w+ (?:neoplasm|tumou?r)|cancer) metastatic to(?: the)?)\s+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"(?:\s*\((?:HCC|CMS/HCC)\)|,? unspecified(?: site)?|\s+metasta\w+|\s+mets)+$", re.IGNORECASE)


class Stage(Datatype, frozen=True):
    """A stage, as text or code."""

    summary: Concept | None = None


class Condition(Resource, frozen=True):
    """https://hl7.org/fhir/R4/condition.html; the fields as codes alone are of FHIR STU3 and DSTU2."""

    code: Concept | None = None
    clinical_status: Concept | str | None = None
    verification_status: Concept | str | None = None
    category: list[Concept] | Concept | None = None
    body_site: list[Concept] | Concept | None = None
    stage: list[Stage] | Stage | None = None
    onset_date_time: str | None = None
    onset_period: Period | None = None
    onset_string: str | None = None
    onset_age: Quantity | None = None
    abatement_date_time: str | None = None
    abatement_period: Period | None = None
    recorded_date: str | None = None
    asserted_date: str | None = None  # STU3
    date_recorded: str | None = None  # DSTU2
    notes: Remarks = None  # DSTU2


def malignancy(condition: Condition) -> Malignancy:
    """What a condition is to a person with cancer; mCODE's profiles decide where they are named."""
    if is_untrue(condition.verification_status):
        return "none"
    if follows(condition, "mcode-primary-cancer-condition"):
        return "primary"
    if follows(condition, "mcode-secondary-cancer-condition"):
        return "secondary"
    return malignancy_of(condition.code)


def index_primary(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    """Make a primary cancer known to the rest of the file before anything is told."""
    if entry.key and malignancy(condition) == "primary":
        chart.cancers[entry.key] = chart.ref(entry)
        found = _said_on(condition, entry=entry, chart=chart)
        chart.began = min(filter(None, (chart.began, found)), default=None)


def index_secondary(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    """Make known of which cancer a spread is, where the file says so."""
    primary = related_primary(condition)
    if entry.key and primary is not None and malignancy(condition) == "secondary":
        cancer = chart.cancer(primary)
        if cancer is not None:
            chart.cancers[entry.key] = cancer


def related_primary(condition: Condition) -> Reference | None:
    """The primary cancer that a spread names as its own: by mCODE's extension, since STU3 by FHIR's own."""
    found = (find_extension(condition.extension, name) for name in _RELATED)
    return next((extension.value_reference for extension in found if extension is not None), None)


def tell_condition(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    """Tell a condition as what it is. Nothing is told of one that is refuted, or whose code only opened a door."""
    if is_untrue(condition.verification_status):
        chart.leave_unread(entry)
        return
    if not every_name(condition.code):
        tell_narrative(entry, chart=chart)
        return
    what = malignancy(condition)
    if what == "primary":
        tell = _tell_suspected if _is_unsure(condition) else _tell_primary
        tell(condition, entry=entry, chart=chart)
    elif what == "secondary":
        _tell_secondary(condition, entry=entry, chart=chart)
    elif what == "receptor":
        _tell_receptor(condition, entry=entry, chart=chart)
    else:
        _tell_other(condition, entry=entry, chart=chart)


def _tell_primary(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    words = named(condition.code)
    everything = every_name(condition.code)
    returned = says_returned(everything)
    icd10 = icd10_of(condition.code)
    body = places_of(condition.body_site)
    told = body[0] if body else find_place(everything)
    histology = _histology(condition, entry=entry, chart=chart)
    cells = "" if returned else cell_type_in(words)
    chart.tell(
        Diagnosis(
            ref=chart.ref(entry),
            on=None if returned else _said_on(condition, entry=entry, chart=chart),
            words=words,
            site=(icd10_to_site(icd10) if icd10 else None) or (told.site if told else None),
            side=(told.side if told else None) or read_side(everything),
            morphology=_morphology(histology),
            histology_words="; ".join(dict.fromkeys(filter(None, map(named, histology)))) or cells,
            icd10=icd10,
            stage_words=_stage(condition, entry=entry, chart=chart),
        ),
        entry=entry,
        quote=_quote(condition),
    )
    _tell_state(condition, entry=entry, chart=chart, places=tuple(body) or ((told,) if told and returned else ()))


def _tell_state(condition: Condition, *, entry: Entry, chart: Chart, places: tuple[Place, ...]) -> None:
    """A return or a remission that the words or the clinical status of a primary cancer tell."""
    everything = every_name(condition.code)
    says_so = says_returned(everything)
    ended = when(condition.abatement_date_time, condition.abatement_period)
    if says_so or _has_status(condition, _RETURNED):
        on = (
            _said_on(condition, entry=entry, chart=chart)
            if says_so
            else _later_note(condition, entry=entry, chart=chart)
        )
        said = Status(
            status="recurrence",
            on=on,
            cancer=chart.ref(entry),
            places=places if says_so else (),
            said_kind=said_kind(everything),
            words=named(condition.code),
        )
        chart.tell(said, entry=entry, quote=_quote(condition))
    elif says_remission(everything) or (_has_status(condition, frozenset({"remission"})) and ended is not None):
        on = ended or _written_on(condition, entry=entry, chart=chart)
        state = Status(status="remission", on=on, cancer=chart.ref(entry), words=named(condition.code))
        chart.tell(state, entry=entry, quote=_quote(condition))


def _tell_suspected(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    places = places_of(condition.body_site)
    words = named(condition.code)
    place = places[0] if places else find_place(every_name(condition.code)) or place_named(words)
    on = _said_on(condition, entry=entry, chart=chart)
    chart.tell(Finding(place=place, on=on, words=words, suspected=True), entry=entry, quote=_quote(condition))


def _tell_secondary(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    words = named(condition.code)
    cancer = chart.cancer(related_primary(condition))
    unsure = _is_unsure(condition)
    on = _said_on(condition, entry=entry, chart=chart)
    places = _places_of_spread(condition)
    for place in places:
        says = Finding(
            place=place,
            on=on,
            words=words,
            cancer=cancer,
            secondary=True,
            suspected=unsure,
            tumour=None if unsure else True,
        )
        chart.tell(says, entry=entry, quote=_quote(condition))
    if _has_status(condition, _RETURNED) or says_returned(every_name(condition.code)):
        kind = said_kind(every_name(condition.code))
        status = Status(
            status="recurrence",
            on=on,
            cancer=cancer,
            places=tuple(places),
            said_kind=kind,
            suspected=unsure,
            words=words,
        )
        chart.tell(status, entry=entry, quote=_quote(condition))


def _tell_receptor(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    """ICD-10-CM Z17.0 and Z17.1: oestrogen receptor positive and negative status."""
    icd10 = icd10_of(condition.code)
    if icd10 is None or icd10.value not in ("Z17.0", "Z17.1"):
        _tell_note(condition, entry=entry, chart=chart)
        return
    positive = icd10.value == "Z17.0"
    says = Biomarker(
        name="ER",
        result="positive" if positive else "negative",
        positive=positive,
        on=_said_on(condition, entry=entry, chart=chart),
        words=named(condition.code),
    )
    chart.tell(says, entry=entry, quote=_quote(condition))


def _tell_other(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    """Another illness; a history or a family history is only a note: its date is when it was written down."""
    value = icd10.value if (icd10 := icd10_of(condition.code)) else ""
    everything = every_name(condition.code)
    if malignancy(condition) in ("history", "family") or _NOTED.match(value) or _PAST.match(everything):
        _tell_note(condition, entry=entry, chart=chart)
    elif is_no_illness(condition.code) or _is_of_daily_life(condition):
        chart.leave_unread(entry)
    else:
        until = when(condition.abatement_date_time, condition.abatement_period)
        says = Illness(
            name=named(condition.code), icd10=icd10, on=_said_on(condition, entry=entry, chart=chart), until=until
        )
        chart.tell(says, entry=entry, quote=_quote(condition))


def _tell_note(condition: Condition, *, entry: Entry, chart: Chart) -> None:
    says = Background(
        topic="note", words=named(condition.code), on=when(condition.recorded_date, condition.date_recorded)
    )
    chart.tell(says, entry=entry, quote=_quote(condition))


def _quote(condition: Condition) -> str:
    """The coded entry, and what somebody remarked on it."""
    return "; ".join(filter(None, (quoted(condition.code), remarks(condition.note), remarks(condition.notes))))


def _said_on(condition: Condition, *, entry: Entry, chart: Chart) -> PartialDate | None:
    """When it was found: mCODE's date of diagnosis, else onset, else the day it was written down, as a limit.

    A hospital writes down on its first visit what others found years before, so that day only says "by then".
    """
    asserted = find_extension(condition.extension, "condition-assertedDate")
    found = when(
        asserted.value_date_time or asserted.value_date if asserted else None,
        condition.onset_date_time,
        condition.onset_period,
        condition.onset_string,
    )
    return found or _at_age(condition.onset_age, chart=chart) or _written_on(condition, entry=entry, chart=chart)


def _at_age(age: Quantity | None, *, chart: Chart) -> PartialDate | None:
    """About the year in which the person was that old; years are the unit where none or "a" is said (UCUM)."""
    if age is None or age.value is None or chart.born is None or (age.code or age.unit or "a")[:1] not in "ay":
        return None
    return parse_date(f"{chart.born.year + int(age.value):04}~") if 0 <= age.value < 130 else None


def _written_on(condition: Condition, *, entry: Entry, chart: Chart) -> PartialDate | None:
    written = when(condition.recorded_date, condition.asserted_date, condition.date_recorded)
    written = written or visited_on(condition.encounter, entry=entry, chart=chart)
    return written.as_limit() if written is not None else None


def _later_note(condition: Condition, *, entry: Entry, chart: Chart) -> PartialDate | None:
    """By when a state that has no date of its own was written down, if that was after the cancer began."""
    written = _written_on(condition, entry=entry, chart=chart)
    began = when(condition.onset_date_time, condition.onset_period)
    return written if written is not None and began is not None and began < written else None


def _places_of_spread(condition: Condition) -> list[Place]:
    icd10 = icd10_of(condition.code)
    body = places_of(condition.body_site)
    if body:
        site = secondary_place(icd10) if icd10 else None
        return [replace(place, site=place.site or site) for place in body]
    words = named(condition.code)
    where = _TAIL.sub("", _LEAD.sub("", words)).strip(" ,;") or words
    return [place_named(where, also=every_name(condition.code), icd10=icd10)]


def _stage(condition: Condition, *, entry: Entry, chart: Chart) -> str:
    said = [stage_said(named(stage.summary)) for stage in each(condition.stage)]
    return "; ".join(dict.fromkeys(filter(None, [*said, *chart.stages.get(entry.key, ())])))


def _histology(condition: Condition, *, entry: Entry, chart: Chart) -> list[Concept]:
    extension = find_extension(condition.extension, "histology-morphology-behavior")
    own = [extension.value_codeable_concept] if extension and extension.value_codeable_concept else []
    return own + chart.histologies.get(entry.key, [])


def _morphology(concepts: list[Concept]) -> IcdO3Morphology | None:
    found = (IcdO3Morphology.find(code(concept, "ICD-O-3")) for concept in concepts)
    return next((each_found for each_found in found if each_found is not None), None)


def _is_of_daily_life(condition: Condition) -> bool:
    """Whether it is about work, housing or the like, as US Core and Synthea put them among the conditions."""
    displays = (coding.display or "" for coding in (condition.code.coding if condition.code else None) or ())
    if any(display.endswith("(finding)") and _WAY_OF_LIFE.search(display) for display in displays):
        return True
    return any(has_code(category, _OF_DAILY_LIFE) for category in each(condition.category))


def _is_unsure(condition: Condition) -> bool:
    return _is_any(condition.verification_status, _UNSURE)


def _has_status(condition: Condition, wanted: frozenset[str]) -> bool:
    return _is_any(condition.clinical_status, wanted)


def _is_any(status: Concept | str | None, wanted: frozenset[str]) -> bool:
    return has_code(status, wanted) if isinstance(status, Concept) else status in wanted
