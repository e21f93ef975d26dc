"""What a criterion is about, as a navigator would sort it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.kinds import KINDS, Kind, kind_of, subject_of
from rumbo.trials.criteria.lines import Section

INCLUDED: dict[str, Kind] = {
    "Aged 21 or older on the day of consent": "age",
    "Female sex": "sex",
    "Histologically confirmed metastatic breast cancer": "cancer_type",
    "Histologically confirmed adenocarcinoma of the stomach": "histology",
    "Stage III disease that cannot be resected": "stage_or_setting",
    "First recurrence of glioblastoma after surgery": "recurrence_or_metastasis",
    "Refractory to lenalidomide": "prior_therapy",
    "No more than two previous lines of chemotherapy": "line_of_therapy",
    "At least three weeks since the last dose of chemotherapy": "washout",
    "Tumor with an EGFR exon 20 insertion": "biomarker",
    "ECOG 0 to 1": "performance_status",
    "One lesion that can be measured per RECIST 1.1": "measurable_disease",
    "Platelets of 90,000 per microliter or more; hemoglobin 9 g/dL": "organ_function_or_lab",
    "Your organs must be working well": "organ_function_or_lab",
    "Expected to live for six months": "life_expectancy",
    "Gives informed consent": "consent_or_logistics",
    "Able to swallow capsules": "other",
}
SHUT_OUT: dict[str, Kind] = {
    "Mucosal melanoma": "histology",
    "Distant metastases": "recurrence_or_metastasis",
    "Previous treatment with a PARP inhibitor": "prior_therapy",
    "Investigational drugs within 30 days": "washout",
    "Radiation therapy within 14 days before the first dose": "washout",
    "Metastases in the brain": "brain_metastases",
    "Another malignancy within five years": "other_cancer",
    "Bleeding varices within 6 months prior to treatment": "other_illness",
    "Any serious illness, such as an infection or a heart attack": "other_illness",
    "Chronic kidney disease": "other_illness",
    "Sarcoidosis": "other_illness",
    "Active hepatitis B": "infection",
    "Breastfeeding": "pregnancy_or_contraception",
    "Allergy to peanuts": "medicine",
    "Drugs that prolong the QT interval": "medicine",
    "Unable to undergo MRI scans": "consent_or_logistics",
    "Staff of the site and their family members": "consent_or_logistics",
    "Not suitable for the study in the eyes of its doctors": "other",
}


@pytest.mark.parametrize(("text", "kind"), INCLUDED.items())
def test_a_demand_is_sorted_by_what_it_is_about(text: str, kind: Kind) -> None:
    assert kind_of(text, "inclusion") == kind


@pytest.mark.parametrize(("text", "kind"), SHUT_OUT.items())
def test_what_shuts_out_is_sorted_by_what_it_is_about(text: str, kind: Kind) -> None:
    assert kind_of(text, "exclusion") == kind


@pytest.mark.parametrize(
    ("text", "section", "kind"),
    [
        ("Vincristine", "exclusion", "prior_therapy"),
        ("Tacrolimus", "exclusion", "medicine"),
        ("Glaucoma", "exclusion", "other_illness"),
        ("DCIS", "exclusion", "histology"),
        ("DCIS", "inclusion", "cancer_type"),
        ("Tattoos over the lesion", "exclusion", "other"),
    ],
)
def test_a_bare_name_is_sorted_by_the_table_that_holds_it(text: str, section: Section, kind: Kind) -> None:
    assert kind_of(text, section) == kind


def test_lines_of_a_list_are_compared_by_their_words_alone() -> None:
    assert subject_of("Vincristine", "exclusion") == "other"
    assert subject_of("ECOG 2", "inclusion") == "performance_status"


def test_a_word_counts_only_among_the_first_where_it_names_the_subject() -> None:
    said = "Those who " + "come and go and " * 8 + "are of age"
    assert kind_of(said, "inclusion") != "age"


@given(text=st.text(max_size=300), section=st.sampled_from(("inclusion", "exclusion")))
def test_every_text_has_one_kind(text: str, section: Section) -> None:
    assert kind_of(text, section) in KINDS
    assert subject_of(text, section) in (kind_of(text, section), "other")
