"""What may be shared at all, whoever asks for it: with which role, and while the story goes on or has ended."""

from __future__ import annotations

from typing import Final

from rumbo.guide.circle.roles import EVERYTHING, Role, Share
from rumbo.words import Explained

_OPEN_THE_FILE: Final[frozenset[Role]] = frozenset({"owner", "care-partner"})
_NEVER_A_HELPERS: Final = frozenset(
    {
        Share("people", "see"),  # how the others are reached is theirs to give
        Share("people", "add"),
        Share("calendar", "add"),
        Share("medicines", "add"),
        Share("questions", "add"),
        Share("feeling", "add"),
    }
)


class NotShareable(Explained):
    """This cannot be shared with somebody in this role. It says so, and nothing was changed."""


def check_share(role: Role, share: Share) -> None:
    """Refuse what cannot be shared with a role.

    Raises NotShareable for a reader of the file, who sees it with a secret of their own, and for what a network helper never
    gets: the telephone numbers of others, and to write of somebody's health.
    """
    if role in _OPEN_THE_FILE:
        raise NotShareable("circle-opens-the-file")
    if role == "network-helper" and share in _NEVER_A_HELPERS:
        raise NotShareable("circle-not-a-helpers")


def can_share(role: Role, share: Share) -> bool:
    """Whether this may be shared with a role, as `check_share` says it."""
    try:
        check_share(role, share)
    except NotShareable:
        return False
    return True


def shareable(role: Role) -> frozenset[Share]:
    """Everything that may be shared with a role."""
    return frozenset(each for each in EVERYTHING if can_share(role, each))


def check_goes_on(share: Share, *, has_ended: bool) -> None:
    """Refuse to add anything to a story that has ended. What was shared can still be seen, until it is taken back.

    Raises NotShareable.
    """
    if has_ended and share.action == "add":
        raise NotShareable("circle-has-ended")
