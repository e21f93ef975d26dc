"""Whether a course stepped into a trap is judged by what the trap names."""

from __future__ import annotations

import pytest
from matching import Score
from traps import judge

LAID = {"cancers": [{"id": "c1"}]}


def verdict(trap: str, course: dict = LAID, **wrong: Score) -> str:
    scores = {name.replace("_", " "): score for name, score in wrong.items()}
    return judge(trap, scores=scores, course=course)[0]


def test_a_drug_that_was_never_given_must_not_be_told_as_given():
    trap = "Zejula looks active in the portal, never started"
    told = Score(false=({"name": "niraparib 300 mg", "start": "2019-10-01", "modality": "targeted"},))
    assert verdict(trap, treatments_given=told) == "not passed"
    assert verdict(trap, treatments_given=Score()) == "passed"


def test_a_place_that_held_no_tumour_must_not_be_told_as_a_return():
    trap = "Liver lesion, then MRI shows hemangioma"
    assert verdict(trap, recurrences=Score(false=({"on": "2020-01-02", "places": ["hígado"]},))) == "not passed"
    assert verdict(trap, recurrences=Score(false=({"on": "2020-01-02", "places": ["brain"]},))) == "passed"
    assert verdict(trap, recurrences=Score(missed=({"on": "2020-01-02", "places": ["liver"]},))) == "passed"


def test_a_day_that_is_named_must_be_neither_missed_nor_false():
    trap = "C77.3 recorded 2014-04-09 is the node of the first surgery"
    row = {"on": "2014-04-09", "places": ["brain"]}
    assert verdict(trap, recurrences=Score(missed=(row,))) == "not passed"
    assert verdict(trap, recurrences=Score(false=({**row, "on": "2014-04-10"},))) == "passed"


def test_a_recurrence_told_by_its_year_must_not_be_missed():
    trap = "The chest-wall recurrence of 2019 is nowhere coded"
    row = {"on": "2019-06-04", "places": ["left chest wall"]}
    assert verdict(trap, recurrences=Score(missed=(row,))) == "not passed"
    assert verdict(trap, recurrences=Score(missed=({**row, "on": "2021-06-04"},))) == "passed"
    assert verdict("The recurrences of 2019 and 2020", recurrences=Score(missed=(row,))) == "not passed"


def test_a_code_stands_for_its_place():
    row = {"on": "2014-05-09", "places": ["left axilla"]}
    assert verdict("C77.3 is the node of the first surgery", recurrences=Score(false=(row,))) == "not passed"


def test_a_relatives_cancer_must_not_be_the_persons():
    row = {"diagnosed_on": "2014-05-09", "site_words": "lung"}
    assert verdict("Mother lung cancer: family only", diagnoses=Score(false=(row,))) == "not passed"
    assert verdict("Mother lung cancer: family only", diagnoses=Score()) == "passed"


def test_a_relative_by_marriage_must_not_stand_in_the_family():
    course = {**LAID, "family_history": [{"relative": "wife", "cancer": "cervix"}]}
    assert verdict("Wife's cervical cancer is not family history", course) == "not passed"
    assert verdict("Wife's cervical cancer is not family history") == "passed"


def test_a_test_that_is_named_must_be_right():
    row = {"on": "2019-11-05", "name": "EGFR", "result": "negative"}
    assert verdict("EGFR L858R belongs to the first tumor only", biomarkers=Score(false=(row,))) == "not passed"
    assert verdict("ALK was not tested on 2019-11-05", biomarkers=Score(false=(row,))) == "passed"


@pytest.mark.parametrize("trap", ["Dates are day/month/year", "A tonsil taken out in 9999-99"])
def test_a_trap_that_names_nothing_cannot_be_judged(trap):
    assert verdict(trap) == ("cannot be judged by a rule" if "tonsil" not in trap else "passed")


def test_no_trap_is_passed_by_telling_nothing():
    assert verdict("Liver lesion is benign", {"cancers": []}) == "cannot be judged by a rule"
