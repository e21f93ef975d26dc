"""The rooms of my circle, in the order of its first page, the same in both languages."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class CircleRoom(NamedTuple):
    """A room: the name of its first page, what it is called, and one line on what is there."""

    page: str
    name: Promise
    about: Promise


ROOMS: tuple[CircleRoom, ...] = (
    CircleRoom("circle:needs", _("What would help"), _("A short walk through what others can do. Skip what you like.")),
    CircleRoom("circle:tasks", _("Tasks"), _("What is asked, when, and who takes it, with a message ready to copy.")),
    CircleRoom(
        "circle:people", _("People who help"), _("Who they are, how to reach them, and what each of them may see.")
    ),
)
