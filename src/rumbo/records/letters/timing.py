"""Which of a sentence's dates belong to which of its treatments, and whether each is a beginning, an end or one dose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from rumbo.course.gaps import clearest
from rumbo.oncology import PartialDate
from rumbo.oncology.cancers import locate_cancers
from rumbo.oncology.treatments import locate_treatments
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.months import nearest
from rumbo.records.letters.patterns import Built
from rumbo.records.letters.text import flat

_Role = Literal["start", "end", "dose", "plain"]

_START: Final = Built(r"\b(?:@begins@)")
_END: Final = re.compile(
    r"\b(?:until|through|thru|till|complet\w+|finish\w+|end(?:ed|ing|s)?|last\b|stopped|stop|discontinu\w+|d/c'?d?|dc'?d|ceased|off\b"
    r"|withdrawn|hasta|termin\w+|finaliz\w+|ultim[oa]\w*|suspend\w+|suspendi\w+|conclu\w+|final|fin\b|to(?=\W*$))"
)
# One of several doses: "C6 on 3/1", "cycle 4", "4.º ciclo".
_DOSE: Final = Built(r"\b(?:@one_dose@)")
# A sample of nodes in the same operation takes no date of its own.
_SAME_ACT: Final = re.compile(r"sentinel|slnb|centinela|bgc|axillary sampling")
# "until progression 6/2021", "stopped for toxicity in May": the date is the end of the treatment.
_UNTIL_EVENT: Final = re.compile(
    r"\b(?:until|till|through|up to|hasta|(?:stopped|discontinued|ended|held|switched|suspend\w+|suspendi\w+"
    r"|retir\w+)(?: \w+)? (?:for|at|on|due to"
    r"|because of|upon|after|por|ante|tras|debido a))\s+(?:\w+\s+){0,2}$"
)
# What else happens in letters and takes a date: a test, a finding, a visit, an order.
_OTHER_EVENT: Final = Built(r"\b(?:@other_event@)")
# "letrozole was switched to exemestane in May": what was changed ended on the day the other began.
_CHANGED: Final = re.compile(
    r"^[^.;,]{0,30}\b(?:switched|changed|rotated|converted|swapped|transitioned|cambi\w+|sustitu\w+|rot\w+)\b[^.;,\d]{0,20}\b(?:to|for|a|por)\s+$"
)
_CHANGED_FROM: Final = re.compile(r"\b(?:switch\w*|chang\w+|rotat\w+|cambi\w+|transition\w*) (?:over )?(?:from|de)\s+$")
_TO: Final = re.compile(r"\s+(?:to|a|por)\s+")
_BARE_TO: Final = re.compile(r"\bto\s*$")
_FOLLOWED: Final = re.compile(r"followed|then|->|→|seguid|luego|despues")
# "radiation from May to June with weekly" cisplatin
_WITH: Final = re.compile(
    r"\b(?:with|con|concurrent\w*|concomitant\w*)\s+(?:(?:weekly|daily|concurrent"
    r"|concomitant|semanal|oral)\s+)*$"
)
# "Surgery 14/11/17: hysterectomy, omentectomy" tells what was done that day.
_EXPLAINED: Final = re.compile(r"\d\)?\s*:[^;.\d]*$|^[\s,]*(?:and|y|con|with)?\s*$")
_BREAK: Final = re.compile(r";|\s[•·|]\s")
_OPENS: Final = re.compile(
    r"(?:[,:;.)–—]|\b(?:and|y|e|then|but|luego|pero|despues))\s*(?:and |then |y |luego )?(?:in|on|by|en|el"
    r"|since|from|desde|del)?\s*$"
)
_TODAY: Final = re.compile(r"\b(?:today|hoy|this (?:morning|afternoon)|esta manana)\b")
_GOES_ON: Final = Built(r"\b(?:@goes_on@)\b|^\s*on\s*$")


class Times(NamedTuple):
    """When a treatment was given, as far as one sentence says."""

    on: PartialDate | None = None
    until: PartialDate | None = None
    last_given_on: PartialDate | None = None
    ongoing: bool = False


class Stretch(NamedTuple):
    """A part of a sentence, from a letter up to another."""

    start: int
    end: int


def read_times(
    text: str, *, groups: Sequence[Stretch], dates: Sequence[DateSpan], said_on: PartialDate | None = None
) -> tuple[Times, ...]:
    """When each group of treatments of a sentence was given; `said_on` is the day on which the sentence was written.

    A date belongs to what stands before it, unless it opens a new step or nothing stands before it. Dates of tests,
    visits and findings are left with them.
    """
    plain = flat(text)
    owners = _owners(plain, groups=groups, dates=dates, text=text)
    times = []
    for number, group in enumerate(groups):
        mine = [span for span, owner in zip(dates, owners, strict=True) if owner == number]
        times.append(_times(plain, group, mine, groups=groups, dates=dates, said_on=said_on))
    return tuple(_shared(plain, times, groups=groups))


def _shared(plain: str, times: list[Times], *, groups: Sequence[Stretch]) -> list[Times]:
    """Steps told under one range ("AC x4 followed by Taxol x12, 8/2015 to 1/2016") are one course; what stands in
    brackets after a date ("operado el 15/03/2018 (hemicolectomía)") is of that date.
    """
    for number in range(len(times) - 2, -1, -1):
        later, between = times[number + 1], plain[groups[number].end : groups[number + 1].start]
        if times[number] == Times() and later.on and later.until and _FOLLOWED.search(between):
            times[number] = Times(on=later.on, until=later.until)
    for number, (one, other) in enumerate(pairwise(groups)):
        changed = _CHANGED.search(plain[one.end : other.start]) or (
            _CHANGED_FROM.search(plain[: one.start]) and _TO.fullmatch(plain, one.end, other.start)
        )
        if changed and times[number].until is None and times[number + 1].on:
            times[number] = times[number]._replace(until=times[number + 1].on, ongoing=False)
    for number in range(1, len(times)):
        between = plain[groups[number - 1].end : groups[number].start]
        inside = between.endswith("(") and ")" not in between
        with_it = bool(_WITH.search(between)) and times[number - 1].until is not None
        explained = bool(_EXPLAINED.search(between)) and times[number - 1].on is not None
        if times[number] == Times() and (inside or with_it or explained):
            times[number] = times[number - 1]
    return times


def _owners(plain: str, *, groups: Sequence[Stretch], dates: Sequence[DateSpan], text: str) -> list[int | None]:
    """The group that each date belongs to; None when it belongs to something else."""
    if not dates:
        return []
    items = [(group.start, group.end, number) for number, group in enumerate(groups)]
    items += [(each.start, each.end, -1) for each in _other_events(plain, groups=groups, text=text)]
    items += [(each.start, each.end, -1) for each in _dated_cancers(text, groups=groups, dates=dates)]
    items.sort()
    dated: set[tuple[int, int, int]] = set()
    owners: list[int | None] = []
    for span in dates:
        segment = _segment(plain, span.start)
        before = [item for item in items if segment.start <= item[0] < span.start]
        after = [item for item in items if span.end <= item[0] < segment.end]
        owner = _owner(plain, span, before=before, after=after, dated=dated)
        if owner is not None:
            dated.add(owner)
        owners.append(owner[2] if owner is not None and owner[2] >= 0 else None)
    return owners


def _owner(
    plain: str,
    span: DateSpan,
    *,
    before: list[tuple[int, int, int]],
    after: list[tuple[int, int, int]],
    dated: set[tuple[int, int, int]],
) -> tuple[int, int, int] | None:
    if not before:
        return after[0] if after else None
    last = before[-1]
    if last[2] < 0:
        treated = [item for item in before if item[2] >= 0]
        if treated and _UNTIL_EVENT.search(plain[treated[-1][1] : last[0]]):
            return treated[-1]
    between = plain[last[1] : span.start]
    if (
        after
        and last in dated
        and _OPENS.search(between)
        and not _END.search(between)
        and not plain[: span.start].endswith("(")
    ):
        return after[0]
    return last


def _other_events(plain: str, *, groups: Sequence[Stretch], text: str) -> list[Stretch]:
    samples = [Stretch(each.start, each.end) for each in locate_treatments(text) if each.value == "not_treatment"]
    with_it = [each for each in samples if _SAME_ACT.search(plain[each.start : each.end])]
    found = [Stretch(each.start(), each.end()) for each in _OTHER_EVENT.finditer(plain)]
    found += [each for each in samples if each not in with_it]
    taken = [*groups, *with_it]
    return [each for each in found if not any(one.start < each.end and each.start < one.end for one in taken)]


def _dated_cancers(text: str, *, groups: Sequence[Stretch], dates: Sequence[DateSpan]) -> Iterator[Stretch]:
    """Cancers told with their own date before a treatment with its: "seminoma 2011, BEP 2012"."""
    for found in locate_cancers(text) if len(dates) > 1 else ():
        own = next((each for each in dates if 0 <= each.start - found.end <= _RIGHT_AFTER), None)
        if own is None or any(group.start < found.end for group in groups):
            continue
        follows = next((group for group in groups if group.start >= own.end), None)
        if follows and any(each.start >= follows.end for each in dates):
            yield Stretch(found.start, found.end)


def _segment(plain: str, at: int) -> Stretch:
    cuts = [found.end() for found in _BREAK.finditer(plain)]
    begin = max((cut for cut in cuts if cut <= at), default=0)
    return Stretch(begin, min((cut for cut in cuts if cut > at), default=len(plain)))


def _times(
    plain: str,
    group: Stretch,
    mine: Sequence[DateSpan],
    *,
    groups: Sequence[Stretch],
    dates: Sequence[DateSpan],
    said_on: PartialDate | None,
) -> Times:
    on: PartialDate | None = None
    until: PartialDate | None = None
    last: PartialDate | None = None
    around = _around(plain, group, groups=groups)
    goes_on = bool(
        _GOES_ON.search(around) or re.search(r"\bon (?:\w+ )?$", plain[max(0, group.start - 16) : group.start])
    )
    heads = [span for span in mine if span.start <= _HEAD and span.date == said_on and span.until is None]
    if heads and len(mine) > 1:
        mine = [span for span in mine if span not in heads]  # the day of the entry, and a day of the treatment's own
    elif heads and goes_on:
        mine, last = [], said_on
    for span in mine:
        role = _role(plain, span, group=group, groups=groups, dates=dates)
        if span.until is not None:
            on, until = on or span.date, span.until
        elif role == "end":
            until = until or span.date
        elif on is not None and role != "dose" and on.overlaps(span.date):
            on = clearest((on, span.date))  # "10/2021: SRS 10/28/2021"
        elif role == "dose" or on is not None:
            last = span.date
        else:
            on = span.date
    goes_on = goes_on and until is None
    on = _begun_before(on, until)
    if not mine and said_on and _TODAY.search(around):
        is_dose = _DOSE.search(around)
        on, last = (None, said_on) if is_dose else (said_on, said_on)
    return Times(on=on, until=until, last_given_on=last, ongoing=goes_on)


def _begun_before(on: PartialDate | None, until: PartialDate | None) -> PartialDate | None:
    """A beginning told without a year ("beginning on April 24 and finishing on May 8, 2017") is the last before its end."""
    if on is None or until is None or not on.about or on.month is None or on.earliest <= until.latest:
        return on
    return nearest(on.month, on.day, anchor=until, ahead=0)


def _role(plain: str, span: DateSpan, *, group: Stretch, groups: Sequence[Stretch], dates: Sequence[DateSpan]) -> _Role:
    """What a date is of its treatment: told by the words right before it, else by the verb before the treatment."""
    since = max([each.end for each in dates if each.end <= span.start] + [0])
    if span.start < group.start:
        words = plain[since : span.start] + " " + plain[span.end : group.start]
    else:
        words = plain[max(group.end, since) : span.start]
    found = _last_role(words)
    if found == "plain" and span.start >= group.end and since <= group.start:
        floor = max([each.end for each in groups if each.end <= group.start] + [since, group.start - _VERB_REACH])
        found = _last_role(_BARE_TO.sub("", plain[floor : group.start]))
    return found


_RIGHT_AFTER: Final = 3  # letters: "seminoma (2011)"
_HEAD: Final = 4  # letters: a date that begins a line is that of the entry
_VERB_REACH: Final = 45  # letters: "completed six cycles of adjuvant" R-CHOP


def _last_role(words: str) -> _Role:
    roles: tuple[tuple[_Role, re.Pattern[str] | Built], ...] = (("start", _START), ("end", _END), ("dose", _DOSE))
    latest = {role: max((each.start() for each in pattern.finditer(words)), default=-1) for role, pattern in roles}
    role = max(latest, key=lambda each: latest[each])
    return role if latest[role] >= 0 else "plain"


def _around(plain: str, group: Stretch, *, groups: Sequence[Stretch]) -> str:
    segment = _segment(plain, group.start)
    begin = max([each.end for each in groups if each.end <= group.start] + [segment.start, group.start - _VERB_REACH])
    stop = min([each.start for each in groups if each.start >= group.end] + [segment.end])
    return plain[begin : group.start] + plain[group.end : stop]
