"""Only this computer's own browser, come in by our address, gets an answer."""

from __future__ import annotations

import pytest

from tests.web.cast import HOST, LAUNCH_TOKEN, Household, browser, knocking


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "elsewhere.example:7786", "", "192.168.1.20"]
)
def test_another_name_for_this_computer_is_refused(host: str, home: Household) -> None:
    home.client.defaults["HTTP_HOST"] = host
    assert home.client.get("/en/story/").status_code == 403
    assert home.client.get("/alive").status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:7786", "localhost:7786", "127.0.0.1", "localhost"])
def test_our_own_names_are_answered(host: str, home: Household) -> None:
    home.client.defaults["HTTP_HOST"] = host
    assert home.client.get("/en/story/").status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://elsewhere.example", "https://127.0.0.1:7786", "http://127.0.0.1:7787", "http://localhost:7786"]
)
def test_a_form_of_another_origin_is_refused(origin: str, home: Household) -> None:
    home.client.defaults["HTTP_ORIGIN"] = origin
    assert home.client.post("/en/questions/", {"words": "Will I walk?"}).status_code == 403
    assert not home.story.written_questions.exists()


def test_a_form_of_our_own_origin_is_taken(home: Household) -> None:
    home.client.defaults["HTTP_ORIGIN"] = f"http://{HOST}"
    assert home.client.post("/en/questions/", {"words": "Will I walk?"}).status_code == 302


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("method", "mode"), [("post", "navigate"), ("post", "cors"), ("get", "no-cors"), ("get", "cors")]
)
def test_what_another_site_starts_is_refused(site: str, method: str, mode: str, home: Household) -> None:
    home.client.defaults.update({"HTTP_SEC_FETCH_SITE": site, "HTTP_SEC_FETCH_MODE": mode})
    assert getattr(home.client, method)("/en/questions/").status_code == 403


def test_a_link_on_another_page_may_lead_here(home: Household) -> None:
    home.client.defaults.update({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_SEC_FETCH_MODE": "navigate"})
    assert home.client.get("/en/").status_code == 200


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_our_own_page_starts_is_answered(site: str, home: Household) -> None:
    home.client.defaults.update({"HTTP_SEC_FETCH_SITE": site, "HTTP_SEC_FETCH_MODE": "cors"})
    assert home.client.post("/en/questions/", {"words": "Will I walk?"}).status_code == 302


def test_a_stranger_learns_nothing_but_how_to_come_in(home: Household) -> None:
    rufus = knocking()
    answered = rufus.get("/en/story/")
    assert answered.status_code == 403
    assert b"rumbo open" in answered.content
    assert not answered.cookies


def test_the_address_that_was_printed_lets_a_browser_in(own_folder: object) -> None:
    rufus = knocking()
    answered = rufus.get(f"/start?token={LAUNCH_TOKEN}&lang=es")
    assert answered.headers["Location"] == "/es/"
    assert rufus.get("/es/").status_code == 200
    cookie = next(iter(answered.cookies.values()))
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert LAUNCH_TOKEN not in cookie.value


@pytest.mark.parametrize("token", ["", "wrong", LAUNCH_TOKEN + "x", LAUNCH_TOKEN[:-1]])
def test_a_wrong_token_lets_nobody_in(token: str, own_folder: object) -> None:
    rufus = knocking()
    assert rufus.get(f"/start?token={token}").status_code == 403
    assert rufus.get("/en/").status_code == 403


def test_where_no_token_was_given_out_nothing_fits(own_folder: object, settings) -> None:
    settings.RUMBO_LAUNCH_TOKEN = ""
    assert knocking().get("/start?token=").status_code == 403


def test_a_language_that_is_not_ours_is_left_to_the_browser(own_folder: object) -> None:
    assert knocking().get(f"/start?token={LAUNCH_TOKEN}&lang=fr").headers["Location"] == "/"


def test_a_sign_of_life_is_given_to_whoever_asks_by_our_name(own_folder: object, settings) -> None:
    settings.RUMBO_IDENTITY = "this-very-start"
    assert knocking().get("/alive").content == b"this-very-start"


def test_the_browser_keeps_no_page_but_may_keep_our_own_files(home: Household) -> None:
    assert home.client.get("/en/").headers["Cache-Control"] == "no-store, private"
    look = home.client.get("/static/rumbo/page.css")
    assert look.status_code == 200
    look.close()
    assert "no-store" not in look.headers.get("Cache-Control", "")


def test_our_own_files_need_the_launch_cookie_too(own_folder: object) -> None:
    assert knocking().get("/static/rumbo/page.css").status_code == 403


def test_the_first_address_goes_on_in_the_language_of_the_browser(own_folder: object) -> None:
    client = browser()
    assert client.get("/", headers={"accept-language": "es-MX,es;q=0.9"}).headers["Location"] == "/es/"
    assert client.get("/", headers={"accept-language": "fr"}).headers["Location"] == "/en/"
    client.cookies["rumbo_language"] = "es"
    assert client.get("/", headers={"accept-language": "en"}).headers["Location"] == "/es/"
