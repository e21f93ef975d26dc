"""How a care partner is: our own questions, nothing added up, and for each what eases it and who answers."""

from __future__ import annotations

from datetime import date
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.caring import (
    HOW_OFTEN,
    StrainAnswers,
    caring,
    decode_answers,
    encode_answers,
    get_team_question,
    often_name,
    weigh,
)
from rumbo.words import ContentError, Text
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade

DAY = date(2026, 11, 20)
answered = st.dictionaries(st.sampled_from(sorted(caring().strains)), st.sampled_from(HOW_OFTEN))


def texts() -> list[Text]:
    page = caring()
    said = [*page.says, *(each for strain in page.strains.values() for each in strain.eases)]
    asked = [each.asks for each in page.strains.values()]
    raised = [text for each in page.ask.values() for text in (each.text, each.why)]
    return [page.opening, *(each.text for each in said), *asked, *raised]


def test_each_strain_is_asked_in_a_question_and_has_what_eases_it_and_somebody_to_call() -> None:
    for each in caring().strains.values():
        assert each.asks.en.endswith("?")
        assert each.asks.es.startswith("¿")
        assert each.eases
        assert each.calls
        assert all(said.sources for said in each.eases)
    assert caring().all_sources


@given(answered)
def test_what_comes_most_days_is_first_and_what_comes_rarely_is_left_out(said: dict[str, str]) -> None:
    weighing = weigh(StrainAnswers(on=DAY, said=said))
    assert {each.strain.id for each in weighing} == {name for name, often in said.items() if often != "rarely"}
    order = [HOW_OFTEN.index(each.how_often) for each in weighing]
    assert order == sorted(order, reverse=True)


def test_an_answer_to_a_question_that_is_no_longer_asked_is_left_out() -> None:
    assert weigh(StrainAnswers(on=DAY, said={"gone": "most_days"})) == ()


@given(answered, st.text())
def test_answers_come_back_as_they_were_kept(said: dict[str, str], words: str) -> None:
    answers = StrainAnswers(on=DAY, said=said, words=words)
    assert decode_answers(encode_answers(answers)) == answers
    assert answers.is_silent == (not said and not words)


def test_each_answer_has_a_name_in_both_languages() -> None:
    assert [often_name(each).said("en") for each in HOW_OFTEN] == ["Not now", "Some days", "Most days"]
    assert len({often_name(each).said("es") for each in HOW_OFTEN}) == len(HOW_OFTEN)


def test_a_question_for_the_team_is_found_by_its_id() -> None:
    assert get_team_question("caring-respite").text.en.endswith("?")
    with pytest.raises(ContentError, match="score"):
        get_team_question("score")


def test_the_page_is_easy_to_read_and_gives_no_advice() -> None:
    assert mean(grade(each.en) for each in texts()) <= 6.5
    assert mean(ease(each.es) for each in texts()) >= 60
    assert [each.en for each in texts() if grade(each.en) > 8] == []
    assert [each.es for each in texts() if ease(each.es) < 50] == []
    assert [found for each in texts() for words in (each.en, each.es) for found in advice_in(words)] == []
