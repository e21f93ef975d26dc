"""The rules of a calendar file (RFC 5545) that no package here checks, read from its bytes; and icalendar's own.

Each fault is said with the section of the standard that is broken. Nothing of the module under test is used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from icalendar import Calendar, Component, Event, Timezone

_DATE = re.compile(r"\d{8}")
_LOCAL = re.compile(r"\d{8}T\d{6}")
_UTC = re.compile(r"\d{8}T\d{6}Z")
_OFFSET = re.compile(r"[+-]\d{4}(\d\d)?")
_LINE = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<parameters>(;[A-Z0-9-]+=[^\x00-\x08\x0a-\x1f\x7f\";:,]+)*):(?P<value>.*)")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_BARE = re.compile(r"(?<!\\)(?:\\\\)*[,;]")
_TEXTS = ("SUMMARY", "LOCATION", "UID")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def faults_in(file: bytes) -> list[str]:
    """What is wrong with a calendar file; nothing when any program may be expected to read it."""
    faults = list(_in_lines(file))
    if faults:
        return faults
    calendar = Calendar.from_ical(file)
    return [
        *_in_tree(calendar),
        *_in_calendar(calendar),
        *(fault for event in calendar.walk("VEVENT") for fault in _in_event(event)),
        *_in_series(calendar.walk("VEVENT")),
        *_in_zones(calendar),
    ]


def _in_lines(file: bytes) -> Iterator[str]:
    """3.1: CR LF after each line, at most 75 octets in one, UTF-8, no control characters, and each of the form name:value."""
    *lines, rest = file.split(b"\r\n")
    if rest or not lines:
        yield "3.1: the last line has no end"
    if any(b"\n" in line or b"\r" in line for line in lines):
        yield "3.1: a line ends otherwise than in CR LF"
    if any(len(line) > 75 for line in lines):
        yield "3.1: a line of more than 75 octets"
    try:
        text = b"\r\n".join(lines).replace(b"\r\n ", b"").decode()
    except UnicodeDecodeError:
        yield "3.1.4: no UTF-8"
        return
    yield from _in_unfolded(text.split("\r\n"))


def _in_unfolded(lines: list[str]) -> Iterator[str]:
    if any(_CONTROL.search(line) for line in lines):
        yield "3.1: a control character"
    elif not all(_LINE.fullmatch(line) for line in lines):
        yield "3.1: a line that is no property"
    begun: list[str] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            begun.append(value)
        elif name == "END" and (not begun or begun.pop() != value):
            yield "3.6: a component ends that did not begin"
        elif name in _TEXTS and _BARE.search(value):
            yield "3.3.11: a comma or semicolon that is not escaped"
    if begun or lines[0] != "BEGIN:VCALENDAR" or lines[-1] != "END:VCALENDAR":
        yield "3.4: not one calendar"


def _in_tree(calendar: Component) -> Iterator[str]:
    """What icalendar noted while reading, and what each kind of component must have or may have once."""
    for each in calendar.walk():
        yield from (f"icalendar: {each.name} {fault}" for fault in each.errors)
        yield from (f"3.6: {each.name} without {name}" for name in each.required if name not in each)
        yield from (
            f"3.6: {each.name} with several {name}" for name in each.singletons if isinstance(each.get(name), list)
        )
        if sum(name in each for name in each.exclusive) > 1:
            yield f"3.6.1: {each.name} with all of {each.exclusive}"


def _in_calendar(calendar: Calendar) -> Iterator[str]:
    if str(calendar.get("version")) != "2.0":
        yield "3.7.4: the version is not 2.0"
    if not calendar.subcomponents:
        yield "3.6: a calendar without a component"


def _in_event(event: Event) -> Iterator[str]:
    if not _UTC.fullmatch(_raw(event, "dtstamp")):
        yield "3.8.7.2: a stamp that is not in UTC"
    if "dtstart" not in event:
        yield "3.6.1: an event without a beginning"
        return
    kind = _kind(event, "dtstart")
    if "dtend" in event and (_kind(event, "dtend") != kind or event.decoded("dtend") <= event.decoded("dtstart")):
        yield "3.8.2.2: an end of another kind, or not after the beginning"
    if "duration" in event and kind == "date":
        yield "3.6.1: hours for whole days"
    for each in _several(event, "exdate"):
        if {_kind_of(value.dt, _zone(each)) for value in each.dts} != {kind}:
            yield "3.8.5.1: a day left out is of another kind than the beginning"
    yield from _in_rule(event, kind=kind)


def _in_rule(event: Event, *, kind: str) -> Iterator[str]:
    """3.3.10: the parts of a rule that may stand together, and an end in the kind of the beginning."""
    rules = _several(event, "rrule")
    if len(rules) > 1:
        yield "3.8.5.3: more than one rule"
    for rule in rules:
        parts = dict(part.split("=") for part in rule.to_ical().decode().split(";"))
        frequency = parts.get("FREQ")
        if frequency not in _FREQUENCIES:
            yield "3.3.10: a rule without a frequency"
        if not parts.get("INTERVAL", "1").isdigit() or int(parts.get("INTERVAL", "1")) < 1:
            yield "3.3.10: an interval that is no positive number"
        if re.search(r"\d", parts.get("BYDAY", "")) and frequency not in ("MONTHLY", "YEARLY"):
            yield "3.3.10: a numbered weekday outside of months and years"
        if "BYMONTHDAY" in parts and frequency == "WEEKLY":
            yield "3.3.10: a day of the month in weeks"
        if "BYSETPOS" in parts and not any(name.startswith("BY") for name in parts if name != "BYSETPOS"):
            yield "3.3.10: a position in nothing"
        ends = {"date": _DATE, "local": _LOCAL, "utc": _UTC}.get(kind, _UTC)
        if "UNTIL" in parts and ("COUNT" in parts or not ends.fullmatch(parts["UNTIL"])):
            yield "3.3.10: an end of another kind than the beginning"


def _in_series(events: list[Component]) -> Iterator[str]:
    """3.8.4.4, 3.8.4.7: one name for each series, and each changed time of a series that is there, in its kind."""
    masters = {str(each["uid"]): each for each in events if "recurrence-id" not in each}
    changed = [each for each in events if "recurrence-id" in each]
    named = Counter(
        (str(each["uid"]), _raw(each, "recurrence-id") if "recurrence-id" in each else "") for each in events
    )
    yield from (f"3.8.4.7: a name used twice: {name}" for name, count in named.items() if count > 1)
    for each in changed:
        master = masters.get(str(each["uid"]))
        if master is None or "rrule" not in master:
            yield "3.8.4.4: a changed time of no series"
        elif _kind(master, "dtstart") != _kind(each, "recurrence-id"):
            yield "3.8.4.4: a changed time of another kind than its series"


def _in_zones(calendar: Calendar) -> Iterator[str]:
    """3.2.19, 3.6.5: each zone that is named is told once, with its offsets, and agrees with the zone at every beginning."""
    told = Counter(str(each["tzid"]) for each in calendar.walk("VTIMEZONE"))
    used = set(calendar.get_used_tzids()) - {"UTC"}
    yield from (f"3.6.5: a zone told twice: {name}" for name, count in told.items() if count > 1)
    yield from (f"3.2.19: a zone that is not told: {name}" for name in used - set(told))
    yield from (f"3.6.5: a zone that nothing uses: {name}" for name in set(told) - used)
    for zone in calendar.walk("VTIMEZONE"):
        yield from _in_zone(zone)


def _in_zone(zone: Timezone) -> Iterator[str]:
    if not zone.subcomponents:
        yield "3.6.5: a zone without an offset"
    for each in zone.subcomponents:
        if not {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"} <= set(each):
            yield "3.6.5: an offset without its beginning, or without what was before"
        elif not _LOCAL.fullmatch(_raw(each, "dtstart")):
            yield "3.6.5: an offset that does not begin in local time"
        elif not all(_OFFSET.fullmatch(_raw(each, name)) for name in ("tzoffsetfrom", "tzoffsetto")):
            yield "3.3.14: an offset that is none"


def _several(component: Component, name: str) -> list[Any]:
    found = component.get(name, [])
    return found if isinstance(found, list) else [found]


def _raw(component: Component, name: str) -> str:
    if name not in component:
        return ""
    written = component[name].to_ical()  # icalendar writes an offset as words, all else as octets
    return written.decode() if isinstance(written, bytes) else str(written)


def _zone(value: Any) -> str:
    return str(value.params.get("TZID", ""))


def _kind(component: Component, name: str) -> str:
    return _kind_of(component.decoded(name), _zone(component[name]))


def _kind_of(value: date, zone: str) -> str:
    """A day, a time of whatever clock, a time in UTC, or one in a zone that is named."""
    if not isinstance(value, datetime):
        return "date"
    if zone:
        return zone
    return "local" if value.tzinfo is None else "utc"
