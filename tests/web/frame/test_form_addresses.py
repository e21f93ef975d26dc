"""An address that only takes a form leads back to the page that has the form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import translation

from rumbo.web.frame.form_addresses import page_above
from tests.web.cast import Household

IMPOSSIBLE = {"visit_on_year": "2026", "visit_on_month": "2", "visit_on_day": "31"}


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/en/questions/sheet/", "/en/questions/"),
        ("/es/questions/any-question/move/", "/es/questions/"),
        ("/en/", "/"),
        ("/", "/"),
    ],
)
def test_the_page_above_is_the_nearest_that_exists(address: str, page: str) -> None:
    with translation.override(address.split("/")[1] or "en"):
        assert page_above(address) == page


def test_the_language_link_of_a_form_shown_again_leads_to_its_page(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    again = home.client.post("/en/questions/sheet/", {**IMPOSSIBLE, "languages": "both"})
    assert again.status_code == 200
    assert 'href="/es/questions/sheet/"' in again.content.decode()
    assert home.client.get("/es/questions/sheet/").headers["Location"] == "/es/questions/"


def test_an_address_that_lies_below_another_form_leads_further_up(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    answered = home.client.get("/en/file/lock/", follow=True)
    assert answered.status_code == 200


def test_a_form_sent_the_wrong_way_is_still_refused(household: Callable[[str], Household]) -> None:
    assert household("marisol").client.delete("/en/questions/sheet/").status_code == 405
