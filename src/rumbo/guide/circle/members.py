"""One person of the circle as it is written down at home: a name, how they are reached, in which language, and what they see."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

from rumbo.guide.circle.permissions import Asker, begin_with
from rumbo.guide.circle.policies import can_share, check_share
from rumbo.guide.circle.roles import Role, Section, Share
from rumbo.guide.circle.visibility import Viewer
from rumbo.words import Lang, Message

Channel = Literal["", "phone", "text", "whatsapp", "e-mail", "letter"]
CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
CIRCLE_ROLES: Final[tuple[Role, ...]] = ("central-team", "network-helper")
"""The roles of people who are written down by others. Readers of the file and navigators come in by ways of their own."""


class CircleMember(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who helps. `reach` is how they are reached, in any words; `groups` are names for sharing with several at once.

    Raises ValueError for the role of somebody who is not written down by others: that would let them see everything.
    """

    name: str
    role: Role = "network-helper"
    lang: Lang = "en"
    channel: Channel = ""
    reach: str = ""
    groups: tuple[str, ...] = ()
    note: str = ""
    shares: tuple[Share, ...] = ()

    def __post_init__(self) -> None:
        if self.role not in CIRCLE_ROLES:
            raise ValueError(f"nobody writes down a {self.role}")

    def viewer(self, member_id: str, *, has_ended: bool) -> Viewer:
        """This person as the rules of seeing know them."""
        return Viewer(member_id, Asker(self.role, frozenset(self.shares), has_ended))


def new_member(name: str, *, role: Role) -> CircleMember:
    """Somebody new, with what their role begins with: no word about health."""
    return CircleMember(name=name, role=role, shares=_in_order(begin_with(role)))


def share_with(member: CircleMember, share: Share) -> CircleMember:
    """Share one thing more; to add to a section they also see it.

    Raises NotShareable when it cannot be shared with their role.
    """
    for each in (share, Share(share.section, "see")):
        check_share(member.role, each)
    return msgspec.structs.replace(member, shares=_in_order({*member.shares, share, Share(share.section, "see")}))


def take_back(member: CircleMember, share: Share) -> CircleMember:
    """Take one thing back at once; who no longer sees a section can add nothing to it either."""
    gone = {share, Share(share.section, "add")} if share.action == "see" else {share}
    return msgspec.structs.replace(member, shares=_in_order(set(member.shares) - gone))


def take_all_back(member: CircleMember) -> CircleMember:
    """Take everything back at once."""
    return msgspec.structs.replace(member, shares=())


def change_role(member: CircleMember, role: Role) -> CircleMember:
    """Another role: what cannot be shared with it is taken back, and nothing is added."""
    kept = {each for each in member.shares if can_share(role, each)}
    return msgspec.structs.replace(member, role=role, shares=_in_order(kept))


def role_name(role: Role) -> Message:
    """What a role is called."""
    return Message(f"circle-role-{role}")


def section_name(section: Section) -> Message:
    """What a section is called where it is shared."""
    return Message(f"circle-section-{section}")


def encode_member(member: CircleMember) -> str:
    """A member as JSON."""
    return msgspec.json.encode(member).decode()


def decode_member(body: str) -> CircleMember:
    """A member from its JSON.

    Raises msgspec.ValidationError when it is not that.
    """
    return msgspec.json.decode(body, type=CircleMember)


def _in_order(shares: set[Share] | frozenset[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares))
