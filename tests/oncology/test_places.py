from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import IcdO3Site, Relation, Side, Tumour, read_place, read_places, split_places
from rumbo.oncology.phrases import fold
from rumbo.oncology.places import is_of_skin

ELENA = Tumour("C50.9", side="left")  # breast, left
SAM = Tumour("C34.1", side="right")  # lung, right
RITA = Tumour("C44.7", "8720/3", side="right")  # melanoma of the leg


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("left breast", "organ"),
        ("mama izquierda", "organ"),
        ("tumor bed", "bed"),
        ("lecho quirúrgico", "bed"),
        ("cicatriz", "bed"),
        ("left chest wall", "bed"),
        ("pared torácica izquierda", "bed"),
        ("axillary nodes", "regional_node"),
        ("axila izq.", "regional_node"),
        ("ipsilateral axilla", "regional_node"),
        ("regional lymph nodes", "regional_node"),
        ("locoregional", "neighbour"),
        ("skin of the chest", "bed"),
        ("right breast", "contralateral"),
        ("mama contralateral", "contralateral"),
        ("the other side", "contralateral"),
        ("right axilla", "distant"),
        ("right chest wall", "distant"),
        ("ganglios cervicales", "distant"),
        ("distant lymph nodes", "distant"),
        ("distant metastasis", "distant"),
        ("bone mets, L3", "distant"),
        ("hígado", "distant"),
        ("hello", "unknown"),
        ("", "unknown"),
    ],
)
def test_places_of_a_breast_cancer(words: str, relation: str) -> None:
    assert read_place(ELENA, words).relation == relation


@pytest.mark.parametrize(
    ("site", "words", "relation"),
    [
        ("C18.7", "anastomosis", "bed"),
        ("C18.7", "port site in the abdominal wall", "bed"),
        ("C18.7", "liver", "distant"),
        ("C20.9", "pelvis", "neighbour"),
        ("C20.9", "sigmoid colon", "neighbour"),
        ("C19.9", "rectum", "organ"),
        ("C61.9", "prostate bed", "bed"),
        ("C61.9", "left external iliac node", "regional_node"),
        ("C61.9", "para-aortic LN", "distant"),
        ("C61.9", "L5 vertebra", "distant"),
        ("C64.9", "retroperitoneal lymph nodes", "regional_node"),
        ("C67.9", "ureter", "same_organ_system"),
        ("C71.1", "spinal cord", "same_organ_system"),
        ("C71.1", "lung", "distant"),
        ("C22.0", "liver", "organ"),
        ("C54.1", "cúpula vaginal", "bed"),
        ("C54.1", "vagina", "neighbour"),
        ("C02.9", "larynx", "neighbour"),
        ("C02.9", "right neck nodes", "regional_node"),
        ("C73.9", "neck", "neighbour"),
        ("C40.2", "femur", "organ"),
        ("C40.2", "spine", "distant"),
        ("C49.2", "left thigh", "neighbour"),
        ("C49.2", "muscle", "unknown"),
        ("C49.9", "left thigh", "unknown"),
        ("C49.9", "scar on the thigh", "bed"),
        ("C49.9", "lung", "distant"),
        ("C38.4", "pleura", "organ"),
        ("C76.0", "neck", "unknown"),
        ("C80.9", "liver", "unknown"),
    ],
)
def test_places_of_other_cancers(site: str, words: str, relation: str) -> None:
    assert read_place(Tumour(site), words).relation == relation


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("right calf, in-transit", "neighbour"),
        ("satélites", "neighbour"),
        ("right thigh skin", "neighbour"),
        ("left leg", "distant"),
        ("left arm", "distant"),
        ("back", "distant"),
        ("scalp", "distant"),
        ("scar of the leg", "bed"),
        ("skin", "unknown"),
        ("extremities", "unknown"),
        ("inguinal lymph node", "regional_node"),
        ("left groin", "distant"),
        ("axilla", "distant"),
        ("brain", "distant"),
    ],
)
def test_places_of_a_melanoma_of_the_right_leg(words: str, relation: str) -> None:
    assert read_place(RITA, words).relation == relation


@pytest.mark.parametrize(
    ("words", "relation"),
    [("left axilla", "regional_node"), ("left arm", "neighbour"), ("right axilla", "distant"), ("brain", "distant")],
)
def test_a_melanoma_first_found_in_a_node_has_its_region_around_it(words: str, relation: str) -> None:
    assert read_place(Tumour("C77.3", "8720/3", side="left"), words).relation == relation


def test_skin_elsewhere_on_the_trunk_is_distant_unless_it_is_on_the_way_to_the_nodes() -> None:
    reading = read_place(Tumour("C44.5", side="left"), "right upper back")
    assert (reading.relation, reading.also) == ("distant", "neighbour")
    assert read_place(Tumour("C44.5", side="left"), "in-transit spread on the back").relation == "neighbour"


def test_a_limb_of_which_the_side_is_not_known_can_be_either() -> None:
    reading = read_place(Tumour("C44.6", "8720/3"), "right forearm")
    assert (reading.relation, reading.also) == ("distant", "neighbour")


def test_a_soft_tissue_tumor_is_near_on_its_own_part_of_the_body() -> None:
    assert read_place(Tumour("C49.3", "8890/3"), "chest wall").relation == "neighbour"


@pytest.mark.parametrize(
    ("words", "relation"), [("lung", "distant"), ("distant soft tissue", "distant"), ("soft tissue", "unknown")]
)
def test_a_melanoma_whose_beginning_is_not_known_began_in_skin(words: str, relation: str) -> None:
    assert read_place(Tumour("C77.9", "8720/3"), words).relation == relation


@pytest.mark.parametrize(
    ("site", "cells", "answer"),
    [
        ("C44.5", None, True),
        ("C80.9", "8720/3", True),
        ("C49.1", "8720/3", True),
        ("C49.1", "8890/3", False),
        ("C69.3", "8720/3", False),
        ("C80.9", None, False),
    ],
)
def test_which_cancers_are_of_the_skin(site: str, cells: str | None, answer: bool) -> None:
    assert is_of_skin(Tumour(site, cells)) is answer


def test_a_place_of_the_operation_is_a_place_of_a_list() -> None:
    readings = read_places(Tumour("C18.7"), "anastomosis and liver")
    assert [(words, each.relation) for words, each in readings.items()] == [
        ("anastomosis", "bed"),
        ("liver", "distant"),
    ]


def test_places_of_a_blood_cancer_are_only_named() -> None:
    readings = read_places(Tumour("C42.1", "9861/3"), "liver and spleen, PSA only")
    assert {each.relation for each in readings.values()} == {"unknown"}
    assert read_place(Tumour("C42.1", "9861/3"), "PSA only").hints == {"marker"}


def test_both_sides_of_an_organ_include_the_other() -> None:
    assert read_place(ELENA, "both breasts").relation == "contralateral"
    assert read_place(ELENA, "bilateral axillary nodes").relation == "distant"
    assert read_place(ELENA, "bilateral lungs").relation == "distant"


def test_behind_the_lining_of_the_belly_is_not_the_lining() -> None:
    assert read_place(Tumour("C48.0"), "peritoneal carcinomatosis").relation == "distant"
    assert read_place(Tumour("C48.0"), "retroperitoneum").relation == "organ"


def test_head_and_neck_is_one_place() -> None:
    assert split_places("head and neck, lung") == ("head and neck", "lung")


@given(words=st.text(max_size=60), side=st.sampled_from(["left", "right", None]))
def test_any_words_are_read(words: str, side: Side | None) -> None:
    reading = read_place(Tumour("C34.1", side=side), words)
    assert reading.relation in get_args(Relation)
    assert all(words.count(piece.split(",")[0]) for piece in read_places(Tumour("C34.1", side=side), words))


def test_where_authorities_differ_both_are_given() -> None:
    breast = read_place(ELENA, "left supraclavicular node")
    assert (breast.relation, breast.authority, breast.also) == ("regional_node", "AJCC N", "distant")
    lung = read_place(SAM, "left hilar nodes")
    assert (lung.relation, lung.also) == ("regional_node", "distant")
    ovary = read_place(Tumour("C56.9"), "peritoneum")
    assert (ovary.relation, ovary.also) == ("neighbour", "distant")


def test_nodes_of_no_said_place_are_regional_by_the_rule_of_summary_stage() -> None:
    reading = read_place(SAM, "ganglios")
    assert (reading.relation, reading.authority) == ("regional_node", "SEER summary stage")


def test_the_reading_names_what_was_understood() -> None:
    reading = read_place(SAM, "contralateral lung")
    assert (reading.relation, reading.site, reading.side) == ("contralateral", IcdO3Site("C34.9"), "left")
    assert reading.place is not None
    assert reading.place.es == "pulmón"


def test_the_same_side_is_the_side_of_the_first_cancer() -> None:
    assert read_place(ELENA, "ipsilateral breast").side == "left"


def test_near_and_far_mean_nothing_in_blood_cancers_but_the_place_is_named() -> None:
    lymphoma = Tumour("C16.9", "9680/3")
    reading = read_place(lymphoma, "left tonsil")
    assert (reading.relation, reading.site, reading.side) == ("unknown", IcdO3Site("C09.9"), "left")
    assert read_place(lymphoma, "hello").site is None


def test_of_several_places_the_farthest_is_read() -> None:
    assert read_place(ELENA, "left chest wall and liver").relation == "distant"


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("lung, liver and bone (left femur, ribs)", ("lung", "liver", "bone (left femur, ribs)")),
        ("hígado y pulmón", ("hígado", "pulmón")),
        ("lymph nodes, neck", ("lymph nodes, neck",)),
        ("axilla, left", ("axilla, left",)),
        ("spine t4, t7, t12", ("spine t4, t7, t12",)),
        ("soft tissue, left shoulder", ("soft tissue, left shoulder",)),
        ("lung; brain, left side", ("lung", "brain, left side")),
        ("  liver  ", ("liver",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_lists_of_places_are_parted(words: str, places: tuple[str, ...]) -> None:
    assert split_places(words) == places


SITES = st.from_regex(IcdO3Site.pattern, fullmatch=True)
PIECES = st.sampled_from(
    (
        *("left", "right", "liver", "lung", "nodes", "axilla", "scar", "bed", "skin", "leg", "back", "neck", "and"),
        *(",", ";", "(", ")", "contralateral", "distant", "L3", "pelvis", "ganglios", "mama", "pared", "torácica"),
    )
)
WORDS = st.lists(PIECES, max_size=8).map(" ".join)


@given(SITES, st.one_of(st.text(), WORDS), st.sampled_from(["left", "right", "bilateral", "midline", None]))
def test_any_words_are_read_for_any_cancer(site, words, side) -> None:  # type: ignore[no-untyped-def]  # drawn by hypothesis
    reading = read_place(Tumour(site, side=side), words)
    assert reading == read_place(Tumour(site, side=side), words)


@given(st.one_of(st.text(), WORDS))
def test_parting_places_adds_no_word(words: str) -> None:
    assert {word for place in split_places(words) for word in fold(place)} <= set(fold(words))


@pytest.mark.parametrize("words", ["same lobe", "mismo lóbulo"])
def test_the_same_lobe_without_its_lung_is_the_organ(words: str) -> None:
    reading = read_place(SAM, words)
    assert (reading.relation, reading.site) == ("organ", SAM.site)
