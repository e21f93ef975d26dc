"""Every write about portals: what was agreed to, what is under way, what came of it. A token is kept nowhere but here."""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone

from rumbo.web.people import journal
from rumbo.web.people.models import Reader
from rumbo.web.story.models import PortalConnection, Record
from rumbo.web.story.portal.smart import Offers, Permission, SignIn
from rumbo.words import Message

Doing = PortalConnection.Doing


class PortalOutcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of the last contact: how many entries, the kinds the portal refused, what went wrong."""

    entries: int = 0
    refused: tuple[str, ...] = ()
    trouble: Message | None = None


def outcome_of(portal: PortalConnection) -> PortalOutcome:
    """What came of the last contact."""
    return msgspec.json.decode(portal.outcome, type=PortalOutcome)


def offers_of(portal: PortalConnection) -> Offers | None:
    """What the portal says of itself, once it was asked."""
    return msgspec.json.decode(portal.offers, type=Offers) if portal.offers else None


def sign_in_of(portal: PortalConnection) -> SignIn | None:
    """The sign-in that was begun and has not come back."""
    return msgspec.json.decode(portal.sign_in, type=SignIn) if portal.sign_in else None


def permission_of(portal: PortalConnection) -> Permission | None:
    """The kept permission to come back."""
    return msgspec.json.decode(portal.permission, type=Permission) if portal.permission else None


@transaction.atomic
def begin_portal(*, by: Reader, base: str, client_id: str) -> PortalConnection:
    """Write down a portal's address. Nothing is contacted."""
    portal = PortalConnection.objects.create(reader=by, base=base, client_id=client_id)
    _note("portal.begun", portal)
    return portal


@transaction.atomic
def start_contact(*, portal: PortalConnection, doing: str) -> None:
    """The person wants the portal to be contacted, now."""
    portal.doing, portal.entries_done, portal.outcome = doing, 0, _written(PortalOutcome())
    portal.save(update_fields=["doing", "entries_done", "outcome"])
    _note("portal.contacted", portal)


@transaction.atomic
def keep_offers(*, portal: PortalConnection, offers: Offers) -> None:
    """Keep which addresses the portal uses. If they are others than before, they have to be agreed to anew."""
    if offers != offers_of(portal):
        portal.agreed_at, portal.sign_in = None, ""
    portal.offers, portal.asked_at, portal.doing = _written(offers), timezone.now(), Doing.NOTHING
    portal.save(update_fields=["offers", "asked_at", "doing", "agreed_at", "sign_in"])
    _note("portal.found", portal)


@transaction.atomic
def agree(*, portal: PortalConnection, sign_in: SignIn) -> None:
    """The person agreed to the addresses, and goes to sign in."""
    portal.agreed_at, portal.sign_in = timezone.now(), _written(sign_in)
    portal.outcome = _written(PortalOutcome())
    portal.save(update_fields=["agreed_at", "sign_in", "outcome"])
    _note("portal.agreed", portal)


@transaction.atomic
def take_sign_in(*, portal: PortalConnection) -> None:
    """A sign-in came back: it counts once."""
    portal.sign_in = ""
    portal.save(update_fields=["sign_in"])
    _note("portal.signed_in", portal)


@transaction.atomic
def keep_permission(*, portal: PortalConnection, permission: Permission) -> None:
    """Keep what lets the person fetch again; the token for now is not written down. Nothing is kept where none was given."""
    portal.permission = _written(msgspec.structs.replace(permission, access="")) if permission.refresh else ""
    portal.save(update_fields=["permission"])
    _note("portal.permitted", portal)


@transaction.atomic
def keep_fetched(*, portal: PortalConnection, record: Record, entries: int, refused: tuple[str, ...]) -> None:
    """A record was fetched and is kept."""
    portal.doing, portal.fetched_at, portal.record = Doing.NOTHING, timezone.now(), record
    portal.outcome = _written(PortalOutcome(entries=entries, refused=refused))
    portal.save(update_fields=["doing", "fetched_at", "record", "outcome"])
    _note("portal.fetched", portal)


@transaction.atomic
def keep_trouble(*, portal: PortalConnection, trouble: Message) -> None:
    """The contact failed or was stopped: nothing of it was kept. A permission that no longer counts is let go."""
    if trouble.id == "portal-sign-in-again":
        portal.permission = ""
    portal.doing, portal.outcome = Doing.NOTHING, _written(PortalOutcome(trouble=trouble))
    portal.save(update_fields=["doing", "outcome", "permission"])
    _note("portal.stopped" if trouble.id == "portal-stopped" else "portal.failed", portal)


@transaction.atomic
def forget_portal(*, portal: PortalConnection) -> None:
    """Erase a portal with its permission. What was fetched stays, like any record."""
    _note("portal.forgotten", portal)
    portal.delete()


def _note(what: str, portal: PortalConnection) -> None:
    journal.write(what, story=portal.reader.story, by=portal.reader, about=f"portal {portal.pk}")


def _written(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()
