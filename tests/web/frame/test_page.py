"""The frame of a page: the other language at the same place, and what was just done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.web.frame.page import DONE, done, in_language
from tests.web.cast import Household


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/en/story/", "/es/story/"),
        ("/en/", "/es/"),
        ("/es/", "/es/"),
        ("/en/file/open/?next=/en/story/", "/es/file/open/?next=/en/story/"),
        ("/", "/es/"),
        ("/start", "/es/"),
        ("/english/story/", "/es/"),
    ],
)
def test_the_same_page_in_the_other_language(address: str, there: str) -> None:
    assert in_language(address, "es") == there


@given(st.text(alphabet="abc/?&=-", max_size=30))
def test_there_and_back_again_is_the_same_address(rest: str) -> None:
    assert in_language(in_language(f"/en/{rest}", "es"), "en") == f"/en/{rest}"


@given(st.text(max_size=30))
def test_no_address_leads_away_from_the_site(anything: str) -> None:
    assert in_language(anything, "en").startswith("/en/")


def test_what_was_done_is_said_after_the_address_and_before_its_place() -> None:
    assert done("/en/story/#here", "saved") == "/en/story/?done=saved#here"
    assert done("/en/story/?a=1", "saved") == "/en/story/?a=1&done=saved"


def test_only_what_a_page_may_say_can_be_said() -> None:
    with pytest.raises(AssertionError):
        done("/en/", "you are cured")


@pytest.mark.parametrize("key", sorted(DONE))
def test_a_page_says_what_was_done_once_in_its_own_place(key: str, home: Household) -> None:
    shown = home.client.get(f"/en/story/?done={key}").content.decode()
    assert f'<p class="done" role="status">{DONE[key]}</p>'.replace("'", "&#x27;") in shown


def test_an_address_cannot_make_a_page_say_anything_else(home: Household) -> None:
    shown = home.client.get("/en/story/?done=<b>cured</b>").content.decode()
    assert "cured</b>" not in shown.split("</header>")[1]
    assert 'class="done"' not in shown
