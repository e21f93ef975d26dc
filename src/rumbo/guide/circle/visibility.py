"""Who sees what: the sections that somebody sees, and among the things in them those that are for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeVar

from rumbo.guide.circle.permissions import Asker, may
from rumbo.guide.circle.roles import SECTIONS, Section, Share


class Addressed(Protocol):
    """A thing of a section that is for some people of the circle alone."""

    @property
    def section(self) -> Section:
        """Where it stands."""
        ...

    @property
    def readers(self) -> frozenset[str] | None:
        """The ids of the people it is for; None for everybody who sees the section."""
        ...


Thing = TypeVar("Thing", bound=Addressed)


class Viewer(NamedTuple):
    """Who looks: their id in the circle, empty for a reader of the file, and what they may do."""

    id: str
    asker: Asker

    @property
    def opens_the_file(self) -> bool:
        """Whether they see all of it with a secret of their own."""
        return self.asker.role in {"owner", "care-partner"}


def sections_of(viewer: Viewer) -> tuple[Section, ...]:
    """The sections somebody sees now, in their order."""
    return tuple(each for each in SECTIONS if may(viewer.asker, Share(each, "see")))


def sees(viewer: Viewer, thing: Addressed) -> bool:
    """Whether somebody sees one thing: its section is shared with them, and it is for them or for everybody there."""
    if not may(viewer.asker, Share(thing.section, "see")):
        return False
    return viewer.opens_the_file or thing.readers is None or viewer.id in thing.readers


def seen_by(viewer: Viewer, things: Iterable[Thing]) -> tuple[Thing, ...]:
    """The things somebody sees, in the order given."""
    return tuple(each for each in things if sees(viewer, each))
