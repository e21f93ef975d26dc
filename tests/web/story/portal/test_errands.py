"""Errands: what a press begins comes to its end in a thread, is kept whole or not at all, and leaves no token behind."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from rumbo.course import Background
from rumbo.web.story import facts
from rumbo.web.story.imports import reading
from rumbo.web.story.models import Import, PortalConnection, Record
from rumbo.web.story.portal import actions, errands, smart
from rumbo.web.story.portal.courier import Limits
from rumbo.web.story.portal.smart import Permission
from rumbo.web.vault import opening, sealed_files
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import LANGUAGES
from tests.web.cast import Household, example_files
from tests.web.story.portal.hospital import CLIENT, FHIR, JSON, PAGE, Hospital, with_record

(MARISOL,) = example_files("marisol")
RETURNS_TO = "http://127.0.0.1:7786/portal"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a portal here."""
    limits = Limits(seconds=20.0, connect_s=2.0, silence_s=2.0, usual_wait_s=0.01)
    monkeypatch.setattr(errands, "LIMITS", limits)
    monkeypatch.setattr(errands, "PARTING", limits)


@pytest.fixture
def portal(home: Household, hospital: Hospital) -> PortalConnection:
    """The portal of Marisol's hospital, its address written down."""
    with_record(hospital, MARISOL)
    hospital.offers_everything = True
    return actions.begin_portal(by=home.marisol, base=hospital.base, client_id=CLIENT)


def ended(portal: PortalConnection) -> PortalConnection:
    """The portal once what is under way has come to its end, with the readings that followed."""
    errands.wait_for(portal, seconds=30)
    for each in Import.objects.all():
        reading.wait_for(each, seconds=60)
    return PortalConnection.objects.select_related("reader__story", "record").get(pk=portal.pk)


def asked(portal: PortalConnection) -> PortalConnection:
    """The portal once it said which addresses it uses."""
    errands.ask(portal)
    return ended(portal)


def signed_in(portal: PortalConnection, hospital: Hospital) -> dict[str, str]:
    """Marisol agrees, signs in at the hospital and comes back; what is sent for the permission then."""
    begun = smart.begin_sign_in(lang="en", returns_to=RETURNS_TO)
    actions.agree(portal=portal, sign_in=begun)
    offers = actions.offers_of(portal)
    assert offers is not None
    back = hospital.sign_in(smart.sign_in_address(offers, base=portal.base, client_id=portal.client_id, sign_in=begun))
    return smart.code_form(smart.Answer(state=back["state"], code=back["code"]), sign_in=begun, client_id=CLIENT)


def fetched(portal: PortalConnection, hospital: Hospital) -> PortalConnection:
    """The portal once the record was fetched."""
    portal = asked(portal)
    errands.fetch(portal, form=signed_in(portal, hospital), name="Portal.json")
    return ended(portal)


def trouble_of(portal: PortalConnection) -> str:
    """The id of the sentence about the last contact, which both languages have."""
    trouble = actions.outcome_of(portal).trouble
    assert trouble is not None
    assert all(trouble.said(lang) for lang in LANGUAGES)
    return trouble.id


def test_a_portal_is_asked_for_its_addresses_and_nothing_else(portal: PortalConnection, hospital: Hospital) -> None:
    found = asked(portal)
    offers = actions.offers_of(found)
    assert offers is not None
    assert (offers.token, offers.revoke) == (f"{hospital.address}/token", f"{hospital.address}/revoke")
    assert hospital.paths() == ["/fhir/.well-known/smart-configuration"]
    assert hospital.asked[0].query == {}
    assert found.asked_at
    assert found.agreed_at is None


def test_what_is_fetched_becomes_a_record_behind_its_door(
    portal: PortalConnection, hospital: Hospital, home: Household
) -> None:
    found = fetched(portal, hospital)
    record = Record.objects.get()
    assert (found.record, record.name, record.standing, found.doing) == (record, "Portal.json", "read", "nothing")
    assert actions.outcome_of(found).entries == len(hospital.resources)
    assert facts.visible_to(home.here) == ()
    assert record.fact_rows.count() > 50
    assert home.events[1:] == [
        "portal.begun", "portal.contacted", "portal.found", "portal.agreed", "portal.contacted", "portal.permitted",
        "record.kept", "portal.fetched", "record.read",
    ]  # fmt: skip


def test_only_the_token_to_come_back_with_is_kept_and_only_in_the_vault(
    portal: PortalConnection, hospital: Hospital, home: Household
) -> None:
    found = fetched(portal, hospital)
    (kept,) = hospital.refresh
    assert actions.permission_of(found) == Permission(patient=hospital.patient, refresh=kept)
    rows = [str(getattr(found, field.name)) for field in found._meta.fields]
    assert not [words for words in rows for token in hospital.access if token in words]
    for path in home.folder.path.rglob("*"):
        if path.is_file():
            assert not [token for token in {kept, *hospital.access} if token.encode() in path.read_bytes()], path


def test_a_portal_that_gives_nothing_to_come_back_with(portal: PortalConnection, hospital: Hospital) -> None:
    hospital.offline = False
    assert actions.permission_of(fetched(portal, hospital)) is None


def test_fetching_again_uses_the_permission_once_and_keeps_the_next(
    portal: PortalConnection, hospital: Hospital
) -> None:
    found = fetched(portal, hospital)
    first = actions.permission_of(found)
    assert first is not None
    hospital.resources.append({"resourceType": "Condition", "id": "new", "code": {"text": "Asthma"}})
    errands.fetch(found, form=smart.refresh_form(first, client_id=CLIENT), name="Again.json")
    again = ended(found)
    second = actions.permission_of(again)
    assert second is not None
    assert second.refresh != first.refresh
    assert {second.refresh} == hospital.refresh
    assert Record.objects.count() == 2
    assert again.record == Record.objects.latest("id")


def test_the_same_record_fetched_again_is_no_second_one(portal: PortalConnection, hospital: Hospital) -> None:
    found = fetched(portal, hospital)
    permission = actions.permission_of(found)
    assert permission is not None
    errands.fetch(found, form=smart.refresh_form(permission, client_id=CLIENT), name="Again.json")
    assert ended(found).record == Record.objects.get()
    assert Import.objects.count() == 1


def test_a_permission_that_ended_is_let_go_and_asks_for_signing_in(
    portal: PortalConnection, hospital: Hospital
) -> None:
    found = fetched(portal, hospital)
    permission = actions.permission_of(found)
    assert permission is not None
    hospital.refresh.clear()
    errands.fetch(found, form=smart.refresh_form(permission, client_id=CLIENT), name="Again.json")
    found = ended(found)
    assert trouble_of(found) == "portal-sign-in-again"
    assert found.permission == ""


def test_a_code_of_another_sign_in_is_not_taken(portal: PortalConnection, hospital: Hospital) -> None:
    portal = asked(portal)
    form = {**signed_in(portal, hospital), "code_verifier": "somebody elses"}
    errands.fetch(portal, form=form, name="x")
    assert trouble_of(ended(portal)) == "portal-sign-in-again"
    assert not Record.objects.exists()


def test_a_client_id_that_the_portal_does_not_know(portal: PortalConnection, hospital: Hospital) -> None:
    portal = asked(portal)
    form = {**signed_in(portal, hospital), "client_id": "other"}
    errands.fetch(portal, form=form, name="x")
    assert trouble_of(ended(portal)) == "portal-unknown-client"


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(401, "portal-sign-in-again"), (403, "portal-sign-in-again"), (500, "portal-down"), (404, "portal-not-found")],
)
def test_a_refusal_where_the_permission_is_given(
    status: int, trouble: str, portal: PortalConnection, hospital: Hospital
) -> None:
    hospital.faults["/token"] = lambda _: (status, PAGE, b"<html>")
    assert trouble_of(fetched(portal, hospital)) == trouble


@pytest.mark.parametrize(
    ("said", "trouble"), [("patient", "portal-no-patient"), ("access_token", "portal-sign-in-again")]
)
def test_a_permission_that_lacks_something(
    said: str, trouble: str, portal: PortalConnection, hospital: Hospital
) -> None:
    hospital.token_says[said] = ""
    assert trouble_of(fetched(portal, hospital)) == trouble


def test_a_portal_that_denies_its_identity(portal: PortalConnection, hospital: Hospital) -> None:
    hospital.token_says["id_token"] = "a.eyJpc3MiOiAiaHR0cHM6Ly9ldmlsLmV4YW1wbGUifQ.c"
    assert trouble_of(fetched(portal, hospital)) == "portal-wrong-issuer"
    assert not Record.objects.exists()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_website_that_describes_no_sign_in(status: int, portal: PortalConnection, hospital: Hospital) -> None:
    hospital.faults["/fhir"] = lambda _: (status, PAGE, b"<html>")
    assert trouble_of(asked(portal)) == "portal-no-description"


@pytest.mark.parametrize(
    ("reply", "trouble"), [((200, PAGE, b"<!doctype html>"), "portal-not-json"), ((500, JSON, b""), "portal-down")]
)
def test_a_description_that_fails(
    reply: tuple[int, dict[str, str], bytes], trouble: str, portal: PortalConnection, hospital: Hospital
) -> None:
    hospital.faults["/fhir"] = lambda _: reply
    assert trouble_of(asked(portal)) == trouble


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        ((0, {}, b""), "portal-cut"), ((200, PAGE, b"<html>"), "portal-not-json"), ((401, FHIR, b""), "portal-unauthorized"),
        ((429, {**FHIR, "Retry-After": "9999"}, b""), "portal-busy"), ((503, FHIR, b""), "portal-down"),
    ],
)  # fmt: skip
def test_a_record_that_breaks_off_leaves_nothing_but_the_reason(
    fault: tuple[int, dict[str, str], bytes], trouble: str, portal: PortalConnection, hospital: Hospital
) -> None:
    hospital.page_entries = 20
    hospital.faults["/fhir/Patient"] = lambda asked: fault if asked.query.get("from") == "40" else None
    found = fetched(portal, hospital)
    assert trouble_of(found) == trouble
    assert not Record.objects.exists()
    assert list(opening.folder().records.iterdir()) == []
    assert found.permission  # so that it can be fetched again


def test_a_record_of_somebody_else_is_held_back(portal: PortalConnection, hospital: Hospital, home: Household) -> None:
    home.tell(Background(topic="name", words="Rufus Forastero"), Background(topic="birth_date", words="1950-01-01"))
    assert fetched(portal, hospital).record is not None
    assert Record.objects.get().standing == "held"
    assert home.events[-1] == "record.held"


def test_a_mistake_of_ours_does_not_leave_the_page_waiting(
    portal: PortalConnection, hospital: Hospital, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise RuntimeError(hospital.base)

    monkeypatch.setattr(smart, "read_offers", broken)
    assert trouble_of(asked(portal)) == "portal-broke-off"
    assert len(caplog.records) == 1
    assert str(hospital.port) not in caplog.text


class Held:
    """A portal that answers one path only when it is let go."""

    def __init__(self, hospital: Hospital, path: str) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        hospital.faults[path] = self

    def __call__(self, asked: object) -> None:
        self.reached.set()
        assert self.go_on.wait(10)


def test_stop_counts_at_once_and_what_still_comes_is_thrown_away(
    portal: PortalConnection, hospital: Hospital, home: Household
) -> None:
    portal = asked(portal)
    held = Held(hospital, "/fhir/Patient")
    errands.fetch(portal, form=signed_in(portal, hospital), name="x")
    assert held.reached.wait(10)
    thread = errands._threads[portal.pk]
    errands.stop(PortalConnection.objects.get(pk=portal.pk))
    stopped = PortalConnection.objects.get(pk=portal.pk)
    assert (stopped.doing, trouble_of(stopped)) == ("nothing", "portal-stopped")
    held.go_on.set()
    thread.join(10)
    assert not Record.objects.exists()
    assert PortalConnection.objects.get(pk=portal.pk).doing == "nothing"
    assert home.events[-1] == "portal.stopped"


def test_the_lock_ends_an_errand_and_the_next_opening_says_so(
    portal: PortalConnection, hospital: Hospital, home: Household
) -> None:
    held = Held(hospital, "/fhir/.well-known")
    errands.ask(portal)
    assert held.reached.wait(10)
    thread = errands._threads[portal.pk]
    opening.lock()
    held.go_on.set()
    thread.join(10)
    assert not thread.is_alive()
    THE_KEYRING.open(home.unlocked)
    errands.wake()
    assert trouble_of(PortalConnection.objects.get(pk=portal.pk)) == "portal-interrupted"


def test_what_is_under_way_is_left_alone_by_waking(portal: PortalConnection, hospital: Hospital) -> None:
    held = Held(hospital, "/fhir/.well-known")
    errands.ask(portal)
    assert held.reached.wait(10)
    errands.wake()
    assert PortalConnection.objects.get(pk=portal.pk).doing == "asking"
    held.go_on.set()
    assert ended(portal).offers


def test_one_errand_at_a_time_for_each_portal_and_for_all(
    portal: PortalConnection, hospital: Hospital, home: Household
) -> None:
    other = actions.begin_portal(by=home.marisol, base=hospital.base, client_id=CLIENT)
    held = Held(hospital, "/fhir/.well-known")
    errands.ask(portal)
    assert held.reached.wait(10)
    errands.ask(PortalConnection.objects.get(pk=portal.pk))
    errands.ask(other)
    assert len(hospital.asked) == 1
    held.go_on.set()
    assert ended(portal).offers
    assert ended(other).offers
    assert len(hospital.asked) == 2


def test_a_portal_that_was_forgotten_meanwhile_stays_forgotten(portal: PortalConnection, hospital: Hospital) -> None:
    held = Held(hospital, "/fhir/.well-known")
    errands.ask(portal)
    assert held.reached.wait(10)
    thread = errands._threads[portal.pk]
    actions.forget_portal(portal=PortalConnection.objects.get(pk=portal.pk))
    held.go_on.set()
    thread.join(10)
    assert not PortalConnection.objects.exists()


def test_nothing_to_stop_and_nothing_to_wait_for_is_no_error(portal: PortalConnection) -> None:
    errands.stop(portal)
    errands.wait_for(portal, seconds=0)
    assert PortalConnection.objects.get().outcome == "{}"


def test_progress_is_written_now_and_then(portal: PortalConnection) -> None:
    told = errands._Progress(portal.pk)
    for entries, written in ((10, 0), (100, 100), (150, 100), (200, 200)):
        told(entries)
        assert PortalConnection.objects.get().entries_done == written


def test_a_parting_takes_the_permission_back(portal: PortalConnection, hospital: Hospital) -> None:
    found = fetched(portal, hospital)
    (kept,) = hospital.refresh
    assert errands.tell_goodbye(found) is None
    assert hospital.revoked == [kept]
    hospital.faults["/revoke"] = lambda _: (204, {}, b"")
    assert errands.tell_goodbye(found) is None
    assert hospital.asked[-1].form["client_id"] == CLIENT


def test_a_parting_where_there_is_nothing_to_take_back_sends_nothing(
    portal: PortalConnection, hospital: Hospital
) -> None:
    assert errands.tell_goodbye(portal) is None
    assert errands.tell_goodbye(asked(portal)) is None
    assert hospital.paths() == ["/fhir/.well-known/smart-configuration"]


def no_address(hospital: Hospital) -> None:
    hospital.description["revocation_endpoint"] = None


def no_answer(hospital: Hospital) -> None:
    hospital.faults["/revoke"] = lambda _: (500, JSON, b"")


@pytest.mark.parametrize("fails", [no_address, no_answer])
def test_a_parting_that_the_portal_does_not_take_is_told(
    fails: Callable[[Hospital], None], portal: PortalConnection, hospital: Hospital
) -> None:
    fails(hospital)
    not_told = errands.tell_goodbye(fetched(portal, hospital))
    assert not_told is not None
    assert all(hospital.host in not_told.said(lang) for lang in LANGUAGES)


def test_what_was_fetched_lies_sealed(portal: PortalConnection, hospital: Hospital, home: Household) -> None:
    record = fetched(portal, hospital).record
    assert record is not None
    assert b"".join(reading.bytes_of(record)).startswith(b'{"resourceType":"Bundle","type":"collection","entry":[\n')
    assert list(sealed_files.list_names(home.folder.records)) == [record.sealed_name]
    assert b"Marisol" not in (home.folder.records / record.sealed_name).read_bytes()
