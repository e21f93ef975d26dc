"""Tumour found at a place, in doubt, or looked for and not there."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Finding
from tests.records.letters.telling import clinic, consulta, told

PATHOLOGY = "PATHOLOGY REPORT\nCollected: 02/07/2017\n"


def found(text: str) -> list[tuple[str, bool | None, str]]:
    return [(each.place.words, each.tumour, str(each.on)) for each in told(text, Finding)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "CT 3/2/2023 shows metastases in the liver and left lung.",
            [("liver", True, "2023-03-02"), ("left lung", True, "2023-03-02")],
        ),
        ("New bone metastases.", [("bone", True, "2023-03-14")]),
        ("Known bone metastases.", [("bone", True, "None")]),
        ("Bone metastases on letrozole.", [("Bone", True, "None")]),
        ("6/25/2022 liver bx +.", [("liver", True, "2022-06-25")]),
        ("Biopsy of the adrenal on 3/2/2023 showed carcinoma.", [("adrenal", True, "2023-03-02")]),
        ("Biopsy 3/2/2023 showed no carcinoma of the liver.", [("liver", False, "2023-03-02")]),
        ("EUS bx of the pancreas 1/20/2023: metastatic renal cell carcinoma.", [("pancreas", True, "2023-01-20")]),
        ("A liver lesion suspicious for metastasis.", [("liver", None, "2023-03-14")]),
        ("No osseous metastasis.", [("osseous", False, "2023-03-14")]),
        ("The liver lesion is a hemangioma.", [("liver", False, "2023-03-14")]),
        ("The liver lesion may be benign.", []),
        ("She has metastases.", []),
        ("No metastases.", []),
        ("If metastases in the liver appear she will call.", []),
        ("Her mother had metastases in the liver.", []),
        ("For a metastasis: the liver lesion is new.", []),
        ("She is anxious about metastases in the liver.", []),
    ],
)
def test_a_finding_has_its_place_and_its_day(sentence: str, expected: list[tuple[str, bool | None, str]]) -> None:
    assert found(clinic(sentence)) == expected


def test_a_plan_finds_nothing_and_a_letter_of_one_cancer_says_whose_it_is() -> None:
    assert found(clinic("Plan: treat the metastases in the liver.")) == []
    [finding] = told(clinic("Left breast cancer. New bone metastases."), Finding)
    assert finding.cancer is not None
    [cleared] = told(clinic("Left breast cancer. No bone metastases."), Finding)
    assert cleared.cancer is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "DIAGNOSIS\nLung, right lower lobe, core biopsy:\n- Squamous cell carcinoma.",
            [("Lung", True, "2017-02-07"), ("right lower lobe", True, "2017-02-07")],
        ),
        ("A. SKIN, LEFT CALF, PUNCH: melanoma, dermal nodule.", [("SKIN, LEFT CALF", True, "2017-02-07")]),
        (
            "Specimen: left upper arm, excision.\nMetastatic melanoma in subcutaneous tissue.",
            [("left upper arm", True, "2017-02-07")],
        ),
        ("Station 4L: Positive for malignant cells.", [("Station 4L", True, "2017-02-07")]),
        ("Specimen: liver.\nUlcer. No malignancy.", [("liver", False, "2017-02-07")]),
        ("Specimen: liver.\nLeft lobe: nodule, benign.", []),
        (
            "Clinical history: FNA of a neck node 01/18/2017 positive for carcinoma.",
            [("neck node", True, "2017-01-18")],
        ),
        ("Clinical history: neck node positive for carcinoma.", []),
        ("Clinical history: rule out metastasis in the liver.", []),
        ("Nothing was sent.\nMalignant cells.", []),
    ],
)
def test_a_sample_is_of_the_place_that_was_sent(lines: str, expected: list[tuple[str, bool | None, str]]) -> None:
    assert found(PATHOLOGY + lines + "\n") == expected


def test_a_scan_names_its_places_before_its_conclusion() -> None:
    text = (
        "MRI BRAIN 10/02/2022\nFindings: new lesion of the right frontal lobe. Old cyst of the left thalamus.\n"
        "Impression: consistent with metastasis.\n"
    )
    assert found(text) == [("right frontal lobe", True, "2022-10-02")]


def test_what_a_report_was_asked_with_tells_only_what_it_dates_itself() -> None:
    assert found(PATHOLOGY + "Clinical history: liver biopsy showed carcinoma.\n") == []


def _tumours(text: str) -> list[tuple[str, str | None]]:
    return [(each.place.words, each.on.iso if each.on else None) for each in told(text, Finding) if each.tumour]


def test_a_line_of_what_the_pathologist_said_is_of_the_sample_told_above_it() -> None:
    text = clinic("Cystoscopy, TURBT 2 March 2023.\nPath: papillary urothelial carcinoma, high grade.")
    assert _tumours(text) == [("bladder", "2023-03-02")]


def test_such_a_line_with_a_day_of_its_own_keeps_it() -> None:
    assert _tumours(clinic("Path 9 March 2023: renal cell carcinoma.")) == [("renal", "2023-03-09")]


def test_such_a_line_without_any_day_has_none() -> None:
    assert _tumours(clinic("Path: renal cell carcinoma.")) == [("renal", None)]


def test_a_report_on_a_sample_finds_tumour_at_the_place_of_the_sample() -> None:
    text = (
        "Department of Pathology\nSurgical pathology report\nCollected: 03/02/2023\nSpecimen: left vocal cord, biopsy\n"
        "Diagnosis:\nInvasive squamous cell carcinoma in previously irradiated tissue."
    )
    assert ("left vocal cord", "2023-03-02") in _tumours(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bone scan read as metastases in the skull; MRI showed Paget disease and no metastases.",
        "A spot in the liver raised the possibility of a metastasis.",
        "The cancer has not spread to the brain.",
    ],
)
def test_what_was_taken_back_or_only_feared_is_no_tumour(sentence: str) -> None:
    assert not _tumours(clinic(sentence))


def test_what_a_scan_was_read_as_stands_until_it_is_denied() -> None:
    assert _tumours(clinic("CT of 9 March 2023, read as metastases in the liver.")) == [("liver", "2023-03-09")]


def test_a_cancer_that_has_spread_to_a_place_is_found_there() -> None:
    assert _tumours(clinic("The cancer has spread to the liver (CT 9 March 2023).")) == [("liver", "2023-03-09")]


def test_such_a_line_that_names_no_organ_is_of_none() -> None:
    assert _tumours(clinic("Path 9 March 2023: urothelial carcinoma.")) == []


def test_nodes_of_a_sample_are_not_of_the_skin_named_before_them() -> None:
    text = (
        "EPICRISIS\nAlta: 24/02/2020\nAntecedentes: Biopsia de talón derecho 22/05/2018.\n"
        "Anatomía patológica: 3 de 14 ganglios con metástasis de melanoma.\n"
    )
    assert [place for place, tumour, _ in found(text) if tumour] == ["ganglios"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("BMBx 2/21/2023: 24% myeloid blasts.", [("bone marrow", True, "2023-02-21")]),
        ("Mielograma del 21/02/2023: 74 % de blastos.", [("médula ósea", True, "2023-02-21")]),
        ("BMBx 2/21/2023: 1% blasts.", []),
        ("Peripheral smear 2/21/2023: 24% blasts.", []),
        ("If the marrow of 2/21/2023 shows 24% blasts, call.", []),
    ],
)
def test_blasts_in_the_marrow_are_leukaemia_there_from_five_per_cent_on(
    sentence: str, expected: list[tuple[str, bool | None, str]]
) -> None:
    assert [each for each in found(clinic(sentence)) if each[1]] == expected


def test_what_a_pathologist_concluded_is_of_the_biopsy_told_before() -> None:
    text = consulta("Biopsia por TAC el 18/02/2023: adenocarcinoma. Conclusión del patólogo: metástasis pulmonar.")
    assert ("pulmonar", True, "2023-02-18") in found(text)
    alone = consulta("Conclusión del patólogo: metástasis pulmonar.")
    assert ("pulmonar", True, "None") in found(alone)
