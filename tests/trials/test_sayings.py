"""What sentences say of the yes-or-no things that trials ask about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.sayings import read_sayings


@pytest.mark.parametrize(
    ("sentence", "part", "field", "value"),
    [
        ("no visceral crisis", "setting", "visceral_crisis", False),
        ("nothing to suggest visceral crisis", "setting", "visceral_crisis", False),
        ("judged unresectable by the tumor board", "setting", "operable", False),
        ("a resectable lesion", "setting", "operable", True),
        ("node 19 mm (measurable)", "setting", "measurable", True),
        ("non-measurable disease", "setting", "measurable", False),
        ("Derrame pleural izquierdo", "setting", "effusion", True),
        ("sin derrame pleural", "setting", "effusion", False),
        ("he never had drugs for metastatic disease", "setting", "metastatic", True),
        ("no evidence of metastatic disease", "setting", "metastatic", False),
        ("No fever; new liver lesions on CT", "setting", "progressing", True),
        ("known metastases: none", "brain", "known_metastases", False),
        ("known metastases: 2, treated, stable", "brain", "known_metastases", True),
        ("brain imaging: never done", "brain", "imaged", False),
        ("MRI brain in October", "brain", "imaged", True),
        ("está embarazada", "pregnancy", "pregnant", True),
        ("not pregnant", "pregnancy", "pregnant", False),
        ("nothing at all", "pregnancy", "pregnant", None),
    ],
)
def test_a_sentence_says_yes_no_or_nothing(sentence: str, part: str, field: str, value: bool | None) -> None:
    assert getattr(getattr(read_sayings([sentence]), part), field) is value


def test_sentences_that_say_both_leave_it_unknown() -> None:
    assert read_sayings(["a resectable lesion", "unresectable since May"]).setting.operable is None


def test_toxicity_and_earlier_trials_are_told() -> None:
    told = read_sayings(["no residual toxicity above grade 1", "clinical trial participation: never"])
    assert (told.toxicity, told.in_a_trial_before) == (False, False)


def test_allergies_are_none_some_or_unknown() -> None:
    assert read_sayings(["allergies: no known drug allergies"]).allergies == ()
    assert read_sayings(["Allergic to penicillin", "walks daily"]).allergies == ("Allergic to penicillin",)
    assert read_sayings(["allergies: unknown"]).allergies is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert read_sayings([text]).toxicity in {True, False, None}


@pytest.mark.parametrize(
    ("sentence", "part", "field", "said"),
    [
        ("CNS: symptoms: none; known metastases: 1, treated with SRS; MRI 2026-10 stable", "brain", "stable", True),
        ("CNS: no symptoms, no known metastases, never scanned", "brain", "known_metastases", False),
        ("brain CT 2026-09-28 no metastases", "brain", "known_metastases", False),
        ("brain never imaged", "brain", "imaged", False),
        ("off dexamethasone since March", "brain", "steroids", False),
        ("leptomeningeal disease: not assessed", "brain", "leptomeningeal", None),
        ("surgery would not clear the disease", "setting", "operable", False),
        ("not for curative surgery or radiation", "setting", "operable", False),
        ("judged unsuitable for surgery and ablation", "setting", "operable", False),
        ("not pregnant; uterus and both ovaries removed 2023", "pregnancy", "postmenopausal", True),
        ("not of childbearing potential (hysterectomy)", "pregnancy", "postmenopausal", True),
        ("not applicable (male; wife postmenopausal)", "pregnancy", "postmenopausal", False),
    ],
)
def test_careful_people_say_one_thing_in_many_ways(sentence: str, part: str, field: str, said: bool | None) -> None:
    assert getattr(getattr(read_sayings([sentence]), part), field) is said


def test_side_effects_trials_and_allergies_in_other_words() -> None:
    assert read_sayings(["all side effects resolved to grade 1 or less"]).toxicity is False
    assert read_sayings(["no clinical trial ever"]).in_a_trial_before is False
    assert read_sayings(["no allergies apart from carboplatin"]).allergies == ("no allergies apart from carboplatin",)
