"""From answers to facts: what was said is in them, what was left open is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from rumbo.course import Diagnosis, Fact, Status, Treatment, lay_out
from rumbo.course.facts import decode_statement, encode
from rumbo.oncology import PartialDate
from rumbo.web.story.telling.statements import diagnosis, statements
from tests.web.cast import TOLD, day
from tests.web.story.telling.test_path import TODAY, walks


def says(**answers: Any) -> dict[str, Any]:
    """What Marisol's answers say, with some of them changed; the keys with _ for the dot."""
    return statements({**TOLD, **{key.replace("_", "."): value for key, value in answers.items()}}, today=TODAY)


def test_a_whole_story_is_told() -> None:
    told = says()
    assert set(told) == {"name", "c1", "c1.t1", "c1.t2", "c1.clear", "c1.b1", "now"}
    cancer, back, tamoxifen = told["c1"], told["c1.b1"], told["c1.t2"]
    assert isinstance(cancer, Diagnosis)
    assert (str(cancer.site), cancer.side, cancer.on) == ("C50.9", "left", day("2014-03"))
    assert isinstance(back, Status)
    assert (back.status, back.said_kind, back.places[0].words, back.suspected) == (
        "recurrence",
        "local",
        "chest wall",
        False,
    )
    assert isinstance(tamoxifen, Treatment)
    assert (tamoxifen.modality, tamoxifen.until) == ("hormone", day("2019-06"))


@given(walks())
def test_any_answers_make_facts_that_a_course_can_be_laid_out_of(answers: dict[str, Any]) -> None:
    told = statements(answers, today=TODAY)
    facts = [Fact(id=key, says=each, standing="from_me") for key, each in told.items()]
    course = lay_out(facts, TODAY.latest)
    assert course.is_empty or course.cancers or course.recurrences or course.statuses or course.treatments
    assert all(decode_statement(encode(each)) == each for each in told.values())


@given(walks())
def test_what_is_off_the_path_says_nothing(answers: dict[str, Any]) -> None:
    astray = {**answers, "c39.cancer": "colon cancer", "c1.b39.back": "yes", "c7.t1.kind": "surgery"}
    if answers.get("c1.another") != "yes":
        assert statements(astray, today=TODAY) == statements(answers, today=TODAY)


def test_an_answer_that_is_taken_back_takes_what_follows_from_it_along() -> None:
    assert "c1.b1" not in says(c1_b1_back="no")
    assert "c1.t2" not in says(c1_t1_kind="none")
    assert "c1.clear" not in says(c1_clear="no")


def test_waiting_is_told_as_a_suspicion() -> None:
    back = says(c1_b1_back="waiting")["c1.b1"]
    assert back.suspected
    assert back.said_kind is None or back.said_kind == "local"


def test_nothing_is_told_of_a_cancer_without_a_name() -> None:
    assert "c1" not in says(c1_cancer=None)


@pytest.mark.parametrize("now", ["waiting", "other", "", None])
def test_what_the_doctors_did_not_say_is_no_status(now: str | None) -> None:
    assert "now" not in says(now=now)


@pytest.mark.parametrize(
    ("words", "site", "cell"),
    [
        ("breast cancer", "C50.9", None),
        ("cáncer de mama", "C50.9", None),
        ("colon cancer", "C18.9", None),
        ("something in my knee that nobody named", None, None),
    ],
)
def test_a_cancer_is_known_by_its_name_in_either_language(words: str, site: str | None, cell: str | None) -> None:
    found = diagnosis(words, ref="c")
    assert (str(found.site) if found.site else None, found.morphology) == (site, cell)
    assert found.words == words


def test_a_cancer_of_the_blood_is_known_by_its_cells() -> None:
    found = diagnosis("follicular lymphoma", ref="c")
    assert found.site is None
    assert str(found.morphology).startswith("969")


def test_a_medicine_nobody_knows_is_what_the_person_says_it_is() -> None:
    unknown = {"c1_t2_name": "the yellow pill"}
    assert says(**unknown)["c1.t2"].modality == "other"
    assert says(**unknown, c1_t2_sort="immunotherapy")["c1.t2"].modality == "immunotherapy"


def test_a_status_of_now_is_of_today() -> None:
    assert says()["now"].on == PartialDate.parse("2026-11-23")
