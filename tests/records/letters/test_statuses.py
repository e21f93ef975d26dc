"""How the cancer stood, and on which day."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Status
from rumbo.oncology import PartialDate
from tests.records.letters.telling import clinic, consulta, facts, told

VISIT = PartialDate(2023, 3, 14)
CLEAR, REMISSION, STABLE, GREW = "no_evidence_of_disease", "remission", "stable", "progression"


def stood(text: str, *, result: str = "") -> list[tuple[str, str]]:
    return [(each.status, str(each.on)) for each in told(text, Status, result=result) if each.status != "recurrence"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("No evidence of disease.", [(CLEAR, "2023-03-14")]),
        ("NED.", [(CLEAR, "2023-03-14")]),
        ("CT 3/9/2023: no evidence of disease.", [(CLEAR, "2023-03-09")]),
        ("There is no clinical evidence of recurrence.", [(CLEAR, "2023-03-14")]),
        ("No local, nodal or distant recurrence.", [(CLEAR, "2023-03-14")]),
        ("No evidence of recurrent or metastatic disease in the chest, abdomen or pelvis.", [(CLEAR, "2023-03-14")]),
        ("She has been cancer-free since treatment in 2017.", [(CLEAR, "2023-03-14")]),
        ("As in January 2022 she is NED.", [(CLEAR, "2023-03-14")]),
        ("He had been free of disease since the scan of January 2019.", []),
        ("Her X-ray is clear and there is no evidence of recurrence.", [(CLEAR, "2023-03-14")]),
        ("No recurrence at the anastomosis.", []),
        ("Left heel without recurrence.", []),
        ("CT chest without evidence of recurrence.", [(CLEAR, "2023-03-14")]),
        ("No evidence of metastatic disease.", []),
        ("No distant disease.", []),
        ("No measurable disease.", []),
        ("No visible disease.", []),
        ("No brain, liver or lung disease.", []),
        ("No disease in the chest.", []),
        ("No local recurrence.", []),
        ("Margins: no evidence of disease.", []),
        ("Brain MRI: no evidence of disease.", []),
        ("Recurrence score: no.", []),
        ("Chemotherapy: NO  Recurrence score 16.", []),
        ("Disease-free survival is long.", []),
        ("She is not disease-free.", []),
        ("If there is no evidence of disease she may stop.", []),
        ("Possibly no evidence of disease.", []),
        ("She was NED until then.", []),
        ("No malignancy.", []),
        ("In complete remission.", [(REMISSION, "2023-03-14")]),
        ("PET 2/3/2023: complete metabolic response.", [(REMISSION, "2023-02-03")]),
        ("Current status: CR, M-spike not detected.", [(REMISSION, "2023-03-14")]),
        ("Cr 1.3.", []),
        ("Partial remission.", []),
        ("Pathologic complete response.", []),
        ("Stable disease on weekly Taxol.", [(STABLE, "2023-03-14")]),
        ("CT 2/3/2023 stable.", [(STABLE, "2023-02-03")]),
        ("CT 2/3/2023 shows a stable cyst of the kidney.", []),
        ("No evidence of progression.", [(STABLE, "2023-03-14")]),
        ("CT 2/3/2023: PD, new liver lesions.", [(GREW, "2023-02-03")]),
        ("PD-L1 was tested on the CT-guided sample.", []),
        ("CT 2/3/2023: progression in the peritoneum.", [(GREW, "2023-02-03")]),
        ("Possible progression.", []),
        ("His mother is in remission.", []),
    ],
)
def test_a_statement_has_its_own_day_or_that_of_the_visit(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert stood(clinic(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hoy sin evidencia de enfermedad.", [(CLEAR, "2023-03-14")]),
        ("SDAT (sin datos de actividad tumoral) local ni sistémica.", [(CLEAR, "2023-03-14")]),
        ("TC sin evidencia de enf.", [(CLEAR, "2023-03-14")]),
        ("En controles sin evidencia de enfermedad hasta agosto de 2020.", []),
        ("TAC 15/02/2023: sin cambios, enfermedad estable.", [(STABLE, "2023-02-15")]),
        ("RC por TC.", [(REMISSION, "2023-03-14")]),
        ("Libre de enfermedad.", [(CLEAR, "2023-03-14")]),
        ("TC 13/07/2020 sin lesiones. Segunda remisión completa.", [(REMISSION, "2020-07-13")]),
        ("TC 13/07/2020 sin lesiones. Hoy remisión completa.", [(REMISSION, "2023-03-14")]),
        ("TC 10/03/2023 sin lesiones. Remisión completa.", [(REMISSION, "2023-03-14")]),
    ],
)
def test_it_is_said_in_spanish_too(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert stood(consulta(sentence)) == expected


def test_without_any_day_nothing_stands() -> None:
    assert stood("She has no evidence of disease.") == []


def test_the_past_history_and_the_question_of_a_report_say_nothing_of_today() -> None:
    assert stood(clinic("Past medical history: breast cancer, NED.")) == []
    assert stood("PET/CT 05/22/2018\nHistory: lymphoma in remission.\n") == []
    assert stood(clinic("Family history: sister, NED.")) == []


def test_a_sample_says_nothing_of_the_whole() -> None:
    assert stood("PATHOLOGY REPORT\nCollected: 02/07/2017\nNo evidence of disease.\n") == []


def test_a_response_told_before_a_return_without_a_day_is_of_the_time_before() -> None:
    text = clinic("She was treated. Complete response. CT 3/1/2023: now a recurrence in the liver.")
    assert stood(text) == []
    after = clinic("CT 1/3/2023: now a recurrence in the liver, resected. No evidence of disease.")
    assert stood(after) == [(CLEAR, "2023-03-14")]


def clear(text: str) -> list[PartialDate | None]:
    """The days on which a letter says that nothing of the cancer was there."""
    said = [fact.statement for fact in facts(text) if isinstance(fact.statement, Status)]
    return [each.on for each in said if each.status == "no_evidence_of_disease"]


@pytest.mark.parametrize(
    "sentence",
    [
        "He never had a biochemical or clinical relapse.",
        "She is free of disease.",
        "Imp: NED.",
        "Her lymphoma never relapsed.",
        "No evidence of recurrence since 2019.",
    ],
)
def test_words_for_no_evidence_of_disease_are_said_of_the_visit(sentence: str) -> None:
    assert clear(clinic(sentence)) == [VISIT]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sin datos de actividad tumoral (SDAT).",
        "Libre de enfermedad.",
        "Nunca ha recaído.",
        "Sin evidencia de recidiva desde 2019.",
    ],
)
def test_the_same_in_spanish(sentence: str) -> None:
    assert clear(consulta(sentence)) == [VISIT]


@pytest.mark.parametrize(
    "sentence",
    ["No recurrence at the anastomosis.", "No recurrence in the prostate bed.", "There was no recurrence in 2018."],
)
def test_one_place_and_a_year_of_the_past_are_no_clear_day(sentence: str) -> None:
    assert clear(clinic(sentence)) == []


def test_what_cannot_be_seen_at_a_return_of_the_marker_alone_is_not_gone() -> None:
    assert clear(clinic("This is a biochemical recurrence. There is no visible disease on CT.")) == []


def test_never_relapsed_tells_no_return() -> None:
    said = [fact.statement for fact in facts(consulta("Sigue en remisión: nunca ha recaído."))]
    assert not [each for each in said if isinstance(each, Status) and each.status == "recurrence"]


def test_each_visit_of_a_chart_has_its_own_day_whoever_wrote_it() -> None:
    chart = (
        "HARBOR UROLOGY - CHART EXPORT\nExported 2024-07-02\n\n"
        "VISIT 2022-09-06   (B. Roble)\nImpression: disease-free.\n\n"
        "VISIT 2019-12-10   (A. Pino, resident)\nImpression: no recurrence.\n"
    )
    assert clear(chart) == [PartialDate(2022, 9, 6), PartialDate(2019, 12, 10)]


def test_since_a_treatment_is_said_of_the_visit() -> None:
    assert clear(clinic("She has been cancer-free since treatment in 2017.")) == [VISIT]


@pytest.mark.parametrize(
    "sentence",
    [
        "The cancer has not come back.",
        "Nothing on the films reviewed with the radiologist to suggest relapse.",
        "Nil to suggest recurrence.",
        "No clinical, endoscopic, biochemical or radiological evidence of relapse.",
        "No structural or biochemical disease.",
        "No disease in the chest, abdomen or pelvis.",
        "There was no clinical evidence of recurrence.",
        "Colectomy 2019, liver bed 2020. Excellent result, no residual disease.",
    ],
)
def test_no_disease_is_said_in_many_ways(sentence: str) -> None:
    assert "no_evidence_of_disease" in {each.status for each in told(clinic(sentence), Status)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nada que sugiera recaída.",
        "Sin evidencia clínica, bioquímica ni estructural de enfermedad.",
        "El tumor no ha vuelto.",
        "SEE.",
        "s/e de enfermedad.",
    ],
)
def test_no_disease_is_said_in_many_ways_in_spanish(sentence: str) -> None:
    assert "no_evidence_of_disease" in {each.status for each in told(consulta(sentence), Status)}


@pytest.mark.parametrize(
    "text",
    [
        clinic("No celiac disease."),
        clinic("No evidence of thromboembolic disease."),
        clinic("No recurrence of the hernia."),
        clinic("The cancer has not come back in the breast."),
        clinic("Third cycle not needed unless viable tumor is left."),
        clinic("The aim is no evidence of disease."),
        clinic("In 2019 he had a scan. There was no clinical evidence of relapse then, in May 2019."),
        clinic("There was no evidence of relapse."),
        consulta("Sin enfermedad valvular."),
        consulta("Sin evidencia de enfermedad en hígado."),
        consulta("Supervivencia libre de enfermedad de 80 %."),
        consulta("Tercera sesión no necesaria salvo tumor viable."),
    ],
)
def test_another_illness_a_place_a_wish_or_an_exception_is_no_word_on_the_whole(text: str) -> None:
    on_the_day = [each for each in told(text, Status) if each.on and each.on.iso == "2023-03-14"]
    assert "no_evidence_of_disease" not in {each.status for each in on_the_day}


def test_a_list_of_organs_before_disease_limits_what_is_denied() -> None:
    assert not told(clinic("No hernia, cough or disease."), Status)


def test_what_is_denied_of_a_return_in_one_place_alone_says_nothing_of_the_whole() -> None:
    assert stood(consulta("No hay datos de recaída local.")) == []
    assert stood(consulta("No hay datos de recaída local ni a distancia.")) == [(CLEAR, "2023-03-14")]
    assert stood(consulta("SEEN.")) == [(CLEAR, "2023-03-14")]
