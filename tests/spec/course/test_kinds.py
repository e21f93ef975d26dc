"""Chapter 5. Local, regional, distant: the doctor's word, else the usual definition."""

from __future__ import annotations

import pytest

from rumbo.course import kind_of_recurrence
from rumbo.oncology import Tumour

BREAST = Tumour("C50.9", morphology="8500/3", side="left")
COLON = Tumour("C18.7")
LUNG = Tumour("C34.1", side="right")
MELANOMA = Tumour("C44.7", morphology="8720/3", side="right")
LYMPHOMA = Tumour("C77.9", morphology="9680/3")


@pytest.mark.parametrize(
    ("primary", "place", "kind", "basis"),
    [
        (BREAST, "left chest wall", "local", "by_definition"),
        (BREAST, "left breast", "local", "by_definition"),
        (BREAST, "ganglio axilar izquierdo", "regional", "by_definition"),
        (BREAST, "left supraclavicular node", "regional", "by_definition"),
        (BREAST, "hígado", "distant", "by_definition"),
        (BREAST, "liver and bone", "distant", "by_definition"),
        (BREAST, ("left chest wall", "bone"), "mixed", "by_definition"),
        (BREAST, "left chest wall and liver", "mixed", "by_definition"),
        (BREAST, "right breast", "not_known", "not_known"),
        (BREAST, ("bone", "a place nobody knows"), "distant", "by_definition"),
        (BREAST, "", "not_known", "not_known"),
        (BREAST, (), "not_known", "not_known"),
        (BREAST, "a place nobody knows", "not_known", "not_known"),
        (COLON, "liver segment VI", "distant", "by_definition"),
        (LUNG, "left lower lobe of lung", "distant", "by_definition"),
        (LYMPHOMA, "liver", "not_known", "not_known"),
    ],
)
def test_the_usual_definition(primary, place, kind, basis):
    reading = kind_of_recurrence(primary, place)
    assert (reading.kind, reading.basis) == (kind, basis)
    for reason in reading.reasons:
        assert reason.said("en")
        assert reason.said("es")
    assert reading.reasons


@pytest.mark.parametrize("said", ["local", "regional", "distant", "mixed"])
@pytest.mark.parametrize("primary", [BREAST, LYMPHOMA])
def test_the_doctors_word_always_wins(primary, said):
    reading = kind_of_recurrence(primary, "liver", said=said)
    assert (reading.kind, reading.basis) == (said, "said")


def test_a_word_that_is_no_kind_is_refused():
    with pytest.raises(ValueError, match="not a kind"):
        kind_of_recurrence(BREAST, "liver", said="everywhere")


@pytest.mark.parametrize(
    ("primary", "place", "new"),
    [
        (BREAST, "right breast", True),
        (BREAST, "mama contralateral", True),
        (BREAST, "left chest wall", False),
        (LUNG, "left lung", True),
        (MELANOMA, "skin of left arm", True),
        (MELANOMA, "brain", False),
        (COLON, "liver", False),
    ],
)
def test_what_could_be_a_new_cancer_is_flagged_and_never_decided(primary, place, new):
    assert kind_of_recurrence(primary, place).possible_new_primary is new


def test_where_two_authorities_differ_both_are_told():
    reasons = kind_of_recurrence(BREAST, "left supraclavicular node").reasons
    assert reasons[0].id == "course-reason-authorities-differ"
    assert "regional" in reasons[0].said("en")
    assert "distant" in reasons[0].said("en")


def test_a_reason_names_the_place_in_both_languages():
    reason = kind_of_recurrence(BREAST, "hígado").reasons[0]
    assert reason.said("en").startswith("Liver is far from")
    assert reason.said("es").startswith("Hígado: está lejos")
