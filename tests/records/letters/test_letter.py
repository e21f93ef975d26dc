"""A letter as read: language, kind, days, sections, entries, labels."""

from __future__ import annotations

import pytest

from rumbo.oncology import PartialDate
from rumbo.records.allowance import Allowance
from rumbo.records.letters.letter import Letter, read_letter
from rumbo.records.part import Trouble
from rumbo.records.transcript import Transcript
from tests.records.letters.telling import Row, letter, rows

VISITS = """RIVERSIDE CANCER CARE - Visit Notes

01/12/2022 Follow up. CT 1/5/22: new lesion.
05/04/2022 CT 4/28/22: smaller.

Plan: go on.
"""


def days(read: Letter) -> dict[str, str]:
    return {sentence.text: str(sentence.on) for sentence in read.sentences}


def test_a_clinic_letter_gives_its_day_its_language_and_its_sections() -> None:
    read = letter(
        "Harbor Cancer Clinic\nMay 3, 2021\n\nRe: Marisol Prueba, DOB 02/21/1960\n\nAssessment: no evidence of disease.\n"
        "Plan: see her in six months.\n"
    )
    assert (read.on, read.lang, read.kind) == (PartialDate(2021, 5, 3), "en", "clinic")
    assert read.born == PartialDate(1960, 2, 21)
    assert read.result == ""
    said = {sentence.section: sentence for sentence in read.sentences}
    assert said["assessment"].text == "Assessment: no evidence of disease."
    assert said["assessment"].place == "line 6"
    assert said["plan"].on == PartialDate(2021, 5, 3)


def test_each_scan_of_a_printout_has_its_own_day() -> None:
    read = letter(
        "NORTH IMAGING\n\nCT CHEST  02/03/2020\nImpression: new nodule.\n\nPET/CT  02/20/2020\nImpression: no uptake.\n"
    )
    assert days(read)["Impression: new nodule."] == "2020-02-03"
    assert days(read)["Impression: no uptake."] == "2020-02-20"
    assert read.result == "NORTH IMAGING"


def test_each_visit_of_a_list_has_its_own_day_until_a_heading() -> None:
    read = letter(VISITS)
    assert days(read)["05/04/2022 CT 4/28/22: smaller."] == "2022-05-04"
    assert days(read)["Plan: go on."] == str(read.on)


def test_the_day_of_comparison_or_of_a_receipt_begins_no_entry() -> None:
    read = letter(
        "RADIOLOGY REPORT\nExam date: 10/20/2022\nCOMPARISON: MRI 04/11/2022\nReported 10/22/2022\n\nIMPRESSION: no change.\n"
    )
    assert days(read)["IMPRESSION: no change."] == "2022-10-20"


def test_a_row_of_a_table_of_treatments_begins_no_entry() -> None:
    read = letter("Clinic note\nMay 3, 2021\n\nMelphalan 200 mg/m2  16 August 2016\n\nShe is well.\n")
    assert days(read)["She is well."] == "2021-05-03"


def test_a_month_or_the_word_visit_heads_a_row() -> None:
    read = letter("Historia clínica\n07/19: TC sin cambios.\n\nVisit 5/16/2024: She is well.\n")
    assert days(read)["07/19: TC sin cambios."] == "2019-07"
    assert days(read)["Visit 5/16/2024: She is well."] == "2024-05-16"


def test_the_date_of_birth_is_no_entry() -> None:
    read = letter("Clinic note\nMay 3, 2021\nLee, Ana 02/21/1960\nShe is well.\n")
    assert days(read)["She is well."] == "2021-05-03"


def test_the_question_of_a_report_ends_where_a_part_of_the_answer_begins() -> None:
    read = letter("PET-CT 16/02/2021\nIndication: 12 weeks after surgery. Right neck: no uptake. No disease.\n")
    assert [sentence.section for sentence in read.sentences][1:] == ["indication", "body", "body"]


def test_a_heading_inside_a_line_lasts_as_long_as_its_paragraph() -> None:
    read = letter("Clinic note\nFamily history: mother well.\n- sister well\n\nShe is well.\n")
    assert [sentence.section for sentence in read.sentences][1:] == ["family", "family", "body"]


def test_a_specimen_labels_what_stands_below_it() -> None:
    read = letter(
        "PATHOLOGY REPORT\nCollected: 10/08/2018\nA. Stomach, antrum, biopsy:\n- Adenocarcinoma.\nDIAGNOSIS\n- Nothing.\n"
    )
    labels = {sentence.text: sentence.label for sentence in read.sentences}
    assert labels["- Adenocarcinoma."] == "A. Stomach, antrum, biopsy:"
    assert labels["- Nothing."] == ""


def test_a_letter_stands_for_the_sample_that_was_given_it() -> None:
    read = letter(
        "DERMATOPATHOLOGY\nSpecimen A: skin, left calf, shave\nSpecimen B: what was sent\n\nA.  Melanoma\nB.  Nevus\nC.  Mole\n"
    )
    labels = {sentence.text: sentence.label for sentence in read.sentences}
    assert labels["A.  Melanoma"] == "skin, left calf, shave"
    assert labels["B.  Nevus"] == labels["C.  Mole"] == ""


def test_the_sentences_beside_one_are_of_its_paragraph_and_those_above_of_its_entry() -> None:
    read = letter("Clinic note\n\nOne here. Two here. Three here.\n\nFour here.\n")
    two = next(sentence for sentence in read.sentences if sentence.text == "Two here.")
    four = read.sentences[-1]
    assert [each.text for each in read.around(two)] == ["One here.", "Three here."]
    assert [each.text for each in read.above(four, most=2)] == ["Three here.", "Two here."]


@pytest.mark.parametrize(
    ("text", "expected"), [("NED.", "2020-04-14"), ("Date of visit: 05/01/2020\nNED.", "2020-05-01")]
)
def test_the_day_given_by_the_record_counts_unless_the_text_labels_one(text: str, expected: str) -> None:
    transcript = Transcript(name="a.json", record="b" * 64)
    read = read_letter(rows(text), transcript=transcript, on=PartialDate(2020, 4, 14), result_hint="CT chest")
    assert str(read.on) == expected
    assert read.result == "CT chest"


def test_all_words_of_a_letter_can_be_had() -> None:
    assert letter("One.\n\nTwo.").text == "One.\nTwo."


class Hands:
    """A clock of the test: each look at it is one step further."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def long_letter(step: float) -> tuple[Letter, Transcript]:
    transcript = Transcript(name="letter.txt", record="a" * 64, allowance=Allowance(time_used=Hands(step)))
    entries = [Row(f"- Entry {number}: recurrence in the liver.", f"line {number}") for number in range(1, 101)]
    return read_letter(entries, transcript=transcript), transcript


def test_a_letter_too_long_for_its_time_is_read_up_to_a_line_and_says_so() -> None:
    read, transcript = long_letter(0.01)
    assert transcript.troubles == [Trouble("document-too-long", {"lines": 13})]
    assert read.sentences[-1].place == "line 13"


def test_a_letter_that_begins_when_the_time_is_used_is_left_and_says_so() -> None:
    read, transcript = long_letter(0.8)
    assert (read.sentences, transcript.troubles) == ((), [Trouble("document-too-long", {"lines": 0})])


def test_a_letter_with_time_enough_is_read_to_its_end() -> None:
    read, transcript = long_letter(0.001)
    assert (len({sentence.place for sentence in read.sentences}), transcript.troubles) == (100, [])


def test_of_two_sentences_that_are_the_same_the_first_counts() -> None:
    read = letter("None. None. Seen.\n")
    assert [read.number_of(sentence) for sentence in read.sentences] == [0, 0, 2]


@pytest.mark.parametrize(
    "head",
    [
        ">>> Progress note {}",
        "=== Visit of {} ===",
        "=== {} Oncology clinic ===",
        "--- Clinic visit {} ---",
        "--- {} ---",
        "*** {} ***",
        "<<< {} >>>",
        "//// Visit {} ////",
        "# {}",
        "({}) Follow-up",
        "[{} 14:30] Progress note (Oncology) - Marsh, A",
        "[{}] Progress note",
        "Progress notes — {}",
        "Progress Notes by Marsh, A at {} 10:15 AM",
        "Visit on {} with Dr Marsh",
        "Note 4 – {} – Medical Oncology",
        "Visit {} - Dr. A. Marsh, Medical Oncology",
        "Tue {} — Oncology",
        "Date: {}  Time: 10:30",
        "DATE OF SERVICE: {}   PROVIDER: A. Marsh",
    ],
)
def test_visits_of_one_file_are_read_apart_however_they_are_headed(head: str) -> None:
    read = letter(
        f"Harbor Cancer Clinic\n\n{head.format('04/13/2021')}\nThe scan shows a shadow.\n\n"
        f"{head.format('10/25/2021')}\nShe is well now.\n"
    )
    assert days(read)["The scan shows a shadow."] == "2021-04-13"
    assert days(read)["She is well now."] == "2021-10-25"


@pytest.mark.parametrize(
    "head",
    [
        ">>> Evolutivo {}",
        ">>> Evolutivo {} — Oncología Médica (Dra. Ríos)",
        "Nota de evolución — {}",
        "Evolución médica: {} 08:40 hrs.",
        "*** CONSULTA DEL {} ***",
        "-----\nCONTROL ONCOLOGÍA {}\n-----",
        "→ Revisión {}",
        "Visita n.º 2 ({})",
        "Consulta del día {}",
        "FECHA: {}   SERVICIO: ONCOLOGÍA",
        "Fecha: {} Hora: 10:30",
        "Lunes {}",
    ],
)
def test_spanish_visits_of_one_file_are_read_apart_too(head: str) -> None:
    read = letter(
        f"Hospital del Valle\n\n{head.format('13/04/2021')}\nEl TAC muestra una sombra.\n\n"
        f"{head.format('25/10/2021')}\nLa paciente está bien.\n"
    )
    assert days(read)["El TAC muestra una sombra."] == "2021-04-13"
    assert days(read)["La paciente está bien."] == "2021-10-25"


def test_the_number_of_a_visit_is_no_day() -> None:
    read = letter(
        "Harbor Cancer Clinic\n\nVisit #3, 13 April 2021\nA shadow.\n\nVisit 4, 25 October 2021\nShe is well.\n"
    )
    assert days(read)["A shadow."] == "2021-04-13"
    assert days(read)["She is well."] == "2021-10-25"


@pytest.mark.parametrize(
    "line",
    [
        "=== Signed 04/20/2021 ===",
        "--- Printed on 04/20/2021 ---",
        "--- The scan of 04/20/2021 was clear ---",
        "=== See the note of 04/20/2021. Call us ===",
        "=== Right hepatectomy 04/20/2021 ===",
        "(04/20/2021, other hospital) scan",
        "Visit on 04/20/2021 was cancelled by her.",
        "She called about the scan of 04/20/2021",
        "Date: 04/20/2021 she called us and we talked for a while",
    ],
)
def test_what_only_names_a_day_heads_no_visit(line: str) -> None:
    read = letter(f"Harbor Cancer Clinic\nProgress note\nMarch 14, 2023\n\n{line}\n\nShe is well.\n")
    assert days(read)["She is well."] == "2023-03-14"


def test_what_is_set_apart_by_marks_is_not_joined_with_what_follows() -> None:
    long = "The patient was seen by all of us in the clinic of the harbor and she told us that she walks every day and"
    hyphen = (
        "The scan is planned for the spring in the other hospital, and the rest of it as soon as they have a place -"
    )
    read = letter(f"{long}\n>>> Progress note 04/13/2021\nsleeps well.\n\n{hyphen}\nor for the summer.\n")
    assert days(read)["sleeps well."] == "2021-04-13"
    assert f"{hyphen} or for the summer." in days(read)


def test_a_visit_begins_after_a_long_line_that_ends() -> None:
    long = "P: La paciente sigue el mismo plan, vuelve a control en tres meses y llama antes si algo le preocupa mucho."
    read = letter(
        f"Hospital del Valle\n\nEVOLUCIÓN 21/06/2022 10:40 Dra. Ríos\nS: dolor.\n{long}\nEVOLUCIÓN 18/10/2022 09:15 Dra. Ríos\n"
        f"S: mejor.\n{long}\nCONTROL DEL 3 DE MAYO DE 2023\nS: bien.\n"
    )
    assert [days(read)[said] for said in ("S: dolor.", "S: mejor.", "S: bien.")] == [
        "2022-06-21", "2022-10-18", "2023-05-03",
    ]  # fmt: skip


def test_a_wrapped_sentence_that_names_a_day_heads_no_visit() -> None:
    long = "She follows the same plan, comes back in three months and calls us before if something worries her a lot."
    read = letter(
        f"Harbor Cancer Clinic\n\n{long}\nThe scan is on 10/18/2022.\n{long}\nWe saw her on\n10/18/2022 with her son.\n"
    )
    assert f"{long} The scan is on 10/18/2022." not in days(read)
    assert [each.paragraph for each in read.sentences if each.text == "The scan is on 10/18/2022."] == [1]


@pytest.mark.parametrize(
    "line",
    [
        "RAMOS-QUIST, LEONORA P                      04/22/1971 F",
        "Leonora Ramos  04/22/1971 (48 yo, female)",
        "Re: Leonora Ramos, DOB: 04/22/1971",
        "Date of birth 04/22/1971",
        "Fecha de nacimiento: 22/04/1971",
        "Paciente: Leonora Ramos    Nac. 22/04/1971",
        "F. nac: 22/04/1971",
        "Leonora Ramos, born April 22, 1971",
        "DOB\n04/22/1971",
        "Nacimiento:\n22/04/1971",
    ],
)
def test_a_date_of_birth_dates_nothing(line: str) -> None:
    read = letter(f"VALE HOSPITAL - SURGICAL PATHOLOGY\n{line}\nCollected: 06/19/2019\n\nER positive.\n")
    assert (read.on, read.born) == (PartialDate(2019, 6, 19), PartialDate(1971, 4, 22))
    assert {str(sentence.on) for sentence in read.sentences} == {"2019-06-19"}
    assert {str(span.date) for sentence in read.sentences for span in sentence.dates} == {"2019-06-19"}


def test_the_day_of_an_old_operation_is_no_date_of_birth() -> None:
    read = letter(
        "Harbor Clinic\nMay 3, 2021\n\nSeen today.\nShe had a left mastectomy on 04/22/1999 (48 years old).\n"
    )
    assert [str(span.date) for span in read.sentences[-1].dates] == ["1999-04-22"]


def test_a_day_below_a_longer_line_is_no_date_of_birth() -> None:
    read = letter(
        "Harbor Clinic\nMay 3, 2021\n\nShe was born in a village by the sea.\n\n06/02/2020 biopsy of the node.\n"
    )
    assert [str(span.date) for span in read.sentences[-1].dates] == ["2020-06-02"]
