"""Letters tell what was given, ordered and refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Diagnosis, Treatment
from rumbo.oncology import PartialDate
from tests.records.letters.telling import clinic, consulta, facts, told


def treatments(text: str) -> list[tuple[str, str, str | None, str | None, bool | None]]:
    """Modality, name, start, end, given."""
    return [(each.modality, each.name, _text(each.on), _text(each.until), each.given) for each in told(text, Treatment)]


def _text(day: PartialDate | None) -> str | None:
    return None if day is None else day.iso


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "She underwent left mastectomy on 04/02/2014.",
            [("surgery", "left mastectomy", "2014-04-02", None, True)],
        ),
        (
            "Taxol/Carbo x 6, last dose 19 June 2017.",
            [
                ("chemotherapy", "paclitaxel", None, "2017-06-19", True),
                ("chemotherapy", "carboplatin", None, "2017-06-19", True),
            ],
        ),
        (
            "R-CHOP x6 (3/4/19 - 6/24/19), CR.",
            [
                ("targeted", "rituximab", "2019-03-04", "2019-06-24", True),
                ("chemotherapy", "cyclophosphamide", "2019-03-04", "2019-06-24", True),
                ("chemotherapy", "doxorubicin", "2019-03-04", "2019-06-24", True),
                ("chemotherapy", "vincristine", "2019-03-04", "2019-06-24", True),
            ],
        ),
        (
            "FOLFIRI was ordered on November 12, 2018, but he decided against it and no dose was ever given.",
            [
                ("chemotherapy", "fluorouracil", "2018-11-12", None, False),
                ("chemotherapy", "irinotecan", "2018-11-12", None, False),
            ],
        ),
        ("Plan: weekly Taxol, to begin April 27.", [("chemotherapy", "paclitaxel", "2023-04-27", None, None)]),
        (
            "She declined palliative radiation to the hip.",
            [("radiation", "palliative radiation to the hip", "2023-03-14", None, False)],
        ),
        ("If she recurs, would use FOLFIRI and bevacizumab.", []),
        ("No adjuvant chemotherapy. She declined chemotherapy.", []),
        ("She has had surgery and radiation.", []),
        (
            "Left neck dissection planned for 3/30/2023.",
            [("surgery", "Left neck dissection", "2023-03-30", None, None)],
        ),
        (
            "Adjuvant nivolumab was recommended and completed in July 2021.",
            [("immunotherapy", "nivolumab", None, "2021-07", True)],
        ),
        ("12 weeks post right lobectomy.", [("surgery", "right lobectomy", "2022-12", None, True)]),
        ("12 weeks post right lobectomy of 12/01/2022.", [("surgery", "right lobectomy", "2022-12-01", None, True)]),
        ("Her sister had a mastectomy in 2010.", []),
        (
            "As agreed at the last visit she has SBRT to the spine on 04/10/2023.",
            [("radiation", "SBRT to the spine", "2023-04-10", None, None)],
        ),
        ("Chemotherapy in May 2019.", [("chemotherapy", "Chemotherapy", "2019-05", None, True)]),
        ("Chemotherapy in May 2019, docetaxel later.", [("chemotherapy", "Chemotherapy", "2019-05", None, True)]),
        ("Chemotherapy in May 2019. She received docetaxel.", [("chemotherapy", "docetaxel", None, None, True)]),
    ],
)
def test_an_english_letter_tells_what_was_given(sentence: str, expected: list[object]) -> None:
    assert treatments(clinic(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Mastectomía izquierda el 02/04/2014 (pT1c pN1a).",
            [("surgery", "Mastectomía izquierda", "2014-04-02", None, True)],
        ),
        (
            "Radioterapia de pared torácica, 50 Gy en 25 fracciones, del 12/08/2019 al 27/09/2019.",
            [("radiation", "Radioterapia de pared torácica", "2019-08-12", "2019-09-27", True)],
        ),
        ("No recibió radioterapia en 2014 (no la quiso).", [("radiation", "radioterapia", "2014", None, False)]),
        ("Se habló de abemaciclib, pero no se pautó.", [("targeted", "abemaciclib", "2023-03-14", None, False)]),
        ("El ácido zoledrónico no llegó a administrarse.", [("other", "zoledronic acid", "2023-03-14", None, False)]),
        ("Inicia letrozol 2,5 mg al día desde hoy.", [("hormone", "letrozole", "2023-03-14", None, True)]),
        ("mastectomía hace 5 años", [("surgery", "mastectomía", "2018", None, True)]),
    ],
)
def test_a_spanish_letter_tells_what_was_given(sentence: str, expected: list[object]) -> None:
    assert treatments(consulta(sentence)) == expected


def test_dose_reason_place_and_going_on_are_told_with_it() -> None:
    rt, letrozole = told(
        clinic(
            "SBRT to the right lower lobe of the lung, 54 Gy in 3 fractions, 01/10/2022. On letrozole 2.5 mg daily."
        ),
        Treatment,
    )
    assert (rt.dose_words, rt.places[0].side) == ("54 Gy in 3 fractions", "right")
    assert (letrozole.ongoing, letrozole.last_given_on) == (True, PartialDate(2023, 3, 14))
    stopped = told(clinic("Tamoxifen was stopped in May 2019 because of neuropathy."), Treatment)[0]
    assert (stopped.why_stopped, stopped.until) == ("neuropathy", PartialDate(2019, 5))


def test_what_goes_on_carries_over_to_the_next_medicine_of_the_list() -> None:
    both = told(consulta("Tratamiento actual: fulvestrant desde el 01/11/2022; denosumab."), Treatment)
    assert [(each.name, each.ongoing) for each in both] == [("fulvestrant", True), ("denosumab", True)]


def test_each_medicine_has_its_own_dose() -> None:
    one, other = told(clinic("Treated with carboplatin AUC 5 and paclitaxel 175 mg/m2 since 01/05/2023."), Treatment)
    assert (one.dose_words, other.dose_words) == ("AUC 5", "175 mg/m2")


def test_the_sentence_after_can_say_that_it_was_never_given() -> None:
    assert treatments(clinic("Niraparib Rx'd 2/24/2023: insurance would not pay. NEVER STARTED. Observation.")) == [
        ("targeted", "niraparib", "2023-02-24", None, False)
    ]
    discussed = clinic("Discussed adjuvant nivolumab. Pt prefers surveillance. Not given, order to be discontinued.")
    assert treatments(discussed) == [("immunotherapy", "nivolumab", "2023-03-14", None, False)]
    assert treatments(clinic("She takes letrozole. She started tamoxifen.")) != []
    assert treatments(clinic("Zometa since 2017. Declined the trial.")) == [
        ("other", "zoledronic acid", "2017", None, True)
    ]


def test_a_mistake_of_another_record_is_not_repeated() -> None:
    wrong = consulta(
        'En un informe previo figura "mastectomía 2 de mayo de 2014". La fecha correcta es el 2 de abril de 2014.'
    )
    assert treatments(wrong) == []
    assert treatments(clinic("The list says mastectomy 05/02/2014, which is wrong.")) == []
    assert treatments(clinic("She felt wrong after mastectomy 05/02/2014.")) != []


def test_a_list_of_medicines_tells_what_goes_on() -> None:
    listed = told("Harbor Clinic\nVisit 03/14/2023\n\nMEDICATIONS: ribociclib 400 mg, metformin\n", Treatment)
    assert [(each.name, each.ongoing, each.given) for each in listed] == [("ribociclib", True, True)]


def test_allergies_and_family_tell_no_treatment() -> None:
    assert (
        treatments(
            "Harbor Clinic\nVisit 03/14/2023\n\nALLERGIES: Taxol\n\nFAMILY HISTORY: Mother had a mastectomy in 2010\n"
        )
        == []
    )


def test_a_history_tells_what_was_done_without_a_verb() -> None:
    history = "Harbor Clinic\nVisit 03/14/2023\n\nONCOLOGIC HISTORY:\n1. Left lumpectomy.\n2. AC x4.\n"
    assert next(each[:2] for each in treatments(history)) == ("surgery", "Left lumpectomy")


def test_a_plan_without_a_verb_is_planned() -> None:
    assert treatments("Harbor Clinic\nVisit 03/14/2023\n\nPLAN\nbevacizumab\n") == [
        ("targeted", "bevacizumab", "2023-03-14", None, None)
    ]
    assert treatments("Harbor Clinic\nVisit 03/14/2023\n\nPLAN: bevacizumab\n") == [
        ("targeted", "bevacizumab", "2023-03-14", None, None)
    ]


def test_the_report_of_an_operation_and_of_what_it_removed_tell_the_operation() -> None:
    operation = "OPERATIVE REPORT\nDate of surgery: 11/03/2020\n\nProcedure: Left partial nephrectomy\n"
    assert treatments(operation) == [("surgery", "Left partial nephrectomy", "2020-11-03", None, True)]
    pathology = (
        "PATHOLOGY REPORT\nCollected: 04/18/2022\n\nFINAL DIAGNOSIS\nRight colon, right hemicolectomy: adenocarcinoma\n"
    )
    assert treatments(pathology) == [("surgery", "right hemicolectomy", "2022-04-18", None, True)]


def test_the_only_cancer_of_a_letter_is_what_its_treatments_are_about() -> None:
    both = facts(clinic("Left breast cancer diagnosed in March 2014. Left mastectomy on 04/02/2014."))
    cancer = next(each.statement for each in both if isinstance(each.statement, Diagnosis))
    treatment = next(each.statement for each in both if isinstance(each.statement, Treatment))
    assert treatment.cancer == cancer.ref


@given(
    st.lists(
        st.sampled_from(
            [
                "mastectomy",
                "FOLFOX x6",
                "RT",
                "was",
                "declined",
                "in May 2019",
                "5/6/2014",
                "will start",
                ".",
                ";",
                "and",
                "No",
                "biopsy",
                "radioterapia",
                "no recibió",
                "hoy",
                "Chemotherapy",
                "family",
                "today",
            ]
        ),
        max_size=12,
    )
)
def test_any_letter_tells_well_formed_treatments(words: list[str]) -> None:
    for each in told(clinic(" ".join(words)), Treatment):
        assert each.name
        assert each.given is not None or each.on is not None
        assert not (each.ongoing and each.until)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We talked about cetuximab because a neighbor gets it.", []),
        ("Pembrolizumab came up only because of a friend.", []),
        ("She had been booked for FOLFOX (orders in).", [("chemotherapy", None)]),
        ("FOLFOX was pre-built in 2022 as a back up and never opened.", [("chemotherapy", False)]),
        ("Ca de mama derecha operado en dos ocasiones.", []),
        (
            "He was given 39 Gy in 26 twice-daily fractions with capecitabine (April 11 to April 28, 2022).",
            [("radiation", True), ("chemotherapy", True)],
        ),
    ],
)
def test_talk_bookings_and_bare_participles_are_no_treatment(sentence: str, expected: list[object]) -> None:
    kinds = [(modality, given) for modality, _, _, _, given in treatments(clinic(sentence))]
    assert list(dict.fromkeys(kinds)) == expected


def test_what_is_said_of_an_operation_after_its_day_is_of_that_day() -> None:
    text = clinic("Surgery 01/04/2023: hysterectomy, omentectomy. Complete cytoreduction was performed. Doing well.")
    assert {on for _, _, on, _, _ in treatments(text)} == {"2023-01-04"}
    apart = clinic("Surgery 01/04/2023. FOLFOX from 02/05/2023. Hepatectomy was performed.")
    assert ("surgery", "Hepatectomy", None, None, True) in treatments(apart)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (  # all that was operated on one day
            "Hysterectomy with partial colpectomy of the cuff and pelvic lymphadenectomy on 04/03/2014.",
            [
                ("surgery", "Hysterectomy", "2014-04-03", None, True),
                ("surgery", "pelvic lymphadenectomy", "2014-04-03", None, True),
            ],
        ),
        (  # what came later has no day
            "Left mastectomy on 04/03/2014, later underwent a right lobectomy.",
            [
                ("surgery", "Left mastectomy", "2014-04-03", None, True),
                ("surgery", "right lobectomy", None, None, True),
            ],
        ),
        ("She is waiting for an operating room for surgery. R0 resection.", []),
        (  # what was changed ended when the other began
            "Anastrozole was switched to exemestane 04/03/2019 for joint pain.",
            [("hormone", "anastrozole", None, "2019-04-03", True), ("hormone", "exemestane", "2019-04-03", None, True)],
        ),
        (
            "Switched from letrozole to fulvestrant in May 2019.",
            [("hormone", "letrozole", None, "2019-05", True), ("hormone", "fulvestrant", "2019-05", None, True)],
        ),
        (  # a cancer has the date behind it when the treatment has its own
            "Prior seminoma 2011, received BEP 2012.",
            [("chemotherapy", each, "2012", None, True) for each in ("bleomycin", "etoposide", "cisplatin")],
        ),
        (
            "Seminoma 2011, received BEP x3 and surveillance.",
            [("chemotherapy", each, "2011", None, True) for each in ("bleomycin", "etoposide", "cisplatin")],
        ),
        (
            "Docetaxel from May 2019 because of melanoma (2018) and nodes in June 2019.",
            [("chemotherapy", "docetaxel", "2019-05", None, True)],
        ),
    ],
)
def test_habits_of_terse_histories_give_each_treatment_its_day(sentence: str, expected: list[object]) -> None:
    assert treatments(clinic(sentence)) == expected


def test_a_cancers_date_is_left_with_it_only_when_its_treatment_has_one_of_its_own() -> None:
    told_later = "Visit 04/03/2014; seminoma 2011, received cisplatin x3."
    assert [each[2] for each in treatments(clinic(told_later))] == ["2011"]
    assert [each[2] for each in treatments(clinic(told_later.replace("x3.", "x3 in May 2012.")))] == ["2012-05"]


def test_a_list_of_days_tells_the_first_and_the_last() -> None:
    [said] = told(consulta("Braquiterapia, 3 aplicaciones de 7 Gy, los días 25.08, 01.09 y 08.09 de 2016."), Treatment)
    assert (_text(said.on), _text(said.last_given_on)) == ("2016-08-25", "2016-09-08")


def test_what_was_given_the_same_day_has_the_day_told_before_it() -> None:
    text = clinic("TURBT on 10/08/2015 of the left wall. A single dose of mitomycin was given the same day.")
    assert [(each[1], each[2]) for each in treatments(text)] == [("TURBT", "2015-10-08"), ("mitomycin", "2015-10-08")]
    later = clinic("TURBT on 10/08/2015 of the left wall. A single dose of mitomycin was given.")
    assert [each[2] for each in treatments(later)] == ["2015-10-08", None]


def test_what_was_entered_in_a_plan_is_not_given_yet() -> None:
    text = clinic("Durvalumab: was entered in the treatment plan on 02/15/2022.")
    assert [each[4] for each in treatments(text)] == [None]


def test_a_beginning_without_a_year_is_before_its_end() -> None:
    said = "She had vaginal brachytherapy, beginning on May 22 and finishing up on June 5, 2018."
    [given] = told(clinic(said), Treatment)
    assert (str(given.on), str(given.until)) == ("2018-05-22~", "2018-06-05")
    over_new_year = "She had vaginal brachytherapy, beginning on December 12 and finishing up on January 9, 2018."
    [given] = told(clinic(over_new_year), Treatment)
    assert str(given.on) == "2017-12-12~"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("She had CIN 2 treated by LEEP in 2008.", []),
        ("Tuvo NIC 3, tratada con conización en 2008.", []),
        ("She had cervical cancer after CIN 3, treated by cone biopsy in 2008.", ["cone biopsy"]),
    ],
)
def test_what_removed_a_change_before_cancer_is_no_treatment_of_cancer(sentence: str, names: list[str]) -> None:
    assert [each.name for each in told(clinic(sentence), Treatment)] == names
