"""The data types that FHIR resources are made of, as far as Rumbo looks into them.

Unknown fields are passed over; https://hl7.org/fhir/R4/datatypes.html has the whole of each.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


class Datatype(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """What all share: field names as FHIR writes them."""


class Coding(Datatype, frozen=True):
    """One code of one system."""

    system: str | None = None
    code: str | None = None
    display: str | None = None


class Quantity(Datatype, frozen=True):
    """A number with its unit; `comparator` is < or > when the number is a limit."""

    value: float | None = None
    comparator: str | None = None
    unit: str | None = None
    code: str | None = None


class Range(Datatype, frozen=True):
    """A low and a high number."""

    low: Quantity | None = None
    high: Quantity | None = None
    text: str | None = None


class Period(Datatype, frozen=True):
    """A time from a start to an end."""

    start: str | None = None
    end: str | None = None


class Annotation(Datatype, frozen=True):
    """A remark."""

    text: str | None = None


class Narrative(Datatype, frozen=True):
    """A resource in words, as XHTML."""

    div: str | None = None


class Identifier(Datatype, frozen=True):
    """A number by which others know a thing."""

    system: str | None = None
    value: str | None = None


class Reference(Datatype, frozen=True):
    """A pointer to another resource."""

    reference: str | None = None
    display: str | None = None


class Concept(Datatype, frozen=True):
    """A thing by its codes, its words, or both (FHIR: CodeableConcept)."""

    coding: list[Coding] | None = None
    text: str | None = None
    extension: list[Extension] | None = None


class Reason(Datatype, frozen=True):
    """A thing told, or pointed to, or both (FHIR R5: CodeableReference)."""

    concept: Concept | None = None
    reference: Reference | None = None


class Extension(Datatype, frozen=True):
    """Something FHIR itself has no field for, named by an address."""

    url: str = ""
    value_codeable_concept: Concept | None = None
    value_reference: Reference | None = None
    value_quantity: Quantity | None = None
    value_date_time: str | None = None
    value_date: str | None = None
    value_string: str | None = None
    value_unsigned_int: int | None = None
    extension: list[Extension] | None = None


# Remarks are a list of annotations; FHIR DSTU2 also had one alone, and plain text.
Remarks = list[Annotation] | Annotation | str | None


class Resource(Datatype, frozen=True):
    """What all resources share. `status` is a code in most; the others give it their own type."""

    id: str | None = None
    meta: Meta | None = None
    text: Narrative | None = None
    extension: list[Extension] | None = None
    contained: list[msgspec.Raw] | None = None
    subject: Reference | None = None
    patient: Reference | None = None
    encounter: Reference | None = None
    note: Remarks = None


class Meta(Datatype, frozen=True):
    """About a resource: which profiles it claims to follow, and when it was last changed."""

    profile: list[str] | None = None
    last_updated: str | None = None


class Reasoned(Resource, frozen=True):
    """A resource that says why something was done, in the words of whichever version of FHIR."""

    reason_code: list[Concept] | Concept | None = None
    reason_reference: list[Reference] | Reference | None = None
    reason_codeable_concept: Concept | None = None  # DSTU2
    reason: list[Reason] | None = None  # R5

    @property
    def reasons_told(self) -> list[Concept]:
        """The reasons that are told by code or in words."""
        own = [self.reason_codeable_concept, *(reason.concept for reason in self.reason or ())]
        return each(self.reason_code) + [concept for concept in own if concept is not None]

    @property
    def reasons_pointed_to(self) -> list[Reference]:
        """The reasons that stand in another resource."""
        others = (reason.reference for reason in self.reason or ())
        return each(self.reason_reference) + [reference for reference in others if reference is not None]


def each(value: list[T] | T | None) -> list[T]:
    """A field that some versions of FHIR repeat and others do not, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def find_extension(extensions: list[Extension] | None, ending: str) -> Extension | None:
    """The first extension whose address ends so; versions of a guide differ in what comes before."""
    for extension in extensions or ():
        if extension.url.endswith(ending):
            return extension
    return None


def remarks(notes: Remarks) -> str:
    """All remarks in one line."""
    if isinstance(notes, str):
        return notes.strip()
    return "; ".join(note.text.strip() for note in each(notes) if note.text)


def follows(resource: Resource, profile: str) -> bool:
    """Whether a resource says that it follows a profile, by the end of the profile's address."""
    return resource.meta is not None and any(
        name.partition("|")[0].endswith(profile) for name in resource.meta.profile or ()
    )
