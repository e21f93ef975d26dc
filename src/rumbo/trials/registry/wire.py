"""An entry as the registry's API (version 2) sends it, read into a Study. One bad field loses that field, not the study."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

import msgspec

from rumbo.trials.registry.study import Arm, Contact, Intervention, Study, StudySite

T = TypeVar("T")


class MalformedError(Exception):
    """What was sent is no study: not an object, or without a number of its own."""


class _Part(msgspec.Struct, frozen=True, rename="camel"):
    """One module of an entry. What we do not use is not named, and ignored."""


class _Date(_Part, frozen=True):
    date: str = ""


class _Identification(_Part, frozen=True):
    nct_id: str = ""
    brief_title: str = ""
    official_title: str = ""
    acronym: str = ""


class _Status(_Part, frozen=True):
    overall_status: str = ""
    start_date_struct: _Date = _Date()
    completion_date_struct: _Date = _Date()
    study_first_post_date_struct: _Date = _Date()
    last_update_post_date_struct: _Date = _Date()


class _Sponsor(_Part, frozen=True):
    name: str = ""


class _Sponsors(_Part, frozen=True):
    lead_sponsor: _Sponsor = _Sponsor()


class _Description(_Part, frozen=True):
    brief_summary: str = ""
    detailed_description: str = ""


class _Conditions(_Part, frozen=True):
    conditions: list[str] = []
    keywords: list[str] = []


class _Masking(_Part, frozen=True):
    masking: str = ""


class _DesignInfo(_Part, frozen=True):
    primary_purpose: str = ""
    allocation: str = ""
    masking_info: _Masking = _Masking()


class _Enrollment(_Part, frozen=True):
    count: int | None = None


class _Design(_Part, frozen=True):
    study_type: str = ""
    phases: list[str] = []
    design_info: _DesignInfo = _DesignInfo()
    enrollment_info: _Enrollment = _Enrollment()


class _Arm(_Part, frozen=True):
    label: str = ""
    type: str = ""
    description: str = ""
    intervention_names: list[str] = []


class _Intervention(_Part, frozen=True):
    type: str = ""
    name: str = ""
    description: str = ""
    other_names: list[str] = []


class _Arms(_Part, frozen=True):
    arm_groups: list[_Arm] = []
    interventions: list[_Intervention] = []


class _Eligibility(_Part, frozen=True):
    eligibility_criteria: str = ""
    minimum_age: str = ""
    maximum_age: str = ""
    sex: str = ""
    healthy_volunteers: bool | None = None


class _Contact(_Part, frozen=True):
    name: str = ""
    role: str = ""
    phone: str = ""
    phone_ext: str = ""
    email: str = ""


class _Point(_Part, frozen=True):
    lat: float | None = None
    lon: float | None = None


class _Location(_Part, frozen=True):
    facility: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    status: str = ""
    geo_point: _Point = _Point()
    contacts: list[_Contact] = []


class _Places(_Part, frozen=True):
    locations: list[_Location] = []
    central_contacts: list[_Contact] = []


MODULES: Final = (
    "IdentificationModule", "StatusModule", "SponsorCollaboratorsModule", "DescriptionModule", "ConditionsModule",
    "DesignModule", "ArmsInterventionsModule", "EligibilityModule", "ContactsLocationsModule",
)  # fmt: skip  # the parts that are asked for: outcomes, references and results stay where they are


_ESCAPED: Final = re.compile(r"\\([^\w\s])")  # long texts come as Markdown: "age \\> 18"
_LONGEST_NUMBER: Final = 64  # NCT numbers have 11 signs; other registries' are longer
_ENTITY: Final = re.compile(r"&(?:lt|gt|amp|le|ge|quot|nbsp|#\d{1,6});")


def read_study(entry: object) -> Study:
    """Read one entry.

    Raises MalformedError when it is no study at all.
    """
    study = _read(entry)
    try:
        msgspec.msgpack.encode(study)
    except UnicodeEncodeError:  # half of a letter, cut by whoever sent it
        return _read(json.loads(json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")))
    return study


def _read(entry: object) -> Study:
    sections = entry.get("protocolSection") if isinstance(entry, Mapping) else None
    if not isinstance(sections, Mapping):
        raise MalformedError("no protocolSection")
    damaged: list[str] = []
    parts = _Parts(sections, damaged)
    named = parts.get("identificationModule", _Identification)
    if not 0 < len(named.nct_id.strip()) <= _LONGEST_NUMBER:
        raise MalformedError("no nctId")
    return _study(named, parts, damaged)


class _Parts:
    """The modules of one entry, each read as its shape; what does not fit is left out and named in `damaged`."""

    def __init__(self, sections: Mapping[str, Any], damaged: list[str]) -> None:
        self._sections, self._damaged = sections, damaged

    def get(self, name: str, shape: type[T]) -> T:
        """One module; an empty one when the entry has none."""
        found = self._sections.get(name)
        read: T = _salvage(found if found is not None else {}, shape, name, self._damaged, shape())
        return read


def _salvage(value: Any, shape: Any, name: str, damaged: list[str], otherwise: Any) -> Any:
    """As much of a value as fits its shape: whole if it can be, else field by field and item by item."""
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError:
        pass
    if isinstance(value, Mapping) and isinstance(shape, type) and issubclass(shape, _Part):
        kept = {}
        for field in msgspec.structs.fields(shape):
            if value.get(field.encode_name) is not None:  # null is a way to say nothing
                here = f"{name}.{field.encode_name}"
                kept[field.name] = _salvage(value[field.encode_name], field.type, here, damaged, field.default)
        return shape(**{key: each for key, each in kept.items() if each is not msgspec.NODEFAULT})
    items = getattr(shape, "__args__", None)
    if isinstance(value, list) and getattr(shape, "__origin__", None) is list and items:
        read = [_salvage(each, items[0], name, damaged, None) for each in value]
        return [each for each in read if each is not None]
    damaged.append(name)
    return otherwise


def _study(named: _Identification, parts: _Parts, damaged: list[str]) -> Study:
    status, design = parts.get("statusModule", _Status), parts.get("designModule", _Design)
    told, about = parts.get("descriptionModule", _Description), parts.get("conditionsModule", _Conditions)
    arms, who = parts.get("armsInterventionsModule", _Arms), parts.get("eligibilityModule", _Eligibility)
    places = parts.get("contactsLocationsModule", _Places)
    sponsor = parts.get("sponsorCollaboratorsModule", _Sponsors)
    return Study(
        nct_id=named.nct_id.strip().upper(), title=named.brief_title, official_title=named.official_title,
        acronym=named.acronym, status=status.overall_status, study_type=design.study_type,
        phases=tuple(design.phases), purpose=design.design_info.primary_purpose,
        allocation=design.design_info.allocation, masking=design.design_info.masking_info.masking,
        enrollment=design.enrollment_info.count, sponsor=sponsor.lead_sponsor.name,
        conditions=tuple(about.conditions), keywords=tuple(about.keywords),
        interventions=tuple(
            Intervention(each.type, each.name, tuple(each.other_names), each.description) for each in arms.interventions
        ),
        arms=tuple(
            Arm(each.label, each.type, each.description, tuple(each.intervention_names)) for each in arms.arm_groups
        ),
        summary=_plain(told.brief_summary), description=_plain(told.detailed_description),
        eligibility=_plain(who.eligibility_criteria), minimum_age=who.minimum_age, maximum_age=who.maximum_age,
        sex=who.sex, healthy_volunteers=who.healthy_volunteers,
        sites=tuple(map(_site, places.locations)), contacts=tuple(map(_contact, places.central_contacts)),
        starts_on=status.start_date_struct.date, ends_on=status.completion_date_struct.date,
        first_posted_on=status.study_first_post_date_struct.date,
        updated_on=status.last_update_post_date_struct.date,
        damaged=tuple(sorted(set(damaged))),
    )  # fmt: skip


def _site(place: _Location) -> StudySite:
    return StudySite(
        place.facility, place.city, place.state, place.zip, place.country, place.status,
        place.geo_point.lat, place.geo_point.lon, tuple(map(_contact, place.contacts)),
    )  # fmt: skip


def _contact(found: _Contact) -> Contact:
    return Contact(found.name, found.role, found.phone, found.phone_ext, found.email)


def _plain(markdown: str) -> str:
    """A long text without the signs that only its notation needs.

    >>> _plain("Age \\\\> 18, ANC &lt; 1")
    'Age > 18, ANC < 1'
    """
    return _ESCAPED.sub(r"\1", _ENTITY.sub(lambda found: html.unescape(found[0]), markdown))
