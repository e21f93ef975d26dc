"""Treatments named in a sentence: what counts as one, what only seems to, and which are told together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.therapies import find_therapies, group_together


def named(text: str) -> list[str]:
    return [each.words for each in find_therapies(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("17 months out from segment VI liver resection", ["segment VI liver resection"]),
        ("left modified radical mastectomy 12 March 2016", ["left modified radical mastectomy"]),
        ("Resección de pared torácica el 02/07/2019", ["Resección de pared torácica"]),
        ("s/p TAH-BSO", ["TAH-BSO"]),
        ("WLE + SLNB of left leg", ["WLE"]),
        ("gamma knife radiosurgery to the left frontal met", ["gamma knife radiosurgery to the left frontal met"]),
        ("Procedure: Left partial nephrectomy Anesthesia: general", ["Left partial nephrectomy"]),
        ("10/2021: brain mets x3 -> SRS", ["SRS"]),
        ("carboplatin/paclitaxel x6", ["carboplatin/paclitaxel"]),
        ("received dose-dense AC followed by weekly Taxol x12", ["AC", "Taxol"]),
        ("TC x4 and then AI therapy", ["TC", "AI"]),
        ("4 ciclos de TC, luego AI adyuvante", ["TC", "AI"]),
        ("Plan carbo/gem/bev", ["carbo/gem", "bev"]),
        ("lutetium PSMA x4", ["lutetium PSMA"]),
        ("intravesical BCG", ["intravesical BCG"]),
        ("denosumab every month", ["denosumab"]),
        ("45 Gy in 25 fractions to the pelvis", ["45 Gy in 25 fractions"]),
    ],
)
def test_a_treatment_is_found_with_the_words_that_say_more_about_it(text: str, words: list[str]) -> None:
    assert named(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "TC torácico y TAC de abdomen; EP descartada",  # in Spanish a scan and an embolism
        "AC joint pain, MAP 70, tender to VAC dressing",
        "methotrexate 15 mg weekly for rheumatoid arthritis",
        "rituximab for lupus",
        "tretinoin cream; BCG vaccine as an infant",
        "CT-guided biopsy of the liver, port placement, ondansetron and dexamethasone",
        "cholecystectomy 2004, childhood tonsillectomy, appendectomy",
        "hysterectomy for fibroids",
        "seen in Radiation Oncology; radiation pneumonitis; surgical margins clear",
        "Servicio de Oncología Radioterápica",
        "castration-resistant; surgical history; polypectomy",
        "RT knee replacement and RT breast lump",
        "se dará cita; dará resultados",
        "date of surgery; risks of surgery",
        "chest CT, cGy",
        "post-lumpectomy scar",
        "",
    ],
)
def test_what_only_seems_to_be_a_treatment_of_the_cancer_is_left_out(text: str) -> None:
    assert named(text) == []


def test_the_words_for_a_kind_are_generic_and_say_nothing_beside_its_medicines() -> None:
    chemo, surgery = find_therapies("chemotherapy and surgery")
    assert chemo.is_generic
    assert surgery.is_generic
    assert named("Quimioterapia docetaxel-ciclofosfamida, 4 ciclos") == ["docetaxel", "ciclofosfamida"]
    assert named("chemotherapy in 2014, then tamoxifen") == ["chemotherapy", "tamoxifen"]


def test_a_dose_of_radiation_belongs_to_the_radiation_before_it() -> None:
    assert named("RT: neck, 70 Gy/35#") == ["RT"]
    assert named("Radioterapia de mama, 50 Gy en 25 fracciones más sobreimpresión de 10 Gy") == ["Radioterapia de mama"]
    assert named("40 Gy to the pelvis; 20 Gy to L2") == ["40 Gy", "20 Gy"]
    assert named("RT 40 Gy to the pelvis in 2018, 20 Gy to L2 in 2020") == ["RT", "20 Gy"]


def test_treatments_told_together_are_one_group() -> None:
    def groups(text: str) -> list[int]:
        return [len(group) for group in group_together(find_therapies(text), text=text)]

    assert groups("carboplatin AUC 5 and paclitaxel 175 mg/m2 with bevacizumab") == [3]
    assert groups("mastectomy 2014, tamoxifen 2015") == [1, 1]
    assert groups("pelvic radiotherapy (May 2019) with weekly cisplatin x5 and brachytherapy") == [1, 1, 1]
    assert group_together((), text="") == ()


@given(st.text(max_size=120))
def test_treatments_of_any_text_stand_in_it_in_order_and_never_overlap(text: str) -> None:
    found = find_therapies(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert sum(len(group) for group in group_together(found, text=text)) == len(found)


@pytest.mark.parametrize(
    ("text", "generic"),
    [("Uneventful surgery.", True), ("completely excised", True), ("robotic surgery of the left lung", False)],
)
def test_words_that_only_say_that_something_was_done_name_no_operation(text: str, generic: bool) -> None:
    assert [each.is_generic for each in find_therapies(text)] == [generic]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(VATS wedge) resection of the lung", ["VATS wedge resection of the lung"]),
        ("rectal resection summer of 2017", ["rectal resection"]),
    ],
)
def test_the_name_of_an_operation_ends_where_other_words_begin(text: str, words: list[str]) -> None:
    assert named(text) == words


@pytest.mark.parametrize(
    "text",
    ["Post RT PET: complete response", "post RT fibrosis", "Se presenta a cirugía HB", "BMT long term follow-up"],
)
def test_what_names_a_time_a_department_or_a_visit_is_no_treatment(text: str) -> None:
    assert named(text) == []
