"""The pages of the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rumbo.web.questions.models import WrittenQuestion
from rumbo.web.story.models import FactRow
from tests.web.cast import Household
from tests.web.questions.test_actions import ids, listed, told
from tests.web.story.test_doors import text_of_pdf

__all__ = ["told"]


def test_every_question_says_why_it_is_there(told: Household) -> None:
    for asked in listed(told).first:
        shown = told.client.get(f"/en/questions/{asked.question.id}/why/").content.decode()
        assert asked.question.text.said("es") in shown
        assert "Where this comes from" in shown


def test_a_question_moves_up_and_down_and_no_further_than_the_end(told: Household) -> None:
    before = ids(told)
    answered = told.client.post(f"/en/questions/{before[1]}/move/", {"to": "up"})
    assert answered.headers["Location"].endswith(f"#q-{before[1]}")
    assert ids(told)[:2] == [before[1], before[0]]
    told.client.post(f"/en/questions/{before[1]}/move/", {"to": "up"})
    assert ids(told)[0] == before[1]
    told.client.post(f"/en/questions/{before[1]}/move/", {"to": "down"})
    assert ids(told) == before
    told.client.post(f"/en/questions/{before[-1]}/move/", {"to": "down"})
    assert ids(told) == before


def test_one_is_left_out_and_brought_back(told: Household) -> None:
    gone = ids(told)[0]
    told.client.post(f"/en/questions/{gone}/leave-out/")
    assert f"/en/questions/{gone}/bring-back/" in told.client.get("/en/questions/").content.decode()
    told.client.post(f"/en/questions/{gone}/bring-back/")
    assert gone in ids(told)


def test_one_more_is_chosen(told: Household) -> None:
    more = listed(told).more[0].question.id
    told.client.post(f"/en/questions/{more}/add/")
    assert more in ids(told)


def test_one_is_asked_in_other_words(told: Household) -> None:
    one = ids(told)[0]
    assert b"<textarea" in told.client.get(f"/en/questions/{one}/words/").content
    told.client.post(f"/en/questions/{one}/words/", {"words": "Tell me plainly, please"})
    assert b"Tell me plainly" in told.client.get("/en/questions/").content
    assert one not in ids(told)


def test_ones_own_is_added_and_taken_away(told: Household) -> None:
    told.client.post("/es/questions/", {"words": "¿Podré bailar en la boda?"})
    own = WrittenQuestion.objects.get()
    assert "bailar" in told.client.get("/es/questions/").content.decode()
    told.client.post(f"/es/questions/{own.pk}/leave-out/")
    assert not WrittenQuestion.objects.exists()


@pytest.mark.parametrize("page", ["why/", "words/"])
def test_a_question_that_is_not_on_the_list_is_not_found(page: str, told: Household) -> None:
    assert told.client.get(f"/en/questions/nothing/{page}").status_code == 404
    assert told.client.get(f"/en/questions/{'x' * 36}/{page}").status_code == 404


@pytest.mark.parametrize("page", ["add/", "leave-out/", "move/", "words/"])
def test_nothing_is_done_to_a_question_that_is_not_on_the_list(page: str, told: Household) -> None:
    before = told.events
    assert told.client.post(f"/en/questions/nothing/{page}", {"words": "x"}).status_code == 404
    assert told.events == before


@pytest.mark.parametrize(
    ("languages", "has"), [("en", "go through these"), ("es", "repas"), ("both", "go through these")]
)
def test_the_sheet_is_printed_with_the_visit_at_its_top(languages: str, has: str, told: Household) -> None:
    sent = {
        "visit": "Dr. Ríos",
        "visit_on_year": "2026",
        "visit_on_month": "12",
        "visit_on_day": "3",
        "languages": languages,
    }
    words = text_of_pdf(told.client.post("/en/questions/sheet/", sent).content).decode()
    assert "Ríos" in words
    assert has in words
    assert listed(told).first[0].question.text.said("es" if languages == "es" else "en").split()[0] in words


def test_a_sheet_in_no_language_is_not_printed_and_what_was_written_stays(told: Household) -> None:
    answer = told.client.post("/en/questions/sheet/", {"languages": "fr", "visit": "Dra. Ríos"})
    assert answer["Content-Type"].startswith("text/html")
    assert "Dra. Ríos" in answer.content.decode()
    assert 'class="error"' in answer.content.decode()


def test_a_list_without_a_story_still_asks(home: Household) -> None:
    assert not FactRow.objects.exists()
    assert len(listed(home).first) == 3


def test_two_readers_see_who_wrote_what(told: Household, household: Callable[[str], Household]) -> None:
    _, elenas = told.let_elena_in()
    elenas.post("/en/questions/", {"words": "What can I cook for her?"})
    shown = told.client.get("/en/questions/").content.decode()
    assert "What can I cook for her?" in shown
