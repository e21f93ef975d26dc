"""Whether a reader opened a door before numbers. The place that keeps those doors says so; the story knows it not."""

from __future__ import annotations

from collections.abc import Callable

from rumbo.web.story.access import Here

keepers: list[Callable[[Here, str], bool]] = []


def is_open(who: Here, *, topic: str) -> bool:
    """Whether this reader opened the door of one topic and has not closed it since."""
    return any(opened(who, topic) for opened in keepers)
