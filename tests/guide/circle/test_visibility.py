"""Who sees what: a section that is shared, and in it what is for them."""

from __future__ import annotations

from typing import NamedTuple

from rumbo.guide.circle.permissions import Asker
from rumbo.guide.circle.roles import SECTIONS, Section, Share
from rumbo.guide.circle.visibility import Viewer, sections_of, seen_by, sees


class Paper(NamedTuple):
    """A thing of a section, for some people or for all."""

    section: Section
    readers: frozenset[str] | None = None


ANA = Viewer("ana", Asker("network-helper", frozenset({Share("tasks", "see"), Share("updates", "see")})))
ELENA = Viewer("", Asker("care-partner"))


def test_the_sections_somebody_sees_are_those_that_are_shared() -> None:
    assert sections_of(ANA) == ("tasks", "updates")
    assert sections_of(ELENA) == SECTIONS


def test_what_is_for_others_is_not_seen() -> None:
    for_all, for_ana, for_tom = (
        Paper("updates"),
        Paper("updates", frozenset({"ana"})),
        Paper("updates", frozenset({"tom"})),
    )
    health = Paper("feeling", frozenset({"ana"}))
    assert seen_by(ANA, [for_all, for_tom, health, for_ana]) == (for_all, for_ana)
    assert seen_by(ELENA, [for_all, for_tom, health]) == (for_all, for_tom, health)


def test_an_update_for_nobody_is_seen_by_whoever_opens_the_file_alone() -> None:
    draft = Paper("updates", frozenset())
    assert not sees(ANA, draft)
    assert sees(ELENA, draft)
