"""Prints the table of docs/reference/circle.md: who may do what in a circle, as the rules of guide/circle say it."""

from __future__ import annotations

from rumbo.guide.circle.members import role_name, section_name
from rumbo.guide.circle.permissions import Asker, begin_with, may
from rumbo.guide.circle.roles import ACTIONS, ROLES, SECTIONS, Action, Role, Section, Share


def table() -> str:
    """A row for each section and action, a column for each role."""
    head = ["section", "action", *(role_name(role).said("en") for role in ROLES)]
    rows = [
        [section_name(section).said("en"), action, *(_cell(role, section, action) for role in ROLES)]
        for section in SECTIONS
        for action in ACTIONS
    ]
    return "\n".join("| " + " | ".join(each) + " |" for each in [head, ["---"] * len(head), *rows])


def _cell(role: Role, section: Section, action: Action) -> str:
    """Whether a role may do this without anything being shared, from the start, once it is shared, or never."""
    share = Share(section, action)
    if may(Asker(role), share):
        return "always"
    if may(Asker(role, begin_with(role)), share):
        return "from the start"
    shared = frozenset({share, Share(section, "see")})
    return "when shared" if may(Asker(role, shared), share) else "never"


if __name__ == "__main__":
    print(table())
