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
