"""What the counting rules of cancer registries would make of a possible new cancer, beside the cancer known before it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from rumbo.course.course import Cancer, PossibleNewPrimary
from rumbo.course.facts import Diagnosis, Place
from rumbo.course.gaps import before, clearest
from rumbo.course.places import spot
from rumbo.course.primaries import same_or_new
from rumbo.course.told import Told
from rumbo.oncology import IcdO3Site, Tumour
from rumbo.oncology.sites import find_site


def counted(
    possible: Sequence[PossibleNewPrimary], *, cancers: Sequence[Cancer], diagnoses: Sequence[Told[Diagnosis]]
) -> tuple[PossibleNewPrimary, ...]:
    """Each possible new cancer with the answer of `same_or_new`, from what its own diagnoses say, else from its place.

    It is set beside the cancer of the same organ, else beside the last one found before it. A place that no site is known
    for is left as it is.
    """
    return tuple(_counted(each, cancers, diagnoses) for each in possible)


def _counted(
    possible: PossibleNewPrimary, cancers: Sequence[Cancer], diagnoses: Sequence[Told[Diagnosis]]
) -> PossibleNewPrimary:
    earlier = _earlier(possible, cancers)
    own = [each.says for each in diagnoses if each.fact.id in possible.facts]
    site = next((says.site for says in own if says.site), None) or _site(possible.place)
    if earlier is None or earlier.site is None or site is None:
        return possible
    later = Tumour(
        site,
        morphology=next((says.morphology for says in own if says.morphology), None),
        side=next((says.side for says in own if says.side), None) or spot(possible.place).side,
        diagnosed_on=clearest([says.on for says in own]) or possible.on,
    )
    first = Tumour(earlier.site, morphology=earlier.morphology, side=earlier.side, diagnosed_on=earlier.diagnosed_on)
    return replace(possible, beside=earlier.id, counted=same_or_new(first, later))


def _earlier(possible: PossibleNewPrimary, cancers: Sequence[Cancer]) -> Cancer | None:
    """The cancer beside which a tumour is set: of the same organ, else the last found before it, else the only one."""
    group = spot(possible.place).group
    in_organ = [each for each in cancers if each.site and each.site.value[:3] == group[:3]]
    known = [each for each in cancers if before(each.diagnosed_on, possible.on)]
    found = in_organ or known or (list(cancers) if len(cancers) == 1 else [])
    return found[-1] if found else None


def _site(place: Place) -> IcdO3Site | None:
    found = None if place.site else find_site(place.words)
    return place.site or (found.site if found else None)
