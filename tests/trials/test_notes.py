"""A profile from a pasted note."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Biomarker, Diagnosis, Finding, Measure, Place, Statement, Treatment, lay_out
from rumbo.oncology import IcdO3Site
from rumbo.trials import Profile, judge
from rumbo.trials.criteria import read as criteria
from tests.course.cast import fact


def read(note: str, *says: Statement) -> Profile:
    facts = tuple(fact(f"f{number}", each) for number, each in enumerate(says))
    return Profile.from_note(note, course=lay_out(facts, date(2026, 11, 2)), facts=facts)


@pytest.mark.parametrize(
    ("note", "age", "sex"),
    [
        ("This 66-year-old man had a sigmoid cancer removed.", 66, "male"),
        ("58-year-old woman seen with her husband; he is 60.", 58, "female"),
        ("Liposarcoma; 38-year-old male; GERD", 38, "male"),
        ("A 75 yo M with thyroid cancer", 75, "male"),
        ("64yo F, seen today", 64, "female"),
        ("Mujer de 45 años con cáncer de mama", 45, "female"),
        ("Age: 51. He feels well.", 51, "male"),
        ("She feels well.", None, "female"),
        ("A 999-year-old tree", None, None),
        ("Nothing here", None, None),
    ],
)
def test_age_and_sex_are_read_from_the_words(note: str, age: int | None, sex: str | None) -> None:
    person = read(note)
    assert (person.age_years, person.sex) == (age, sex)


def test_a_cancer_that_no_fact_tells_is_the_first_that_the_note_names() -> None:
    assert [each.id for each in read("Seen for melanoma").cancers] == ["melanoma"]
    assert read("Seen for a cough").cancers == ()


def test_genes_beside_their_changes_are_results_even_without_an_entry_of_their_own() -> None:
    person = read("Liposarcoma; CDK4 Amplification; 38-year-old male; weight loss")
    assert [(each.name, each.positive) for each in person.biomarkers] == [("CDK4", True)]


def test_a_part_of_a_list_that_holds_only_genes_names_results() -> None:
    person = read("Pancreatic adenocarcinoma; RB1, TP53, KRAS; 57-year-old female; NONE")
    assert [each.name for each in person.biomarkers] == ["RB1", "TP53", "KRAS"]


def test_a_gene_that_a_fact_tells_is_not_told_twice() -> None:
    person = read("BRAF V600E was found", Biomarker(name="BRAF", result="V600E", positive=True))
    assert len(person.results_of("braf")) == 1


def test_a_result_that_every_sentence_leaves_open_is_none() -> None:
    note = "We have not re-biopsied, so T790M is an open question."
    assert read(note, Biomarker(name="EGFR T790M", result="T790M", positive=True)).biomarkers == ()
    assert read("T790M found.", Biomarker(name="EGFR T790M", result="T790M", positive=True)).biomarkers
    assert read("Nothing named.", Biomarker(name="EGFR T790M", result="T790M", positive=True)).biomarkers


def test_illnesses_are_named_unless_denied_open_or_of_relatives() -> None:
    note = "Type 2 diabetes on metformin. No asthma, no ILD. HIV status not known. Her mother had a stroke."
    assert {each.name: each.present for each in read(note).illnesses} == {
        "diabetes": True,
        "asthma": False,
        "ILD": False,
    }


def test_blood_values_are_read_with_the_unit_they_can_only_have() -> None:
    labs = {each.name: each.value for each in read("Bloods: Hb 11.2, platelets 168, creatinine 88, bilirubin 0.7").labs}
    assert labs == {"hemoglobin": 11.2, "platelets": 168.0, "bilirubin": 0.7}
    told = read("platelets 168", Measure(name="Platelets", value=150, unit="10^9/L")).labs
    assert [each.value for each in told] == [150]


def test_performance_is_read_from_facts_or_else_from_the_words() -> None:
    assert read("ECOG PS of 1").performance.ecog == 1
    assert read("Karnofsky 80").performance.karnofsky == 80
    assert read("ECOG 1", Measure(name="ECOG", value=2)).performance.ecog == 2
    assert read("well").performance.ecog is None


def test_what_a_note_denies_was_never_had() -> None:
    assert read("He has had no chemotherapy and no immunotherapy.").never_had == ("chemotherapy", "immunotherapy")
    assert read("no chemotherapy was given around the operation").never_had == ()
    person = read("prior chemotherapy: no; prior radiotherapy: yes")
    assert person.had("chemotherapy") is False
    assert person.had("radiation") is True
    assert person.had("immunotherapy") is None


def test_the_stage_of_the_beginning_is_not_the_setting_after_a_return() -> None:
    assert read("stage III, locally advanced").setting.locally_advanced is True
    assert read("stage III, recurrent in 2024").setting.locally_advanced is None


def test_sentences_are_kept_and_allergies_and_brain_read() -> None:
    person = read("No known drug allergies. MRI brain clear.\nFeels well.")
    assert person.statements == ("No known drug allergies.", "MRI brain clear.", "Feels well.")
    assert person.allergies == ()
    assert person.brain.imaged is True


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(note: str) -> None:
    assert read(note).as_of == date(2026, 11, 2)


def test_a_list_of_keys_and_answers_is_read_as_it_is_answered() -> None:
    lobectomy = Treatment(modality="surgery", name="lobectomy")
    person = read(
        "lung cancer: prior chemotherapy: yes; prior radiotherapy: no; prior lobectomy: no; brain metastases: no; stage: 3b",
        Diagnosis(ref="a", histology_words="lung adenocarcinoma"),
        lobectomy,
    )
    assert [each.modalities for each in person.treatments] == [("chemotherapy",)]
    assert person.never_had == ("radiation",)
    assert person.brain.known_metastases is False
    assert person.cancers[0].stage_group == "IIIB"


def test_spread_that_a_list_denies_is_not_taken_from_its_key() -> None:
    brain = Finding(place=Place(words="brain", site=IcdO3Site("C71.9")), tumour=True, secondary=True)
    denied = read("melanoma; metastases: no; brain metastases: no", brain)
    assert (denied.brain.known_metastases, denied.setting.metastatic) == (False, False)
    assert read("no brain metastases in 2019, two now", brain).brain.known_metastases is True


def test_a_treatment_that_is_told_is_not_told_again_by_the_list() -> None:
    person = read("prior chemotherapy: yes", Treatment(modality="chemotherapy", name="capecitabine"))
    assert [each.drugs for each in person.treatments] == [("capecitabine",)]


def test_the_stage_of_a_fact_counts_before_that_of_the_words() -> None:
    person = read("Now stage IV.", Diagnosis(ref="a", histology_words="melanoma", stage_words="Stage IIA"))
    assert person.cancers[0].stage_group == "IIA"
    assert read("melanoma").cancers[0].stage_group is None


def test_a_kind_of_treatment_that_a_note_denies_answers_what_trials_ask_about_it() -> None:
    person = read("melanoma; prior chemotherapy: no")
    wanted, drug, shut_out, other = (
        judge(each, person).verdict
        for each in criteria(
            "Inclusion Criteria:\n\n* Prior chemotherapy\n\n* Prior treatment with cisplatin\n\n"
            "Exclusion Criteria:\n\n* Prior platinum-based chemotherapy\n\n* Prior radiotherapy"
        )
    )
    assert (wanted, drug, shut_out, other) == ("NOT_MET", "NOT_MET", "MET", "UNKNOWN")


@pytest.mark.parametrize(
    ("note", "age", "sex"),
    [
        ("52F with melanoma.", 52, "female"),
        ("Man of 57, right temporal glioblastoma.", 57, "male"),
        ("Woman, 61, postmenopausal.", 61, "female"),
        ("Mr. C, 66, had a tonsil cancer.", 66, "male"),
    ],
)
def test_age_and_sex_are_read_from_the_shorthand_of_clinics(note: str, age: int, sex: str) -> None:
    person = read(note)
    assert (person.age_years, person.sex) == (age, sex)


def test_the_cancer_that_a_note_names_first_is_its_subject() -> None:
    person = read(
        "67-year-old man with multiple myeloma, found in 2017. Basal cell carcinoma of the nose excised in 2022."
    )
    assert [each.id for each in person.cancers] == ["multiple-myeloma"]
    assert read("Breast cancer in 2019. No other cancers.").other_cancers == ()
    assert read("Breast cancer in 2019.").other_cancers is None


def test_a_cancer_is_known_by_its_organ_in_a_note_too() -> None:
    assert [
        each.id for each in read("We saw your patient with ductal adenocarcinoma of the pancreatic head.").cancers
    ] == ["pancreatic"]
    assert read("A healthy patient. Walks daily.").cancers == ()


def test_a_list_of_infections_that_are_negative_is_none_of_them() -> None:
    told = {
        each.name: each.present
        for each in read("Breast cancer. HIV, HBV and HCV negative (type 2 diabetes).").illnesses
    }
    assert (told["HIV"], told["HBV"], told["HCV"], told["diabetes"]) == (False, False, False, True)
