"""Results of biomarker tests, each once; two opposite results of one day drive nothing.

Substances measured in blood again and again (PSA, CA-125) are for `markers`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from rumbo.course.conflicts import result_of_biomarker
from rumbo.course.course import BiomarkerResult, Cancer, Conflict
from rumbo.course.facts import Biomarker
from rumbo.course.gaps import clearest, gap_days, order
from rumbo.course.told import Told, fact_ids
from rumbo.oncology import PartialDate
from rumbo.oncology.biomarkers import find_biomarker
from rumbo.oncology.phrases import fold

# One test is told by the day of the sample, the day of its report, and the letter that quotes it. Sequencing takes two
# to four weeks, and the letter follows. Our own window for joining reports, not a medical limit.
SAME_TEST_DAYS = 45
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")

_Test = tuple[str | None, str, bool]
_Group = list[Told[Biomarker]]


def join(
    those: Sequence[Told[Biomarker]], *, cancers: Sequence[Cancer] = ()
) -> tuple[tuple[BiomarkerResult, ...], tuple[Conflict, ...]]:
    """One entry for each result of each test, whatever the marker is called ("ER", "receptor de estrógeno").

    Reports are of one result when they lie within `SAME_TEST_DAYS` of the first, or one is undated, and do not differ:
    both say yes, both no, or one does not say; and no number in one differs from one in the other. A result that is
    inherited stays for life: its date does not matter. A result of which only the year is told is of the one sample
    known of that year: that of the diagnosis, or of other results. A test that is positive and negative on one day is in
    conflict:
    both results are kept side by side with `positive=None`.
    """
    by_test: dict[_Test, _Group] = defaultdict(list)
    for each in _on_their_days(_attributed(_of_their_cancer(those, cancers)), cancers):
        by_test[each.cancer, _test(each.says.name), each.says.inherited].append(each)
    results: list[BiomarkerResult] = []
    conflicts: list[Conflict] = []
    for told in by_test.values():
        disputed = _disputed(told)
        for on in sorted(disputed, key=order):
            both = [each for each in told if each.says.on == on and each.says.positive is not None]
            conflicts.append(result_of_biomarker(both))
        results += [_result(group, disputed=disputed) for group in _gathered(told)]
    results.sort(key=lambda each: (order(each.on), each.name, each.result, each.cancer or "", each.facts))
    return tuple(results), tuple(conflicts)


def _of_their_cancer(those: Sequence[Told[Biomarker]], cancers: Sequence[Cancer]) -> list[Told[Biomarker]]:
    """A sample of the days in which another cancer of the same organ was found is of that one, not of the earlier one
    that its report tells as history.
    """
    return [replace(each, cancer=_found_then(each, cancers) or each.cancer) for each in those]


def _found_then(each: Told[Biomarker], cancers: Sequence[Cancer]) -> str | None:
    on, named = each.says.on, next((cancer for cancer in cancers if cancer.id == each.cancer), None)
    if on is None or named is None or named.site is None or _is_near(on, named.diagnosed_on) or each.says.inherited:
        return None
    organ = named.site.value[:3]
    then = [
        cancer.id
        for cancer in cancers
        if cancer.site and cancer.site.value[:3] == organ and _is_near(on, cancer.diagnosed_on)
    ]
    return then[0] if len(then) == 1 else None


def _is_near(on: PartialDate, other: PartialDate | None) -> bool:
    return other is not None and gap_days(on, other) <= SAME_TEST_DAYS


def _on_their_days(those: Sequence[Told[Biomarker]], cancers: Sequence[Cancer]) -> list[Told[Biomarker]]:
    """A result of which only the year is told, on the day of the only sample known of that year."""
    found = {cancer.id: cancer.diagnosed_on for cancer in cancers}
    samples: dict[str | None, set[PartialDate]] = defaultdict(set)
    for each in those:
        day = each.says.on
        if day and day.month and not each.says.inherited:
            samples[each.cancer].add(day)
    return [_on_its_day(each, (*samples[each.cancer], found.get(each.cancer or ""))) for each in those]


def _on_its_day(each: Told[Biomarker], days: Iterable[PartialDate | None]) -> Told[Biomarker]:
    on = each.says.on
    if on is None or on.month or each.says.inherited:
        return each
    known = sorted((day for day in days if day and day.month and day.overlaps(on)), key=order)
    if not known or gap_days(known[0], known[-1]) > SAME_TEST_DAYS:
        return each
    return replace(each, says=msgspec.structs.replace(each.says, on=known[0]))


def _attributed(those: Sequence[Told[Biomarker]]) -> list[Told[Biomarker]]:
    """A result that names no cancer is of the one cancer of which the same result is told, when there is only one."""
    known = [each for each in those if each.cancer]
    return [each if each.cancer else replace(each, cancer=_cancer_of(each, known)) for each in those]


def _cancer_of(each: Told[Biomarker], known: Sequence[Told[Biomarker]]) -> str | None:
    test = _test(each.says.name), each.says.inherited
    same = {
        other.cancer
        for other in known
        if (_test(other.says.name), other.says.inherited) == test and _is_same([other], each)
    }
    return same.pop() if len(same) == 1 else None


def _test(name: str) -> str:
    known = find_biomarker(name)
    return known.id if known else " ".join(fold(name))


def _disputed(told: Sequence[Told[Biomarker]]) -> set[PartialDate | None]:
    """The days on which a test was both positive and negative."""
    days: dict[PartialDate | None, set[bool | None]] = defaultdict(set)
    for each in told:
        days[each.says.on].add(each.says.positive)
    return {on for on, said in days.items() if {True, False} <= said}


def _gathered(told: Sequence[Told[Biomarker]]) -> list[_Group]:
    """In order of time, the undated last; on one day the report that says more comes first, for the others to fit."""
    groups: list[_Group] = []
    for each in sorted(told, key=lambda each: (order(each.says.on), *_told_most(each))):
        home = next((group for group in groups if _is_same(group, each)), None)
        if home:
            home.append(each)
        else:
            groups.append([each])
    return groups


def _is_same(group: _Group, each: Told[Biomarker]) -> bool:
    first = clearest(other.says.on for other in group)
    far = first and each.says.on and gap_days(first, each.says.on) > SAME_TEST_DAYS
    if far and not each.says.inherited:
        return False
    return all(_agree(other.says, each.says) for other in group)


def _agree(one: Biomarker, other: Biomarker) -> bool:
    if fold(one.result) == fold(other.result):
        return one.positive == other.positive or None in (one.positive, other.positive)
    if one.positive is None or one.positive != other.positive:
        return False
    mine, theirs = set(_NUMBER.findall(one.result)), set(_NUMBER.findall(other.result))
    return mine <= theirs or theirs <= mine


def _told_most(each: Told[Biomarker]) -> tuple[object, ...]:
    """A key that puts first what decides, then what has numbers, then the shortest: a score, not the whole report."""
    says = each.says
    return (says.positive is None, not _NUMBER.search(says.result), len(says.result), says.result, each.fact.id)


def _result(group: _Group, *, disputed: set[PartialDate | None]) -> BiomarkerResult:
    says = min(group, key=_told_most).says
    in_conflict = any(each.says.on in disputed and each.says.positive is not None for each in group)
    return BiomarkerResult(
        facts=fact_ids(group),
        cancer=group[0].cancer,
        name=says.name,
        result=says.result,
        positive=None if in_conflict else says.positive,
        on=clearest(each.says.on for each in group),
        inherited=says.inherited,
    )
