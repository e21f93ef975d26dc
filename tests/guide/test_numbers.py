"""The door before numbers: closed at first, opened topic by topic, closed again, and never a number behind it."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide import numbers as room
from rumbo.guide.numbers import (
    Numbers,
    close_topic,
    decode_numbers,
    encode_numbers,
    note_told,
    number_topics,
    open_topic,
)
from rumbo.words import Content, ContentError, content_folder, load
from tests.guide.reading_level import ease, grade

TOPICS = tuple(number_topics())
topics = st.sampled_from(TOPICS)
A_NUMBER = re.compile(r"\d|%|\b(?:percent|por ciento|months? to live|meses de vida)\b", re.IGNORECASE)


def test_the_topics_are_those_people_ask_about_in_a_fixed_order() -> None:
    assert TOPICS == (
        "how-long-people-live", "chance-a-treatment-works", "cure-or-control", "end-of-life", "numbers-on-the-internet",
    )  # fmt: skip
    assert [each.number for each in number_topics().values()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("topic", number_topics().values(), ids=lambda each: each.id)
def test_each_says_what_is_meant_what_is_not_and_what_to_ask_with_sources_and_no_number(topic: object) -> None:
    assert topic.means
    assert topic.does_not
    assert topic.ask
    assert topic.all_sources
    for each in (*topic.means, *topic.does_not):
        assert each.sources
        for lang in ("en", "es"):
            assert not A_NUMBER.search(each.text.said(lang)), each.text


def test_everything_is_closed_at_first() -> None:
    assert not any(Numbers().is_open(each) for each in TOPICS)


def test_one_opens_without_the_others_and_closes_again() -> None:
    opened = open_topic(open_topic(Numbers(), topic="end-of-life"), topic="end-of-life")
    assert [each for each in TOPICS if opened.is_open(each)] == ["end-of-life"]
    assert close_topic(opened, topic="end-of-life") == Numbers()
    assert close_topic(Numbers(), topic="end-of-life") == Numbers()


def test_what_the_doctor_said_is_kept_and_not_shown_while_its_door_is_closed() -> None:
    noted = note_told(open_topic(Numbers(), topic="cure-or-control"), topic="cure-or-control", words=" To hold it. ")
    assert noted.told_about("cure-or-control") == "To hold it."
    closed = close_topic(noted, topic="cure-or-control")
    assert closed.told_about("cure-or-control") == ""
    assert open_topic(closed, topic="cure-or-control").told_about("cure-or-control") == "To hold it."
    assert note_told(noted, topic="cure-or-control", words=" ").told == {}


@given(st.lists(st.tuples(topics, st.booleans())))
def test_the_last_answer_at_each_door_counts(answers: list[tuple[str, bool]]) -> None:
    numbers = Numbers()
    for topic, opens in answers:
        numbers = open_topic(numbers, topic=topic) if opens else close_topic(numbers, topic=topic)
    last = dict(answers)
    assert {each for each in TOPICS if numbers.is_open(each)} == {each for each, opens in last.items() if opens}
    assert decode_numbers(encode_numbers(numbers)) == numbers


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("ask-what-numbers-mean", "ask-nothing-known"),
        ("does_not:", "means_not:"),
        ("source: [asco-statistics]", "source: []"),
    ],
)
def test_a_topic_that_leaves_something_out_is_refused(
    was: str, becomes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "numbers"
    folder.mkdir()
    written = (content_folder() / "numbers" / "how-long-people-live.yaml").read_text("utf-8")
    (folder / "how-long-people-live.yaml").write_text(written.replace(was, becomes), "utf-8")

    def from_here(name: str, shape: type) -> Content:
        return load(name, shape, root=tmp_path)

    monkeypatch.setattr(room, "load", from_here)
    with pytest.raises(ContentError):
        number_topics.__wrapped__()


def test_a_topic_without_what_its_numbers_do_not_say_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "numbers"
    folder.mkdir()
    (folder / "x.yaml").write_text(
        "reviewed_on: 2026-11-23\nreviewed_by: null\nnumber: 1\nname: {en: A, es: A}\n"
        "means: [{en: a, es: a, source: [acs-chronic]}]\ndoes_not: []\nask: [ask-what-numbers-mean]\n",
        "utf-8",
    )
    monkeypatch.setattr(room, "load", lambda name, shape: load(name, shape, root=tmp_path))
    with pytest.raises(ContentError, match="a part is empty"):
        number_topics.__wrapped__()


def test_what_stands_behind_the_doors_is_easy_to_read() -> None:
    said = [each.text for topic in number_topics().values() for each in (*topic.means, *topic.does_not)]
    texts = [*said, *(topic.name for topic in number_topics().values())]
    assert mean(grade(text.en) for text in texts) <= 6.5
    assert max(grade(text.en) for text in texts) <= 8
    assert mean(ease(text.es) for text in texts) >= 60
    assert min(ease(text.es) for text in texts) >= 50
