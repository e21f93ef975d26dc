"""The course: what happened to one person, as far as their facts tell.

A value laid out anew each time, never stored.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rumbo.course.facts import Fact, FoundBy, KindWord, Place, StatusWord
from rumbo.oncology import Icd10, IcdO3Morphology, IcdO3Site, Modality, PartialDate, Side
from rumbo.words import Message, Text

Kind = Literal["local", "regional", "distant", "mixed", "not_known"]
Basis = Literal["said", "by_definition", "not_known"]
Origin = Literal["same", "new", "questionable"]
CameBackAs = Literal["recurrence", "progression", "relapse"]
IntervalKind = Literal["disease_free", "treatment_free", "progression_free", "platinum_free", "to_psa_recurrence"]


class _Value(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the course; `facts` are the ids of the facts it rests on, in a fixed order."""

    facts: tuple[str, ...] = ()


class KindReading(msgspec.Struct, frozen=True, kw_only=True):
    """Which kind of recurrence, and on what basis. `said` is the doctor's word; it always wins and is quoted.

    `rules` are the ids of content/course/kinds that were used, one for each reason; `naaccr_1880` is the code that
    registrars would write for it (NAACCR item 1880, type of first recurrence).
    """

    kind: Kind
    basis: Basis
    reasons: tuple[Message, ...] = ()
    possible_new_primary: bool = False
    rules: tuple[str, ...] = ()
    naaccr_1880: str = "88"


class OriginReading(msgspec.Struct, frozen=True, kw_only=True):
    """Whether two tumours count as one cancer or two, by which rule, and why; `missing` says what would be needed to tell."""

    answer: Origin
    rule: str
    why: Message
    missing: tuple[Message, ...] = ()


class Cancer(_Value, frozen=True, kw_only=True):
    """One primary cancer.

    `name` is its everyday name in both languages; `is_blood` is true for leukaemia, lymphoma, myeloma.
    """

    id: str
    name: Text
    site: IcdO3Site | None = None
    side: Side | None = None
    site_words: str = ""
    morphology: IcdO3Morphology | None = None
    histology_words: str = ""
    icd10: Icd10 | None = None
    stage_words: str = ""
    diagnosed_on: PartialDate | None = None
    is_blood: bool = False


class TreatmentSpan(_Value, frozen=True, kw_only=True):
    """One treatment over time. `given` is None when the source does not say that it was."""

    cancer: str | None
    modality: Modality
    name: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    last_given_on: PartialDate | None = None
    ongoing: bool = False
    given: bool | None = True
    places: tuple[Place, ...] = ()
    dose_words: str = ""
    why_stopped: str = ""


class StatusPoint(_Value, frozen=True, kw_only=True):
    """How the cancer stood on a day."""

    cancer: str | None
    on: PartialDate | None
    status: StatusWord
    places: tuple[Place, ...] = ()
    suspected: bool = False
    words: str = ""


class Recurrence(_Value, frozen=True, kw_only=True):
    """The cancer came back, or grew.

    `called` is recurrence (after a time without evidence of disease), progression (without such a time) or relapse
    (blood cancers); `suspected` while nothing has settled it.
    """

    cancer: str | None
    on: PartialDate | None
    places: tuple[Place, ...]
    kind: KindReading
    called: CameBackAs
    called_why: Message | None = None
    suspected: bool = False
    found_by: FoundBy = "not_said"
    said_kind: KindWord | None = None
    quote: str = ""


class Interval(_Value, frozen=True, kw_only=True):
    """A time between two events, by a named rule. `days` counts whole days, None when a date is too vague to count."""

    cancer: str | None
    kind: IntervalKind
    start: PartialDate
    end: PartialDate
    days: int | None
    rule: Message


class Line(_Value, frozen=True, kw_only=True):
    """One course of systemic treatment for recurrent or advanced disease: first line is `number` 1."""

    cancer: str | None
    number: int
    names: tuple[str, ...]
    start: PartialDate | None
    end: PartialDate | None = None
    ongoing: bool = False


class BiomarkerResult(_Value, frozen=True, kw_only=True):
    """One result of one biomarker."""

    cancer: str | None
    name: str
    result: str
    positive: bool | None
    on: PartialDate | None
    inherited: bool = False


class MarkerValue(_Value, frozen=True, kw_only=True):
    """One value of a tumour marker in blood: `words` is the number as told ("<0.1"), `unit` UCUM where it is known."""

    cancer: str | None
    name: str
    on: PartialDate | None
    value: float
    words: str
    unit: str = ""


class PossibleNewPrimary(_Value, frozen=True, kw_only=True):
    """A finding that could be another cancer and not this one come back. Never a verdict: it makes questions.

    `counted` is what the counting rules of cancer registries would make of it beside the cancer `beside`, by id; None
    when the place is not known to them.
    """

    on: PartialDate | None
    place: Place
    why: Message
    beside: str | None = None
    counted: OriginReading | None = None


class FamilyCancer(_Value, frozen=True, kw_only=True):
    """A cancer of a blood relative."""

    relation: str
    illness: str
    age_years: int | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a disagreement: a value and the fact that gives it."""

    value: Text
    fact: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Two facts that disagree, side by side. Neither drives anything until the person or their doctor settles it."""

    id: str
    about: Message
    claims: tuple[Claim, ...]

    @property
    def values(self) -> tuple[Text, ...]:
        """What is claimed, each value once, in the order of the claims."""
        return tuple(dict.fromkeys(claim.value for claim in self.claims))


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The whole course. Every tuple is in order of time, the undated last."""

    today: PartialDate
    cancers: tuple[Cancer, ...] = ()
    treatments: tuple[TreatmentSpan, ...] = ()
    statuses: tuple[StatusPoint, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
    intervals: tuple[Interval, ...] = ()
    lines: tuple[Line, ...] = ()
    biomarkers: tuple[BiomarkerResult, ...] = ()
    markers: tuple[MarkerValue, ...] = ()
    possible_new_primaries: tuple[PossibleNewPrimary, ...] = ()
    family_history: tuple[FamilyCancer, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    background: tuple[Fact, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not (self.cancers or self.treatments or self.statuses or self.recurrences)
