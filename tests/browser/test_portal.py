"""Connecting a portal: another site signs one in, the cookies stay strict, and a record comes to stand behind its door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.walks import begin_file, lock, unlock
from tests.browser.window import PHONE, Window
from tests.program import MARISOLS_FILE
from tests.web.story.portal.hospital import CLIENT, FHIR, Hospital, open_hospital, with_record

CONNECT = "story/bring/portal/"


@pytest.fixture
def hospital(window: Window) -> Iterator[Hospital]:
    """The portal of Marisol's hospital. Its host is another site than Rumbo's, so that strict cookies are put to the test."""
    with open_hospital(with_record(Hospital(host="localhost"), MARISOLS_FILE)) as opened:
        opened.description["token_endpoint"] = f"http://127.0.0.1:{opened.port}/token"
        window.context.route(f"{opened.address}/**", lambda route: route.continue_())
        yield opened


def write_down(window: Window, hospital: Hospital) -> None:
    """From "Bring something in" to the portal's own page."""
    window.go("story/bring/")
    window.follow(CONNECT)
    window.look()
    window.write(hospital.base, field="base")
    window.write(CLIENT, field="client_id")
    window.press()
    window.look()


def ask(window: Window) -> None:
    """Let the first address be contacted, and wait for the others."""
    window.press()
    window.page.locator('main form[action$="/agree/"] .button').wait_for()
    window.look()


def sign_in(window: Window, *, decides: str = "yes") -> None:
    """Agree, go to the hospital's page, decide there, and be back."""
    window.press()
    window.look()
    window.press('main a.button[href$="/sign-in/"]')
    assert "May Rumbo see it?" in window.page.content()
    window.page.get_by_role("link", name=decides, exact=True).click()
    window.page.wait_for_url("**/story/bring/portal/back/**")
    window.look()


def wait_for_record(window: Window) -> None:
    """Wait until the record has come, and look at the page that says so."""
    window.page.locator(".done[role=status]").wait_for()
    window.look()


def test_a_record_is_fetched_from_a_portal_and_stands_behind_its_door(window: Window, hospital: Hospital) -> None:
    begin_file(window)
    write_down(window, hospital)
    assert hospital.asked == []
    ask(window)
    assert hospital.paths() == ["/fhir/.well-known/smart-configuration"]
    window.page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    sign_in(window)
    assert "/token" not in hospital.paths()
    window.press()
    wait_for_record(window)
    window.press('main a.button[href*="/records/"]')
    window.page.wait_for_url("**/door/")
    window.press("main button[value=look]")
    assert window.path == "story/records/1/review/"

    window.go(f"{CONNECT}1/")
    window.press()  # fetch again
    wait_for_record(window)
    assert hospital.asked[-1].headers["User-Agent"] == "Rumbo"
    window.follow(f"{CONNECT}1/forget/")
    window.look()
    window.press()
    assert window.path == CONNECT
    assert len(hospital.revoked) == 1
    window.go("story/who-did-what/")
    window.look()


def test_a_no_at_the_hospital_and_a_page_that_comes_back_to_nothing(window: Window, hospital: Hospital) -> None:
    begin_file(window)
    write_down(window, hospital)
    ask(window)
    sign_in(window, decides="no")
    assert window.page.locator("[role=alert]").is_visible()
    window.press("main a.button")
    assert window.path == f"{CONNECT}1/"
    window.page.goto(f"{hospital.address}/no?response_type=code&aud={hospital.base}&code_challenge_method=S256"
                     f"&state={window.lang}.guessed&redirect_uri={window.base}/portal")  # fmt: skip
    window.page.wait_for_url("**/story/bring/portal/back/**")
    assert window.page.locator("[role=alert]").is_visible()
    window.look()


def test_coming_back_to_a_locked_file_opens_it_first(window: Window, hospital: Hospital) -> None:
    begin_file(window)
    write_down(window, hospital)
    ask(window)
    window.press()
    away = window.page.get_attribute('main a.button[href$="/sign-in/"]', "href")
    window.page.goto(f"{window.base}{away}")
    hospital_page = window.page.url
    window.go("")
    lock(window)
    window.page.goto(hospital_page)
    window.page.get_by_role("link", name="yes", exact=True).click()
    window.page.wait_for_url("**/file/open/**")
    unlock(window)
    assert window.path == f"{CONNECT}back/"
    window.press()
    wait_for_record(window)


def test_a_portal_that_fails_midway_says_so_and_can_be_asked_again(window: Window, hospital: Hospital) -> None:
    begin_file(window)
    hospital.faults["/fhir/Condition"] = lambda _: (503, {**FHIR, "Retry-After": "9999"}, b"")
    write_down(window, hospital)
    ask(window)
    sign_in(window)
    window.press()
    window.page.locator(".urgent [role=alert]").wait_for()
    window.look()
    hospital.faults.clear()
    window.press('main form[action$="/fetch-again/"] button')
    wait_for_record(window)


def test_it_works_without_scripts(open_window: OpenWindow, lang: str) -> None:
    window = open_window(lang, scripts=False)
    with open_hospital(with_record(Hospital(host="localhost"), MARISOLS_FILE)) as hospital:
        window.context.route(f"{hospital.address}/**", lambda route: route.continue_())
        begin_file(window)
        window.go(CONNECT)
        window.write(hospital.base, field="base")
        window.write(CLIENT, field="client_id")
        window.press()
        window.press()
        window.page.locator('main form[action$="/agree/"] .button').wait_for()
        window.press()
        window.press('main a.button[href$="/sign-in/"]')
        window.page.get_by_role("link", name="yes", exact=True).click()
        window.page.wait_for_url("**/story/bring/portal/back/**")
        window.press()
        window.page.locator(".done[role=status]").wait_for()
