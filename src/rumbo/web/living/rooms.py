"""The rooms of day to day, in the order of its first page, the same in both languages."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rumbo.web.people.models import Reader


class Room(NamedTuple):
    """A room: the name of its first page, what it is called, and one line on what is there."""

    page: str
    name: Promise
    about: Promise


ROOMS: tuple[Room, ...] = (
    Room(
        "living:long-view",
        _("The long view"),
        _("Treatments, times between, blood tests and scans on one line of time."),
    ),
    Room("living:feeling", _("How I feel"), _("A day or a week in a minute, and a page of it for your doctor.")),
    Room("living:medicines", _("Medicines"), _("What I take, why and when, and a list to print.")),
    Room("living:effects", _("Side effects"), _("What can help at home, and what to ask.")),
    Room(
        "living:calendar", _("Calendar"), _("Visits, infusions, scans, pills and check-ups, once or again and again.")
    ),
    Room("living:waits", _("Scan wait"), _("When the results come and how, who is with you, and what helps.")),
    Room(
        "living:barriers",
        _("Money, work and getting there"),
        _("What is in the way of care, what people do about it, and a page of it for the social worker."),
    ),
    Room("living:readings", _("Fear and hope"), _("Short pages for hard hours, and a notebook of your own.")),
    Room(
        "living:caring", _("For whoever cares for someone"), _("How you are yourself, what may help, and whom to call.")
    ),
)


def rooms_for(role: str) -> tuple[Room, ...]:
    """The rooms as a reader meets them: to a care partner, their own is shown first."""
    if role != Reader.Role.CARE_PARTNER:
        return ROOMS
    return tuple(sorted(ROOMS, key=lambda room: room.page != "living:caring"))
