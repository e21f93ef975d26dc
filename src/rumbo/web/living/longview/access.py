"""What the long view holds, as far as its reader may see it: nothing from behind a closed door."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from rumbo.course import Course, Fact
from rumbo.guide.longview import Measured, measured_in
from rumbo.web.story import facts
from rumbo.web.story.access import Here


@dataclass(frozen=True)
class View:
    """The facts and the course of one reader, and everything that was measured."""

    facts: tuple[Fact, ...]
    course: Course
    measured: tuple[Measured, ...]

    @property
    def markers(self) -> tuple[Measured, ...]:
        """The tumour markers."""
        return tuple(each for each in self.measured if each.substance.is_marker)

    @property
    def others(self) -> tuple[Measured, ...]:
        """Everything else that was measured."""
        return tuple(each for each in self.measured if not each.substance.is_marker)


def view_of(who: Here) -> View:
    """What this reader may see now."""
    visible = facts.visible_to(who)
    course = facts.course_of(who, today=timezone.localdate())
    return View(facts=visible, course=course, measured=measured_in(visible, course))


def get_measured(view: View, substance: str) -> Measured:
    """One substance by its key.

    Raises Http404 when nothing of it was measured, or only behind a door that is closed.
    """
    found = next((each for each in view.measured if each.substance.key == substance), None)
    if found is None:
        raise Http404
    return found
