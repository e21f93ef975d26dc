"""Earlier treatments that a criterion leaves aside: "except adjuvant chemotherapy", "other than one dose of rituximab"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import both_hold
from rumbo.trials.criteria.therapies import find_therapies, was_given
from rumbo.trials.criteria.treatment_settings import Setting, in_settings, settings_named
from rumbo.trials.facets import TreatmentFacet

_BETWEEN = re.compile(r"[,;]|\b(?:or|and|and/or)\b|/(?= )", re.IGNORECASE)
_SETTING_FIRST = re.compile(r"\b(?:neo-?)?adjuvant (?!setting|therapy|treatment)\w+", re.IGNORECASE)
# "Except for one cycle" spares a part of a treatment only.
_PARTLY = re.compile(
    r"\b(?:cycles?|doses?|low-dose|one|1|up to|single|less than|no more than|short|>|more than|within|months?|weeks?"
    r"|days?|fractions?)\b|[<>≤≥]",
    re.IGNORECASE,
)


class Spared(msgspec.Struct, frozen=True):
    """Treatments that were all of `therapies` and given in one of `settings`; `partly` where only a part is spared."""

    therapies: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    partly: bool = False

    def holds(self, treatment: TreatmentFacet) -> bool | None:
        """Whether a treatment of a person is left aside; None where that is not known."""
        said = both_hold(
            (*(was_given(each, treatment) for each in self.therapies), in_settings(treatment, self.settings))
        )
        return None if said and self.partly else said


def read_spared(excepted: str) -> tuple[Spared, ...]:
    """What words behind "except" leave aside, each part of them by itself.

    >>> [(each.therapies, each.settings) for each in read_spared("adjuvant chemotherapy, or palliative radiation")]
    [(('chemotherapy',), ('adjuvant',)), (('radiation',), ())]
    """
    parts = list(_parts(excepted))
    for at in range(len(parts) - 1, 0, -1):
        # "Gemcitabine or carboplatin as part of adjuvant therapy": the setting behind a list is that of all.
        one, after = parts[at - 1], parts[at]
        if (
            one.therapies
            and not one.settings
            and after.therapies
            and after.settings
            and not _SETTING_FIRST.search(excepted)
        ):
            parts[at - 1] = msgspec.structs.replace(one, settings=after.settings)
    return tuple(parts)


def _parts(excepted: str) -> Iterator[Spared]:
    for part in _BETWEEN.split(excepted):
        therapies = tuple(dict.fromkeys(named.id for named in find_therapies(part)))
        settings = settings_named(part)
        if therapies or settings:
            yield Spared(therapies, settings, partly=bool(_PARTLY.search(part)))
