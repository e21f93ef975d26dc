"""The plain reading: one sentence for each kind of statement, in both languages, whatever the statement holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import (
    STATUSES,
    Background,
    Biomarker,
    Diagnosis,
    Finding,
    Illness,
    Measure,
    Place,
    Relative,
    Statement,
    Status,
    Symptom,
    Treatment,
)
from rumbo.guide.plain import called, plain
from rumbo.oncology import MODALITIES, PartialDate

MARCH = PartialDate.parse("2019-03")
JUNE = PartialDate.parse("2019-06")
LIVER = Place(words="liver")
SCANNED = Place(words="PET CT SKULL BASE TO THIGH")  # how far it reached, and no place where something was seen


@pytest.mark.parametrize(
    ("says", "english"),
    [
        (
            Diagnosis(ref="a", words="ductal carcinoma", on=MARCH),
            "This cancer was found in March 2019: ductal carcinoma.",
        ),
        (Diagnosis(ref="a", histology_words="seminoma"), "It names this cancer: seminoma."),
        (Diagnosis(ref="a"), "It names this cancer: a cancer."),
        (
            Diagnosis(ref="a", words="colon cancer", stage_words="stage II", on=MARCH),
            "This cancer was found in March 2019: colon cancer, stage II.",
        ),
        (
            Treatment(modality="chemotherapy", name="paclitaxel", on=MARCH),
            "You were given paclitaxel (chemotherapy). It began in March 2019.",
        ),
        (
            Treatment(modality="radiation", name="chest wall", on=MARCH, until=JUNE),
            "You were given chest wall (radiation). It began in March 2019 and ended in June 2019.",
        ),
        (
            Treatment(modality="hormone", name="letrozole", ongoing=True),
            "You are being given letrozole (hormone therapy).",
        ),
        (Treatment(modality="surgery", name="lobectomy", on=MARCH), "You had surgery in March 2019: lobectomy."),
        (
            Treatment(modality="targeted", name="olaparib", given=None),
            "This was ordered: olaparib (targeted therapy). It is not said if it was given.",
        ),
        (
            Treatment(modality="targeted", name="olaparib", given=False),
            "This was not given: olaparib (targeted therapy).",
        ),
        (Finding(place=LIVER, tumour=True), "A tumor was found here: liver."),
        (Finding(place=LIVER, tumour=False, on=MARCH), "No tumor was found here in March 2019: liver."),
        (Finding(place=LIVER), "This place was looked at: liver. It is not settled if there is a tumor."),
        (
            Finding(place=SCANNED, words="New uptake in a vertebra.", found_by="imaging", on=MARCH),
            "This is how a scan or a test was summed up in March 2019. Ask your team what it means for you.",
        ),
        (
            Finding(place=SCANNED, words="No uptake."),
            "This is how a scan or a test was summed up. Ask your team what it means for you.",
        ),
        (
            Finding(place=LIVER, words="liver"),
            "This place was looked at: liver. It is not settled if there is a tumor.",
        ),
        (
            Finding(place=LIVER, tumour=True, suspected=True),
            "Something was seen here: liver. It is not settled what it is.",
        ),
        (Status(status="no_evidence_of_disease", on=MARCH), "No sign of cancer was seen in March 2019."),
        (
            Status(status="recurrence", on=MARCH, places=(LIVER, LIVER)),
            "The cancer had come back in March 2019. Where: liver.",
        ),
        (
            Status(status="recurrence", said_kind="distant"),
            "The cancer had come back. The doctor's word for it: distant.",
        ),
        (Status(status="progression", places=(LIVER,)), "The cancer had grown. Where: liver."),
        (
            Status(status="recurrence", suspected=True, said_kind="local"),
            "Something was not clear, and it is not settled yet.",
        ),
        (Biomarker(name="HER2", result="3+", positive=True, on=MARCH), "The test for HER2 was positive in March 2019."),
        (
            Biomarker(name="BRCA2", result="no change", positive=False, inherited=True),
            "The test of the genes you were born with (BRCA2 gene) was negative.",
        ),
        (Biomarker(name="Ki-67", result="20 %"), "The test for Ki-67 (how fast cells divide) gave this result: 20 %."),
        (Measure(name="CEA", value=12.0, unit="ng/mL"), "This was measured: CEA, 12 ng/mL."),
        (
            Measure(name="CEA", value=12.5, unit="ng/mL", high=5, on=MARCH),
            "This was measured in March 2019: CEA, 12.5 ng/mL. It is above the range that the record gives.",
        ),
        (
            Measure(name="Hb", value=9, low=12),
            "This was measured: hemoglobin, 9. It is below the range that the record gives.",
        ),
        (
            Measure(name="Hb", value=13, low=12, high=16),
            "This was measured: hemoglobin, 13. It is inside the range that the record gives.",
        ),
        (
            Measure(name="Hb", value=13, low=12),
            "This was measured: hemoglobin, 13. It is inside the range that the record gives.",
        ),
        (Symptom(name="pain", grade=3), "How it was: pain, bad."),
        (Symptom(name="pain", on=MARCH), "You told of this in March 2019: pain."),
        (Illness(name="diabetes", on=MARCH), "You also have or had this illness: diabetes. It began in March 2019."),
        (Illness(name="flu", until=MARCH), "You had this illness: flu. It ended in March 2019."),
        (
            Relative(relation="mother", illness="breast cancer"),
            "Someone in your family (mother) had this: breast cancer.",
        ),
        (
            Relative(relation="mother", illness="breast cancer", age_years=48),
            "Someone in your family (mother) had this at the age of 48: breast cancer.",
        ),
        (Background(topic="allergy", words="penicillin"), "Allergy: penicillin."),
        (Background(topic="note"), "A note: (not said)."),
    ],
)
def test_a_statement_reads_as_one_plain_sentence(says: Statement, english: str) -> None:
    assert plain(says).said("en") == english


def test_the_spanish_is_whole_and_its_own() -> None:
    says = Treatment(modality="chemotherapy", name="paclitaxel", on=MARCH)
    assert plain(says).said("es") == "Usted recibió paclitaxel (quimioterapia). Empezó en marzo de 2019."
    assert plain(Status(status="recurrence", said_kind="distant")).said("es") == (
        "El cáncer había regresado. La palabra del médico: a distancia."
    )


@pytest.mark.parametrize(
    ("says", "spanish"),
    [
        (
            Measure(name="Hemoglobin [Mass/volume] in Blood", value=9, unit="g/dL"),
            "Esto se midió: hemoglobina, 9 g/dL.",
        ),
        (Measure(name="carcinoembryonic antigen", value=4), "Esto se midió: CEA (antígeno carcinoembrionario), 4."),
        (Measure(name="Zinc in hair", value=4), "Esto se midió: Zinc in hair, 4."),
        (Background(topic="sex", words="female"), "Sexo: femenino."),
        (Background(topic="birth_date", words="1961-04-12"), "Fecha de nacimiento: 12 de abril de 1961."),
        (Background(topic="birth_date", words="in the spring"), "Fecha de nacimiento: in the spring."),
        (Background(topic="allergy", words="female pollen"), "Alergia: female pollen."),
        (
            Relative(relation="Maternal aunt", illness="Ovarian cancer", age_years=62),
            "Alguien de su familia (tía por parte de madre) tuvo esto a los 62 años: cáncer de ovario.",
        ),
        (Relative(relation="godmother", illness="gout"), "Alguien de su familia (godmother) tuvo esto: gout."),
        (Illness(name="Essential hypertension"), "También tiene o tuvo esta enfermedad: presión alta."),
    ],
)
def test_what_records_name_in_english_is_named_in_spanish_where_a_table_knows_it(says: Statement, spanish: str) -> None:
    assert plain(says).said("es") == spanish


words = st.text(max_size=20)
maybe_date = st.none() | st.sampled_from([MARCH, PartialDate.parse("2019~"), PartialDate.parse("2019-05-03")])
maybe = st.none() | st.booleans()
numbers = st.none() | st.floats(allow_nan=True)
places = st.lists(st.builds(Place, words=words), max_size=3).map(tuple)
statements = st.one_of(
    st.builds(Diagnosis, ref=words, words=words, histology_words=words, stage_words=words, on=maybe_date),
    st.builds(
        Treatment,
        modality=st.sampled_from(MODALITIES),
        name=words,
        given=maybe,
        ongoing=st.booleans(),
        on=maybe_date,
        until=maybe_date,
    ),
    st.builds(Finding, place=st.builds(Place, words=words), tumour=maybe, suspected=st.booleans(), on=maybe_date),
    st.builds(
        Status,
        status=st.sampled_from(STATUSES),
        places=places,
        said_kind=st.sampled_from([None, "local", "regional", "distant", "mixed"]),
        suspected=st.booleans(),
        on=maybe_date,
    ),
    st.builds(Biomarker, name=words, result=words, positive=maybe, inherited=st.booleans(), on=maybe_date),
    st.builds(Measure, name=words, value=st.floats(), unit=words, low=numbers, high=numbers, on=maybe_date),
    st.builds(Symptom, name=words, grade=st.sampled_from([None, 0, 1, 2, 3, 4]), on=maybe_date),
    st.builds(Illness, name=words, on=maybe_date, until=maybe_date),
    st.builds(Relative, relation=words, illness=words, age_years=st.none() | st.integers(0, 110)),
    st.builds(
        Background,
        topic=st.sampled_from(
            [
                "name",
                "birth_date",
                "sex",
                "allergy",
                "medicine",
                "doctor",
                "clinic_phone",
                "night_phone",
                "speaks_for_me",
                "note",
            ]
        ),
        words=words,
    ),
)


@given(statements)
def test_every_statement_has_a_plain_reading_in_both_languages(says: Statement) -> None:
    message = plain(says)
    assert message.said("en")
    assert message.said("es")
    assert message.said("en") != message.said("es")


def test_a_treatment_and_a_measurement_are_called_by_their_names_alone() -> None:
    given_then = Treatment(modality="radiation", name="radiation", on=PartialDate(2019, 6))
    assert called(given_then).said("es") == "sesiones de radiación"
    assert called(Measure(name="hemoglobin", value=12, unit="g/dL")).said("es") == "hemoglobina"
