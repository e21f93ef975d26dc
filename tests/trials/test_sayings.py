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
