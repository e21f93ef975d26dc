"""The pages of second opinions: step by step, side by side, and what would settle it on the list of questions."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumbo.web.opinions.access import comparison_of
from rumbo.web.opinions.models import NotedOpinion
from rumbo.web.story.raised import raised_in
from tests.paper.pages import words_of
from tests.web.cast import Household, browser


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("told")


def send(home: Household, path: str, data: dict[str, Any] | None = None) -> Any:
    """Send a form of the opinions."""
    return home.client.post(f"/en/opinions/{path}", data or {})


def note(home: Household, doctor: str, *, aim: str, had: list[str]) -> str:
    """Note one opinion through its pages; its id."""
    answer = send(home, "new/", {"doctor": doctor})
    key = answer["Location"].split("/")[3]
    send(home, f"{key}/hand/", {"had": had})
    send(home, f"{key}/what/", {"aim": aim})
    return str(key)


def words(home: Household, path: str = "") -> str:
    """What a page says."""
    return home.client.get(f"/en/opinions/{path}").content.decode()


def test_without_opinions_the_page_says_how_to_begin(home: Household) -> None:
    assert "Add the first opinion" in words(home)


def test_one_step_leads_to_the_next_and_stopping_leads_back(home: Household) -> None:
    answer = send(home, "new/", {"doctor": "Dr. Ríos"})
    key = answer["Location"].split("/")[3]
    assert answer["Location"].endswith("/hand/")
    assert send(home, f"{key}/hand/", {"had": ["slides"]})["Location"].endswith("/dates/")
    assert send(home, f"{key}/dates/")["Location"].endswith("/what/")
    assert send(home, f"{key}/what/", {"stop": "1"})["Location"] == "/en/opinions/?done=saved"
    assert send(home, f"{key}/days/")["Location"] == "/en/opinions/?done=saved"


def test_a_name_is_asked_for_kindly(home: Household) -> None:
    assert "so that you can tell the opinions apart" in send(home, "new/", {"doctor": ""}).content.decode()
    assert not NotedOpinion.objects.exists()


def test_the_difference_its_causes_and_what_would_settle_it(home: Household) -> None:
    note(home, "Dr. Ríos", aim="control", had=["scan-report"])
    note(home, "Dr. Kamau", aim="cure", had=["scan-report", "slides"])
    shown = words(home)
    assert "they differ" in shown
    assert "Dr. Ríos did not have: tissue slides. Dr. Kamau did." in shown
    assert "Would it change what you think?" in shown


def test_a_question_that_would_settle_it_goes_to_the_list_once(home: Household) -> None:
    note(home, "Dr. Ríos", aim="control", had=["scan-report"])
    note(home, "Dr. Kamau", aim="cure", had=["scan-report", "slides"])
    wanted = comparison_of(home.here).settling[0]
    for _ in range(2):
        assert send(home, "ask/", {"question": wanted.id})["Location"] == "/en/opinions/?done=asked"
    assert [each.id for each in raised_in(home.story)] == [wanted.id]
    assert "On your list." in words(home)
    listed = home.client.get("/en/questions/").content.decode()
    assert "Dr. Kamau had this in hand: tissue slides." in listed
    home.client.post(f"/en/questions/{wanted.id}/leave-out/")
    assert "Bring it back" in home.client.get("/en/questions/").content.decode()


def test_what_nobody_asks_cannot_be_sent(home: Household) -> None:
    assert send(home, "ask/", {"question": "made up"}).status_code == 404
    assert raised_in(home.story) == ()


def test_the_sheet_holds_every_opinion(home: Household) -> None:
    note(home, "Dr. Ríos", aim="control", had=["scan-report"])
    told = words_of(home.client.get("/en/opinions/sheet/?in=both").content)
    assert "Dr. Ríos" in told
    assert "Opiniones, una al lado de otra" in told


def test_an_opinion_is_taken_away(home: Household) -> None:
    key = note(home, "Dr. Ríos", aim="control", had=[])
    assert send(home, f"{key}/remove/")["Location"] == "/en/opinions/?done=removed"
    assert "Dr. Ríos" not in words(home)


def test_what_is_not_there_is_not_found(home: Household) -> None:
    key = note(home, "Dr. Ríos", aim="control", had=[])
    assert home.client.get(f"/en/opinions/{key}/nothing/").status_code == 404
    assert home.client.get(f"/en/opinions/{uuid.uuid4()}/what/").status_code == 404
    assert send(home, f"{uuid.uuid4()}/remove/").status_code == 404


def test_why_and_how_can_be_read_before_there_is_a_file(own_folder: Path) -> None:
    told = browser().get("/en/opinions/how/").content.decode()
    assert "Is it safe for me to take two weeks for a second opinion?" in told
    assert "Memorial Sloan Kettering" not in told
    assert not own_folder.exists()


def test_the_centers_of_a_state_are_shown_when_it_is_chosen_and_nothing_is_kept(home: Household) -> None:
    before = home.events
    shown = words(home, "how/?state=NM")
    assert "University of New Mexico Comprehensive Cancer Center" in shown
    assert "Memorial Sloan Kettering" not in shown
    assert "<h4>Nuevo México</h4>" in home.client.get("/es/opinions/how/?state=NM").content.decode()
    assert "<h4>" not in words(home, "how/?state=ZZ")
    assert home.events == before


def test_a_zip_code_puts_every_center_in_order_of_distance_and_nothing_is_kept(home: Household) -> None:
    before = home.events
    shown = words(home, "how/?near=78501")
    assert "From McAllen, Texas, in order of distance only." in shown
    assert "about 223 miles (359 km)" in shown
    assert shown.index("Mays Cancer Center") < shown.index("MD Anderson") < shown.index("University of Hawai")
    assert shown.count("<li><span translate") == 68
    assert "a unas 223 millas (359 km)" in home.client.get("/es/opinions/how/?near=78501").content.decode()
    assert home.events == before


def test_a_center_in_the_same_town_has_no_made_up_miles(home: Household) -> None:
    assert "less than 5 miles (8 km)" in words(home, "how/?near=Houston,+TX")


def test_a_name_that_several_towns_have_is_asked_about(home: Household) -> None:
    shown = words(home, "how/?near=Springfield")
    assert "There is more than one place of that name." in shown
    assert "?near=Springfield%2C%20IL#where" in shown
    assert "miles" not in shown
    assert "Springfield, Nueva Jersey" in home.client.get("/es/opinions/how/?near=Springfield").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("09012", "Those of the military are not on its map."),
        ("99999", "Rumbo does not know where this ZIP code is."),
        ("Querétaro", "Rumbo did not find this city in the United States."),
        ("", "Please type a ZIP code or a city."),
    ],
)
def test_what_is_not_on_the_map_is_said_kindly(home: Household, typed: str, said: str) -> None:
    answer = home.client.get("/en/opinions/how/", {"near": typed})
    assert said in answer.content.decode()
    assert "in order of distance" not in answer.content.decode()
