"""How the cancer stood, and when: the same statement told twice is one point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from rumbo.course.course import StatusPoint
from rumbo.course.facts import Place, Status, StatusWord
from rumbo.course.gaps import before, clearest, gap_days, order
from rumbo.course.told import Told, fact_ids
from rumbo.oncology import PartialDate

# A scan and the visit where it is told lie some weeks apart and are one statement. Our own window for joining reports.
SAME_STATEMENT_DAYS = 30
CLEAR: frozenset[StatusWord] = frozenset({"no_evidence_of_disease", "remission"})


def join(those: Sequence[Told[Status]]) -> tuple[StatusPoint, ...]:
    """Join statements of one status about one cancer that lie within `SAME_STATEMENT_DAYS` of the first of them.

    What is only suspected stays apart from what is said plainly. An unsure statement counts as suspected.
    """
    groups: list[list[Told[Status]]] = []
    last: dict[tuple[str | None, StatusWord, bool], list[Told[Status]]] = {}
    for each in those:
        key = (each.cancer, each.says.status, is_suspected(each))
        home = last.get(key)
        if home and _is_same(home, each):
            home.append(each)
        else:
            last[key] = [each]
            groups.append(last[key])
    points = (_point(group) for group in groups)
    return tuple(sorted(points, key=lambda point: (order(point.on), point.cancer or "", point.status, point.facts)))


def without_days_of_history(those: Iterable[Told[Status]]) -> tuple[Told[Status], ...]:
    """The same statements, with no day for a return that is only told as history, in order of time.

    A note that says on one day both that there is no evidence of disease and that the cancer came back ("recurrent
    breast cancer, no evidence of disease today") tells of an earlier return, on a day it does not say. What a scan, an
    examination or a biopsy showed is no history.
    """
    those = tuple(those)
    clear = {(each.document, each.says.on) for each in those if each.says.status in CLEAR and not is_suspected(each)}
    told = (_undated(each) if _is_history(each) and (each.document, each.says.on) in clear else each for each in those)
    return tuple(sorted(told, key=lambda each: (order(each.says.on), each.fact.id)))


def _is_history(each: Told[Status]) -> bool:
    result = each.fact.source.result if each.fact.source else ""
    return each.says.status == "recurrence" and bool(each.record) and not result and each.says.found_by == "not_said"


def _undated(each: Told[Status]) -> Told[Status]:
    return replace(each, says=msgspec.structs.replace(each.says, on=None))


def is_suspected(each: Told[Status]) -> bool:
    """Whether it was said as a doubt, or by someone who was not sure."""
    return each.says.suspected or each.unsure


def clear_days(
    those: Iterable[Told[Status]], *, cancer: str | None, since: PartialDate | None
) -> tuple[PartialDate, ...]:
    """The days on which there was said to be no evidence of this cancer, after it was found.

    A statement that names no cancer is about all of them.
    """
    return tuple(
        each.says.on
        for each in those
        if each.says.status in CLEAR
        and each.says.on
        and not is_suspected(each)
        and (each.cancer == cancer or each.cancer is None)
        and (since is None or before(since, each.says.on))
    )


def _is_same(group: Sequence[Told[Status]], each: Told[Status]) -> bool:
    on = clearest(told.says.on for told in group)
    if on is None or each.says.on is None:
        return on is each.says.on
    return gap_days(on, each.says.on) <= SAME_STATEMENT_DAYS


def _point(group: Sequence[Told[Status]]) -> StatusPoint:
    first = group[0]
    places: dict[str, Place] = {}
    for each in group:
        for place in each.says.places:
            places.setdefault(place.words.casefold(), place)
    return StatusPoint(
        facts=fact_ids(group),
        cancer=first.cancer,
        on=clearest(each.says.on for each in group),
        status=first.says.status,
        places=tuple(places[key] for key in sorted(places)),
        suspected=is_suspected(first),
        words=next((each.says.words for each in group if each.says.words), ""),
    )
