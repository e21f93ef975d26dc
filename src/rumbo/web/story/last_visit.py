"""The day of the last visit, for whoever tells of the time since. The place that keeps visits says so; the story knows it not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rumbo.web.story.access import Here

keepers: list[Callable[[Here, date], date | None]] = []


def day_of(who: Here, *, before: date) -> date | None:
    """The latest known day of a visit before a day, or None."""
    days = [day for keeper in keepers if (day := keeper(who, before)) is not None]
    return max(days, default=None)
