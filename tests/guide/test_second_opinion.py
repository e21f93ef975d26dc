"""Why and how, and where: every statement has its source, nothing better is promised, and the list is whole."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from rumbo.guide.second_opinion import centers, centers_from, second_opinion
from rumbo.oncology import find_towns, states
from rumbo.words import Text
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade


def statements() -> Iterator[Text]:
    """Every whole sentence of the page."""
    page = second_opinion()
    yield page.lead.text
    for chapter in page.chapters:
        yield from (each.text for each in chapter.says)
        yield from chapter.ask


def test_every_statement_has_its_source_once_in_the_list() -> None:
    page = second_opinion()
    said = [page.lead, *(each for chapter in page.chapters for each in chapter.says)]
    assert all(each.sources for each in said)
    assert set(page.sources) == {source for each in said for source in each.sources}
    assert len(page.sources) == len(set(page.sources))


def test_it_is_easy_to_read_in_both_languages() -> None:
    texts = list(statements())
    assert mean(grade(text.en) for text in texts) <= 6.5
    assert mean(ease(text.es) for text in texts) >= 60
    assert {text.en for text in texts if grade(text.en) > 8} == set()
    assert {text.es for text in texts if len(text.es.split()) > 12 and ease(text.es) < 50} == set()


def test_it_advises_nothing_and_promises_no_better_result() -> None:
    assert [found for text in statements() for lang in ("en", "es") for found in advice_in(text.said(lang))] == []
    told = {text.en for text in statements()}
    assert "Many people found it a help. Whether people do better for it is not known: the studies do not say." in told


def test_the_time_one_has_is_a_question_and_fast_cancers_differ() -> None:
    time = next(chapter for chapter in second_opinion().chapters if chapter.id == "time")
    assert time.ask[0].en == "Is it safe for me to take two weeks for a second opinion?"
    assert any("leukemias" in each.text.en for each in time.says)


def test_what_one_can_ask_is_a_question_in_both_languages() -> None:
    asked = [each for chapter in second_opinion().chapters for each in chapter.ask]
    assert len(asked) >= 14
    assert all(each.en.endswith("?") and each.es.endswith("?") and "¿" in each.es for each in asked)


def test_every_center_that_treats_people_is_listed_by_state_and_city() -> None:
    states = centers().states
    listed = [each for state in states.values() for each in state.centers]
    assert len(listed) == 68
    assert len({each.name for each in listed}) == 68
    assert [state.name.en for state in states.values()] == sorted(state.name.en for state in states.values())
    for state in states.values():
        assert [each.city for each in state.centers] == sorted(each.city for each in state.centers)
    assert [each.name for each in listed if each.for_children] == ["St. Jude Comprehensive Cancer Center"]
    assert centers().sources


def test_the_centers_are_put_in_order_from_anywhere_and_none_is_left_out() -> None:
    [mcallen] = find_towns("78501")
    found = centers_from(mcallen.point)
    assert sorted(each.center.name for each in found) == sorted(
        each.name for state in centers().states.values() for each in state.centers
    )
    assert [each.km for each in found] == sorted(each.km for each in found)
    assert (found[0].center.city, found[0].state, round(found[0].km, -1)) == ("San Antonio", "TX", 360)
    assert {found[1].center.city, found[2].center.city} == {"Houston"}


def test_two_centers_of_one_town_stand_by_name() -> None:
    [juan] = find_towns("San Juan, PR")
    found = centers_from(juan.point)
    assert found[0].center.city == "Miami"
    york = [each.center.name for each in found if each.center.city == "New York"]
    assert york == sorted(york)


def test_a_state_has_the_same_name_everywhere() -> None:
    assert {code: state.name for code, state in centers().states.items()}.items() <= states().items()
