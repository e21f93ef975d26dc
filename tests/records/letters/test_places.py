"""Places of tumour, and no scans, operations or departments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.places import first_places, is_vague, phrase_before, places_beside, places_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the peritoneum (right paracolic gutter) and pelvis.", ["peritoneum (right paracolic gutter)", "pelvis"]),
        ("en pared torácica izquierda, RE 90 %", ["pared torácica izquierda"]),
        ("a rounded node at right level III.", ["node at right level III"]),
        ("CT chest, abdomen and pelvis: lesion in the liver", ["liver"]),
        ("liver lesion treated with resection of the left lung", ["liver"]),
        ("biopsy of a left upper lobe nodule", ["left upper lobe"]),
        ("in the lung (biopsy Dec 1, 2021)", ["lung"]),
        ("the patient's lung primary", []),
        ("adenocarcinoma matching the rectal tumor", []),
        ("T2 N1 M0", []),
        ("the liver as well as the left lung", ["liver", "left lung"]),
        ("hepatic metastases; liver", ["hepatic"]),
        ("(liver", ["liver"]),
        ("liver) and more", ["liver"]),
        ("lesions in segment VI of the liver", ["segment VI of the liver"]),
        ("mama izquierda", ["mama izquierda"]),
        ("head and neck clinic", []),
        ("no change", []),
        ("a lesion, nothing in the liver", []),
        ("breast cancer", []),
    ],
)
def test_only_places_of_tumour_are_read(text: str, expected: list[str]) -> None:
    assert [place.words for place in places_in(text)] == expected


def test_a_bracket_that_was_opened_is_closed() -> None:
    [place] = places_in("two pelvic lymph nodes (one left")
    assert place.words.count("(") == place.words.count(")")


def test_the_first_stretch_that_has_a_place_counts() -> None:
    assert [place.words for place in first_places(["nothing", "the liver", "the lung"])] == ["liver"]
    assert first_places(["nothing"]) == ()


def test_the_places_before_and_behind_a_word_belong_to_it() -> None:
    text = "two brain metastases (left frontal lobe)"
    start = text.index("metastases")
    assert [place.words for place in places_beside(text, start, start + 10)] == ["brain", "left frontal lobe"]
    assert phrase_before("CT shows solitary hepatic recurrence", 25) == " solitary hepatic"


def test_a_tissue_alone_is_a_vague_place() -> None:
    assert is_vague(places_in("a lymph node"))
    assert not is_vague(places_in("the liver"))


@given(st.text(alphabet="abdeiklnorstuv RL.,:()-5", max_size=80))
def test_any_text_has_places_in_its_own_words(text: str) -> None:
    for place in places_in(text):
        assert place.site is not None


def test_brackets_of_a_place_are_whole() -> None:
    assert [place.words for place in places_in("metastasis (liver) lung)")] == ["liver lung"]


def test_a_conference_named_after_an_organ_is_no_place() -> None:
    assert places_in("Riverbend Cancer Center, Thoracic Conference") == ()
    assert places_in("Comité de mama del martes") == ()
    assert [place.words for place in places_in("a thoracic mass, shown at the conference")] == ["thoracic"]


def test_in_spanish_the_place_stands_behind_the_sample():
    assert [place.words for place in places_in("Biopsia hepática 07/06/2022")] == ["hepática"]
    assert places_in("Biopsia dirigida") == ()
