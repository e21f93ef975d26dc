"""Which cancers a letter says the person has: since when, of which side and stage."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Diagnosis, Status
from tests.records.letters.telling import clinic, consulta, facts, told

PATHOLOGY = "SURGICAL PATHOLOGY REPORT\nCollected: 02/07/2017   Reported: 02/14/2017\n{indication}FINAL DIAGNOSIS\n{diagnosis}\n"


def named(text: str) -> list[tuple[str | None, str | None, str]]:
    told_in = told(text, Diagnosis)
    return [(each.site and each.site.value, each.side, str(each.on)) for each in told_in]  # type: ignore[misc]  # mypy reads `x and y` of None as Any


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Left breast cancer diagnosed 24 January 2017.", [("C50.9", "left", "2017-01-24")]),
        (
            "His sigmoid colon cancer, first found by colonoscopy on September 14, 2016, was resected.",
            [("C18.7", None, "2016-09-14")],
        ),
        ("Right breast cancer (2009).", [("C50.9", "right", "2009")]),
        ("2009: right breast cancer.", [("C50.9", "right", "2009")]),
        ("Operated in June 2011 for a left kidney cancer.", [("C64.9", "left", "2011-06")]),
        ("Breast cancer treated in 2014.", [("C50.9", None, "None")]),
        ("Melanoma (lung 2022).", [("C44.9", None, "None")]),
        ("Breast cancer with recurrence in 2019.", [("C50.9", None, "None")]),
        ("Core biopsy 6/19/2013 showed invasive ductal carcinoma of the breast.", [("C50.9", None, "2013-06-19")]),
        ("June 2017 she found a lump, and the biopsy said cancer of the tongue base.", [("C01.9", None, "2017-06")]),
        ("The biopsy of the lung on 1/25/2021 shows melanoma.", [("C44.9", None, "None")]),
        ("Bilateral breast cancers (2009 and 2016).", [("C50.9", "bilateral", "None")]),
        ("Her mother had breast cancer.", []),
        ("No evidence of lung cancer.", []),
        ("Possible lung cancer.", []),
        ("She is at risk of breast cancer.", []),
        ("Throat cancer, that is cancer of the right base of tongue.", [("C01.9", "right", "None")]),
        ("DLBCL, stage IIIB, diagnosed April 2017.", [("C77.8", None, "2017-04")]),
        ("DLBCL in 2017. History of lymphoma.", [("C77.9", None, "2017")]),
        (
            "BCC of the nose excised 2015, melanoma of the back 2018.",
            [("C44.5", None, "2018"), ("C44.9", None, "2015")],
        ),
        (
            "Left breast cancer. Right breast cancer. Breast cancer.",
            [("C50.9", "left", "None"), ("C50.9", "right", "None")],
        ),
        ("Bilateral breast cancers. Left breast cancer 2016.", [("C50.9", "left", "2016")]),
        ("Colon cancer with an adenocarcinoma of the liver.", [("C18.9", None, "None")]),
        (
            (
                "She has two cancers: left breast cancer, diagnosed 2/2011, without recurrence; "
                "and a stage IB adenocarcinoma of the "
                "right upper lobe of the lung found 11/2020."
            ),
            [("C50.9", "left", "2011-02"), ("C34.1", "right", "2020-11")],
        ),
        ("Breast cancer IDC in 2009, L 2016 another.", [("C50.9", None, "2009")]),
        ("Diagnosed with hypertension. In 2012 gout. Breast cancer.", [("C50.9", None, "None")]),
    ],
)
def test_each_cancer_is_told_once_with_its_date(
    sentence: str, expected: list[tuple[str | None, str | None, str]]
) -> None:
    assert sorted(named(clinic(sentence)), key=str) == sorted(expected, key=str)


def test_family_and_plan_tell_no_cancer() -> None:
    assert named(clinic("Family history: breast cancer.\n\nPlan: ask about colon cancer.")) == []


def test_a_letter_about_one_cancer_dates_it_by_its_first_biopsy() -> None:
    text = (
        "Diagnosis: squamous cell carcinoma of the right tonsil.\n\nFNA 10 July 2018: squamous carcinoma. Well since."
    )
    assert named(clinic(text)) == [("C09.9", "right", "2018-07-10")]
    again = f"{text} In 2020 it was a recurrence."
    assert named(clinic(again)) == [("C09.9", "right", "None")]
    assert named(clinic("Right tonsil cancer. FNA 10 July 2018: no carcinoma.")) == [("C09.9", "right", "None")]
    assert named(clinic("Melanoma. Lung biopsy 10 July 2018: melanoma.")) == [("C44.9", None, "None")]


def test_the_stage_is_that_of_the_cancer_beside_it() -> None:
    text = clinic("Left breast cancer, diagnosed 2011; stage IB cancer of the kidney, pT1b N0.")
    stages = {each.site and each.site.value: each.stage_words for each in told(text, Diagnosis)}
    assert stages == {"C50.9": "", "C64.9": "stage IB"}
    [later] = told(consulta("Carcinoma seroso de alto grado de ovario, estadio IIIC."), Diagnosis)
    assert (later.stage_words, later.histology_words) == ("estadio IIIC", "Carcinoma seroso de alto grado de ovario")


def test_a_pathology_report_dates_the_cancer_it_finds() -> None:
    text = PATHOLOGY.format(
        indication="", diagnosis="A. Left ovary: HIGH-GRADE SEROUS CARCINOMA, 7.4 cm.\nB. Uterus: no carcinoma."
    )
    assert named(text) == [("C56.9", "left", "2017-02-07")]


@pytest.mark.parametrize(
    ("indication", "diagnosis", "expected"),
    [
        (
            "Clinical history: history of breast cancer 2014.\n",
            "Chest wall: ductal carcinoma.",
            [("C50.9", None, "2014")],
        ),
        (
            "Clinical history: melanoma of the left foot 2014, rule out recurrence.\n",
            "SKIN, LEFT CALF: melanoma.",
            [("C44.7", "left", "2014")],
        ),
        ("", "Lung, right lower lobe: adenocarcinoma, consistent with recurrence.", []),
        ("", "Breast: metastatic lobular carcinoma of the breast.", [("C50.9", None, "None")]),
        ("", "Left breast: ductal carcinoma. No recurrence.", [("C50.9", "left", "2017-02-07")]),
        ("", "Right lung: adenocarcinoma.", [("C34.9", "right", "2017-02-07")]),
        ("", "Left kidney: lobular carcinoma of the breast.", [("C50.9", None, "2017-02-07")]),
    ],
)
def test_a_sample_of_a_known_cancer_does_not_date_it(
    indication: str, diagnosis: str, expected: list[tuple[str | None, str | None, str]]
) -> None:
    assert named(PATHOLOGY.format(indication=indication, diagnosis=diagnosis)) == expected


def test_a_scan_names_only_what_is_known_by_name() -> None:
    assert named("CT CHEST 02/07/2017\nHistory: breast cancer.\nFindings: carcinoma of the liver.\n") == [
        ("C50.9", None, "None")
    ]


def test_a_cancer_said_again_with_more_keeps_the_most_exact_date() -> None:
    assert named(clinic("Left breast cancer 2014. Left breast cancer diagnosed March 2014.")) == [
        ("C50.9", "left", "2014-03")
    ]


def sites(text: str) -> list[str]:
    said = [fact.statement for fact in facts(text) if isinstance(fact.statement, Diagnosis)]
    return [each.site.value for each in said if each.site]


@pytest.mark.parametrize("sentence", ["Mom had breast cancer.", "Her grandpa died of colon cancer."])
def test_a_cancer_of_kin_by_their_everyday_names_is_not_the_persons(sentence: str) -> None:
    assert sites(clinic(sentence)) == []


def test_mother_in_spanish_is_told_apart_from_the_breast() -> None:
    assert sites(consulta("Su mamá tuvo cáncer de colon.")) == []
    assert sites(consulta("Padece cáncer de mama izquierda.")) == ["C50.9"]


def test_a_return_of_a_cancer_of_the_breast_is_no_kins() -> None:
    said = [fact.statement for fact in facts(consulta("Cáncer de mama con recidiva ósea, confirmada el 03/02/2023."))]
    assert [each.status for each in said if isinstance(each, Status)] == ["recurrence"]


def test_the_name_of_a_company_is_no_leukaemia() -> None:
    assert sites(clinic("Slides read at Valley Pathology, LLC.")) == []
    assert sites(consulta("Paciente con LLC en control.")) == ["C42.1"]


def test_a_cancer_named_with_its_organ_keeps_its_day_beside_what_was_treated_around_it() -> None:
    said = told(clinic("Right breast cancer July 2019, mastectomy, radiotherapy to the right chest wall."), Diagnosis)
    assert [(each.side, str(each.on)) for each in said] == [("right", "2019-07")]


def test_in_a_report_on_a_return_the_place_of_the_sample_is_no_cancer_of_its_own() -> None:
    report = "PATHOLOGY REPORT\nCollected: 02/07/2017\nRecurrent disease.\nCarcinoma of liver.\n"
    assert sites(report) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (clinic("Multiple myeloma since January 2016."), "2016-01"),
        (clinic("In June 2016 he was found to have a cancer of the sigmoid colon."), "2016-06"),
        (clinic("Hepatocellular carcinoma diagnosed on MRI of June 3, 2016."), "2016-06-03"),
        (consulta("En junio de 2016 se le detectó un tumor maligno de colon sigmoide."), "2016-06"),
        (consulta("Mieloma múltiple desde enero de 2016."), "2016-01"),
        (clinic("TURBT 2 March 2023.\nPath: papillary urothelial carcinoma, low grade."), "2023-03-02"),
    ],
)
def test_the_day_of_diagnosis_is_told_in_many_ways(text: str, expected: str) -> None:
    assert [each.on.iso if each.on else None for each in told(text, Diagnosis)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        clinic("Diagnosis: recurrent rectal cancer (lung metastases, March 2021)."),
        clinic("Lymphoma in remission since January 2016."),
        clinic("In June 2016 a scan was normal. Found to have rectal cancer."),
    ],
)
def test_a_later_day_is_not_that_of_diagnosis(text: str) -> None:
    assert [each.on for each in told(text, Diagnosis)] == [None]


@pytest.mark.parametrize(
    "sentence",
    ["Breast cancer: mammogram every year from age 40.", "Colon cancer - colonoscopy every 5 years."],
)
def test_a_cancer_to_look_for_is_not_theirs(sentence: str) -> None:
    assert not told(clinic(sentence), Diagnosis)


def test_a_urothelial_cancer_is_of_the_bladder_only_where_the_letter_speaks_of_it() -> None:
    def sites(text: str) -> list[str | None]:
        return [each.site.value if each.site else None for each in told(text, Diagnosis)]

    assert sites(clinic("Urothelial carcinoma, TURBT 2 May 2021.")) == ["C67.9"]
    assert sites(clinic("Urothelial carcinoma, diagnosed 2 May 2021.")) == [None]
