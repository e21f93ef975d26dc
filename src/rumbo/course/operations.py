"""One operation told with other days, other words or another side: what makes it one, its day, and its side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rumbo.course.facts import Place, Treatment
from rumbo.course.places import same_place, sides_fit, spot
from rumbo.course.substances import substances
from rumbo.course.told import Told
from rumbo.oncology import PartialDate, Side
from rumbo.oncology.phrases import fold
from rumbo.oncology.sites import find_site, read_side

# One operation told with two dates: the operation, the pathology report, the discharge, "per patient".
SAME_OPERATION_DAYS = 31
# What was taken out or opened, by the stem that English and Spanish share: mastectomy and mastectomía.
_OPERATION = re.compile(r"\b\w+(?:ectom|otom)(?=[yií])", re.IGNORECASE)
_EXCISION = re.compile(r"\b(?:wle|excis\w*|escis\w*|exeresis)\b")
# Words that tell a further operation at the same place, or its repair.
_FURTHER = re.compile(
    r"\b(?:re-?excision|re-?resection|re-?operation|completion|second|revision|reconstruction|re-?excisión|"
    r"re-?resección|re-?operación|ampliación|segunda?|revisión|reconstrucción)\b",
    re.IGNORECASE,
)


def may_be_one(told: Sequence[Told[Treatment]], each: Told[Treatment]) -> bool:
    """Whether a report can be of the operation that others tell on another day of the same weeks.

    The names are the same; or both name one place or one operation ("mastectomy", "mastectomía") and no opposite sides
    of it, no record tells of both days, and no word says that it was a further operation there.
    """
    if any(substances(other.says.name) == substances(each.says.name) for other in told):
        return True
    if any(_FURTHER.search(other.says.name) for other in (*told, each)):
        return False
    if each.record in {other.record for other in told}:
        return False
    return any(is_one_kind(other, each) for other in told)


def day_of(told: Iterable[Told[Treatment]]) -> PartialDate | None:
    """The day that most records tell; of days told as often, the earliest, or the one that says it more exactly."""
    records: dict[PartialDate, set[str]] = defaultdict(set)
    for each in told:
        if each.says.on and each.says.on.precision == "day" and not each.says.on.about:
            records[each.says.on].add(each.record)
    most = max(map(len, records.values()), default=0)
    return min((on for on, those in records.items() if len(those) == most), default=None)


def told_with_two_sides(told: Sequence[Told[Treatment]]) -> bool:
    """Whether one record says left of a treatment and another says right, and none says both.

    A record that tells of both sides tells of treatment on both.
    """
    by_record: dict[str, set[Side | None]] = defaultdict(set)
    for each in told:
        if each.says.given is not False:
            by_record[each.record].add(side_told(each))
    sides = [those & {"left", "right", "bilateral"} for those in by_record.values()]
    if any(len(those) > 1 or "bilateral" in those for those in sides):
        return False
    return {"left"} in sides and {"right"} in sides


def side_told(each: Told[Treatment]) -> Side | None:
    """The side a report names: that of its only place, else that of its name."""
    sides = {place.side or read_side(place.words) for place in each.says.places} - {None}
    return next(iter(sides)) if len(sides) == 1 else read_side(each.says.name)


def without_side(places: Iterable[Place]) -> tuple[Place, ...]:
    """The same places, their side left open, each once."""
    kept: list[Place] = []
    for place in places:
        if not any(spot(place).group == spot(other).group for other in kept):
            kept.append(Place(words=place.words, site=place.site))
    return tuple(kept)


def is_of_one_day(one: Told[Treatment], other: Told[Treatment]) -> bool:
    """Whether two reports tell one operation on one exact day, whichever of the cancers each ties it to."""
    on = one.says.on
    if one.says.modality != "surgery" or on is None or on.precision != "day" or other.says.on != on:
        return False
    cut_out = all(_EXCISION.search(" ".join(fold(each.says.name))) for each in (one, other))
    return is_one_kind(one, other) or (cut_out and sides_fit(side_told(one), side_told(other)))


def is_one_kind(one: Told[Treatment], other: Told[Treatment]) -> bool:
    """Whether two reports name one place or one operation ("mastectomy", "mastectomía"), and no opposite sides."""
    if any(same_place(here, there) for here in _places(one) for there in _places(other)):
        return True
    return bool(_operations(one) & _operations(other)) and sides_fit(side_told(one), side_told(other))


def is_part_of(one: Told[Treatment], whole: Told[Treatment]) -> bool:
    """Whether the name of one operation stands whole in that of another: "BSO" in "hysterectomy with BSO"."""
    words = set(fold(one.says.name))
    return bool(words) and words <= set(fold(whole.says.name)) and sides_fit(side_told(one), side_told(whole))


def _operations(each: Told[Treatment]) -> frozenset[str]:
    return frozenset(_OPERATION.findall(" ".join(fold(each.says.name))))


def _places(each: Told[Treatment]) -> tuple[Place, ...]:
    found = find_site(each.says.name)
    named = (Place(words=each.says.name, site=found.site, side=found.side),) if found else ()
    return each.says.places or named
