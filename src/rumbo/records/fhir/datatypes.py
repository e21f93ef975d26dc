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


class Reference(Datatype, frozen=True):
    """A pointer to another resource."""

    reference: str | None = None
    display: str | None = None


class Concept(Datatype, frozen=True):
    """A thing by its codes, its words, or both (FHIR: CodeableConcept)."""

    coding: list[Coding] | None = None
    text: str | None = None
    extension: list[Extension] | None = None


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


class Resource(Datatype, frozen=True):
    """What all resources share. `status` is a code in most; the others give it their own type."""

    id: str | None = None
    meta: Meta | None = None
    text: Narrative | None = None
    extension: list[Extension] | None = None
    contained: list[msgspec.Raw] | None = None
    subject: Reference | None = None
    patient: Reference | None = None
    note: list[Annotation] | None = None


class Meta(Datatype, frozen=True):
    """About a resource: which profiles it claims to follow."""

    profile: list[str] | None = None


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


def remarks(notes: list[Annotation] | None) -> str:
    """All remarks in one line."""
    return "; ".join(note.text for note in notes or () if note.text)


def follows(resource: Resource, profile: str) -> bool:
    """Whether a resource says that it follows a profile, by the end of the profile's address."""
    return resource.meta is not None and any(
        name.partition("|")[0].endswith(profile) for name in resource.meta.profile or ()
    )
