"""Help outside: found by all that is asked for and nothing else, in one order, each with its source."""

from __future__ import annotations

from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide import outside
from rumbo.guide.help import lines
from rumbo.guide.outside import (
    COUNTRIES,
    OutsideWish,
    find_places,
    outside_cancers,
    outside_needs,
    outside_places,
)
from rumbo.words import ContentError
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade
from tests.guide.test_help import TODAY

wishes = st.builds(
    OutsideWish,
    need=st.sampled_from(["", *outside_needs()]),
    cancer=st.sampled_from(["", *outside_cancers()]),
    language=st.sampled_from(["", "en", "es"]),
    country=st.sampled_from(["", *COUNTRIES]),
)


def test_every_line_but_those_of_a_crisis_is_a_place() -> None:
    assert set(outside_places()) == {each.line.id for each in lines(TODAY) if not each.line.crisis}


def test_every_place_has_a_source_an_address_and_words_in_both_languages() -> None:
    for each in outside_places().values():
        assert each.line.source
        assert each.line.web
        assert each.line.what.en
        assert each.line.what.es


def test_every_need_and_every_cancer_has_a_place() -> None:
    assert all(find_places(OutsideWish(need=need)) for need in outside_needs())
    named = {cancer.id for each in outside_places().values() for cancer in each.cancers}
    assert named == set(outside_cancers())


@given(wishes)
def test_places_stand_by_name_whatever_is_asked(wish: OutsideWish) -> None:
    names = [each.line.name.casefold() for each in find_places(wish)]
    assert names == sorted(names)


@given(wishes)
def test_whoever_asks_for_more_finds_no_other_place(wish: OutsideWish) -> None:
    found = set(find_places(wish))
    assert found <= set(find_places(OutsideWish(need=wish.need)))
    assert found <= set(find_places(OutsideWish(cancer=wish.cancer)))
    assert found <= set(find_places(OutsideWish(language=wish.language)))
    assert found <= set(find_places(OutsideWish(country=wish.country)))


def test_whoever_asks_for_nothing_finds_all() -> None:
    assert find_places(OutsideWish()) == tuple(outside_places().values())


def test_a_place_for_any_cancer_is_found_with_every_cancer_and_one_for_another_is_not() -> None:
    found = {each.id for each in find_places(OutsideWish(cancer="blood"))}
    assert {"cancercare", "leukemia-lymphoma-society"} <= found
    assert "susan-g-komen" not in found


def test_a_peer_in_spanish_is_one_who_speaks_it_and_not_only_the_office() -> None:
    assert [each.id for each in find_places(OutsideWish(need="peer", language="en"))] == [
        "cancer-hope-network",
        "imerman-angels",
    ]


@pytest.mark.parametrize(
    ("name", "each"),
    [
        ("988-lifeline", {"needs": ["talk"], "countries": ["US"]}),
        ("nobody", {"needs": ["talk"], "countries": ["US"]}),
        ("cancercare", {"needs": ["luck"], "countries": ["US"]}),
        ("cancercare", {"needs": ["talk"], "countries": ["US"], "cancers": ["luck"]}),
        ("cancercare", {"needs": [], "countries": ["US"]}),
        ("cancercare", {"needs": ["talk"], "countries": []}),
        ("cancercare", {"needs": ["peer"], "countries": ["US"]}),
        ("cancercare", {"needs": ["talk"], "countries": ["US"], "peer_languages": ["es"]}),
    ],
)
def test_a_place_that_is_a_crisis_line_or_named_wrongly_is_refused(name: str, each: dict[str, list[str]]) -> None:
    with pytest.raises(ContentError):
        outside._place(name, each=outside._PlaceFile(**each))  # type: ignore[arg-type]  # as the file gives them


def test_the_words_are_easy_to_read_and_recommend_nobody() -> None:
    names = [each.name for each in (*outside_needs().values(), *outside_cancers().values())]
    texts = [*names, *(each.line.what for each in outside_places().values())]
    assert mean(grade(each.line.what.en) for each in outside_places().values()) <= 6.5
    assert mean(ease(each.line.what.es) for each in outside_places().values()) >= 60
    assert [found for each in texts for words in (each.en, each.es) for found in advice_in(words)] == []
