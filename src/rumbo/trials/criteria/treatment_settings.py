"""In which setting a treatment was given: for advanced disease, after surgery (adjuvant) or before it (neoadjuvant)."""

from __future__ import annotations

import re
from typing import Literal

from rumbo.trials.facets import TreatmentFacet

Setting = Literal["advanced", "adjuvant", "neoadjuvant"]

_SETTINGS: tuple[tuple[Setting, re.Pattern[str]], ...] = (
    (
        "advanced",
        re.compile(
            r"\b(?:for|in|of|to|following|with)\b[^.;]{0,60}\b(?:metastatic|advanced|recurrent|relapsed"
            r"|unresectable|incurable|palliative|R/M"
            r"|(?-i:m[A-Z]{2,4})\b|ES-SCLC|stage IV)|\b(?:metastatic|advanced|recurrent|palliative)(?: \w+)? setting",
            re.IGNORECASE,
        ),
    ),
    ("neoadjuvant", re.compile(r"\bneo-?\s?\(?adjuvant|\bneo\)?-? ?/? ?adjuvant|\(neo\)", re.IGNORECASE)),
    ("adjuvant", re.compile(r"(?<!neo)(?<!neo-)\badjuvant|/ ?adjuvant|\(neo\)", re.IGNORECASE)),
)
_ANY_SETTING = re.compile(
    r"\b(?:any|either|current or prior) (?:disease )?setting|\b(?:localized|early)\b[\w ,/-]{0,30}(?:\bor\b"
    r"|\band\b|/)[\w ,/-]{0,20}(?:advanced|metastatic)",
    re.IGNORECASE,
)
_ADVANCED: frozenset[str | None] = frozenset(("metastatic", "locally_advanced", "maintenance"))


def in_settings(treatment: TreatmentFacet, settings: tuple[Setting, ...]) -> bool | None:
    """Whether a treatment was given in one of the settings, None when its setting is not known; no settings means any."""
    if not settings:
        return True
    if treatment.setting in ("adjuvant", "neoadjuvant"):
        return treatment.setting in settings
    if treatment.setting in _ADVANCED or treatment.line is not None:
        return "advanced" in settings
    return False if treatment.setting == "primary" else None


def read_settings(text: str, *, advanced_from: int = 0) -> tuple[Setting, ...]:
    """The one kind of setting that a statement is about; () where it names none, several, or says any.

    Words for advanced disease count only from the letter `advanced_from`: what stands before a treatment tells of the cancer.

    >>> read_settings("chemotherapy in the metastatic setting"), read_settings("adjuvant or metastatic setting")
    (('advanced',), ())
    """
    found = tuple(
        name for name in settings_named(text) if name != "advanced" or name in settings_named(text[advanced_from:])
    )
    return () if "advanced" in found and found != ("advanced",) else found


def settings_named(text: str) -> tuple[Setting, ...]:
    """Every setting that words name; () where they say any.

    >>> settings_named("neoadjuvant chemotherapy")
    ('neoadjuvant',)
    """
    if _ANY_SETTING.search(text):
        return ()
    return tuple(name for name, pattern in _SETTINGS if pattern.search(text))
