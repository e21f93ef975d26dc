"""The pages of choices: the list, one choice, some side by side, on paper, and what a doctor named."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from rumbo.course import Treatment
from rumbo.guide.choices.described import CHOICE_IDS, get_choice
from rumbo.guide.choices.discussed import cancer_guides
from rumbo.web.choices.access import named_in
from rumbo.web.story.raised import raised_in
from tests.paper.pages import words_of
from tests.web.cast import Household, day


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


def test_the_choices_stand_in_the_one_order_with_what_they_go_by(home: Household) -> None:
    shown = words(home)
    assert "Your cancer: breast cancer, left side." in shown
    assert "in this place: chest wall" in shown
    numbers = [int(each) for each in re.findall(r'<span class="number">(\d+)</span>', shown)]
    assert numbers == sorted(numbers)
    assert "It is not a hint about you." in shown
    assert "Not yet reviewed by a clinician." in shown


def test_both_languages_have_the_same_choices_by_number(home: Household) -> None:
    numbers = {lang: re.findall(r'<span class="number">(\d+)</span>', words(home, lang=lang)) for lang in ("en", "es")}
    assert numbers["en"] == numbers["es"]


def test_one_choice_says_why_it_is_here_what_changes_and_what_is_missing(home: Household) -> None:
    shown = words(home, "hormone-therapy/")
    assert "The doctor&#x27;s word for it: local." in shown
    for heading in ("Why it is here", "What your story changes", "What is missing to know", "What is not known"):
        assert heading in shown
    assert "Where this comes from" in shown
    assert "Your story holds no result of this test." in shown


def test_radiation_in_the_story_changes_what_is_said_of_surgery(home: Household) -> None:
    assert "A treatment you had before matters here." in words(home)
    home.tell(Treatment(modality="radiation", name="left chest", on=day("2014-10")))
    assert "Your story says: left chest (October 2014)." in words(home, "surgery/")


def test_a_choice_that_is_less_often_talked_about_can_be_read_all_the_same(home: Household) -> None:
    shown = words(home)
    assert "Less often talked about here" in shown
    assert "does not name it for this situation" in words(home, "cell-therapy/")


def test_an_empty_story_is_served_with_every_choice(household: Callable[[str], Household]) -> None:
    shown = words(household("begun"))
    assert "So every choice is shown." in shown
    assert shown.count('<span class="number">') == len(CHOICE_IDS)


def test_nothing_behind_a_closed_door_shows_through(household: Callable[[str], Household]) -> None:
    home = household("begun")
    home.bring_example("marisol", answer=None)
    shown = words(home)
    assert "breast" not in shown
    assert "So every choice is shown." in shown
    assert "Your story says" not in words(home, "hormone-therapy/")


def test_what_is_talked_about_when_a_cancer_is_back_is_a_page_of_its_own(home: Household) -> None:
    assert 'href="/en/choices/cancers/breast/"' in words(home)
    shown = words(home, "cancers/breast/")
    assert "This is said to everyone with this cancer." in shown
    assert "Call your care team today:" in shown


def test_a_question_goes_to_the_list_once_with_its_reason(home: Household) -> None:
    (question, text), *_ = get_choice("surgery").ask.items()
    for _ in range(2):
        answer = send(home, "ask/", {"question": question, "about": "surgery"})
        assert answer["Location"] == "/en/choices/surgery/?done=asked#ask"
    assert [(each.id, each.theme) for each in raised_in(home.story)] == [(question, "choices")]
    assert "On your list." in words(home, "surgery/")
    listed = html.unescape(home.client.get("/en/questions/").content.decode())
    assert text.en in listed
    assert "You read about this choice: surgery." in listed


def test_a_question_about_cost_or_a_cancer_goes_to_the_list_too(home: Household) -> None:
    cost = next(iter(get_choice("surgery").cost))
    of_breast = next(iter(cancer_guides()["breast"].ask))
    send(home, "ask/", {"question": cost, "about": "surgery"})
    answer = send(home, "ask/", {"question": of_breast, "about": "breast"})
    assert answer["Location"] == "/en/choices/cancers/breast/?done=asked#ask"
    assert [each.id for each in raised_in(home.story)] == [cost, of_breast]


@pytest.mark.parametrize("about", ["surgery", "breast", "magic", ""])
def test_what_nobody_asks_cannot_be_sent(home: Household, about: str) -> None:
    assert send(home, "ask/", {"question": "made up", "about": about}).status_code == 404
    assert raised_in(home.story) == ()


def test_two_choices_stand_side_by_side_in_the_one_order(home: Household) -> None:
    shown = words(home, "side-by-side/?choice=palliative-care&choice=surgery")
    assert shown.index("1. Surgery</a>") < shown.index("18. Palliative care</a>")
    assert "How long" in shown
    assert "Nothing that Rumbo knows of" in shown


@pytest.mark.parametrize("chosen", [1, 5])
def test_one_alone_or_five_are_not_set_side_by_side(home: Household, chosen: int) -> None:
    query = "&".join(f"choice={each}" for each in CHOICE_IDS[:chosen])
    shown = words(home, f"side-by-side/?{query}")
    assert "<table" not in shown
    assert shown.count("Please tick two, three or four.") == 2
    assert shown.count(" checked") == chosen


def test_before_anything_is_ticked_nothing_is_wrong(home: Household) -> None:
    from_a_choice = words(home, "side-by-side/?with=surgery")
    assert from_a_choice.count(" checked") == 1
    assert from_a_choice.count("Please tick two, three or four.") == 1
    assert words(home, "side-by-side/").count("Please tick two, three or four.") == 1


def test_the_sheet_holds_what_was_chosen_in_both_languages(home: Household) -> None:
    told = words_of(
        home.client.get("/en/choices/side-by-side/sheet/?choice=surgery&choice=palliative-care&in=both").content
    )
    assert "1. Surgery" in told
    assert "1. Cirugía" in told
    assert "Not yet reviewed by a clinician." in told
    assert "Brachytherapy" not in told


def test_one_choice_is_printed_by_itself_and_none_leads_to_choosing(home: Household) -> None:
    assert "1. Surgery" in words_of(home.client.get("/en/choices/side-by-side/sheet/?choice=surgery").content)
    assert home.client.get("/en/choices/side-by-side/sheet/")["Location"] == "/en/choices/side-by-side/"


def test_what_a_doctor_said_of_a_choice_stands_on_its_page_and_marks_it(home: Household) -> None:
    assert 'value="cell-therapy" selected' in words(home, "named/new/?choice=cell-therapy")
    answer = send(home, "named/new/", {"choice": "cell-therapy", "doctor": "Dr. Ríos", "said": "Perhaps in a study."})
    assert answer["Location"] == "/en/choices/cell-therapy/?done=saved"
    shown = words(home, "cell-therapy/")
    assert "Perhaps in a study." in shown
    assert "does not name it for this situation" not in shown
    assert "your doctor named it" in words(home)
    assert "It is here because your doctor named it." in words(home)
    assert "Dr. Ríos: Perhaps in a study." in words(home, "side-by-side/?choice=cell-therapy&choice=surgery")


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
    for path in ("magic/", "cancers/magic/", "named/new/?choice=magic", "side-by-side/sheet/?choice=magic"):
        assert home.client.get(f"/en/choices/{path}").status_code == 404
    assert home.client.get(f"/en/choices/named/{uuid.uuid4()}/").status_code == 404
    assert send(home, f"named/{uuid.uuid4()}/remove/").status_code == 404
