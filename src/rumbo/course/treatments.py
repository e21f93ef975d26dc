"""The same treatment told many times becomes one span. What a treatment is aimed at, and its line, are left to
others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from rumbo.course import operations
from rumbo.course.conflicts import given_or_not, side_of_treatment
from rumbo.course.course import Conflict, TreatmentSpan
from rumbo.course.facts import Place, Treatment
from rumbo.course.gaps import before, clearest, gap_days, latest, order, sharpened
from rumbo.course.substances import joined_name, substances
from rumbo.course.told import Told, fact_ids
from rumbo.oncology import PartialDate
from rumbo.oncology.treatments import Modality

# The longest silence between two reports that still tell one treatment. Chemotherapy and immunotherapy are given in
# cycles of one to six weeks, so three months allow for a delay; hormone injections are made to last up to six months;
# tablets are told by prescriptions for up to three months; a radiation course lasts up to about eight weeks and is
# often told by its first and last day alone. These are our own windows for joining reports, not medical limits.
GAP_DAYS: Mapping[Modality, int] = {
    "surgery": 0,
    "radiation": 60,
    "chemotherapy": 90,
    "hormone": 200,
    "targeted": 120,
    "immunotherapy": 120,
    "transplant": 30,
    "cell_therapy": 30,
    "other": 200,
}
TOGETHER_DAYS = 7  # drugs of one kind that begin within a week of each other are given together, as one regimen
NOT_GIVEN_DAYS = 365  # how long after an order the word that it was never given is still about that order
RENEWED_DAYS = 400  # a prescription is renewed after up to a year, and sometimes a little late
DRUG_KINDS: frozenset[Modality] = frozenset({"chemotherapy", "hormone", "targeted", "immunotherapy", "other"})
ONE_DAY_KINDS: frozenset[Modality] = frozenset({"surgery", "transplant", "cell_therapy"})
REGIMEN_KINDS: frozenset[Modality] = frozenset({"chemotherapy", "targeted", "immunotherapy"})


@dataclass
class _Group:
    """Reports of one treatment, while they are being gathered."""

    members: list[Told[Treatment]]
    names: frozenset[str]
    disputed: bool = False
    cancer: str | None = None
    first: PartialDate | None = None
    reach: PartialDate | None = None
    _given_on: PartialDate | None = None
    _told_on: PartialDate | None = None

    def __post_init__(self) -> None:
        self._look_at(self.members)

    def add(self, more: Sequence[Told[Treatment]]) -> None:
        self.members.extend(more)
        self._look_at(more)

    def _look_at(self, more: Sequence[Told[Treatment]]) -> None:
        self.cancer = self.cancer or next((each.cancer for each in more if each.cancer), None)
        self.first = clearest([self.first, *(day for each in more for day in _days(each.says))])
        self.reach = latest([self.reach, *(day for each in more for day in _days(each.says))])
        self._given_on = clearest([self._given_on, *(each.says.on for each in more if each.says.given)])
        self._told_on = clearest([self._told_on, *(each.says.on or each.says.until for each in more)])

    @property
    def modality(self) -> Modality:
        return self.members[0].says.modality

    @property
    def start(self) -> PartialDate | None:
        """The first day it was given, else the first day it was told of."""
        return self._given_on or self._told_on

    @property
    def is_single_mention(self) -> bool:
        """Whether nothing shows more than one day of it."""
        return len({day for each in self.members for day in _days(each.says)}) < 2


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
    spans = _regimens(_gathered([each for each in known if each.says.given]))
    for group in _gathered([each for each in known if each.says.given is None]):
        _into_or_on(spans, group)
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


def _days(says: Treatment) -> tuple[PartialDate, ...]:
    return tuple(each for each in (says.on, says.until, says.last_given_on) if each is not None)


def _gathered(those: Sequence[Told[Treatment]]) -> list[_Group]:
    groups: dict[tuple[Modality, frozenset[str]], list[_Group]] = defaultdict(list)
    undated: list[Told[Treatment]] = []
    for each in those:
        if _days(each.says):
            key = (each.says.modality, _names(each))
            home = next((group for group in groups[key] if _is_same(group, each)), None)
            if home:
                home.add([each])
            else:
                groups[key].append(_Group([each], substances(each.says.name)))
        else:
            undated.append(each)
    found = [group for those_groups in groups.values() for group in those_groups]
    for each in undated:
        _into_or_on(found, _Group([each], substances(each.says.name)))
    return found


def _names(each: Told[Treatment]) -> frozenset[str]:
    """What must be the same: the drugs; an operation or radiation goes by its days, however it is worded."""
    return substances(each.says.name) if each.says.modality in DRUG_KINDS else frozenset()


def _is_same(group: _Group, each: Told[Treatment]) -> bool:
    first, start = group.members[0].says, clearest(_days(each.says))
    assert start is not None and group.reach is not None  # noqa: S101, PT018 - only dated reports come here
    if not _cancers_fit(group.cancer, each.cancer):
        return False
    allowed = GAP_DAYS[first.modality]
    if first.modality == "surgery" and operations.may_be_one(group.members, each):
        allowed = operations.SAME_OPERATION_DAYS
    if first.modality == "radiation" and _elsewhere(group.members, each):
        return False
    if each.says.given is None:
        allowed = max(allowed, RENEWED_DAYS)
    still_going = any(member.says.ongoing and not member.says.until for member in group.members)
    return still_going or _is_during(group, start) or gap_days(group.reach, start) <= allowed


def _cancers_fit(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _elsewhere(members: Sequence[Told[Treatment]], each: Told[Treatment]) -> bool:
    """Whether two radiation reports name places that have nothing in common."""
    there = {_place_key(place) for member in members for place in member.says.places}
    here = {_place_key(place) for place in each.says.places}
    return bool(there and here and not there & here)


def _place_key(place: Place) -> tuple[str, str]:
    return (str(place.site) if place.site else place.words.casefold(), place.side or "")


def _into_or_on(groups: list[_Group], more: _Group) -> None:
    """Add a report to the one group it can be about, else let it stand by itself."""
    fits = [
        group
        for group in groups
        if group.modality == more.modality
        and _cancers_fit(group.cancer, more.cancer)
        and _names_fit(group, more)
        and _touches(group, more)
    ]
    if len(fits) == 1 or (fits and more.reach is not None):
        fits[0].add(more.members)
    else:
        groups.append(more)


def _names_fit(group: _Group, more: _Group) -> bool:
    """Whether one name holds the other. Operations and radiation that are dated go by their days."""
    if more.reach is not None and more.modality not in DRUG_KINDS:
        return True
    return group.names <= more.names or more.names <= group.names


def _touches(group: _Group, more: _Group) -> bool:
    if group.reach is None or more.reach is None or more.start is None or group.start is None:
        return True
    allowed = GAP_DAYS[group.modality]
    starts_after = gap_days(group.reach, more.start) <= allowed or more.start.earliest <= group.reach.latest
    ends_before = gap_days(more.reach, group.start) <= allowed or group.start.earliest <= more.reach.latest
    return starts_after and ends_before


def _refusals(refused: Sequence[Told[Treatment]]) -> list[_Group]:
    """Reports that a treatment was not given, joined by name where they can be about the same plan."""
    groups: list[_Group] = []
    for each in refused:
        mine = _Group([each], substances(each.says.name))
        same = (group for group in groups if _same_plan(group, mine))
        home = next(same, None)
        if home:
            home.add(mine.members)
        else:
            groups.append(mine)
    return groups


def _same_plan(group: _Group, refusal: _Group) -> bool:
    by_name = refusal.modality in DRUG_KINDS
    if group.modality != refusal.modality or (by_name and not group.names <= refusal.names):
        return False
    if not _cancers_fit(group.cancer, refusal.cancer):
        return False
    if group.reach is None or refusal.start is None:
        return True
    return _is_during(group, refusal.start) or gap_days(group.reach, refusal.start) <= NOT_GIVEN_DAYS


def _settle(spans: list[_Group], refusals: list[_Group]) -> None:
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


def _is_dose_of(group: _Group, refusal: _Group) -> bool:
    """Whether a refusal is of one dose: of a drug that was being given then, alone or in a regimen."""
    if group.modality != refusal.modality or refusal.modality not in DRUG_KINDS or not refusal.names <= group.names:
        return False
    if not _given(group) or not _cancers_fit(group.cancer, refusal.cancer):
        return False
    if refusal.start is None or group.start is None or group.reach is None:
        return False
    soon_after = gap_days(group.reach, refusal.start) <= GAP_DAYS[group.modality]
    return not before(refusal.start, group.start) and (soon_after or _is_during(group, refusal.start))


def _is_during(group: _Group, day: PartialDate) -> bool:
    """Whether a day lies between the first and the last that anyone told of a treatment."""
    if group.first is None or group.reach is None:
        return False
    return group.first.earliest <= day.earliest <= group.reach.latest


def _regimens(spans: list[_Group]) -> list[_Group]:
    """Drugs of one kind that begin together are one regimen, under all their names."""
    kept: dict[Modality, list[_Group]] = defaultdict(list)
    for group in sorted(spans, key=lambda each: (order(each.start), sorted(each.names), fact_ids(each.members))):
        home = next((other for other in kept[group.modality] if _is_regimen(other, group)), None)
        if home:
            home.names |= group.names
            home.add(group.members)
        else:
            kept[group.modality].append(group)
    return [group for groups in kept.values() for group in groups]


def _is_regimen(one: _Group, other: _Group) -> bool:
    if one.modality not in REGIMEN_KINDS:
        return False
    if not _cancers_fit(one.cancer, other.cancer) or one.start is None or other.start is None:
        return False
    if gap_days(one.start, other.start) <= TOGETHER_DAYS:
        return True
    inside = one.reach is not None and other.start.earliest <= one.reach.latest
    return inside and other.names < one.names


def _given(group: _Group) -> bool | None:
    told = {each.says.given for each in group.members}
    if group.disputed:
        return None
    return True if True in told else False if False in told else None


def _name(group: _Group) -> str:
    """Drugs go by the names of what is in them; operations and radiation by the name told most, the first of equals."""
    told = [each.says.name for each in group.members]
    if group.modality in DRUG_KINDS:
        return joined_name(group.names, told)
    return max(told, key=lambda name: (bool(name.strip()), told.count(name))).strip()


def _conflicts(group: _Group) -> Iterator[Conflict]:
    name = _name(group)
    if group.disputed:
        yield given_or_not(name, group.members)
    if _has_two_sides(group):
        yield side_of_treatment(name, group.start, group.members)


def _has_two_sides(group: _Group) -> bool:
    return group.modality not in DRUG_KINDS and operations.told_with_two_sides(group.members)


def _span(group: _Group, *, today: PartialDate) -> TreatmentSpan:
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
    group: _Group, *, start: PartialDate | None, today: PartialDate
) -> tuple[PartialDate | None, PartialDate | None, bool]:
    """When it ended, when it was last given, and whether it goes on as far as anyone has said."""
    said = [each.says for each in group.members if each.says.given is not False]
    ended = latest(each.until for each in said if each.until and each.until.earliest <= today.latest)
    doses = {each.on for each in said if each.given and each.on and not each.until and not each.ongoing}
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
    found = {_place_key(place): place for each in reversed(members) for place in each.says.places}
    return tuple(found[key] for key in sorted(found))


def _most_told(words: Iterable[str]) -> str:
    count = Counter(each for each in words if each)
    return min(count, key=lambda each: (-count[each], each), default="")
