"""Where in the body an entry places something: its body sites, its words, or its code."""

from __future__ import annotations

from collections.abc import Sequence

from rumbo.course.facts import Place
from rumbo.oncology import Icd10, IcdO3Site, Side
from rumbo.oncology.sites import find_site, read_side, secondary_place
from rumbo.records.fhir.codings import code, every_name, named
from rumbo.records.fhir.datatypes import Concept, each, find_extension


def place_named(words: str, *, also: str = "", icd10: Icd10 | None = None) -> Place:
    """The place that words name, in those words; its site from a code of spread, the words, or other words beside."""
    found = find_site(words) or find_site(also)
    site = secondary_place(icd10) if icd10 is not None else None
    return Place(
        words=words,
        site=(found.site if found and (site is None or found.site.value[:3] == site.value[:3]) else None) or site,
        side=read_side(words) or (read_side(also) if also else None),
    )


def find_place(words: str) -> Place | None:
    """The place that words name, or None when they name none."""
    found = find_site(words)
    return None if found is None else Place(words=words, site=found.site, side=found.side)


def places_of(body_sites: list[Concept] | Concept | None) -> list[Place]:
    """The places of coded body sites, with the side that mCODE puts beside them."""
    return [place_of_concept(site) for site in each(body_sites) if every_name(site)]


def place_of_concept(body_site: Concept, *, qualifiers: Sequence[Concept] = ()) -> Place:
    """The place of one coded body site; its side from beside it, from its own words, or from qualifiers."""
    words = every_name(body_site)
    found = find_site(words)
    site = IcdO3Site.find(code(body_site, "ICD-O-3")) or (found.site if found else None)
    beside = (read_side(every_name(qualifier)) for qualifier in qualifiers)
    side = _side(body_site) or read_side(words) or next(filter(None, beside), None)
    return Place(words=named(body_site), site=site, side=side)


def _side(body_site: Concept) -> Side | None:
    extension = find_extension(body_site.extension, "laterality-qualifier")
    return read_side(every_name(extension.value_codeable_concept)) if extension else None
