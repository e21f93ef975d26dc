"""Whether two statements speak of one place."""

from __future__ import annotations

import pytest

from rumbo.course import Place
from rumbo.course.places import Spot, in_words, is_among, named, same_place, sides_fit, spot, united
from rumbo.oncology import IcdO3Site


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("liver", "hígado", True),
        ("left lung", "right lung", False),
        ("left lung", "lung", True),
        ("L2 vertebra", "pelvic bone", True),
        ("axillary node", "inguinal node", False),
        ("lymph nodes", "left axillary node", True),
        ("brain", "left frontal lobe", True),
        ("skin", "skin of the calf", False),
        ("a place nobody knows", "A place nobody knows", True),
        ("a place nobody knows", "another", False),
    ],
)
def test_same_place(one, other, same):
    assert same_place(Place(words=one), Place(words=other)) is same


def test_a_code_counts_before_words():
    assert spot(Place(words="nodule", site=IcdO3Site("C34.1"), side="left")) == spot(Place(words="left lung"))


def test_both_sides_fit_either_side():
    assert sides_fit("bilateral", "left")
    assert not sides_fit("left", "right")


def test_of_two_names_for_one_place_the_one_that_says_more_is_kept():
    assert united([Place(words="lung"), Place(words="left lung")]) == (Place(words="left lung"),)
    assert united([Place(words="left lung"), Place(words="pulmón")]) == (Place(words="left lung"),)
    assert len(united([Place(words="L2 vertebra"), Place(words="pelvic bone")])) == 2


def test_nothing_is_among_no_places():
    assert not is_among(Place(words="liver"), [])


def test_a_place_is_named_by_words_by_code_or_as_written():
    assert named(Place(words="pulmón")).en == "lung"
    assert named(Place(words="", site=IcdO3Site("C22.0"))).es == "hígado"
    assert named(Place(words="somewhere else")).es == "somewhere else"
    assert named(Place(words=" ")).en == "?"


def test_words_to_read_carry_the_side():
    assert in_words(Place(words="lung", side="left")) == "left lung"
    assert in_words(Place(words="right lung", side="right")) == "right lung"
    assert in_words(Place(words="pulmón")) == "pulmón"


def test_the_lining_of_the_belly_is_one_place() -> None:
    assert spot(Place(words="peritoneum")) == spot(Place(words="omentum")) == Spot("peritoneum", None)
