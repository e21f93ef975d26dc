"""Who may do what: somebody in a role, with what is shared with them now."""

from __future__ import annotations

from typing import Final, NamedTuple

from rumbo.guide.circle.policies import NotShareable, can_share, check_goes_on
from rumbo.guide.circle.roles import DEFAULTS, Role, Share
from rumbo.words import Explained

_MAY_SHARE: Final[frozenset[Role]] = frozenset({"owner", "care-partner"})


class Asker(NamedTuple):
    """Who asks: their role, what is shared with them, and whether the story has ended."""

    role: Role
    shares: frozenset[Share] = frozenset()
    has_ended: bool = False


class NotAllowed(Explained):
    """Somebody may not do this. It says so, and nothing was changed."""


def check_may(asker: Asker, share: Share) -> None:
    """Refuse what somebody may not do now.

    Whoever opens the file may do everything in it; everybody else what is shared with them at this moment, as far as it can be
    shared with their role; to add, they must also see. Raises NotAllowed.
    """
    try:
        check_goes_on(share, has_ended=asker.has_ended)
    except NotShareable as why:
        raise NotAllowed(why.message.id) from None
    if asker.role in _MAY_SHARE:
        return
    needed = {share, Share(share.section, "see")}
    if not all(each in asker.shares and can_share(asker.role, each) for each in needed):
        raise NotAllowed("circle-not-shared")


def may(asker: Asker, share: Share) -> bool:
    """Whether somebody may do this now, as `check_may` says it."""
    try:
        check_may(asker, share)
    except NotAllowed:
        return False
    return True


def check_may_share(role: Role) -> None:
    """Refuse whoever may not say what is shared: all but the owner and a care partner. Raises NotAllowed."""
    if role not in _MAY_SHARE:
        raise NotAllowed("circle-not-yours-to-share")


def begin_with(role: Role) -> frozenset[Share]:
    """What is shared with somebody new in a role: its defaults, as far as they can be shared."""
    return frozenset(each for each in DEFAULTS[role] if can_share(role, each))
