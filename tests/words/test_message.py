"""Whole sentences with values, in both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.words import LANGUAGES, Explained, Lang, Message, Text, as_text, say
from rumbo.words.message import said_value, sentences

NAMES = re.compile(r"{(\w+)(?::\w+)?}")


def wordings(sentence: object, lang: Lang) -> list[str]:
    """All that one sentence can say in a language."""
    found = getattr(sentence, lang)
    return list(found.values()) if isinstance(found, dict) else [found]


@pytest.mark.parametrize("message_id", sorted(sentences()))
def test_both_languages_ask_for_the_same_values(message_id: str) -> None:
    sentence = sentences()[message_id]
    asked = [set().union(*(NAMES.findall(each) for each in wordings(sentence, lang))) for lang in LANGUAGES]
    assert asked[0] - {"count"} == asked[1] - {"count"}


@pytest.mark.parametrize("message_id", sorted(sentences()))
def test_every_sentence_can_be_said(message_id: str) -> None:
    sentence = sentences()[message_id]
    names = {name for lang in LANGUAGES for each in wordings(sentence, lang) for name in NAMES.findall(each)}
    for count in (1, 2):
        values = {name: PartialDate(2019, 5) for name in names} | {"count": count}
        for lang in LANGUAGES:
            said = say(Message(message_id, values), lang)
            assert said.strip()
            assert "{" not in said


@pytest.mark.parametrize("message_id", sorted(sentences()))
def test_a_sentence_with_a_number_has_its_plural_forms(message_id: str) -> None:
    for lang in LANGUAGES:
        found = getattr(sentences()[message_id], lang)
        if isinstance(found, dict):
            assert "other" in found
            assert found.keys() <= {"one", "many", "other"}


def test_a_sentence_that_is_not_there_cannot_be_made() -> None:
    with pytest.raises(KeyError, match="no sentence"):
        Message("no-such-sentence")


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        say(Message("words-and-more"), "en")


def test_messages_with_the_same_values_are_one_in_a_set() -> None:
    assert len({Message("words-and-more", {"count": 2}), Message("words-and-more", {"count": 2})}) == 1


@given(
    st.lists(
        st.sampled_from(["agua", "hielo", "cirugía", "inmunoterapia", "iris", "higo", "yodo"]), min_size=1, max_size=4
    )
)
def test_a_list_is_joined_as_the_language_joins_it(words: list[str]) -> None:
    english, spanish = said_value(tuple(words), "en"), said_value(tuple(words), "es")
    if len(words) == 1:
        assert english == spanish == words[0]
        return
    assert " and " in english
    last = words[-1]
    joint = " e " if re.match(r"h?i(?!e)", last) else " y "
    assert spanish.endswith(f"{joint}{last}")


def test_a_text_stays_as_it_is_and_a_message_becomes_one() -> None:
    text = Text(en="a", es="b")
    assert as_text(text) is text
    assert as_text(Message("words-kept")) == Text(en="Nothing was lost.", es="No se perdió nada.")


def test_an_explanation_is_shown_as_it_is_written() -> None:
    why = Explained("words-and-more", count=1)
    assert (why.said("en"), why.said("es"), str(why)) == ("and 1 more", "y 1 más", "and 1 more")
    assert why.args == ("words-and-more",)


def test_a_message_begins_with_a_capital_where_that_is_asked_for() -> None:
    for said in (Message("words-and-more", {"count": 2}).said, Explained("words-and-more", count=2).said):
        assert (said("en", "cap"), said("es", "cap")) == ("And 2 more", "Y 2 más")
        assert said("es") == "y 2 más"
