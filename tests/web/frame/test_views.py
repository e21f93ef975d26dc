"""The page of all parts, and the pages that refuse, as the site draws them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client, RequestFactory

from rumbo.web.frame import refusals
from rumbo.web.frame.templatetags.words import say, say_other
from rumbo.words import Text
from tests.web.cast import HOST, Household, browser


def test_every_part_is_on_one_page_and_its_form_complains(own_folder: Path) -> None:
    assert "The parts" in browser().get("/en/parts/").content.decode()
    assert 'class="error"' in browser().post("/en/parts/", {"name": ""}).content.decode()


def test_a_form_without_its_token_is_asked_for_once_more(home: Household) -> None:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=HOST)
    strict.cookies = home.client.cookies
    answered = strict.post("/en/questions/", {"words": "x"})
    assert answered.status_code == 403
    assert "Please send that once more" in answered.content.decode()


@pytest.mark.parametrize(
    ("refuse", "status"),
    [(refusals.bad_request, 400), (refusals.not_allowed, 403), (refusals.not_found, 404)],
)
def test_a_refusal_is_a_page_with_its_status(refuse: object, status: int, home: Household) -> None:
    answered = refuse(RequestFactory().get("/en/story/"), Exception())
    assert answered.status_code == status
    assert b"<h1>" in answered.content


def test_a_mistake_of_ours_needs_nothing_of_the_site() -> None:
    answered = refusals.our_mistake(RequestFactory().get("/en/story/"))
    assert answered.status_code == 500
    assert b"911" in answered.content


def test_nothing_is_said_of_nothing() -> None:
    assert (say(None), say_other(None), say("plain"), say_other("plain")) == ("", "", "plain", "plain")
    assert say_other(Text(en="liver", es="hígado")) == "hígado"
