"""Who stands in a circle, the sections of a story that can be shared with them, and what they can do there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

Role = Literal["owner", "care-partner", "central-team", "network-helper", "navigator"]
Section = Literal["tasks", "calendar", "updates", "people", "feeling", "medicines", "questions"]
Action = Literal["see", "add"]

ROLES: Final[tuple[Role, ...]] = get_args(Role)
SECTIONS: Final[tuple[Section, ...]] = get_args(Section)
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)

HEALTH: Final[frozenset[Section]] = frozenset({"feeling", "medicines", "questions"})
"""What says how somebody is. None of it is shared before somebody chose to, one by one."""


class Share(NamedTuple):
    """One thing that somebody in the circle may do: see a section, or add to it."""

    section: Section
    action: Action


def _see(*sections: Section) -> frozenset[Share]:
    return frozenset(Share(each, "see") for each in sections)


EVERYTHING: Final = frozenset(Share(section, action) for section in SECTIONS for action in ACTIONS)

DEFAULTS: Final[Mapping[Role, frozenset[Share]]] = MappingProxyType(
    {
        "owner": EVERYTHING,
        "care-partner": EVERYTHING,  # they open the file with a secret of their own
        "central-team": frozenset({*_see("tasks", "calendar", "updates", "people"), Share("tasks", "add")}),
        "network-helper": _see("tasks", "updates"),
        "navigator": frozenset(),  # nothing without consent
    }
)
"""What each role may do when nothing else was chosen. Ours: health is in none of those that are chosen for."""
