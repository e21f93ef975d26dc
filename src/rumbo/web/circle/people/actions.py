"""Every write to the people of the circle: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.db import transaction

from rumbo.guide.circle.members import (
    CircleMember,
    change_role,
    decode_member,
    encode_member,
    new_member,
    share_with,
    take_all_back,
    take_back,
)
from rumbo.guide.circle.permissions import check_may_share
from rumbo.guide.circle.policies import can_share
from rumbo.guide.circle.roles import Share
from rumbo.records import Note
from rumbo.web.circle.people.access import read, role_of
from rumbo.web.circle.people.models import KeptMember
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.taking.entering import key_in


@transaction.atomic
def add_member(*, story: Story, by: Reader, member: CircleMember) -> KeptMember:
    """Write somebody down. They begin with what their role begins with: nothing about health."""
    check_may_share(role_of(by))
    begun = msgspec.structs.replace(member, shares=new_member(member.name, role=member.role).shares)
    kept = KeptMember.objects.create(story=story, by=by, body=encode_member(begun))
    journal.write("member.added", story=story, by=by, about=str(kept.pk))
    return kept


@transaction.atomic
def change_member(*, kept: KeptMember, by: Reader, member: CircleMember) -> None:
    """Put right what is written of somebody. What is shared stays, as far as it can be with their role."""
    check_may_share(role_of(by))
    now = _locked(kept)
    shared = change_role(read(now), member.role)
    _keep(now, msgspec.structs.replace(member, shares=shared.shares), what="member.changed", by=by)


@transaction.atomic
def choose_shares(*, kept: KeptMember, by: Reader, shares: Iterable[Share]) -> None:
    """Share just this with somebody, and take everything else back at once.

    Raises NotShareable, and changes nothing, when one of them cannot be shared with their role.
    """
    check_may_share(role_of(by))
    now, wanted = _locked(kept), set(shares)
    member = read(now)
    for each in set(member.shares) - wanted:
        member = take_back(member, each)
    for each in sorted(wanted):
        member = share_with(member, each)
    _keep(now, member, what="member.shared", by=by)


@transaction.atomic
def stop_sharing(*, kept: KeptMember, by: Reader) -> None:
    """Take everything back from somebody at once."""
    check_may_share(role_of(by))
    now = _locked(kept)
    _keep(now, take_all_back(read(now)), what="member.unshared", by=by)


@transaction.atomic
def remove_member(*, kept: KeptMember, by: Reader) -> None:
    """Erase somebody, with all that was shared with them."""
    check_may_share(role_of(by))
    story = kept.story
    kept.delete()
    journal.write("member.removed", story=story, by=by)


@transaction.atomic
def enter_member(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter somebody who was written down in another Rumbo. Whoever is here stays as they are.

    What was shared there is shared here only as far as it can be with their role. Raises msgspec.ValidationError or ValueError
    when the note is none.
    """
    told = decode_member(note.body)
    key = key_in(KeptMember.objects.all(), story=story, told=note.id)
    shares = tuple(each for each in told.shares if can_share(told.role, each))
    body = encode_member(msgspec.structs.replace(told, shares=shares))
    kept, is_new = story.kept_members.get_or_create(id=key, defaults={"by": by, "body": body})
    if is_new:
        KeptMember.objects.filter(pk=key).update(at=note.at or kept.at)
    return is_new


def _locked(kept: KeptMember) -> KeptMember:
    """The row as it is now, held until the write: a page that was opened before brings back nothing that was taken back."""
    return KeptMember.objects.select_for_update().get(pk=kept.pk)


def _keep(kept: KeptMember, member: CircleMember, *, what: str, by: Reader) -> None:
    kept.body = encode_member(member)
    kept.save(update_fields=["body"])
    journal.write(what, story=kept.story, by=by, about=str(kept.pk))
