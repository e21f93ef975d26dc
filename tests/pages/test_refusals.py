"""The pages that say no, or that something broke: valid, in the right language, and without a word about the person."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from django.test import Client

from rumbo.web.vault import opening
from rumbo.words import LANGUAGES
from tests.pages.looking import Looking
from tests.web.cast import HOST, Household, browser, knocking

each_language = pytest.mark.parametrize("lang", LANGUAGES)


@each_language
def test_an_address_that_is_not_there(lang: str, home: Household) -> None:
    shown = Looking(home.client).get(f"/{lang}/nowhere/", status=404)
    assert "404" not in shown.html


@each_language
def test_an_address_that_is_not_there_while_locked(lang: str, home: Household) -> None:
    opening.lock()
    Looking(browser()).get(f"/{lang}/story/records/77/nowhere/", status=404)


@each_language
def test_a_form_without_its_token(lang: str, home: Household) -> None:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=HOST)
    strict.cookies = home.client.cookies
    shown = Looking(strict).post(f"/{lang}/questions/", {"words": "Will I walk?"}, status=403)
    assert "Will I walk?" not in shown.html


def test_a_browser_that_did_not_come_in_by_our_address(home: Household) -> None:
    shown = Looking(knocking(), bare=True).get("/en/story/", status=403)
    assert "rumbo open" in shown.html


def test_a_request_of_another_site(home: Household) -> None:
    home.client.defaults["HTTP_ORIGIN"] = "http://elsewhere.example"
    shown = Looking(home.client, bare=True).get("/es/story/", status=403)
    assert "Rumbo responde solo cuando lo pide usted" in shown.html


def test_a_mistake_of_ours_says_so_and_logs_no_fact(
    household: Callable[[str], Household], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from rumbo.web.story import views

    home = household("told")

    def broken(*_: object, **__: object) -> object:
        raise RuntimeError("mastectomy in 2014")

    monkeypatch.setattr(views, "tell", broken)
    home.client.raise_request_exception = False
    shown = Looking(home.client, bare=True).get("/en/story/", status=500)
    said = capsys.readouterr()
    assert "Something went wrong in Rumbo" in shown.html
    assert "911" in shown.html
    assert "mastectomy" not in shown.html + said.out + said.err
    assert logging.getLogger("django.request").handlers
