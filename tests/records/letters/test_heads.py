"""What kind of document it is, and which of its dates is its day."""

from __future__ import annotations

import pytest

from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import find_dates
from rumbo.records.letters.heads import (
    birth_date,
    is_birth,
    is_dated_visit,
    is_entry_head,
    is_visit,
    kind_of,
    language_of,
    letter_date,
    title_of,
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (["Valle Hospital", "SURGICAL PATHOLOGY REPORT"], "pathology"),
        (["LABORATORIO DE PATOLOGÍA"], "pathology"),
        (["LUNG, CT-GUIDED CORE BIOPSY", "Pathology report"], "pathology"),
        (["PET/CT SKULL BASE TO MID THIGH 05/19/2020"], "radiology"),
        (["Informe de tomografía"], "radiology"),
        (["GENOMICS LAB   plasma NGS"], "laboratory"),
        (["Discharge Summary"], "discharge"),
        (["COMITÉ DE TUMORES"], "board"),
        (["PROTOCOLO QUIRÚRGICO"], "operative"),
        (["HOSPITAL - INFORME DE URGENCIAS"], "urgent"),
        (["Problem list of the clinic"], "problem_list"),
        (["Harbor Clinic", "Dear Dr. Lim,", "Radiology was done"], "clinic"),
        (["Progress note", "CT chest 3/4/2020"], "clinic"),
        (["The CT was clear. Imaging goes on."], "clinic"),
        (["CT shows a lesion"], "clinic"),
        ([], "clinic"),
    ],
)
def test_the_head_tells_what_a_document_is(head: list[str], kind: str) -> None:
    assert kind_of(head) == kind


def test_the_title_is_the_line_that_names_the_report() -> None:
    assert title_of(["Valle Hospital", "CT CHEST"]) == "CT CHEST"
    assert title_of(["Valle Hospital"]) == "Valle Hospital"
    assert title_of([]) == ""


def test_the_language_is_that_of_the_small_words() -> None:
    assert language_of(["El TAC de la paciente"]) == "es"
    assert language_of(["The scan of the patient"]) == "en"
    assert language_of([]) == "en"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Report date: 02/20/2020", "Collected: 02/11/2020"], "2020-02-11"),
        (["Dictated: 02/20/2020", "Date of visit: 02/18/2020"], "2020-02-18"),
        (["Date: Thu, Feb 20, 2025 at 6:12 PM"], "2025-02-20"),
        (["Harbor Clinic", "March 3, 2021"], "2021-03-03"),
        (["DOB 02/11/1950"], "None"),
        (["Lee, Ana 02/21/1960", "Received 02/18/2020", "Reported 02/20/2020"], "2020-02-18"),
        (["We told her on 02/18/2020 and again later in the year by us all"], "None"),
        (["Visit 2/14/2023. CT chest was clear and there is nothing else to say about it."], "2023-02-14"),
        ([*["line of the letter"] * 20, "Signed 02/18/2020"], "2020-02-18"),
        (["May 2020"], "None"),
    ],
)
def test_the_day_of_a_document_is_that_of_what_it_is_about(texts: list[str], expected: str) -> None:
    assert str(letter_date(texts, day_first=False)) == expected


def test_the_date_of_birth_is_only_the_year_where_habit_alone_orders_its_numbers() -> None:
    assert birth_date(["DOB 02/11/1950"], day_first=False) == PartialDate(1950)
    assert birth_date(["DOB 02/21/1950"], day_first=False) == PartialDate(1950, 2, 21)
    assert birth_date(["DOB 02/02/1950"], day_first=False) == PartialDate(1950, 2, 2)
    assert birth_date(["DOB 02/11/1950", "seen 03/25/2020"], day_first=False) == PartialDate(1950, 2, 11)
    assert birth_date(["no date"], day_first=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Re: Ana Lee (15/01/1966)", True),
        ("ANA LEE 01/15/1966", True),
        ("Ana Lee 01/15/2020", False),
        ("born on 01/15/2010", True),
        ("ANA LEE 01/15/1966 and more", False),
    ],
)
def test_an_old_date_behind_a_name_is_one_of_birth(text: str, expected: bool) -> None:
    [span] = find_dates(text, day_first="15/01" in text)
    assert is_birth(text, span) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PET-CT 22/01/2019", True),
        ("BUH MED ONC 22/01/2019", True),
        ("Date of visit: 22/01/2019", True),
        ("22/01/2019", True),
        ("Signed 22/01/2019", False),
        ("Melphalan 22/01/2019", False),
        ("The CT was clear 22/01/2019", False),
        ("CT chest 22/01/2019 and nothing else to see", False),
    ],
)
def test_the_name_of_a_scan_or_visit_with_its_day_heads_an_entry(text: str, expected: bool) -> None:
    [span] = find_dates(text, day_first=True)
    assert is_entry_head(text, date=span) is expected


def test_a_visit_is_named_by_its_own_word() -> None:
    visit, biopsy = "Visit 5/16/2024: well", "Biopsy is planned for 5/16/2024"
    assert is_visit(visit, date=find_dates(visit, day_first=False)[0])
    assert not is_visit(biopsy, date=find_dates(biopsy, day_first=False)[0])


def test_the_day_of_what_was_added_is_not_that_of_the_report():
    texts = [
        "INFORME ANATOMOPATOLÓGICO",
        "Fecha de recepción: 22-05-18   Fecha de entrega: 29-05-18",
        "ACLARACIÓN (04-06-18)",
    ]
    assert str(letter_date(texts, day_first=True)) == "2018-05-22"
    assert kind_of(texts) == "pathology"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12/02/2019 – Control (atrasado por pandemia)", True),
        ("18/05/2018 – Primera consulta", True),
        ("[03/02/2019] Clinic visit, 2nd", True),
        ("12/02/2019 – Control: sin cambios", False),
        ("12/02/2019 Nodule in the liver", False),
        ("Visto el 12/02/2019 en control", False),
    ],
)
def test_a_day_and_the_word_for_a_visit_head_an_entry(line: str, expected: bool) -> None:
    assert is_dated_visit(line, date=find_dates(line, day_first=True)[0]) is expected
