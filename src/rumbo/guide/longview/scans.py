"""What scans said, report by report, newest first, and what doctors called it; each in the record's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from rumbo.course.facts import Fact, Finding, Status
from rumbo.course.gaps import clearest
from rumbo.guide.plain import plain
from rumbo.oncology import PartialDate
from rumbo.words import Message


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a report: the fact it became, what that says, and the line itself (empty for what was typed in)."""

    fact: str
    says: Message
    quote: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What one report said. `is_scan` is false for what doctors said of how the cancer stood, without a scan's report."""

    on: PartialDate | None
    is_scan: bool
    lines: tuple[ReportLine, ...]


def reports_of(facts: Iterable[Fact]) -> tuple[Report, ...]:
    """The reports among the facts, newest first, those without a day last; the same for the same facts in any order."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.says, Finding | Status):
            source = fact.source
            groups[(source.record, source.result) if source and source.result else ("", fact.id)].append(fact)
    reports = [_report(group) for group in groups.values() if _belongs(group)]
    return tuple(sorted(reports, key=_newest_first))


def _newest_first(report: Report) -> tuple[object, ...]:
    on = report.on
    return (on is None, -on.latest.toordinal() if on else 0, not report.is_scan, report.lines[0].fact)


def _is_of_a_scan(fact: Fact) -> bool:
    return isinstance(fact.says, Finding | Status) and fact.says.found_by == "imaging"


def _belongs(group: Iterable[Fact]) -> bool:
    """A scan's report, or something said of how the cancer stood; what only a biopsy found is told elsewhere."""
    return any(_is_of_a_scan(fact) or isinstance(fact.says, Status) for fact in group)


def _report(group: list[Fact]) -> Report:
    ordered = sorted(group, key=lambda fact: (not isinstance(fact.says, Finding), fact.id))
    return Report(
        on=clearest(fact.statement.on for fact in ordered),
        is_scan=any(_is_of_a_scan(fact) for fact in ordered),
        lines=tuple(
            ReportLine(fact=fact.id, says=plain(fact.statement), quote=fact.source.quote if fact.source else "")
            for fact in ordered
        ),
    )
