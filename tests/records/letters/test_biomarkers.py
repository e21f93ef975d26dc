"""Letters tell biomarkers, each with its day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Biomarker
from tests.records.letters.telling import clinic, consulta, facts, told


def days(text: str, *, result: str = "") -> list[tuple[str, str | None, bool | None]]:
    """Name, day and meaning."""
    return [(each.name, each.on and each.on.iso, each.positive) for each in told(text, Biomarker, result=result)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Biopsy of 06/04/2019 showed recurrence, ER 90%.", [("ER", "2019-06-04", True)]),
        ("BRAF V600E mutation positive (tested March 2018).", [("BRAF", "2018-03", True)]),
        ("KRAS mutant, found on 03/05/2018.", [("KRAS", "2018-03-05", True)]),
        ("KRAS mutant.", [("KRAS", None, True)]),
        ("Core biopsy on 03/11/2014. It was ductal. ER positive.", [("ER", "2014-03-11", True)]),
        ("She moved on 03/11/2014. ER positive.", [("ER", None, True)]),
        ("Biopsy is planned for 04/11/2023. ER positive.", [("ER", None, True)]),
        (
            "ER 90% on the biopsy of 03/11/2014 (KRAS wild type on 03/20/2014).",
            [("ER", "2014-03-11", True), ("KRAS", "2014-03-20", False)],
        ),
        ("Biopsy on 06/04/2022: no malignancy. p16 negative.", []),
        ("If EGFR positive, then osimertinib.", []),
        ("Her sister is BRCA1 positive.", []),
    ],
)
def test_the_day_is_that_of_the_sample_and_never_that_of_the_letter(sentence: str, expected: list[object]) -> None:
    assert days(clinic(sentence)) == expected


def test_a_report_gives_its_own_day_and_is_a_result() -> None:
    report = "PATHOLOGY REPORT\nCollected: 02/07/2017\n\nWT1+, p53 abnormal.\n"
    assert days(report) == [("WT1", "2017-02-07", True), ("TP53", "2017-02-07", None)]
    source = next(each for each in facts(report) if isinstance(each.statement, Biomarker)).source
    assert source is not None
    assert source.result == "PATHOLOGY REPORT"


def test_the_result_line_of_a_report_is_about_what_its_title_names() -> None:
    plasma = "CLEARWELL GENOMICS plasma NGS\nDrawn: 02/12/2024\n\nRESULT: no alterations detected.\n"
    assert days(plasma) == [("ctDNA", "2024-02-12", False)]
    assert days("PATHOLOGY REPORT\nCollected: 02/12/2024\n\nRESULT: negative.\n") == []


def test_a_fish_alone_is_that_of_her2_named_just_before() -> None:
    report = "PATHOLOGY REPORT\nCollected: 02/12/2024\n\nHER2 is 2+, equivocal. FISH: amplified.\n"
    assert days(report) == [("HER2", "2024-02-12", None), ("HER2", "2024-02-12", True)]
    assert days("PATHOLOGY REPORT\nCollected: 02/12/2024\n\nER positive. FISH: amplified.\n") == [
        ("ER", "2024-02-12", True)
    ]


def test_what_one_is_born_with_is_told_apart_from_the_tumour() -> None:
    def inherited(sentence: str) -> list[bool]:
        return [each.inherited for each in told(clinic(sentence), Biomarker)]

    assert inherited("Germline testing: BRCA2 negative.") == [True]
    assert inherited("BRCA1 pathogenic variant.") == [True]
    assert inherited("Tumor sequencing found a BRCA1 pathogenic variant.") == [False]
    assert inherited("Germline testing: KRAS negative.") == [True]
    assert inherited("KRAS negative.") == [False]
    assert days(clinic("Biopsy on 01/24/2017. BRCA germline negative.")) == [("BRCA", None, False)]


def test_what_is_inherited_is_about_no_one_cancer() -> None:
    both = told(clinic("Left breast cancer diagnosed in March 2014, ER positive. BRCA1 negative."), Biomarker)
    assert [(each.name, each.cancer is None) for each in both] == [("ER", False), ("BRCA1", True)]


def test_family_history_tells_no_biomarker_of_the_person() -> None:
    assert days("Clinic\nVisit 03/14/2023\n\nFAMILY HISTORY: BRCA1 positive mother\n") == []


def test_spanish_letters_tell_biomarkers() -> None:
    assert days(consulta("Biopsia 04/06/2019: recidiva local, RE 90 %, HER2 0.")) == [
        ("ER", "2019-06-04", True),
        ("HER2", "2019-06-04", False),
    ]


@given(
    st.lists(
        st.sampled_from(
            ["ER+", "HER2", "2+", "on 5/6/2014", "(", ")", "biopsy", ".", "negative", "No malignancy", "germline"]
        ),
        max_size=9,
    )
)
def test_any_letter_tells_biomarkers_with_a_result(words: list[str]) -> None:
    assert all(each.name and each.result for each in told(clinic(" ".join(words)), Biomarker))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (clinic("BRCA1 and BRCA2 negative."), [("BRCA1", None, False), ("BRCA2", None, False)]),
        (clinic("EGFR mutated, osimertinib daily since 01/15/2023."), [("EGFR", None, True)]),
        (clinic("ER 0/8, PR 6/8."), [("ER", None, False), ("PR", None, True)]),
        (clinic("PR (Allred) 6/8."), [("PR", None, True)]),
        (
            (
                "PATHOLOGY REPORT\nCollected: 02/12/2024\n\nNode 7: no malignant cells.\n"
                "Addendum 02/20/2024: KRAS mutation not seen. PD-L1 (22C3) TPS 5%.\n"
            ),
            [("KRAS", "2024-02-20", False), ("PD-L1", "2024-02-20", None)],
        ),
        (
            clinic("Right mastectomy 01/09/2023.\nHistology\nType  lobular\nHER2  negative\n"),
            [("HER2", "2023-01-09", False)],
        ),
        (
            clinic("Histology\nHER2  negative\n"),
            [("HER2", None, False)],
        ),
        (
            consulta(
                "Resultado de secuenciación en sangre (extracción 12/01/2023):\nBRCA2: sin variantes patógenas.\n"
            ),
            [("BRCA2", "2023-01-12", False)],
        ),
        (
            consulta("Familia: padre con gota. Estudio genético VHL negativo, agosto de 2020.\n"),
            [("VHL", "2020-08", False)],
        ),
        (consulta("Familia: hermana con estudio genético BRCA1 positivo.\n"), []),
        (
            "CT REPORT\n02/12/2024\n\nHISTORY: lung cancer, EGFR mutated.\nIMPRESSION: stable nodules.\n",
            [("EGFR", None, True)],
        ),
    ],
)
def test_habits_of_writing_give_each_result_and_its_day(text: str, expected: list[object]) -> None:
    assert days(text) == expected


def test_a_germinal_centre_is_nothing_inherited() -> None:
    (one,) = told(consulta("Linfoma de células B, centro germinal, CD20+.\n"), Biomarker)
    assert not one.inherited


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("BRAF (VE1) ............... NEGATIVE", [("BRAF", "NEGATIVE")]),
        ("PD-L1 22C3 combined positive score of 12", [("PD-L1", "of 12")]),
        ("PD-L1 (22C3) CPS 2", [("PD-L1", "2")]),
    ],
)
def test_antibodies_dots_and_names_of_scores_are_no_results(sentence: str, expected: list[object]) -> None:
    assert [(each.name, each.result) for each in told(clinic(sentence), Biomarker)] == expected


def test_a_row_under_the_title_of_the_stains_has_the_day_of_the_sample_above_it() -> None:
    text = (
        "Harbor Clinic\nMy care plan\nIssued: August 4, 2015\n\nNeck node removed on September 12, 2014\n\n{title}\n"
        "CD20 negative  Other things about late effects that stand in the column beside\n"
    )
    assert days(text.format(title="Markers on the cells")) == [("CD20", "2014-09-12", False)]
    assert days(text.format(title="What else to know")) == [("CD20", None, False)]


def test_stains_of_a_node_that_only_reacts_tell_nothing_of_the_tumour() -> None:
    assert told(clinic("Node biopsy 03/07/2017: reactive hyperplasia, CD30 negative."), Biomarker) == []
    assert told(clinic("Node biopsy 03/07/2017: lymphoma, CD30 negative."), Biomarker) != []


def test_markers_of_a_list_are_of_the_diagnosis_told_right_above() -> None:
    head = "Harbor Clinic\nProgress note\nMarch 14, 2023\n\n"
    diagnosis = "Diagnosis: adenocarcinoma of the right lung, diagnosed 01/19/2022\n"
    row = "Molecular: KRAS wild type; ALK and ROS1 not detected\n"
    assert days(f"{head}{diagnosis}\n{row}") == [
        ("KRAS", "2022-01-19", False),
        ("ALK", "2022-01-19", False),
        ("ROS1", "2022-01-19", False),
    ]
    assert days(f"{head}{diagnosis}\nToday we spoke of ALK not detected.\n") == [("ALK", None, False)]
    assert days(f"{head}Diagnosis: adenocarcinoma of the right lung, seen 01/19/2022\n\n{row}")[0] == (
        "KRAS",
        None,
        False,
    )


def test_the_day_of_a_panel_holds_for_what_follows_in_its_paragraph() -> None:
    said = "Molecular (bloque de 2020, informado 14/05/2020): KRAS mutado, estable en microsatélites. BRCA 1 y 2: negativos."
    assert [(name, on) for name, on, _ in days(consulta(said))] == [
        ("KRAS", "2020-05-14"),
        ("MSI/MMR", "2020-05-14"),
        ("BRCA1", "2020-05-14"),
        ("BRCA2", "2020-05-14"),
    ]
    assert days(consulta("Molecular (informado 14/05/2020): KRAS mutado.\n\nBRCA1 negativo."))[-1] == (
        "BRCA1",
        None,
        False,
    )


def test_marks_under_pathology_in_a_letter_about_an_operation_are_of_its_day() -> None:
    text = (
        "EPICRISIS\nAlta: 24/02/2020\nProcedimiento (18/02/2020): Linfadenectomía inguinal.\n"
        "Anatomía patológica: 3 de 14 ganglios con metástasis. BRAF V600: no mutado.\n"
        "Medicamentos: KRAS mutado, según refiere.\n"
    )
    assert days(text) == [("BRAF", "2020-02-18", False), ("KRAS", None, True)]
