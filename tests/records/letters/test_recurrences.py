"""That it came back: since when, where, of which kind, how sure."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Status
from rumbo.oncology import PartialDate
from tests.records.letters.telling import clinic, consulta, facts, told


def back(text: str) -> list[tuple[str, list[str], str | None]]:
    return [
        (str(each.on), [place.words for place in each.places], each.said_kind)
        for each in told(text, Status)
        if each.status == "recurrence"
    ]


def suspected(text: str) -> list[bool]:
    return [each.suspected for each in told(text, Status) if each.status == "recurrence"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "CT of 12 March 2021: recurrence in the peritoneum and pelvis.",
            [("2021-03-12", ["peritoneum", "pelvis"], None)],
        ),
        ("Distant recurrence in the lung (biopsy Dec 1, 2021).", [("2021-12-01", ["lung"], "distant")]),
        ("CT 3/2/2023 and biopsy 3/6/2023 showed hepatic recurrence.", [("2023-03-06", ["hepatic"], None)]),
        ("Third recurrence. CT 3/2/2023: liver lesions.", [("2023-03-02", ["liver"], None)]),
        (
            "FNA 3/2/2023 of a node at right level III. This is a regional recurrence.",
            [("2023-03-02", ["node at right level III"], "regional")],
        ),
        (
            "The tumour was seen on CT 2/2/2015 in the lung. Today she has a recurrence in bone.",
            [("2023-03-14", ["bone"], None)],
        ),
        ("Biopsy of the liver 2/2/2015. This was a recurrence.", [("2015-02-02", ["liver"], None)]),
        ("History of breast cancer, now with recurrence in the lungs.", [("2023-03-14", ["lungs"], None)]),
        ("Local recurrence of breast cancer, on letrozole.", [("None", [], "local")]),
        ("Local recurrence treated in 2019.", [("2019~", [], "local")]),
        ("Resected on October 9, 2018 for a recurrence in the liver.", [("2018-10-09~", ["liver"], None)]),
        ("R tonsil SCC 2018, isolated neck recurrence s/p surgery 11/24/2020.", [("2020-11-24~", ["neck"], None)]),
        ("Recurrence in the liver, diagnosed on 3/2/2021.", [("2021-03-02", ["liver"], None)]),
        ("Colon cancer, diagnosed 3/2/2011, with recurrence 4/2/2013 in the liver.", [("2013-04-02", ["liver"], None)]),
        (
            "Second relapse: cervical nodes, tonsil; tonsil biopsy 9/8/2020.",
            [("2020-09-08", ["cervical nodes", "tonsil"], None)],
        ),
        (
            "Distant recurrence (liver), 15 months after finishing nivolumab (April 6, 2020 to March 22, 2021).",
            [("None", [], "distant")],
        ),
        ("A recurrence of colon cancer diagnosed in 2011.", [("None", [], None)]),
        ("Recurrent disease, pancreas.", [("2023-03-14", ["pancreas"], None)]),
        ("CT 3/2/2023 showed recurrent ovarian cancer in the pelvis.", [("2023-03-02", ["pelvis"], None)]),
        ("A woman with recurrent ovarian cancer.", []),
        ("Rising PSA, 0.2 on 2/6/2023. Biochemical recurrence.", [("2023-02-06", ["biochemical (PSA)"], None)]),
        ("Biochemical recurrence on 2/6/2023.", [("2023-02-06", ["biochemical"], None)]),
        ("Local recurrence on 2/6/2023.", [("2023-02-06", [], "local")]),
        ("Left breast cancer: local recurrence on 2/6/2023.", [("2023-02-06", ["Left breast cancer"], "local")]),
        (
            "In-transit recurrence of melanoma of the left leg on 2/6/2023.",
            [("2023-02-06", ["melanoma of the left leg"], None)],
        ),
        (
            "Local and distant recurrence on 2/6/2023 in the breast and liver.",
            [("2023-02-06", ["breast", "liver"], "mixed")],
        ),
        ("Locoregional recurrence on 2/6/2023 in the chest wall.", [("2023-02-06", ["chest wall"], None)]),
        ("Recurrence in the neck on 2/6/2023, no distant spread.", [("2023-02-06", ["neck"], None)]),
        ("Recurrence on 2/6/2023. CT: distant disease in the pleura.", [("2023-02-06", ["pleura"], "distant")]),
        ("Recurrence on 2/6/2023. She has no distant disease.", [("2023-02-06", [], None)]),
        ("Nodal recurrence on 2/6/2023.\n\nCT: right level IV node.", [("2023-02-06", ["Nodal"], "regional")]),
        ("No recurrence.", []),
        ("At risk of recurrence.", []),
        ("His father had a recurrence.", []),
        ("Recurrence score 16, recurrence-free.", []),
        ("CA-125 came back to 12; that was not a relapse.", []),
        ("There was a recurrence and everyone at home was told of what it means.", [("None", [], None)]),
        (
            "Scan of 2/2/2021 of the lung. It was seen by all as what one calls a recurrence there.",
            [("2021-02-02", ["lung"], None)],
        ),
        ("Node seen 2/2/2021. Recurrence in a lymph node on 2/6/2023.", [("2023-02-06", ["lymph node"], None)]),
    ],
)
def test_a_return_has_its_own_day_place_and_kind(
    sentence: str, expected: list[tuple[str, list[str], str | None]]
) -> None:
    assert back(clinic(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Biopsia 04/06/2019: recidiva local en pared torácica izquierda.",
            [("2019-06-04", ["pared torácica izquierda"], "local")],
        ),
        (
            "Segunda recaída, esta vez a distancia: metástasis en L2, por biopsia el 03/10/2022.",
            [("2022-10-03", ["L2"], "distant")],
        ),
        ("PET-TC 02/09/2020: captación hepática. Se concluyó recaída hepática.", [("2020-09-02", ["hepática"], None)]),
        ("Nunca ha recaído.", []),
        ("Se sospechó recaída en 2018.", [("2018", [], None)]),
    ],
)
def test_it_is_told_in_spanish_too(sentence: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert back(consulta(sentence)) == expected


def test_a_doubt_is_told_as_a_doubt() -> None:
    assert suspected(clinic("CT 3/2/2023: suspicious for recurrence in the liver.")) == [True]
    assert suspected(consulta("Se sospechó recaída en 2018.")) == [True]
    assert suspected(clinic("Known earlier, recurrence cannot be excluded.")) == []


def test_what_an_emergency_note_repeats_is_a_doubt() -> None:
    assert suspected("EMERGENCY DEPARTMENT NOTE 12/03/2021\n55M, lymphoma (relapse 2018).\n") == [True]


def test_a_report_tells_it_on_its_own_day() -> None:
    scan = "CT CHEST 02/07/2017\nImpression: recurrence in the right lung.\n"
    assert back(scan) == [("2017-02-07", ["right lung"], None)]
    assert back("CT CHEST 02/07/2017\nIndication: recurrence?\n") == []


def test_a_board_concludes() -> None:
    text = (
        "Tumor board\nMarch 14, 2023\n\nImaging: CT 3/2/2023, left lower paratracheal nodes.\n"
        "Outcome: a nodal relapse of lung cancer in all.\n"
    )
    assert back(text) == [("2023-03-02", ["left lower paratracheal nodes"], "regional")]


def test_what_an_operation_note_restates_has_no_day_of_its_own() -> None:
    text = "OPERATIVE REPORT\nDate of surgery: 03/14/2023\nPreoperative diagnosis: pelvic recurrence of rectal cancer\n"
    assert back(text) == [("None", [], None)]


def test_a_plan_and_a_past_history_tell_no_new_return() -> None:
    assert back(clinic("Plan: if recurrence, will scan. Will treat the recurrence.")) == []
    assert back(clinic("Past medical history: recurrence of lymphoma.")) == [("None", [], None)]
    assert back(clinic("Diagnosis: lymphoma, recurrence.")) == [("None", [], None)]


def returns(text: str) -> list[Status]:
    said = [fact.statement for fact in facts(text) if isinstance(fact.statement, Status)]
    return [each for each in said if each.status == "recurrence"]


def test_an_impression_that_begins_with_recurrent_tells_news() -> None:
    assert [each.on for each in returns(clinic("Impression: recurrent bladder tumor."))] == [PartialDate(2023, 3, 14)]


def test_what_was_a_worry_is_only_suspected() -> None:
    said = returns(clinic("Biopsy of the nodes on March 2, 2023, relapse of his lymphoma being the worry."))
    assert [each.suspected for each in said] == [True]


def test_a_month_of_last_year_dates_a_return() -> None:
    said = returns(consulta("En septiembre del año pasado, con el PET, confirmamos la recaída del peritoneo."))
    assert [(each.on, each.found_by) for each in said] == [(PartialDate(2022, 9), "imaging")]


def test_a_biopsy_that_was_not_needed_proves_nothing() -> None:
    said = returns(consulta("El 02/03/2023 el PET confirmó la recaída hepática, no hizo falta biopsia."))
    assert [each.found_by for each in said] == ["imaging"]


def test_a_node_in_which_a_carcinoma_came_back_is_its_place() -> None:
    said = returns(clinic("Regional recurrence of squamous cell carcinoma in one level II node, March 2, 2023."))
    assert [[place.words for place in each.places] for each in said] == [["level II node"]]


@pytest.mark.parametrize("sentence", ["Never relapsed.", "Nunca ha recaído.", "H/o lymphoma - not relapsed."])
def test_what_never_came_back_is_no_return(sentence: str) -> None:
    assert returns(clinic(sentence)) == []


def test_a_local_return_that_names_no_place_is_where_the_only_cancer_began() -> None:
    assert back(clinic("Local recurrence in March 2021 of melanoma.")) == [("2021-03", ["melanoma"], "local")]


def test_a_scan_that_found_nothing_gives_no_place() -> None:
    with_liver = "A needle biopsy of 2/6/2023 showed recurrent sarcoma. CT showed a mass in the liver."
    assert back(clinic(with_liver)) == [("2023-02-06", ["liver"], None)]
    clean = "A needle biopsy of 2/6/2023 showed recurrent sarcoma. Abdomen CT was negative."
    assert back(clinic(clean)) == [("2023-02-06", [], None)]
    limpio = "La biopsia del 06/02/2023 mostró sarcoma recurrente. TAC sin lesiones en el hígado."
    assert [places for _, places, _ in back(consulta(limpio))] == [[]]


def test_a_return_in_the_blood_test_alone_is_in_the_marker_and_in_no_place() -> None:
    alone = "PSA 0.3. This is a recurrence in the blood test alone, of 2/6/2023."
    assert back(clinic(alone)) == [("2023-02-06", ["biochemical (PSA)"], None)]
    sangre = "Recidiva solo en el análisis de sangre (PSA) el 06/02/2023."
    assert back(consulta(sangre)) == [("2023-02-06", ["biochemical (PSA)"], None)]
    assert back(clinic("Blood tests fine. Recurrence in the liver on 2/6/2023.")) == [("2023-02-06", ["liver"], None)]
    assert back(clinic("Diagnosis: prostate cancer, PSA recurrence.")) == [("None", ["biochemical (PSA)"], None)]


def test_a_return_told_as_news_while_a_drug_is_taken_is_no_old_one():
    text = (
        "CT 10/6/2022 Three new liver lesions. Biopsy liver 10/13/2022 GIST. "
        "Told: this is a second recurrence, in the liver, while taking imatinib."
    )
    assert back(text) == [("2022-10-13", ["liver"], None)]


def test_a_report_of_an_operation_names_what_came_back_above_its_story():
    lines = (
        "OPERATIVE REPORT\nDATE OF SURGERY: 06/16/2020\n"
        "PREOPERATIVE DIAGNOSIS: Locally recurrent pleomorphic sarcoma, left thigh.\n"
        "INDICATIONS: Core biopsy of 05/19/2020 showed recurrent high-grade sarcoma.\n"
    )
    told_back = [each for each in told(lines, Status) if each.status == "recurrence"]
    assert [(str(each.on), each.said_kind, [place.side for place in each.places]) for each in told_back] == [
        ("2020-05-19", "local", ["left"])
    ]


def test_a_return_in_the_one_marker_of_a_letter_says_whose_it_is_without_a_day():
    assert back("His PSA was 0.28. By the usual definition he has had a biochemical recurrence, treated since.") == [
        ("None", ["biochemical (PSA)"], None)
    ]


@pytest.mark.parametrize(
    "sentence",
    ["Planteo: RECIDIVA LOCORREGIONAL, a confirmar.", "CT 3/2/2023: recurrence in the liver, to be confirmed."],
)
def test_a_return_that_is_still_to_be_confirmed_is_a_doubt(sentence: str) -> None:
    assert suspected(sentence) == [True]


def test_years_counted_from_a_return_and_the_return_of_a_roommate_tell_no_return() -> None:
    assert back(clinic("NPM1 negative, 6 y since relapse.")) == []
    assert back(clinic("My roommate relapsed in the brain last year.")) == []


def test_the_year_of_a_plan_that_something_was_compared_with_is_no_day_of_a_return() -> None:
    assert back(clinic("Nodal recurrence within the regional area, verified with the 2017 plan.")) == [
        ("None", [], "regional")
    ]
