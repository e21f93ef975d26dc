"""What is planned beside the visits: an infusion, a scan, pills, a check-up; and how it is named, here and elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import msgspec

from rumbo.course.schedules import Schedule
from rumbo.oncology import PartialDate
from rumbo.words import Message, Text, as_text, both

PlannedKind = Literal["infusion", "scan", "pills", "radiation", "blood", "check-up", "other"]
PLANNED_KINDS: tuple[PlannedKind, ...] = get_args(PlannedKind)
ENTRY = Message("planned-entry")
"""What something is called in a calendar that others may see, where nothing else is to be said."""


class Planned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is planned: what, in one's own words if one likes; whom one sees; when and where."""

    kind: PlannedKind
    what: str = ""
    who: str = ""
    schedule: Schedule

    @property
    def name(self) -> Text:
        """What it is called on our own pages: one's own words, or else its kind."""
        return both(self.what) if self.what else as_text(Message(f"planned-{self.kind}"))

    def entry(self, *, says_what: bool) -> Text:
        """What it is called in a calendar that others may see: with whom, never why, unless somebody chose to say it."""
        who = both(self.who) if self.who else None
        if not says_what:
            return as_text(Message("planned-entry-with", {"who": who}) if who else ENTRY)
        return as_text(Message("planned-entry-what", {"what": self.name, "who": who})) if who else self.name


def tell_day(day: date) -> Message:
    """A day with its weekday, in words.

    >>> tell_day(date(2027, 3, 26)).said("es")
    'viernes 26 de marzo de 2027'
    """
    return Message("planned-day", {"weekday": Message(f"weekday-{day.weekday()}"), "day": PartialDate.of(day)})


def encode_planned(planned: Planned) -> str:
    """What is planned, as JSON."""
    return msgspec.json.encode(planned).decode()


def decode_planned(body: str) -> Planned:
    """What is planned, from its JSON.

    Raises msgspec.ValidationError when it is none.
    """
    return msgspec.json.decode(body, type=Planned)
