"""The pages of choices: what a doctor named is noted, changed and taken away."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from rumbo.web.choices.access import named_in
from tests.web.cast import Household


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("told")


def send(home: Household, path: str, data: dict[str, Any] | None = None) -> Any:
    """Send a form of the choices."""
    return home.client.post(f"/en/choices/{path}", data or {})


def words(home: Household, path: str = "", lang: str = "en") -> str:
    """What a page says."""
    return home.client.get(f"/{lang}/choices/{path}").content.decode()


def name(home: Household, **told: str) -> str:
    """Note a choice through its page; its id."""
    send(home, "named/new/", {"name": "a vaccine", **told})
    return named_in(home.here)[-1].id


def test_a_choice_the_doctor_named_stands_on_the_page_as_it_was_noted(home: Household) -> None:
    name(home, doctor="Dr. Ríos", said="A study\nmay open.")
    shown = words(home)
    assert "a vaccine" in shown
    assert "Dr. Ríos" in shown
    assert "A study<br>may open." in shown


def test_a_name_is_asked_for_kindly(home: Household) -> None:
    assert "so that you can find it again" in send(home, "named/new/", {"name": ""}).content.decode()
    assert named_in(home.here) == ()


def test_a_note_is_changed(home: Household) -> None:
    key = name(home, said="Not yet.")
    assert "Not yet." in words(home, f"named/{key}/")
    assert send(home, f"named/{key}/", {"name": ""}).status_code == 200
    assert send(home, f"named/{key}/", {"name": "a vaccine trial"})["Location"] == "/en/choices/?done=saved"
    assert named_in(home.here)[0].name == "a vaccine trial"


def test_a_note_is_taken_away(home: Household) -> None:
    key = name(home)
    assert send(home, f"named/{key}/remove/")["Location"] == "/en/choices/?done=removed"
    assert "a vaccine" not in words(home)


def test_what_is_not_there_is_not_found(home: Household) -> None:
    assert home.client.get(f"/en/choices/named/{uuid.uuid4()}/").status_code == 404
    assert send(home, f"named/{uuid.uuid4()}/remove/").status_code == 404
