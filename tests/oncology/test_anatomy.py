from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import IcdO3Site
from rumbo.oncology.anatomy import (
    extent,
    find_spot,
    has_node_word,
    mended,
    node_spot,
    nodes,
    organs,
    regions,
    site_name,
)


def test_every_organ_is_a_site_or_a_group_of_sites() -> None:
    for code in organs():
        assert IcdO3Site.find(code) is not None, code


def test_every_organ_is_found_by_its_own_names() -> None:
    unfound = [code for code, row in organs().items() for name in (row.en, row.es) if find_spot(name) is None]
    assert unfound == []


def test_every_region_has_sites_and_nodes_that_exist() -> None:
    for row in regions().values():
        for code in (row.site, row.skin, row.soft, row.bone):
            IcdO3Site(code)
        assert row.nodes in nodes()
        assert row.name.en
        assert row.name.es


def test_every_region_is_found_by_its_own_words() -> None:
    for region, row in regions().items():
        spots = [find_spot(word) for word in (row.name.en, row.name.es)]
        assert region in {spot.region for spot in spots if spot}, region


def test_every_group_of_nodes_is_found_by_each_of_its_words_beside_a_word_for_nodes() -> None:
    for group, row in nodes().items():
        for word in (*row.words, *row.near):
            spot = find_spot(f"{word} lymph node")
            assert spot is not None
            assert spot.node == group, word


def test_a_word_for_nodes_turns_a_region_into_its_nodes() -> None:
    assert has_node_word("adenopatía cervical")
    assert find_spot("neck, lymph nodes") == node_spot("cervical")
    assert find_spot("masa en el cuello") != node_spot("cervical")


def test_a_tissue_and_a_region_are_one_place() -> None:
    spot = find_spot("hueso de la cadera")
    assert spot is not None
    assert spot.site == IcdO3Site("C41.4")
    assert spot.name == site_name(IcdO3Site("C41.4"))


def test_an_organ_counts_before_the_region_around_it() -> None:
    spot = find_spot("lung nodule in the left chest")
    assert spot is not None
    assert spot.site == IcdO3Site("C34.9")


def test_a_tissue_alone_is_a_place() -> None:
    spot = find_spot("piel")
    assert spot is not None
    assert spot.site == IcdO3Site("C44.9")


@pytest.mark.parametrize("words", ["", "came back", "7", "\0"])
def test_words_without_a_place_give_none(words: str) -> None:
    assert find_spot(words) is None


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_gives_a_spot_or_none(words: str) -> None:
    spot = find_spot(words)
    assert spot is None or (spot.name.en and spot.name.es)


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("left brest", "left breast"),
        ("retum", "rectum"),
        ("acetabulm", "acetabulo"),
        ("hígado", "hígado"),
        ("livr", "livr"),
        ("nothing here", "nothing here"),
        ("", ""),
    ],
)
def test_one_wrong_letter_of_a_part_of_the_body_is_put_right(words: str, right: str) -> None:
    assert mended(words) == right


def test_a_word_that_could_be_two_parts_of_the_body_stays_as_it_is() -> None:
    assert mended("drenal") == "drenal"  # renal, or adrenal


@given(st.text(max_size=60))
def test_mending_any_text_changes_no_word_that_is_known(words: str) -> None:
    assert mended(mended(words)) == mended(words)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("spread to the liver and left axillary nodes, today", "liver and left axillary nodes"),
        ("se ve en hígado y en L3 desde ayer", "hígado y en L3"),
        ("nothing was seen", None),
    ],
)
def test_the_words_that_name_parts_of_the_body_are_told_from_those_around_them(words: str, named: str | None) -> None:
    span = extent(words)
    assert (span and words[slice(*span)]) == named
