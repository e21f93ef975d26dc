"""The path of questions: finite for any answers, the same for the same answers, and nothing answered loses its place."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.web.story.telling.forms import AnswerForm
from rumbo.web.story.telling.path import MOST_OF_ANYTHING, _cancer, after, before, find_step, has_sides, path
from rumbo.web.story.telling.questions import QUESTIONS
from rumbo.web.story.telling.statements import statements
from tests.web.cast import TOLD

TODAY = PartialDate.parse("2026-11-23")
WORDS = st.sampled_from(["breast cancer", "colon", "leukemia", "linfoma", "liver, lung and hip", "tamoxifen", "x", ""])
DATES = st.none() | st.sampled_from(["2014", "2014-03", "2014-03-18", "2014~"])


def an_answer(question: str) -> st.SearchStrategy[Any]:
    """Anything that the form of a question can keep; None is a question that was skipped."""
    asked = QUESTIONS[question]
    if asked.answered == "date":
        return DATES
    if asked.answered == "span":
        return st.none() | st.fixed_dictionaries({"began": DATES, "ended": DATES, "still": st.booleans()})
    if asked.answered == "choice":
        return st.none() | st.sampled_from([value for value, _ in asked.choices])
    return st.none() | WORDS


@st.composite
def walks(draw: st.DrawFn) -> dict[str, Any]:
    """The answers of somebody who goes forward from the beginning, for as long as they like."""
    answers: dict[str, Any] = {}
    for _ in range(draw(st.integers(0, 60))):
        open_steps = [step for step in path(answers) if step.key not in answers]
        if not open_steps:
            break
        answers[open_steps[0].key] = draw(an_answer(open_steps[0].question))
    return answers


KEYS = st.sampled_from([step.key for step in path(TOLD)] + ["c2.cancer", "c1.b7.back", "c3.t2.kind", "nowhere"])


@given(walks())
def test_every_step_asks_a_question_that_there_is(answers: dict[str, Any]) -> None:
    steps = path(answers)
    assert all(step.question in QUESTIONS for step in steps)
    assert len({step.key for step in steps}) == len(steps)
    assert (steps[0].key, steps[-1].key) == ("name", "now")


@given(walks())
def test_forward_and_back_again_is_the_same_place(answers: dict[str, Any]) -> None:
    for step in path(answers):
        following = after(step.key, answers)
        if following is not None:
            assert before(following.key, answers) == step
        assert find_step(step.key, answers) == step
    assert before("name", answers) is None
    assert after("now", answers) is None


@given(walks(), KEYS, st.data())
def test_changing_an_answer_keeps_every_other_in_its_place(
    answers: dict[str, Any], key: str, data: st.DataObject
) -> None:
    step = find_step(key, answers)
    if step is None:
        assert after(key, answers) == path(answers)[0]
        return
    changed = {**answers, key: data.draw(an_answer(step.question))}
    back = {**changed, key: answers.get(key)}
    assert path(back) == path({**answers, key: answers.get(key)})
    assert statements(back, today=TODAY) == statements({**answers, key: answers.get(key)}, today=TODAY)


@given(
    st.dictionaries(
        KEYS,
        st.none() | st.sampled_from(["yes", "no", "waiting", "none", "medicine", "surgery", "breast cancer", "2014"]),
    )
)
def test_whatever_is_kept_the_path_ends(answers: dict[str, Any]) -> None:
    assert 5 < len(path(answers)) < 100_000


def test_somebody_who_never_says_no_comes_to_an_end() -> None:
    class Yes(dict[str, Any]):
        def get(self, key: str, default: Any = None) -> Any:
            return {"kind": "surgery", "name": "x", "cancer": "colon"}.get(key.rsplit(".", 1)[-1], "yes")

    steps = list(islice(_cancer("c1", Yes()), 200_000))
    assert len(steps) < MOST_OF_ANYTHING**2 * 4


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("breast cancer", True),
        ("cáncer de mama", True),
        ("colon cancer", False),
        ("leukemia", False),
        ("", False),
        (None, False),
    ],
)
def test_the_side_is_asked_where_there_are_two(words: str | None, sides: bool) -> None:
    assert has_sides(words) == sides
    assert bool(find_step("c1.side", {"c1.cancer": words})) == sides


def test_a_medicine_that_is_known_is_not_asked_for_its_kind() -> None:
    first = {"c1.t1.kind": "medicine", "c1.t1.name": "tamoxifen"}
    assert find_step("c1.t1.sort", first) is None
    assert find_step("c1.t1.sort", {**first, "c1.t1.name": "the yellow pill"}) is not None


def test_while_one_waits_only_the_place_is_asked() -> None:
    keys = [step.key for step in path({"c1.b1.back": "waiting"})]
    assert "c1.b1.where" in keys
    assert "c1.b1.word" not in keys


@given(walks(), st.data())
def test_an_answer_comes_back_from_its_form_as_it_was_kept(answers: dict[str, Any], data: st.DataObject) -> None:
    """What is kept is shown again, and sent back unchanged it is kept unchanged."""
    step = data.draw(st.sampled_from(path(answers)))
    question = QUESTIONS[step.question]
    kept = answers.get(step.key)
    if kept is None:
        return
    shown = AnswerForm(question, kept=kept)
    sent: dict[str, Any] = {}
    for name, field in shown.fields.items():
        value = shown.initial.get(name)
        if hasattr(field.widget, "decompress"):
            parts = field.widget.decompress(value)
            sent |= {
                f"{name}{suffix}": part for suffix, part in zip(field.widget.widgets_names, parts, strict=True) if part
            }
        elif value:
            sent[name] = value
    form = AnswerForm(question, sent)
    assert form.is_valid(), form.errors
    assert form.answer() == kept
