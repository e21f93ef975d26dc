"""The pages of connecting, as a browser goes through them: nothing is contacted before its address was agreed to."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.conf import settings

from rumbo.web.story.imports import reading
from rumbo.web.story.models import Import, PortalConnection, Record
from rumbo.web.story.portal import actions, errands
from rumbo.web.story.portal.courier import Limits
from rumbo.web.vault import gate, opening
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import LANGUAGES
from tests.pages.looking import Looking
from tests.web.cast import HOST, Household, browser, example_files, knocking
from tests.web.story.portal.hospital import CLIENT, JSON, Hospital, with_record

(MARISOL,) = example_files("marisol")
ALL = "/en/story/bring/portal/"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a portal here."""
    monkeypatch.setattr(errands, "LIMITS", Limits(seconds=20.0, connect_s=2.0, silence_s=2.0, usual_wait_s=0.01))


@pytest.fixture
def eyes(home: Household) -> Looking:
    """Marisol's browser; every page it is shown is inspected."""
    return Looking(home.client)


@pytest.fixture
def marisols(hospital: Hospital) -> Hospital:
    """The portal of Marisol's hospital."""
    hospital.offers_everything = True
    return with_record(hospital, MARISOL)


def at(portal: PortalConnection, more: str = "") -> str:
    """A portal's page."""
    return f"{ALL}{portal.pk}/{more}"


def begin(eyes: Looking, hospital: Hospital) -> PortalConnection:
    """Marisol writes down what the hospital gave her."""
    eyes.post(ALL, {"base": f" {hospital.base}/ ", "client_id": CLIENT})
    return PortalConnection.objects.latest("id")


def wait() -> None:
    """What is under way comes to its end."""
    for portal in PortalConnection.objects.all():
        errands.wait_for(portal, seconds=30)
    for each in Import.objects.all():
        reading.wait_for(each, seconds=60)


def ask(eyes: Looking, portal: PortalConnection) -> str:
    """She lets the first address be contacted; the page that follows."""
    eyes.post(at(portal, "ask/"))
    wait()
    return eyes.get(at(portal)).html


def come_back(eyes: Looking, portal: PortalConnection, hospital: Hospital, *, decides: str = "yes") -> dict[str, str]:
    """She agrees, signs in, and comes back; what the browser brings along."""
    eyes.post(at(portal, "agree/"))
    leads = eyes.client.get(at(portal, "sign-in/")).headers["Location"]
    return hospital.sign_in(leads, decides=decides)


def fetch(eyes: Looking, portal: PortalConnection, hospital: Hospital) -> str:
    """All the way to the record; the portal's page at the end."""
    ask(eyes, portal)
    eyes.post(f"{ALL}back/fetch/", come_back(eyes, portal, hospital))
    wait()
    return eyes.get(at(portal)).html


def test_it_says_honestly_what_it_is_and_files_come_first(eyes: Looking) -> None:
    shown = eyes.get(ALL).html
    assert "the one place where Rumbo talks to another computer about you" in shown
    assert "A file is the surer way" in shown
    assert "Rumbo itself is registered nowhere" in shown
    assert f"http://{HOST}/portal" in shown
    assert "Nothing is sent anywhere" not in shown
    assert ALL in eyes.get("/en/story/bring/").links()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("base", "client_id"),
    [("", ""), ("http://hospital.example/fhir", CLIENT), ("two words", CLIENT), ("hospital.example", "with spaces")],
)
def test_what_cannot_be_used_is_said_and_nothing_is_written(
    lang: str, base: str, client_id: str, eyes: Looking, home: Household
) -> None:
    before = home.events
    assert 'class="error"' in eyes.post(f"/{lang}/story/bring/portal/", {"base": base, "client_id": client_id}).html
    assert home.events == before


def test_each_address_is_shown_before_it_is_contacted(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    shown = eyes.get(at(portal)).html
    assert marisols.asked == []
    assert "/fhir/.well-known/smart-configuration" in shown
    assert "/token<" not in shown
    shown = ask(eyes, portal)
    assert marisols.paths() == ["/fhir/.well-known/smart-configuration"]
    for path in ("/authorize<", "/token<", "/fhir<", "/revoke<"):
        assert f"<b>127.0.0.1:{marisols.port}</b>{path}" in shown
    assert "I agree to these addresses" in shown
    eyes.client.get(at(portal, "sign-in/"))
    assert len(marisols.asked) == 1


def test_the_whole_way_to_the_record(eyes: Looking, marisols: Hospital, home: Household) -> None:
    portal = begin(eyes, marisols)
    ask(eyes, portal)
    brought = come_back(eyes, portal, marisols)
    shown = eyes.get(f"{ALL}back/?{urlencode(brought)}").html
    assert "let you in" in shown
    assert brought["code"] in shown
    assert "/revoke" not in shown
    assert "/token" not in marisols.paths()
    eyes.post(f"{ALL}back/fetch/", brought)
    wait()
    shown = eyes.get(at(portal)).html
    assert f"{len(marisols.resources)} entries came" in shown
    record = Record.objects.get()
    assert f"/en/story/records/{record.pk}/" in shown
    assert record.name.startswith(f"Portal 127.0.0.1:{marisols.port}, ")
    assert home.client.get(f"/en/story/records/{record.pk}/").headers["Location"].endswith("/door/")
    assert "portal.signed_in" in home.events
    assert "A record was fetched from a portal" in eyes.get("/en/story/who-did-what/").html


def test_the_sign_in_page_is_led_to_with_state_and_proof_key(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    ask(eyes, portal)
    eyes.post(at(portal, "agree/"))
    assert at(portal, "sign-in/") in eyes.get(at(portal)).links()
    leads = urlsplit(eyes.client.get(at(portal, "sign-in/")).headers["Location"])
    query = parse_qs(leads.query)
    assert leads.netloc == f"127.0.0.1:{marisols.port}"
    assert query["redirect_uri"] == [f"http://{HOST}/portal"]
    assert query["state"][0].startswith("en.")
    assert query["code_challenge_method"] == ["S256"]


def test_nobody_is_led_away_before_they_agreed(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    eyes.post(at(portal, "agree/"))  # of an old page: there is nothing to agree to yet
    assert eyes.client.get(at(portal, "sign-in/")).headers["Location"] == at(portal)
    ask(eyes, portal)
    assert eyes.client.get(at(portal, "sign-in/")).headers["Location"] == at(portal)


def test_other_addresses_are_agreed_to_anew_and_the_same_ones_are_not(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    fetch(eyes, portal, marisols)
    assert "Fetch again" in ask(eyes, portal)
    marisols.description["token_endpoint"] = f"{marisols.address}/token/other"
    shown = ask(eyes, portal)
    assert "I agree to these addresses" in shown
    assert "Fetch again" not in shown
    before = len(marisols.asked)
    eyes.post(at(portal, "fetch-again/"))  # of an old page
    wait()
    assert eyes.client.get(at(portal, "sign-in/")).headers["Location"] == at(portal)
    assert len(marisols.asked) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_portal_that_may_refuse_is_said_to(lang: str, eyes: Looking, marisols: Hospital) -> None:
    marisols.description["capabilities"] = ["launch-ehr"]
    marisols.description["token_endpoint"] = f"http://localhost:{marisols.port}/token"
    portal = begin(eyes, marisols)
    ask(eyes, portal)
    shown = eyes.get(f"/{lang}/story/bring/portal/{portal.pk}/").html
    assert ("It may refuse" if lang == "en" else "Quizá diga que no") in shown
    assert shown.count("another host" if lang == "en" else "otro servidor") == 1


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        ({"code": "x"}, "does not belong"), ({"state": "en.guessed", "code": "x"}, "does not belong"),
        ({"state": "x" * 9000, "code": "x"}, "does not belong"),
    ],
)  # fmt: skip
def test_an_answer_to_nothing_is_refused_kindly(given: dict[str, str], trouble: str, eyes: Looking) -> None:
    shown = eyes.get(f"{ALL}back/?{urlencode(given)}").html
    assert trouble in shown
    assert "works as well" in shown


def test_a_wrong_issuer_is_refused_and_nothing_is_sent(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    ask(eyes, portal)
    marisols.answers_as = "https://evil.example"
    brought = come_back(eyes, portal, marisols)
    assert "did not come from the portal" in eyes.get(f"{ALL}back/?{urlencode(brought)}").html
    assert "did not come from the portal" not in eyes.post(f"{ALL}back/fetch/", brought).html
    assert "/token" not in marisols.paths()
    marisols.answers_as = marisols.address
    brought = come_back(eyes, portal, marisols)
    assert "let you in" in eyes.get(f"{ALL}back/?{urlencode(brought)}").html


def test_a_no_at_the_hospital_is_a_no(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    ask(eyes, portal)
    brought = come_back(eyes, portal, marisols, decides="no")
    assert "was not allowed to show your record" in eyes.get(f"{ALL}back/?{urlencode(brought)}").html


def test_a_code_counts_once(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    ask(eyes, portal)
    brought = come_back(eyes, portal, marisols)
    eyes.post(f"{ALL}back/fetch/", brought)
    wait()
    assert "used already" in eyes.post(f"{ALL}back/fetch/", brought).html
    assert marisols.paths().count("/token") == 1


def test_the_answer_of_one_reader_is_nothing_to_another(home: Household, eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    ask(eyes, portal)
    brought = come_back(eyes, portal, marisols)
    _, elenas = home.let_elena_in()
    elena = Looking(elenas)
    assert "does not belong" in elena.get(f"{ALL}back/?{urlencode(brought)}").html
    elena.get(at(portal), status=404)
    elena.post(at(portal, "fetch-again/"), status=404)
    assert str(marisols.port) not in elena.get(ALL).html


def test_a_permission_is_used_only_when_it_is_asked_for(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    assert "Fetch again" in fetch(eyes, portal, marisols)
    before = len(marisols.asked)
    for page in (ALL, at(portal), at(portal, "forget/"), "/en/", "/en/story/records/"):
        eyes.get(page)
    opening.lock()
    opening.open_with_passphrase("siete garzas en la laguna")
    assert len(marisols.asked) == before
    eyes.client.cookies = browser(
        seat=THE_KEYRING.open(opening.header.unlock_with_passphrase(opening.read_header(), "siete garzas en la laguna"))
    ).cookies
    eyes.post(at(portal, "fetch-again/"))
    wait()
    assert marisols.asked[before].form["grant_type"] == "refresh_token"


def test_without_a_permission_there_is_nothing_to_fetch_again(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    eyes.post(at(portal, "fetch-again/"))
    assert marisols.asked == []


def test_what_the_portal_refused_is_named_in_plain_words(eyes: Looking, marisols: Hospital) -> None:
    marisols.offers_everything = False
    marisols.faults["/fhir/AllergyIntolerance"] = lambda _: (403, JSON, b"{}")
    marisols.faults["/fhir/MedicationDispense"] = marisols.faults["/fhir/AllergyIntolerance"]
    portal = begin(eyes, marisols)
    assert "The portal did not give: allergies." in fetch(eyes, portal, marisols)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_while_it_is_under_way_the_page_says_so_and_stops_it(lang: str, eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    own = f"/{lang}/story/bring/portal/{portal.pk}/"
    for doing, entries in (("asking", 0), ("fetching", 0), ("fetching", 1), ("fetching", 400)):
        PortalConnection.objects.update(doing=doing, entries_done=entries)
        shown = eyes.get(own).html
        assert f"{own}progress/" in shown
        assert f"{own}stop/" in shown
        assert str(entries or "") in eyes.client.get(f"{own}progress/").content.decode()
    shown = eyes.post(f"{own}stop/").html
    assert ("You stopped it" if lang == "en" else "Usted lo detuvo") in shown
    assert eyes.client.get(f"{own}progress/").headers["HX-Redirect"] == own


def test_a_trouble_is_shown_with_the_way_by_file(eyes: Looking, marisols: Hospital) -> None:
    marisols.faults["/fhir"] = lambda _: (404, JSON, b"")
    shown = ask(eyes, begin(eyes, marisols))
    assert "FHIR base address, release 4" in shown
    assert "/en/help/papers/" in shown
    assert "Contact this address" in shown


def test_forgetting_erases_the_portal_and_takes_the_permission_back(
    eyes: Looking, marisols: Hospital, home: Household
) -> None:
    portal = begin(eyes, marisols)
    fetch(eyes, portal, marisols)
    shown = eyes.get(at(portal, "forget/")).html
    assert "/revoke" in shown
    assert "What was fetched stays" in shown
    assert "Removed." in eyes.post(at(portal, "forget/")).html
    assert not PortalConnection.objects.exists()
    assert len(marisols.revoked) == 1
    assert Record.objects.count() == 1
    assert home.events[-1] == "portal.forgotten"


def test_forgetting_says_when_the_hospital_could_not_be_told(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    fetch(eyes, portal, marisols)
    marisols.faults["/revoke"] = lambda _: (500, JSON, b"")
    assert "could not be told" in eyes.post(at(portal, "forget/")).html
    assert not PortalConnection.objects.exists()


def test_forgetting_what_was_never_contacted_contacts_nobody(eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    assert "/revoke" not in eyes.get(at(portal, "forget/")).html
    eyes.post(at(portal, "forget/"))
    assert marisols.asked == []


def test_the_example_connects_to_nobody(eyes: Looking, marisols: Hospital, settings: object) -> None:
    settings.RUMBO_IS_EXAMPLE = True  # type: ignore[attr-defined]  # pytest-django's settings
    assert "has no portal" in eyes.get(ALL).html
    eyes.post(ALL, {"base": marisols.base, "client_id": CLIENT})
    assert not PortalConnection.objects.exists()


# Where the hospital sends the browser back to


def test_coming_back_asks_for_no_cookie_and_shows_nothing_of_anyone(home: Household) -> None:
    came = knocking(HTTP_SEC_FETCH_SITE="cross-site", HTTP_SEC_FETCH_MODE="navigate")
    shown = Looking(came).get("/portal?state=es.abc&code=c%26%3Cb%3E&iss=https%3A%2F%2Fh&x=y")
    assert 'lang="es"' in shown.html
    assert "Ya volvió" in shown.html
    leads = "/es/story/bring/portal/back/?state=es.abc&amp;code=c%26%3Cb%3E&amp;iss=https%3A%2F%2Fh"
    assert f'content="0;url={leads}"' in shown.html
    assert f'<a class="button" href="{leads}">' in shown.html
    assert "Marisol" not in shown.html
    assert came.cookies == {}


def test_the_page_of_coming_back_is_there_in_the_other_language(home: Household) -> None:
    shown = Looking(knocking()).get("/portal?state=es.abc&code=c")
    other = next(each for each in shown.page.all("a") if each.get("class") == "language")  # type: ignore[union-attr]
    assert other.get("href") == "/portal?in=en&state=es.abc&code=c"
    assert "You are back" in Looking(knocking()).get(other.get("href") or "").html
    assert "Ya volvió" in Looking(knocking(HTTP_ACCEPT_LANGUAGE="es-MX")).get("/portal").html
    assert "You are back" in Looking(knocking(HTTP_ACCEPT_LANGUAGE="fr")).get("/portal").html


def test_coming_back_opens_no_file_that_goes_without_a_passphrase(own_folder: object) -> None:
    opening.make(passphrase=None)
    opening.lock()
    came = knocking()
    for address in ("/portal?state=x", "/alive", "/start"):
        came.get(address)
    assert not THE_KEYRING.is_open
    assert settings.SESSION_COOKIE_NAME not in came.cookies
    assert browser().get("/en/story/").status_code == 200
    assert THE_KEYRING.is_open


@pytest.mark.parametrize("more", [{"HTTP_HOST": "elsewhere.example"}, {"HTTP_ORIGIN": "https://hospital.example"}])
def test_the_other_checks_stand_before_it_too(more: dict[str, str], home: Household) -> None:
    came = knocking()
    came.defaults.update(more)
    assert came.get("/portal").status_code == 403


def test_a_file_that_was_locked_meanwhile_is_opened_first(home: Household, eyes: Looking, marisols: Hospital) -> None:
    portal = begin(eyes, marisols)
    ask(eyes, portal)
    brought = come_back(eyes, portal, marisols)
    THE_KEYRING.lock()
    answered = home.client.get(f"{ALL}back/?{urlencode(brought)}")
    assert answered.headers["Location"].startswith("/en/file/open/?next=")
    answered = home.client.post(answered.headers["Location"], {"passphrase": "siete garzas en la laguna"})
    assert brought["code"] in answered.headers["Location"]
    assert "let you in" in eyes.get(answered.headers["Location"]).html
    assert gate.SEAT in home.client.session
    assert actions.sign_in_of(PortalConnection.objects.get()) is not None
