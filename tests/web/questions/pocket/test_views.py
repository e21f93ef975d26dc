"""The pocket page of a visit: said to be unprotected, made knowingly, and brought back with nothing lost."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from rumbo.guide import Visit
from rumbo.web.questions.models import NotedVisit
from rumbo.web.questions.visits import actions as visits
from rumbo.web.questions.visits.access import read
from tests.web.cast import Household
from tests.web.questions.test_actions import told

__all__ = ["told"]


@pytest.fixture
def noted(told: Household) -> NotedVisit:
    """A visit to Dr. Ríos, noted and not begun."""
    return visits.plan_visit(story=told.story, by=told.marisol, who="Dr. Ríos")


def address(noted: NotedVisit, more: str = "") -> str:
    return f"/en/questions/visits/{noted.pk}/pocket/{more}"


def taken(told: Household, noted: NotedVisit, **given: str) -> HttpResponse:
    return told.client.post(address(noted), {"languages": "en", **given})  # type: ignore[return-value]


def now(noted: NotedVisit) -> Visit:
    return read(NotedVisit.objects.get(pk=noted.pk))


def test_the_page_before_it_says_that_it_is_not_protected(told: Household, noted: NotedVisit) -> None:
    shown = told.client.get(address(noted)).content.decode()
    assert "This file is not protected." in shown
    assert "Whoever opens the phone can read it." in shown
    assert shown.count("checked") == 3  # the language, no names, no reasons


def test_it_is_a_file_to_save_and_the_list_stays_as_it_went_out(told: Household, noted: NotedVisit) -> None:
    answer = taken(told, noted, without_names="on", without_reasons="on")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rumbo-questions.html"'
    page = answer.content.decode()
    assert [each.text.en in page.replace("&#x27;", "'") for each in now(noted).questions]
    assert "Ríos" not in page
    assert told.story.journal.last().what == "visit.pocket_page_made"
    assert str(now(noted).questions[0].why.en) not in page


def test_names_go_along_when_they_are_wanted(told: Household, noted: NotedVisit) -> None:
    assert "Dr. Ríos" in taken(told, noted).content.decode()


def test_a_language_that_is_not_chosen_is_asked_for(told: Household, noted: NotedVisit) -> None:
    assert "Content-Disposition" not in taken(told, noted, languages="fr").headers
    assert now(noted).questions == ()


def test_answers_are_shown_before_they_are_kept_and_what_has_no_place_goes_to_the_notes(
    told: Household, noted: NotedVisit
) -> None:
    taken(told, noted)
    block = f"Elena wrote\nRumbo · {noted.pk.hex[:6]}\n[1 ✓] x\n1| To hold it back.\n[0] Notes\n0| Call her\n[end]"
    shown = told.client.post(address(noted, "bring/"), {"block": block}).content.decode()
    assert "To hold it back." in shown
    assert "These lines could not be placed" in shown
    assert "Call her\nElena wrote</textarea>" in shown
    assert "of another visit" not in shown
    assert now(noted).answers == {}
    kept = told.client.post(
        address(noted, "keep/"), {"words_1": "To hold it back.", "ticked_1": "on", "words_99": "x", "notes": "Call her"}
    )
    assert kept.status_code == 302
    answer = now(noted).answer_to(1)
    assert (answer.words, answer.mark, answer.said_by) == ("To hold it back.", "answered", "Dr. Ríos")
    assert now(noted).in_my_words == "Call her"
    assert now(noted).has_begun


def test_what_was_answered_before_is_not_lost(told: Household, noted: NotedVisit) -> None:
    taken(told, noted)
    noted.refresh_from_db()
    visits.begin_visit(noted=noted, by=told.marisol, questions=())
    visits.keep_answer(noted=noted, by=told.marisol, number=1, words="Noted at home", mark="")
    shown = told.client.post(address(noted, "bring/"), {"block": "1. Noted at home\n2. new"}).content.decode()
    assert shown.count("Noted at home") == 1
    shown = told.client.post(address(noted, "bring/"), {"block": "1. Noted at the clinic"}).content.decode()
    assert "Noted at home\nNoted at the clinic</textarea>" in shown
    told.client.post(address(noted, "keep/"), {"words_1": "Noted at home\nNoted at the clinic", "notes": ""})
    assert now(noted).answer_to(1).words == "Noted at home\nNoted at the clinic"


def test_a_block_of_another_visit_is_told(told: Household, noted: NotedVisit) -> None:
    taken(told, noted)
    shown = told.client.post(address(noted, "bring/"), {"block": "Rumbo · 000000\n1| yes"}).content.decode()
    assert "of another visit" in shown


def test_words_without_a_number_all_go_to_the_notes(told: Household, noted: NotedVisit) -> None:
    taken(told, noted)
    shown = told.client.post(address(noted, "bring/"), {"block": "It is going well."}).content.decode()
    assert "No answer could be told from the others" in shown
    assert "It is going well.</textarea>" in shown


def test_nothing_pasted_and_too_much_to_keep_are_both_explained(told: Household, noted: NotedVisit) -> None:
    taken(told, noted)
    assert "Please paste or type something first." in told.client.post(address(noted, "bring/"), {}).content.decode()
    long = told.client.post(address(noted, "keep/"), {"words_1": "a" * 4001, "notes": ""}).content.decode()
    assert "a" * 4001 in long
    assert now(noted).answers == {}


def test_before_a_page_was_made_there_is_nothing_to_bring_back(told: Household, noted: NotedVisit) -> None:
    assert told.client.get(address(noted, "bring/")).headers["Location"] == address(noted)


def test_the_visit_to_come_is_offered_and_one_can_be_added(told: Household, noted: NotedVisit) -> None:
    assert "Dr. Ríos" in told.client.get("/en/questions/pocket/").content.decode()
    visits.remove_visit(noted=noted, by=told.marisol)
    assert "Note the visit first" in told.client.get("/en/questions/pocket/").content.decode()
