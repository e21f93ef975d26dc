"""What the emergency card knows of this story."""

from __future__ import annotations

from rumbo.course import Course
from rumbo.oncology import PartialDate


def last_dose(course: Course) -> PartialDate | None:
    """The latest day on which a treatment was given, as far as the course says."""
    given = [span.last_given_on or (None if span.ongoing else span.end) for span in course.treatments if span.given]
    known = [each for each in given if each is not None]
    return max(known, default=None)
