"""A study as Rumbo keeps it: what a person, their doctor and the matching need of a registry entry, and nothing else."""

from __future__ import annotations

import math
import re
from typing import Final

import msgspec

OPEN: Final = frozenset({"RECRUITING", "NOT_YET_RECRUITING", "AVAILABLE"})  # AVAILABLE is said of expanded access
_AGE: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(year|month|week|day|hour|minute)s?\s*", re.IGNORECASE)
_A_YEAR: Final = {"year": 1.0, "month": 12.0, "week": 52.1775, "day": 365.2425, "hour": 8765.82, "minute": 525_949.2}


class Contact(msgspec.Struct, frozen=True, array_like=True):
    """Whom to ask about a study, as its own entry names them."""

    name: str = ""
    role: str = ""
    phone: str = ""
    extension: str = ""
    email: str = ""


class StudySite(msgspec.Struct, frozen=True, array_like=True):
    """One place where a study takes part, with its own status. `latitude` and `longitude` are degrees, or None."""

    facility: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    status: str = ""
    latitude: float | None = None
    longitude: float | None = None
    contacts: tuple[Contact, ...] = ()


class Intervention(msgspec.Struct, frozen=True, array_like=True):
    """What is given or done in a study: `kind` is DRUG, BIOLOGICAL, RADIATION and so on."""

    kind: str = ""
    name: str = ""
    other_names: tuple[str, ...] = ()
    description: str = ""


class Arm(msgspec.Struct, frozen=True, array_like=True):
    """One group of a study, and what it gets."""

    label: str = ""
    kind: str = ""
    description: str = ""
    interventions: tuple[str, ...] = ()


class Study(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """One entry of the registry. Words are as the entry has them; dates are ISO text, as partial as they are known.

    `eligibility` is the criteria's own text. `damaged` names the fields that could not be read and were left empty.
    """

    nct_id: str
    title: str = ""
    official_title: str = ""
    acronym: str = ""
    status: str = ""
    study_type: str = ""
    phases: tuple[str, ...] = ()
    purpose: str = ""
    allocation: str = ""
    masking: str = ""
    enrollment: int | None = None
    sponsor: str = ""
    conditions: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    arms: tuple[Arm, ...] = ()
    summary: str = ""
    description: str = ""
    eligibility: str = ""
    minimum_age: str = ""
    maximum_age: str = ""
    sex: str = ""
    healthy_volunteers: bool | None = None
    sites: tuple[StudySite, ...] = ()
    contacts: tuple[Contact, ...] = ()
    starts_on: str = ""
    ends_on: str = ""
    first_posted_on: str = ""
    updated_on: str = ""
    damaged: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody can join it now or soon."""
        return self.status in OPEN

    @property
    def is_a_trial(self) -> bool:
        """Whether it gives or does something: interventional, or expanded access; what only observes is left out."""
        return self.study_type in {"INTERVENTIONAL", "EXPANDED_ACCESS"}


def age_in_years(words: str) -> float:
    """An age limit of an entry in years; not a number when it sets none.

    >>> age_in_years("18 Months")
    1.5
    """
    found = _AGE.fullmatch(words)
    return float(found[1]) / _A_YEAR[found[2].lower()] if found else math.nan
