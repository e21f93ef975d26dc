"""Reports that tumour was seen: statements that it came back or grew, and findings. Which of them still stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rumbo.course.facts import Finding, FoundBy, KindWord, Place, Status
from rumbo.course.gaps import before, gap_days, order
from rumbo.course.places import is_among, same_place
from rumbo.course.statuses import is_suspected
from rumbo.course.told import Told
from rumbo.oncology import PartialDate

# A finding, its biopsy and the letter that tells of it follow each other within about two months. Our own window.
SAME_EVENT_DAYS = 60


@dataclass(frozen=True)
class Sighting:
    """One report that tumour was there. `word` is recurrence or progression when somebody called it so."""

    told: Told[Status] | Told[Finding]
    word: Literal["recurrence", "progression", "finding"]
    places: tuple[Place, ...]
    suspected: bool
    found_by: FoundBy
    said_kind: KindWord | None = None
    is_spread: bool = False

    @property
    def on(self) -> PartialDate | None:
        """When it was seen or said."""
        return self.told.says.on

    @property
    def quote(self) -> str:
        """The line of the record, or its own words."""
        return self.told.quote


def seen(statuses: Iterable[Told[Status]], findings: Iterable[Told[Finding]]) -> tuple[Sighting, ...]:
    """Every report that tumour was seen or suspected, in order of time."""
    said = [_of_status(each) for each in statuses if each.says.status in ("recurrence", "progression")]
    found = [_of_finding(each) for each in findings if each.says.tumour or _is_doubt(each)]
    return tuple(sorted([*said, *found], key=lambda each: (order(each.on), each.told.fact.id)))


def standing(
    sightings: Sequence[Sighting], *, negatives: Sequence[Told[Finding]], clear: Sequence[PartialDate]
) -> tuple[Sighting, ...]:
    """The reports that nothing has cleared.

    A suspicion is cleared by a later finding that there is no tumour in that place, or by a later statement that
    there is no evidence of disease, unless it was confirmed in between. A finding that was not from a biopsy is
    overruled by a biopsy of the same place within `SAME_EVENT_DAYS` that shows no tumour: tissue decides (NCI,
    "Recurrent Cancer": a biopsy may be needed to know).
    """
    confirmed = [each for each in sightings if not each.suspected]
    return tuple(each for each in sightings if not _is_cleared(each, confirmed, negatives=negatives, clear=clear))


def without_the_first_day(sightings: Sequence[Sighting], *, found_on: Sequence[PartialDate]) -> tuple[Sighting, ...]:
    """The reports, each called a return on the day its cancer was found without that day, when another return is told
    later: an entry "recurrent" of a problem list keeps the onset of the cancer.
    """
    back = [each.on for each in sightings if each.word == "recurrence" and each.on]
    first = [on for on in back if on.day and on in found_on and any(before(on, other) for other in back)]
    return tuple(
        replace(each, told=each.told.undated()) if each.word == "recurrence" and each.on in first else each
        for each in sightings
    )


def _of_status(told: Told[Status]) -> Sighting:
    says = told.says
    word: Literal["recurrence", "progression"] = "recurrence" if says.status == "recurrence" else "progression"
    return Sighting(told, word, says.places, is_suspected(told), says.found_by, says.said_kind)


def _of_finding(told: Told[Finding]) -> Sighting:
    says = told.says
    suspected = says.suspected or told.unsure or says.tumour is None
    places = (says.place,) if says.place.words.strip() or says.place.site else ()
    return Sighting(told, "finding", places, suspected, says.found_by, is_spread=says.secondary)


def _is_doubt(told: Told[Finding]) -> bool:
    return told.says.tumour is None and told.says.suspected


def _is_cleared(
    each: Sighting, confirmed: Sequence[Sighting], *, negatives: Sequence[Told[Finding]], clear: Sequence[PartialDate]
) -> bool:
    against = [other for other in negatives if is_among(other.says.place, each.places)]
    if not each.suspected:
        biopsies = [other for other in against if other.says.found_by == "biopsy"]
        overruled = each.word == "finding" and each.found_by != "biopsy"
        return overruled and any(_soon_after(each.on, other.says.on) for other in biopsies)
    if any(other.says.on is None or each.on is None for other in against):
        return True
    days = [other.says.on for other in against if other.says.on and not before(other.says.on, each.on)]
    days += [day for day in clear if before(each.on, day)]
    return bool(days) and not _was_confirmed(each, confirmed, until=min(days))


def _soon_after(on: PartialDate | None, later: PartialDate | None) -> bool:
    return on is not None and later is not None and not before(later, on) and gap_days(on, later) <= SAME_EVENT_DAYS


def _was_confirmed(each: Sighting, confirmed: Sequence[Sighting], *, until: PartialDate) -> bool:
    return any(
        not before(other.on, each.on) and not before(until, other.on) and share_place(each.places, other.places)
        for other in confirmed
        if other.on
    )


def share_place(one: Sequence[Place], other: Sequence[Place]) -> bool:
    """Whether two reports can be about one place; a report without a place can be about any."""
    return not one or not other or any(same_place(here, there) for here in one for there in other)
