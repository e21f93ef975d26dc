"""The people of a story's circle, as everyone who can open the file sees them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import NamedTuple

from django.shortcuts import get_object_or_404

from rumbo.guide.circle.members import CircleMember, decode_member
from rumbo.guide.circle.roles import Role
from rumbo.guide.circle.visibility import Viewer
from rumbo.web.circle.people.models import KeptMember
from rumbo.web.people.models import Reader
from rumbo.web.people.privacy import sealed_values
from rumbo.web.story import appointments
from rumbo.web.story.access import Here


def role_of(reader: Reader) -> Role:
    """The role of a reader of the file in its circle."""
    return "owner" if reader.role == Reader.Role.PERSON else "care-partner"


class ListedMember(NamedTuple):
    """Somebody of the circle with the id of their row."""

    id: uuid.UUID
    member: CircleMember


def members_in(who: Here) -> tuple[ListedMember, ...]:
    """Everybody of the circle, the central team first, each by name."""
    found = [
        ListedMember(key, decode_member(body)) for body, key in sealed_values(who.story.kept_members, "body", "id")
    ]
    return tuple(sorted(found, key=lambda each: (each.member.role != "central-team", each.member.name.casefold())))


def find_member(who: Here, member_id: uuid.UUID) -> KeptMember:
    """One of them.

    Raises Http404 when nobody of this story's circle has that id.
    """
    return get_object_or_404(who.story.kept_members, pk=member_id)


def read(kept: KeptMember) -> CircleMember:
    """Somebody as they are written down."""
    return decode_member(kept.body)


def viewer_of(who: Here, kept: KeptMember, *, today: date) -> Viewer:
    """Somebody of the circle as the rules of seeing know them on a day."""
    return read(kept).viewer(str(kept.pk), has_ended=appointments.is_over(who, today=today))
