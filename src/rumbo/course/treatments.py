"""The same treatment told many times becomes one span. What a treatment is aimed at, and its line, are left to
others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from rumbo.course import operations
from rumbo.course.conflicts import given_or_not, side_of_treatment
from rumbo.course.course import Conflict, TreatmentSpan
from rumbo.course.facts import Place, Treatment
from rumbo.course.gaps import before, gap_days, latest, order, sharpened
from rumbo.course.gathering import (
    DRUG_KINDS,
    GAP_DAYS,
    ONE_DAY_KINDS,
    Group,
    begun,
    cancers_fit,
    gathered,
    into_or_on,
    is_during,
    regimens,
    without_bare,
)
from rumbo.course.places import united
from rumbo.course.substances import joined_name, substances
from rumbo.course.told import Told, fact_ids
from rumbo.oncology import PartialDate, find_site

_ACT = re.compile(
    r"(?i)\w{4,}(?:ectom[yiíi]|plast[yií]|otom[yiíi])|whipple|turb|mohs|amputa|exent|debulk|sbrt|braqui|brachy"
)
NOT_GIVEN_DAYS = 365  # how long after an order the word that it was never given is still about that order


def join(
    those: Sequence[Told[Treatment]], *, today: PartialDate
) -> tuple[tuple[TreatmentSpan, ...], tuple[Conflict, ...]]:
    """Join reports of the same treatment into spans, and tell where the reports disagree whether it was given.

    Reports are of one treatment when they are of the same cancer and modality, name the same drugs (operations and
    radiation: fall on the same days; see also `operations`), and no silence longer than `GAP_DAYS` lies between them.
    What was ordered and then given is one span; what was ordered and then told as never given is one span with
    `given=False`. A treatment told as given once and as never given is in conflict: its `given` is None, and it drives
    nothing. An operation or radiation that one record puts on the left and another on the right has no side.
    """
    known = [_as_known(each, today=today) for each in those]
    spans = without_bare(regimens(gathered([each for each in known if each.says.given])))
    for group in gathered([each for each in known if each.says.given is None]):
        into_or_on(spans, group)
    _settle(spans, _refusals([each for each in known if each.says.given is False]))
    conflicts = tuple(conflict for each in spans for conflict in _conflicts(each))
    done = (_span(each, today=today) for each in spans)
    return tuple(sorted(done, key=lambda span: (order(span.start), span.modality, span.name, span.facts))), conflicts


def _as_known(each: Told[Treatment], *, today: PartialDate) -> Told[Treatment]:
    """What lies ahead has not been given yet, and what somebody is unsure of is not known to have been given."""
    ahead = each.says.on is not None and each.says.on.earliest > today.latest
    if each.says.given and (ahead or each.unsure):
        return replace(each, says=msgspec.structs.replace(each.says, given=None))
    return each


def _refusals(refused: Sequence[Told[Treatment]]) -> list[Group]:
    """Reports that a treatment was not given, joined by name where they can be about the same plan."""
    groups: list[Group] = []
    for each in refused:
        mine = Group([each], substances(each.says.name))
        same = (group for group in groups if _same_plan(group, mine))
        home = next(same, None)
        if home:
            home.add(mine.members)
        else:
            groups.append(mine)
    return groups


def _same_plan(group: Group, refusal: Group) -> bool:
    by_name = refusal.modality in DRUG_KINDS
    if group.modality != refusal.modality or (by_name and not group.names <= refusal.names):
        return False
    if not cancers_fit(group.cancer, refusal.cancer):
        return False
    if group.reach is None or refusal.start is None:
        return True
    return is_during(group, refusal.start) or gap_days(group.reach, refusal.start) <= NOT_GIVEN_DAYS


def _settle(spans: list[Group], refusals: list[Group]) -> None:
    """Lay each "not given" on the order it answers; against a single report that it was given it makes a conflict. A dose
    that was held while the same drug was being given is part of that treatment.
    """
    for refusal in refusals:
        plans = [group for group in spans if _same_plan(group, refusal)]
        orders = [group for group in plans if not any(each.says.given for each in group.members)]
        claims = [group for group in plans if group.is_single_mention and group not in orders]
        if orders:
            orders[0].add(refusal.members)
        elif claims and len(plans) == 1 and refusal.modality in DRUG_KINDS:
            claims[0].add(refusal.members)
            claims[0].disputed = True
        elif held := [group for group in spans if _is_dose_of(group, refusal)]:
            held[0].add(refusal.members)
        else:
            spans.append(refusal)


def _is_dose_of(group: Group, refusal: Group) -> bool:
    """Whether a refusal is of one dose: of a drug that was being given then, alone or in a regimen."""
    if group.modality != refusal.modality or refusal.modality not in DRUG_KINDS or not refusal.names <= group.names:
        return False
    if not _given(group) or not cancers_fit(group.cancer, refusal.cancer):
        return False
    if refusal.start is None or group.start is None or group.reach is None:
        return False
    soon_after = gap_days(group.reach, refusal.start) <= GAP_DAYS[group.modality]
    return not before(refusal.start, group.start) and (soon_after or is_during(group, refusal.start))


def _given(group: Group) -> bool | None:
    told = {each.says.given for each in group.members}
    if group.disputed:
        return None
    return True if True in told else False if False in told else None


def _name(group: Group) -> str:
    """Drugs go by the names of what is in them; operations and radiation by the name told most, the first of equals."""
    told = [each.says.name for each in group.members]
    if group.modality in DRUG_KINDS:
        return joined_name(group.names, told)
    operation = group.modality == "surgery"
    return max(told, key=lambda name: (bool(name.strip()), operation and _says_what(name), told.count(name))).strip()


@cache
def _says_what(name: str) -> bool:
    """Whether the name of an operation says where it was or which it was, and not only that it was done."""
    return find_site(name) is not None or _ACT.search(name) is not None


def _conflicts(group: Group) -> Iterator[Conflict]:
    name = _name(group)
    if group.disputed:
        yield given_or_not(name, group.members)
    if _has_two_sides(group):
        yield side_of_treatment(name, group.start, group.members)


def _has_two_sides(group: Group) -> bool:
    return group.modality not in DRUG_KINDS and operations.told_with_two_sides(group.members)


def _span(group: Group, *, today: PartialDate) -> TreatmentSpan:
    members, start = group.members, group.start
    if group.modality in ONE_DAY_KINDS:
        start = operations.day_of(each for each in members if each.says.given) or start
    given = _given(group)
    end, last_given_on, ongoing = _end(group, start=start, today=today)
    return TreatmentSpan(
        facts=fact_ids(members),
        cancer=group.cancer,
        modality=group.modality,
        name=_name(group),
        start=start,
        end=end,
        last_given_on=last_given_on,
        ongoing=ongoing and bool(given),
        given=given,
        places=operations.without_side(_places(members)) if _has_two_sides(group) else _places(members),
        dose_words=_most_told(each.says.dose_words for each in members),
        why_stopped=_most_told(each.says.why_stopped for each in members),
    )


def _end(
    group: Group, *, start: PartialDate | None, today: PartialDate
) -> tuple[PartialDate | None, PartialDate | None, bool]:
    """When it ended, when it was last given, and whether it goes on as far as anyone has said."""
    said = [each.says for each in group.members if each.says.given is not False]
    ended = latest(each.until for each in said if each.until and each.until.earliest <= today.latest)
    doses = {begun(each) for each in said if each.given and each.on and not each.until and not each.ongoing}
    several = group.modality in DRUG_KINDS and len(doses) > 1
    last = latest([*(each.last_given_on for each in said), *(doses if several else ())])
    going_on = latest(each.on for each in said if each.ongoing)
    ongoing = any(each.ongoing for each in said)
    if ended and (going_on is None or ended.latest >= going_on.earliest):
        return sharpened(ended, last), last, False
    if group.modality in ONE_DAY_KINDS:
        return start, last, False
    recent = last is not None and gap_days(last, today) <= GAP_DAYS[group.modality]
    if ongoing or not several or recent:
        return None, last, ongoing
    return last, last, False


def _places(members: Sequence[Told[Treatment]]) -> tuple[Place, ...]:
    places = {place for each in members for place in each.says.places}
    return united(sorted(places, key=lambda place: (str(place.site or "~"), place.side or "", place.words)))


def _most_told(words: Iterable[str]) -> str:
    count = Counter(each for each in words if each)
    return min(count, key=lambda each: (-count[each], each), default="")
