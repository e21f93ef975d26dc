"""The registrar's code (NAACCR item 1880) of places whose kind is known."""

from __future__ import annotations

import pytest

from rumbo.course import kind_of_recurrence
from rumbo.course.first_recurrence import code_of_places, code_of_word
from rumbo.oncology import Tumour

COLON, IN_SITU = Tumour("C18.7", "8140/3"), Tumour("C50.9", "8500/2", side="left")


@pytest.mark.parametrize(
    ("primary", "places", "code"),
    [
        (COLON, "colon", "13"),
        (COLON, "port site", "14"),
        (COLON, "port site; anastomosis", "15"),
        (COLON, "locoregional", "20"),
        (COLON, "abdominal wall", "21"),
        (COLON, "mesenteric node", "22"),
        (COLON, "abdominal wall; mesenteric node", "25"),
        (COLON, ["regional", "abdominal wall"], "20"),
        (COLON, "anastomosis; mesenteric node", "30"),
        (COLON, "distant", "40"),
        (COLON, "peritoneum", "51"),
        (COLON, "lung", "52"),
        (COLON, "pleura", "53"),
        (COLON, "liver", "54"),
        (COLON, "rib", "55"),
        (COLON, "spinal cord", "56"),
        (COLON, "skin", "57"),
        (COLON, "neck nodes", "58"),
        (COLON, "bone marrow", "59"),
        (COLON, "anastomosis; liver", "60"),
        (COLON, "anastomosis; adrenal gland", "40"),
        (COLON, "liver; lung", "62"),
        (COLON, "liver; lung; anastomosis", "62"),
        (Tumour("C50.9"), "retroperitoneum", "40"),
        (IN_SITU, "left breast", "16"),
        (IN_SITU, "port site; left breast", "17"),
        (IN_SITU, "left axilla", "26"),
        (IN_SITU, ["locoregional; left axilla", "skin of the left chest wall"], "36"),
        (IN_SITU, "liver", "46"),
        (IN_SITU, "nobody knows", "88"),
        (Tumour("C67.9", "8120/2"), "prostate; pelvic node", "27"),
    ],
)
def test_the_code_of_places(primary: Tumour, places: str | list[str], code: str) -> None:
    assert kind_of_recurrence(primary, places).naaccr_1880 == code


@pytest.mark.parametrize(("said", "code"), [("local", "10"), ("regional", "20"), ("distant", "40"), ("mixed", "88")])
def test_a_word_alone_has_the_code_of_what_is_not_further_said(said: str, code: str) -> None:
    assert code_of_word(said, COLON) == code


def test_no_place_is_a_recurrence_of_a_type_not_known() -> None:
    assert code_of_places([], COLON) == "88"
    assert code_of_places([], IN_SITU) == "88"
