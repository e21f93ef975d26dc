"""Which kind of treatment the words of an entry name, when one of them only says when it was ("post-mastectomy radiation")."""

from __future__ import annotations

import re
from typing import Final

from rumbo.course.facts import Place
from rumbo.oncology.treatments import Modality, is_not_treatment, read_treatment
from rumbo.records.fhir.places import find_place

# General usage in both languages: what came before the treatment that is meant.
_AFTER: Final = re.compile(
    r"\b(?:post[- ]?|after |following |tras (?:la )?|despu[eé]s de (?:la )?)"
    r"(?:\w*ectom\w+|surgery|surgical\w*|op(?:erative)?\b|cirug[ií]a|quir[uú]rgic\w+|chemo\w*|quimio\w*)",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(
    r"chemo(?:therapy)? (?:and|with|plus|/) ?radi|chemo-?radi|radio-?chemo|quimio-?r?radi|quimioterapia (?:y|con|m[aá]s) radio",
    re.IGNORECASE,
)
_RADIATION_SHORT: Final = re.compile(r"\b(?:PM)?RT\b")  # and not "right"


def treatments_named(words: str) -> tuple[Modality, ...]:
    """The kinds of treatment that words name; one, but for chemotherapy and radiation that are given together.

    >>> treatments_named("Combined chemotherapy and radiation therapy")
    ('chemotherapy', 'radiation')
    """
    found = treatment_named(words)
    return ("chemotherapy", "radiation") if found and _BOTH.search(words) else (found,) if found else ()


def treatment_named(words: str) -> Modality | None:
    """The kind of treatment that words name, or None: not understood, or no treatment.

    >>> treatment_named("Post-mastectomy RT left chest wall")
    'radiation'
    """
    meant = _AFTER.sub(" ", words)
    if is_not_treatment(meant):
        return None
    return read_treatment(meant) or ("radiation" if _RADIATION_SHORT.search(meant) and meant != words else None)


def place_treated(words: str, *, modality: Modality) -> Place | None:
    """The place that the name of a treatment names; of radiation, RT is not taken for right."""
    found = find_place(_RADIATION_SHORT.sub(" ", words) if modality == "radiation" else words)
    return Place(words=words, site=found.site, side=found.side) if found else None
