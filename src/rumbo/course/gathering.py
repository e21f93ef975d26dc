"""Reports of one treatment, gathered: by drugs and time, by regimen, and orders with the treatment they became.

What is told as not given, and what becomes of it all, is for `treatments`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from rumbo.course import operations
from rumbo.course.facts import Treatment
from rumbo.course.gaps import before, clearest, gap_days, latest, order
from rumbo.course.places import same_place
from rumbo.course.substances import substances
from rumbo.course.told import Told, fact_ids
from rumbo.oncology import PartialDate
from rumbo.oncology.phrases import fold
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
# How much longer the silence may be when nobody told an end and no other such drug was begun in between: a course of
# chemotherapy lasts up to about half a year, drugs that hold a cancer are given for a year and longer, hormone treatment
# and drugs for the bones for years. Our own windows.
UNBROKEN_DAYS: Mapping[Modality, int] = {
    "chemotherapy": 180,
    "targeted": 365,
    "immunotherapy": 365,
    "hormone": 1100,
    "other": 1100,
}
ORDERED_DAYS = 90  # from the plan of an operation or of radiation to the day it was done
RENEWED_DAYS = 400  # a prescription is renewed after up to a year, and sometimes a little late
DRUG_KINDS: frozenset[Modality] = frozenset({"chemotherapy", "hormone", "targeted", "immunotherapy", "other"})
ONE_DAY_KINDS: frozenset[Modality] = frozenset({"surgery", "transplant", "cell_therapy"})
# How near a treatment "chemotherapy" without a name is of it: half a year. Our own bound.
BARE_DAYS = 183
_BARE = frozenset(
    ("chemotherapy", "chemo", "quimio", "quimioterapia", "qt", "immunotherapy", "inmunoterapia", "hormone therapy",
     "hormonoterapia", "terapia hormonal", "targeted therapy", "terapia dirigida")
)  # fmt: skip
REGIMEN_KINDS: frozenset[Modality] = frozenset({"chemotherapy", "targeted", "immunotherapy"})
_WAYS = re.compile(
    r"(?P<inside>brach|braqui|implant|seeds?\b|semillas|iodin|yod[oi]|i 131|radioiod|lutetium|lutecio)"
    r"|(?P<outside>extern|tele ?(?:ter|ther)|ebrt|imrt|vmat|sbrt|srs\b|3d ?crt|cobalt|beam)"
)


@dataclass
class Group:
    """Reports of one treatment, while they are being gathered."""

    members: list[Told[Treatment]]
    names: frozenset[str]
    disputed: bool = False
    cancer: str | None = None
    first: PartialDate | None = None
    reach: PartialDate | None = None
    given_on: PartialDate | None = None
    _told_on: PartialDate | None = None

    def __post_init__(self) -> None:
        self._look_at(self.members)

    def add(self, more: Sequence[Told[Treatment]]) -> None:
        """Count more reports to it."""
        self.members.extend(more)
        self._look_at(more)

    def _look_at(self, more: Sequence[Told[Treatment]]) -> None:
        self.cancer = self.cancer or next((each.cancer for each in more if each.cancer), None)
        self.first = clearest([self.first, *(day for each in more for day in days(each.says))])
        self.reach = latest([self.reach, *(day for each in more for day in days(each.says))])
        self.given_on = clearest([self.given_on, *(begun(each.says) for each in more if each.says.given)])
        self._told_on = clearest([self._told_on, *(begun(each.says) or each.says.until for each in more)])

    @property
    def modality(self) -> Modality:
        """The kind of treatment, the same for all reports."""
        return self.members[0].says.modality

    @property
    def start(self) -> PartialDate | None:
        """The first day it was given, else the first day it was told of."""
        return self.given_on or self._told_on

    @property
    def is_single_mention(self) -> bool:
        """Whether nothing shows more than one day of it."""
        return len({day for each in self.members for day in days(each.says)}) < 2


def begun(says: Treatment) -> PartialDate | None:
    """The first day that a report tells of; one dose told of on a later day ("C6 given on 3/1") was on its own day."""
    return says.last_given_on if before(says.last_given_on, says.on) else says.on


def days(says: Treatment) -> tuple[PartialDate, ...]:
    """Every day that a report names."""
    return tuple(each for each in (says.on, says.until, says.last_given_on) if each is not None)


def gathered(those: Sequence[Told[Treatment]]) -> list[Group]:
    """The reports, given in order of time, group by group: first those with a day, then those without."""
    groups: dict[tuple[Modality, frozenset[str]], list[Group]] = defaultdict(list)
    undated: list[Told[Treatment]] = []
    for each in those:
        if days(each.says):
            key = (each.says.modality, _names(each))
            home = next((group for group in groups[key] if _is_same(group, each)), None)
            if home:
                home.add([each])
            else:
                groups[key].append(Group([each], substances(each.says.name)))
        else:
            undated.append(each)
    found = [group for those_groups in groups.values() for group in _unbroken(those_groups)]
    for each in undated:
        into_or_on(found, Group([each], substances(each.says.name)))
    return found


def _unbroken(groups: Sequence[Group]) -> list[Group]:
    """Groups of one treatment, with no end told and nothing that says it was taken up anew, as one.

    All are of the same drugs; what other drugs say is left to the longest silence in `UNBROKEN_DAYS`.
    """
    kept: list[Group] = []
    for group in sorted(groups, key=lambda each: (order(each.first), fact_ids(each.members))):
        home = next((other for other in reversed(kept) if _goes_on(other, group)), None)
        if home:
            home.add(group.members)
        else:
            kept.append(group)
    return kept


def _goes_on(one: Group, other: Group) -> bool:
    if one.reach is None or other.first is None or not cancers_fit(one.cancer, other.cancer):
        return False
    if any(each.says.until for each in one.members):
        return False
    if all(each.says.ongoing and each.says.on is None for each in other.members):
        return True  # "continue ribociclib": whenever it began, it was not taken up anew
    return gap_days(one.reach, other.first) <= UNBROKEN_DAYS.get(one.modality, -1)


def _names(each: Told[Treatment]) -> frozenset[str]:
    """What must be the same: the drugs; an operation or radiation goes by its days, however it is worded."""
    return substances(each.says.name) if each.says.modality in DRUG_KINDS else frozenset()


def _is_same(group: Group, each: Told[Treatment]) -> bool:
    first, start = group.members[0].says, clearest(days(each.says))
    assert start is not None and group.reach is not None  # noqa: S101, PT018 - only dated reports come here
    one_day = any(operations.is_of_one_day(member, each) for member in group.members)
    if not cancers_fit(group.cancer, each.cancer) and not one_day:
        return False
    allowed = GAP_DAYS[first.modality]
    if first.modality == "surgery" and operations.may_be_one(group.members, each):
        allowed = operations.SAME_OPERATION_DAYS
    if first.modality == "radiation" and _elsewhere(group.members, each):
        return False
    if each.says.given is None:
        allowed = max(allowed, RENEWED_DAYS)
    still_going = any(member.says.ongoing and not member.says.until for member in group.members)
    return still_going or is_during(group, start) or gap_days(group.reach, start) <= allowed


def cancers_fit(one: str | None, other: str | None) -> bool:
    """Whether two reports can be about one cancer: the same, or one does not say."""
    return one is None or other is None or one == other


def _elsewhere(members: Sequence[Told[Treatment]], each: Told[Treatment]) -> bool:
    """Whether two radiation reports name places that have nothing in common, or are given from inside and from outside,
    and do not end on one day.
    """
    if any(member.says.until and member.says.until in days(each.says) for member in members):
        return False
    ways = {_way(member) for member in members} - {None}
    if ways and (mine := _way(each)) and mine not in ways:
        return True
    there = [place for member in members for place in member.says.places]
    here = each.says.places
    return bool(there and here) and not any(same_place(one, other) for one in there for other in here)


def _way(each: Told[Treatment]) -> str | None:
    """Whether radiation comes from inside (sources, seeds, iodine) or from outside, where its name says so."""
    found = _WAYS.search(" ".join(fold(each.says.name)))
    return found.lastgroup if found else None


def into_or_on(groups: list[Group], more: Group) -> None:
    """Add a report to the group it can be about, the nearest in time, without a day the latest; else let it stand by
    itself.
    """
    fits = [
        group
        for group in groups
        if group.modality == more.modality
        and cancers_fit(group.cancer, more.cancer)
        and _names_fit(group, more)
        and _touches(group, more)
    ]
    if fits:
        min(fits, key=lambda group: (*_farness(group, more), fact_ids(group.members))).add(more.members)
    else:
        groups.append(more)


def _farness(group: Group, more: Group) -> tuple[bool, int]:
    if group.start is None or more.start is None:
        return group.reach is None, -group.reach.latest.toordinal() if group.reach else 0
    return False, gap_days(group.start, more.start)


def _names_fit(group: Group, more: Group) -> bool:
    """Whether one name holds the other, or both name one operation. What is no drug and of one day goes by its day."""
    if group.names <= more.names or more.names <= group.names:
        return True
    if more.modality == "cell_therapy" and more.reach is None:
        return True  # "CAR-T" and the name of the cells are one treatment
    if more.modality in DRUG_KINDS:
        return False
    if group.start and more.start and gap_days(group.start, more.start) == 0:
        return True
    if more.modality == "radiation":
        return not _elsewhere(group.members, more.members[0])
    mine = more.members[0]
    return any(operations.is_one_kind(each, mine) or operations.is_part_of(mine, each) for each in group.members)


def _touches(group: Group, more: Group) -> bool:
    """Whether an order can be of a treatment by its days; what has no day can be of any."""
    if group.reach is None or more.reach is None or more.start is None or group.start is None:
        return True
    allowed = GAP_DAYS[group.modality]
    if group.given_on is None and before(more.start, group.start):
        allowed = max(allowed, RENEWED_DAYS)  # what was ordered, and then told by its end alone
    starts_after = gap_days(group.reach, more.start) <= allowed or more.start.earliest <= group.reach.latest
    ends_before = (
        gap_days(more.reach, group.start) <= max(allowed, ORDERED_DAYS) or group.start.earliest <= more.reach.latest
    )
    return starts_after and ends_before


def is_during(group: Group, day: PartialDate) -> bool:
    """Whether a day lies between the first and the last that anyone told of a treatment."""
    assert group.first is not None and group.reach is not None  # noqa: S101, PT018 - asked of what has a day
    return group.first.earliest <= day.earliest <= group.reach.latest


def regimens(spans: list[Group]) -> list[Group]:
    """Drugs of one kind that begin together are one regimen, under all their names."""
    kept: dict[Modality, list[Group]] = defaultdict(list)
    for group in sorted(spans, key=lambda each: (order(each.start), sorted(each.names), fact_ids(each.members))):
        home = next((other for other in kept[group.modality] if _is_regimen(other, group)), None)
        if home:
            home.names |= group.names
            home.add(group.members)
        else:
            kept[group.modality].append(group)
    return [group for groups in kept.values() for group in groups]


def without_bare(spans: list[Group]) -> list[Group]:
    """Reports that only name the kind ("quimio") near a treatment of that kind are of it, and say nothing of its days."""
    named = [group for group in spans if not _is_bare(group)]
    kept = list(named)
    for bare in (group for group in spans if _is_bare(group)):
        near = [group for group in named if group.modality == bare.modality and _is_near(group, bare)]
        if near:
            min(near, key=lambda group: _farness(group, bare)).add([_without_days(each) for each in bare.members])
        else:
            kept.append(bare)
    return kept


def _is_bare(group: Group) -> bool:
    return group.modality in DRUG_KINDS and group.names <= _BARE


def _is_near(group: Group, bare: Group) -> bool:
    if not cancers_fit(group.cancer, bare.cancer) or group.start is None or bare.start is None or group.reach is None:
        return False
    return (
        is_during(group, bare.start)
        or min(gap_days(group.start, bare.start), gap_days(group.reach, bare.start)) <= BARE_DAYS
    )


def _without_days(each: Told[Treatment]) -> Told[Treatment]:
    says = msgspec.structs.replace(each.says, on=None, until=None, last_given_on=None, ongoing=False)
    return replace(each, says=says)


def _is_regimen(one: Group, other: Group) -> bool:
    if one.modality not in REGIMEN_KINDS:
        return False
    if not cancers_fit(one.cancer, other.cancer) or one.start is None or other.start is None:
        return False
    if gap_days(one.start, other.start) <= TOGETHER_DAYS:
        return True
    if one.reach is None or not other.names < one.names:
        return False
    # "BEP from 10 September; last bleomycin 5 November": one day of one of its drugs, soon after, is of the regimen.
    last_dose = other.is_single_mention and gap_days(one.reach, other.start) <= UNBROKEN_DAYS[one.modality]
    return other.start.earliest <= one.reach.latest or (last_dose and one.modality == "chemotherapy")
