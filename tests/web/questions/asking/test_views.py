"""Writing answers down: question by question, kept at each pause; all of a filled sheet at once; and the end of a visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rumbo.guide import NextStep, Visit
from rumbo.web.questions.models import NotedVisit, WrittenQuestion
from rumbo.web.questions.visits.access import read
from tests.web.cast import Household
from tests.web.questions.visits.test_views import plan, send, words


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    home = household("told")
    send(home, f"{plan(home)}/begin/", {"how": "screen"})
    return home


def visit() -> Visit:
    """The visit as it is kept."""
    return read(NotedVisit.objects.get())


def post(home: Household, path: str, data: dict[str, Any], *, pause: bool = False) -> Any:
    """Send a form of the visit: by a button, or by a pause in typing."""
    headers = {"HX-Request": "true"} if pause else {}
    return home.client.post(f"/en/questions/visits/{visit().id}/{path}", data, headers=headers)


def test_a_pause_in_typing_keeps_what_is_written_and_stays(home: Household) -> None:
    kept = post(home, "questions/1/", {"words": "To hold it ba"}, pause=True)
    assert kept.content.decode().strip() == "Kept."
    assert visit().answer_to(1).words == "To hold it ba"
    assert "To hold it ba" in words(home, f"{visit().id}/questions/1/")


def test_what_is_too_long_says_so_and_what_was_kept_stays(home: Household) -> None:
    post(home, "questions/1/", {"words": "short"}, pause=True)
    assert "Too long" in post(home, "questions/1/", {"words": "x" * 5_000}, pause=True).content.decode()
    assert post(home, "questions/1/", {"words": "x" * 5_000}).status_code == 200
    assert visit().answer_to(1).words == "short"


@pytest.mark.parametrize(
    ("number", "go", "ends"),
    [
        (1, "next", "/questions/2/"), (2, "back", "/questions/1/"), (1, "back", "/close/"), (1, "close", "/close/"),
        (10, "next", "/close/"),
    ],
)  # fmt: skip
def test_each_button_keeps_the_answer_and_leads_on(home: Household, number: int, go: str, ends: str) -> None:
    assert post(home, f"questions/{number}/", {"mark": "answered", "go": go})["Location"].endswith(ends)
    assert visit().answer_to(number).is_answered


def test_stopping_leads_to_the_visit(home: Household) -> None:
    where = post(home, "questions/3/", {"words": "Ask the nurse.", "mark": "open", "go": "stop"})["Location"]
    assert where == f"/en/questions/visits/{visit().id}/"
    assert not visit().answer_to(3).is_answered


def test_before_one_leaves_it_is_said_back_and_the_steps_are_agreed(home: Household) -> None:
    given = {"in_my_words": "We wait.", "what_1": "Call the lab", "who_1": "the nurse", "who_2": "nobody"}
    assert post(home, "close/", {**given, "go": "finish"})["Location"].endswith("?done=saved")
    assert (visit().in_my_words, visit().steps) == ("We wait.", (NextStep(what="Call the lab", who="the nurse"),))
    assert visit().is_over
    assert "Call the lab" in words(home, f"{visit().id}/")


def test_a_new_question_is_a_draft_until_a_button_is_pressed(home: Household) -> None:
    assert "Kept." in post(home, "close/", {"draft": "Will I"}, pause=True).content.decode()
    assert (visit().draft, WrittenQuestion.objects.count(), visit().is_over) == ("Will I", 0, False)
    assert "Will I" in words(home, f"{visit().id}/close/")
    assert post(home, "close/", {"draft": "Will I dance?", "go": "add"})["Location"].endswith("/close/")
    assert (visit().draft, WrittenQuestion.objects.get().words) == ("", "Will I dance?")
    assert visit().came_up[0][1].text.said("en") == "Will I dance?"


def test_what_is_too_long_at_the_end_says_so(home: Household) -> None:
    assert "Too long" in post(home, "close/", {"in_my_words": "x" * 5_000}, pause=True).content.decode()
    assert post(home, "close/", {"in_my_words": "x" * 5_000}).status_code == 200
    assert not visit().is_over


def test_answers_from_the_sheet_are_entered_all_at_once(home: Household) -> None:
    given = {
        "q1-words": "Yes.",
        "q2-words": "She will ask.",
        "q2-mark": "open",
        "q3-mark": "answered",
        "what_1": "Scan",
    }
    assert post(home, "answers/", given)["Location"].endswith("?done=saved")
    assert [number for number, _, _ in visit().answered] == [1, 3]
    assert visit().steps == (NextStep(what="Scan"),)
    assert visit().is_over


def test_the_sheets_answers_too_are_kept_at_each_pause(home: Household) -> None:
    assert "Kept." in post(home, "answers/", {"q1-words": "Ye"}, pause=True).content.decode()
    assert (visit().answer_to(1).words, visit().is_over) == ("Ye", False)
    assert "Too long" in post(home, "answers/", {"q1-words": "x" * 5_000}, pause=True).content.decode()
    assert post(home, "answers/", {"q1-words": "x" * 5_000}).status_code == 200
    assert visit().answer_to(1).words == "Ye"
