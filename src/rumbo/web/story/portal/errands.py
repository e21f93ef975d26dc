"""Errands to a portal: a thread contacts it, one errand at a time, and the row holds how far it is.

Each begins with a press of the person's and ends by itself, by "Stop", or when the file is locked. Nothing of one that fails
is kept.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus

import msgspec
from django.db import connection, transaction

from rumbo.web.story.imports import actions as imports
from rumbo.web.story.imports import reading
from rumbo.web.story.models import PortalConnection, Record
from rumbo.web.story.portal import actions, addresses, smart
from rumbo.web.story.portal.actions import Doing
from rumbo.web.story.portal.collecting import Collecting, Collection
from rumbo.web.story.portal.courier import Agreed, Courier, Limits, RefusedError, StoppedError
from rumbo.web.story.portal.smart import Offers, Permission
from rumbo.web.vault import opening
from rumbo.web.vault.file_keys import file_keys
from rumbo.web.vault.sealed_files import SealedWriter
from rumbo.words import Explained, Message

log = logging.getLogger(__name__)
STEP_ENTRIES = 100  # progress is written to the row after each
LIMITS = Limits()
PARTING = Limits(seconds=20.0, connect_s=5.0, silence_s=10.0, tries=1)  # somebody waits for the page meanwhile

_running: dict[int, threading.Event] = {}
_threads: dict[int, threading.Thread] = {}
_one_at_a_time = threading.Lock()
Work = Callable[["Errand"], None]


class Errand:
    """One contact with one portal, in its thread."""

    def __init__(self, portal: PortalConnection, cancel: threading.Event) -> None:
        self.portal, self.cancel = portal, cancel

    def look_again(self) -> None:
        """See that it is still wanted, before anything is written.

        Raises StoppedError.
        """
        now = PortalConnection.objects.filter(pk=self.portal.pk).values_list("doing", flat=True).first()
        if self.cancel.is_set() or now in {None, Doing.NOTHING}:
            raise StoppedError


def ask(portal: PortalConnection) -> None:
    """Ask a portal which addresses it uses."""
    _begin(portal, doing=Doing.ASKING, work=_ask)


def fetch(portal: PortalConnection, *, form: dict[str, str], name: str) -> None:
    """Fetch the record, if its addresses were agreed to. `form` is traded for a permission; `name` is what it will be called."""
    if portal.agreed_at is not None:
        _begin(portal, doing=Doing.FETCHING, work=partial(_fetch, form=form, name=name))


def stop(portal: PortalConnection) -> None:
    """Stop what is under way. The page need not wait for a portal that does not answer: what still comes is thrown away."""
    event = _running.get(portal.pk)
    if event is not None:
        event.set()
    if portal.doing != Doing.NOTHING:
        actions.keep_trouble(portal=portal, trouble=StoppedError().message)


def stop_all() -> None:
    """The file was locked: no line to a portal stays open."""
    for event in list(_running.values()):
        event.set()


def wait_for(portal: PortalConnection, *, seconds: float) -> None:
    """Wait until an errand has ended; for tests."""
    thread = _threads.get(portal.pk)
    if thread is not None:
        thread.join(seconds)


def wake() -> None:
    """When the file opens: what a stopped program left under way is under way no more."""
    alive = [portal_id for portal_id, cancel in _running.items() if not cancel.is_set()]
    for portal in PortalConnection.objects.exclude(doing=Doing.NOTHING).exclude(pk__in=alive):
        actions.keep_trouble(portal=portal, trouble=Message("portal-interrupted"))


def tell_goodbye(portal: PortalConnection) -> Explained | None:
    """Tell the portal that a kept permission counts no more, where it takes that; what went wrong, if anything did."""
    offers, permission = actions.offers_of(portal), actions.permission_of(portal)
    if offers is None or permission is None:
        return None
    if not offers.revoke:
        return Explained("portal-not-told", host=addresses.show(portal.base).host)
    try:
        with Courier(agreed=Agreed(exactly=frozenset({offers.revoke})), limits=PARTING) as courier:
            courier.post(offers.revoke, smart.revoke_form(permission, client_id=portal.client_id))
    except Explained as no:
        if not isinstance(no, RefusedError) or no.status != HTTPStatus.NO_CONTENT:  # an empty yes is one too
            return Explained("portal-not-told", host=addresses.show(portal.base).host)
    return None


def _begin(portal: PortalConnection, *, doing: str, work: Work) -> None:
    if portal.doing != Doing.NOTHING:
        return
    actions.start_contact(portal=portal, doing=doing)
    _running[portal.pk] = threading.Event()
    thread = threading.Thread(target=_run, args=(portal.pk, work), name=f"rumbo-portal-{portal.pk}", daemon=True)
    _threads[portal.pk] = thread
    transaction.on_commit(thread.start)


def _run(portal_id: int, work: Work) -> None:
    cancel = _running[portal_id]
    try:
        with _one_at_a_time:
            _do(Errand(PortalConnection.objects.select_related("reader__story").get(pk=portal_id), cancel), work)
    except Exception:
        log.exception("an errand to a portal broke off")
    finally:
        if _running.get(portal_id) is cancel:
            del _running[portal_id], _threads[portal_id]
        connection.close()


def _do(errand: Errand, work: Work) -> None:
    try:
        errand.look_again()
        work(errand)
    except StoppedError:
        return  # whoever stopped it has written so; after a lock, `wake` will
    except Explained as trouble:
        _note_trouble(errand, trouble.message)
    except Exception:
        _note_trouble(errand, Message("portal-broke-off"))  # a mistake of ours: the page must not wait for ever
        raise


def _note_trouble(errand: Errand, trouble: Message) -> None:
    with suppress(StoppedError):
        errand.look_again()
        errand.portal.refresh_from_db()
        actions.keep_trouble(portal=errand.portal, trouble=trouble)


def _ask(errand: Errand) -> None:
    portal = errand.portal
    address = addresses.discovery_of(portal.base)
    with Courier(agreed=Agreed(exactly=frozenset({address})), cancel=errand.cancel, limits=LIMITS) as courier:
        try:
            data = courier.get(address)
        except RefusedError as no:
            if no.status in {400, 401, 403, 404, 410}:
                raise Explained("portal-no-description", host=addresses.show(address).host) from None
            raise
    offers = smart.read_offers(data, base=portal.base)
    errand.look_again()
    actions.keep_offers(portal=portal, offers=offers)


def _fetch(errand: Errand, *, form: dict[str, str], name: str) -> None:
    portal, offers = errand.portal, actions.offers_of(errand.portal)
    assert offers is not None  # noqa: S101 - agreed to
    agreed = Agreed(exactly=frozenset({offers.token}), below=portal.base)
    with Courier(agreed=agreed, cancel=errand.cancel, limits=LIMITS) as courier:
        permission = _trade(courier, errand, offers, form)
        with SealedWriter(opening.folder().records, sub_keys=file_keys(portal.reader.story_id)) as writer:
            into = Collection(writer.write)
            visit = Collecting(
                courier, base=portal.base, patient=permission.patient, token=permission.access, into=into,
                on_page=_Progress(portal.pk),
            )  # fmt: skip
            refused = visit.collect()
            into.close()
            _keep(errand, writer, name=name, entries=len(into), refused=refused)


def _trade(courier: Courier, errand: Errand, offers: Offers, form: dict[str, str]) -> Permission:
    """Trade a code or a kept permission for a new one, which is kept at once: a portal may take each only once."""
    portal = errand.portal
    try:
        data = courier.post(offers.token, form)
    except RefusedError as no:
        raise _why_no_permission(no, addresses.show(offers.token).host) from None
    permission = smart.read_permission(
        data, offers=offers, base=portal.base, client_id=portal.client_id, before=actions.permission_of(portal)
    )
    errand.look_again()
    actions.keep_permission(portal=portal, permission=permission)
    return permission


class _Said(msgspec.Struct):
    error: str = ""


def _why_no_permission(no: RefusedError, host: str) -> Explained:
    """What a refusal at the address for permissions means (RFC 6749, 5.2)."""
    if no.status not in {400, 401, 403}:
        return no
    said = ""
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        said = msgspec.json.decode(no.body, type=_Said).error
    if said in {"invalid_client", "unauthorized_client"}:
        return Explained("portal-unknown-client", host=host)
    return Explained("portal-sign-in-again", host=host)


@transaction.atomic
def _keep(errand: Errand, writer: SealedWriter, *, name: str, entries: int, refused: tuple[str, ...]) -> None:
    portal = errand.portal
    errand.look_again()
    record, is_new = imports.keep_sealed(writer.keep(), story=portal.reader.story, by=portal.reader, name=name)
    if is_new or record.standing == Record.Standing.WAITING:
        reading.begin(record=record, by=portal.reader)
    actions.keep_fetched(portal=portal, record=record, entries=entries, refused=refused)


class _Progress:
    """Writes how much has come, now and then."""

    def __init__(self, portal_id: int) -> None:
        self.portal_id, self.written = portal_id, 0

    def __call__(self, entries: int) -> None:
        if entries - self.written >= STEP_ENTRIES:
            self.written = entries
            PortalConnection.objects.filter(pk=self.portal_id).update(entries_done=entries)
