"""Every write of the long view: a value somebody typed becomes a fact of the story, so it is exported and erased with it."""

from __future__ import annotations

from rumbo.course import Fact, Measure
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.actions import add_facts


def add_value(*, story: Story, by: Reader, measure: Measure) -> Fact:
    """Add a value from a paper as something told."""
    return add_facts(story=story, by=by, statements=[measure], standing="from_me")[0]
