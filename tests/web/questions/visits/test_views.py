"""The pages of a visit: before it, after it, what becomes a fact, and the card that asks for an interpreter."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from rumbo.course import Treatment
from rumbo.web.questions.models import NotedVisit
from rumbo.web.questions.visits.access import read
from rumbo.web.story import facts
from tests.paper.pages import words_of
from tests.web.cast import Household
from tests.web.questions.test_actions import ids


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("told")


def send(home: Household, path: str, data: dict[str, Any] | None = None) -> Any:
    """Send a form of the visits."""
    return home.client.post(f"/en/questions/visits/{path}", data or {})


def words(home: Household, path: str = "") -> str:
    """What a page says."""
    shown = home.client.get(f"/en/questions/visits/{path}")
    assert shown.status_code == 200
    return str(shown.content.decode())


def plan(home: Household, **about: str) -> str:
    """Note a visit through its page; its id."""
    given = {"who": "Dr. Ríos", "reason": "treatment-talk", "interpreter": "to-book", "on_year": "2026", **about}
    answer = send(home, "new/", given)
    return str(answer["Location"].split("/")[4])


def finished(home: Household) -> str:
    """A visit at which the first question was answered; its id."""
    key = plan(home)
    send(home, f"{key}/begin/", {"how": "screen"})
    send(home, f"{key}/questions/1/", {"words": "It has not grown."})
    send(home, f"{key}/finish/")
    return key


def test_a_visit_begins_with_whom_one_sees(home: Household) -> None:
    assert "Please write a name, or a clinic." in send(home, "new/", {"who": "", "reason": "trial"}).content.decode()
    assert not NotedVisit.objects.exists()
    key = plan(home)
    shown = words(home, f"{key}/")
    assert "To talk about treatment" in shown
    assert "The interpreter is not booked yet" in shown
    assert "The interpreter is not booked yet" in words(home)


def test_it_can_be_put_right(home: Household) -> None:
    key = plan(home)
    assert 'value="Dr. Ríos"' in words(home, f"{key}/about/")
    send(home, f"{key}/about/", {"who": "Dr. Kamau", "reason": "trial", "interpreter": "booked"})
    assert "An interpreter is booked." in words(home, f"{key}/")
    assert "Dr. Kamau" in words(home)


def test_what_is_printed_is_what_is_kept(home: Household) -> None:
    key = plan(home)
    assert not read(NotedVisit.objects.get()).questions
    printed = words_of(send(home, f"{key}/sheet/", {"languages": "both"}).content)
    kept = read(NotedVisit.objects.get()).questions
    assert kept[0].text.said("en") in printed
    assert "Dr. Ríos" in printed
    home.client.post("/en/questions/", {"words": "Will I dance?"})
    assert "Will I dance?" not in words_of(send(home, f"{key}/sheet/", {"languages": "en"}).content)
    send(home, f"{key}/take-along/")
    assert "Will I dance?" in words_of(send(home, f"{key}/sheet/", {"languages": "en"}).content)


def test_a_sheet_in_no_language_is_none(home: Household) -> None:
    assert send(home, f"{plan(home)}/sheet/", {"languages": "fr"}).status_code == 404


def test_beginning_leads_to_the_first_question_or_to_all_of_them(home: Household) -> None:
    key = plan(home)
    assert send(home, f"{key}/begin/", {"how": "screen"})["Location"].endswith("/questions/1/")
    assert send(home, f"{key}/begin/", {"how": "paper"})["Location"].endswith("/answers/")
    send(home, f"{key}/questions/1/", {"words": "Yes."})
    assert send(home, f"{key}/begin/", {"how": "screen"})["Location"].endswith("/questions/2/")
    assert "Go on with question 2" in words(home, f"{key}/")


def test_afterwards_the_page_tells_answered_from_open(home: Household) -> None:
    key = finished(home)
    shown = words(home, f"{key}/")
    assert "It has not grown." in shown
    assert "Said by Dr. Ríos, 2026." in shown
    assert "Still open" in shown
    assert "1 question answered" in words(home)
    assert "1 question is answered" in home.client.get("/en/questions/").content.decode()


def test_the_summary_holds_what_was_said(home: Household) -> None:
    printed = words_of(home.client.get(f"/es/questions/visits/{finished(home)}/summary/?in=both").content)
    assert "It has not grown." in printed
    assert "Lo que resultó de mi consulta" in printed


def test_an_answer_becomes_a_fact_and_changes_the_story_and_the_list(home: Household) -> None:
    key = finished(home)
    assert "How the cancer stands" in words(home, f"{key}/questions/1/fact/")
    form = words(home, f"{key}/questions/1/fact/status/")
    assert re.search(r'value="from_doctor"[^>]*checked', form)
    assert 'name="on_year" value="2026"' in form
    before = ids(home)
    answer = send(home, f"{key}/questions/1/fact/status/", {
        "status": "recurrence", "places": "lungs", "said_kind": "distant", "on_year": "2026", "standing": "from_doctor",
    })  # fmt: skip
    assert answer["Location"] == f"/en/questions/visits/{key}/?done=in-story"
    told = [each for each in facts.visible_to(home.here) if each.standing == "from_doctor"]
    assert len(told) == 1
    assert "lungs" in home.client.get("/en/story/").content.decode()
    assert ids(home) != before
    assert f"/en/story/facts/{told[0].id}/" in words(home, f"{key}/")


def test_a_new_cancer_is_one_of_its_own(home: Household) -> None:
    key = finished(home)
    send(home, f"{key}/questions/1/fact/cancer/", {"words": "thyroid cancer", "standing": "from_doctor"})
    assert "thyroid" in home.client.get("/en/story/").content.decode()


def test_a_form_that_is_not_filled_is_shown_again(home: Household) -> None:
    key = finished(home)
    shown = send(home, f"{key}/questions/1/fact/test/", {"name": "", "standing": "from_doctor"})
    assert shown.status_code == 200


def test_an_answer_to_a_disagreement_leads_to_it(home: Household) -> None:
    home.tell(Treatment(modality="hormone", name="exemestane", given=True))
    home.tell(Treatment(modality="hormone", name="exemestane", given=False), standing="from_doctor")
    key = plan(home)
    send(home, f"{key}/begin/", {"how": "screen"})
    number = next(n for n, each, _ in read(NotedVisit.objects.get()).numbered if each.id.startswith("settle-"))
    assert "/en/story/disagree/" in words(home, f"{key}/questions/{number}/fact/")


def test_a_question_is_asked_again(home: Household) -> None:
    key = finished(home)
    assert send(home, f"{key}/questions/1/again/")["Location"].endswith("?done=asked")
    assert not read(NotedVisit.objects.get()).answered


def test_a_visit_is_taken_away(home: Household) -> None:
    key = finished(home)
    assert send(home, f"{key}/remove/")["Location"] == "/en/questions/visits/?done=removed"
    assert "Dr. Ríos" not in words(home)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_card_asks_for_an_interpreter_in_both_languages_with_its_source(home: Household, lang: str) -> None:
    shown = home.client.get(f"/{lang}/questions/visits/interpreter/").content.decode()
    printed = words_of(home.client.get(f"/{lang}/questions/visits/interpreter/sheet/").content)
    for said in (shown, printed):
        assert "I need a Spanish interpreter." in said
        assert "Necesito un intérprete de español." in said
        assert "45 CFR part 92" in said
    assert "public3.pagefreezer.com" in shown


def test_what_is_not_there_is_not_found(home: Household) -> None:
    key = finished(home)
    for path in (
        f"{uuid.uuid4()}/",
        f"{key}/questions/99/",
        f"{key}/questions/0/fact/",
        f"{key}/questions/1/fact/king/",
    ):
        assert home.client.get(f"/en/questions/visits/{path}").status_code == 404
