"""A profile from JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.trials import Profile
from tests.trials.people import ELENA


def read(**changes: Any) -> Profile:
    return Profile.from_json({**ELENA, **changes})


def test_a_whole_profile_is_read_into_its_parts() -> None:
    elena = read()
    (cancer,) = elena.cancers
    assert (elena.as_of, elena.age_years, elena.sex, elena.zip) == (date(2026, 11, 2), 61, "female", "02139")
    assert (cancer.id, cancer.side, cancer.stage_group, cancer.is_blood) == ("breast", "left", "IIA", False)
    assert elena.other_cancers == ()
    assert elena.pregnancy.pregnant is False
    assert elena.pregnancy.postmenopausal is True
    assert elena.statements[-1] == "not pregnant; postmenopausal"


def test_a_result_told_for_two_samples_is_two_results_each_of_its_day() -> None:
    first, second = read().results_of("estrogen-receptor")
    assert (first.percent, second.percent) == (80.0, 60.0)
    assert (first.on, second.on) == (PartialDate.parse("2019-03"), PartialDate.parse("2025-01"))


def test_one_day_for_two_results_is_the_day_of_both() -> None:
    both = read(biomarkers=[{"name": "HER2", "result": "0; 1+", "on": "2019-03"}]).biomarkers
    assert {each.on for each in both} == {PartialDate.parse("2019-03")}
    assert read(biomarkers=[{"name": "HER2", "result": "0"}]).biomarkers[0].on is None


def test_treatments_know_their_medicines_classes_setting_and_end() -> None:
    surgery, hormone, line = read().treatments
    assert (surgery.modalities, surgery.setting, surgery.is_systemic) == (("surgery",), "primary", False)
    assert (hormone.groups, hormone.setting, hormone.ended_for) == (("aromatase-inhibitors",), "adjuvant", "completed")
    assert (line.drugs, line.line, line.ended_for) == (("ribociclib", "letrozole"), 1, "progression")
    assert line.modalities == ("targeted", "hormone")
    assert line.is_systemic
    assert read().lines == 1


def test_a_treatment_without_drugs_is_read_from_its_words() -> None:
    given = read(treatments=[{"words": "whole breast radiotherapy", "start": "2019-05"}]).treatments[0]
    assert given.modalities == ("radiation",)
    assert given.ongoing is None


def test_a_systemic_treatment_of_unknown_name_keeps_the_name() -> None:
    given = read(treatments=[{"modality": "systemic", "drugs": ["XYZ-123"], "end": "soon"}]).treatments[0]
    assert given.other_drugs == ("XYZ-123",)
    assert given.is_systemic
    assert (given.end, given.ongoing) == (None, None)


def test_what_is_in_no_complete_list_is_unknown() -> None:
    nobody = Profile.from_json({})
    assert nobody.other_cancers is None
    assert nobody.lines is None
    assert nobody.had("chemotherapy") is None
    assert nobody.performance.ecog is None
    assert nobody.setting.metastatic is None
    assert (nobody.cancers, nobody.sex) == ((), None)


def test_what_is_missing_from_a_complete_list_is_not_there() -> None:
    elena = read()
    assert elena.had("chemotherapy") is False
    assert elena.had("letrozole") is True
    assert read(treatments=[]).lines == 0


def test_another_cancer_is_read_from_words_or_codes() -> None:
    others = read(other_cancers=["melanoma", {"words": "", "icd10": "C90.00"}]).other_cancers
    assert others is not None
    assert [each.id for each in others] == ["melanoma", "multiple-myeloma"]


def test_a_cancer_without_codes_is_known_by_its_words() -> None:
    (cancer,) = read(cancer={"words": "pancreatic adenocarcinoma", "side": "left"}).cancers
    assert (cancer.id, cancer.side) == ("pancreatic", "left")
    (nameless,) = read(cancer={}, stage_at_diagnosis=None).cancers
    assert (nameless.id, nameless.is_blood) == (None, None)
    (by_site,) = read(cancer={"icdo3_site": "C80.9"}).cancers
    assert by_site.is_blood is False


@pytest.mark.parametrize(
    ("recurrences", "stage", "metastatic"),
    [
        ([{"kind": "distant"}], "II", True),
        ([{"kind": "local"}, {"kind": "regional"}], "II", False),
        ([{"kind": "local"}, {"kind": "somewhere"}], "II", None),
        ([], "IVA", True),
        ([], "II", None),
    ],
)
def test_spread_is_what_recurrences_or_the_stage_say(
    recurrences: list[dict[str, str]], stage: str, metastatic: bool | None
) -> None:
    person = read(recurrences=recurrences, stage_at_diagnosis={"group": stage}, statements=[])
    assert person.setting.metastatic is metastatic
    assert person.setting.recurrent is (True if recurrences else None)


def test_a_place_in_the_brain_is_spread_to_the_brain() -> None:
    assert read(recurrences=[{"kind": "distant", "places": ["brain"]}]).brain.known_metastases is True
    assert read().brain.known_metastases is None


def test_karnofsky_is_not_ecog() -> None:
    assert read(performance={"scale": "Karnofsky", "value": 80}).performance.karnofsky == 80
    assert read(performance={"scale": None, "value": 2}).performance.ecog == 2
    assert read(performance={"scale": "ECOG"}).performance.ecog is None


def test_illnesses_are_there_controlled_or_never() -> None:
    told = {each.name: (each.present, each.controlled) for each in read().illnesses}
    assert told["hypertension"] == (True, True)
    assert told["asthma"] == (True, False)
    assert told["ILD"] == (False, None)
    assert told["gout"] == (True, None)
    assert told["lung disease, none"] == (False, None)


def test_a_value_that_is_no_number_is_left_out() -> None:
    assert [each.name for each in read().labs] == ["hemoglobin"]


def test_numbers_may_be_written_as_words() -> None:
    person = read(
        performance={"value": "1"},
        labs=[
            {"name": "ANC", "value": "3,200", "unit": "/uL"},
            {"name": "creatinine", "value": 88, "unit": "umol/L (N<100)"},
        ],
    )
    assert person.performance.ecog == 1
    assert [(each.value, each.unit) for each in person.labs] == [(3200.0, "/uL"), (88.0, "umol/L")]


def test_a_score_written_with_its_class_is_a_value() -> None:
    assert [each.value for each in read(labs=[{"name": "Child-Pugh", "value": "A5"}]).labs] == [5.0]


def test_a_performance_told_in_a_sentence_counts_when_its_field_is_empty() -> None:
    assert read(performance=None, statements=["Karnofsky 80"]).performance.karnofsky == 80
    assert read(performance={"value": "ECOG 2"}).performance.ecog == 2


def test_what_is_absent_is_a_sentence_with_no() -> None:
    person = read(absent=["brain metastases", "no effusion", "stem cell transplant"], statements=[])
    assert person.brain.known_metastases is False
    assert person.setting.effusion is False
    assert person.never_had == ("transplant",)


@pytest.mark.parametrize(
    ("others", "absent", "complete", "told"),
    [
        (["none"], [], [], ()),
        (None, ["any other cancer"], [], ()),
        (None, ["prior malignancy"], [], ()),
        (None, [], ["other malignancies"], ()),
        (None, [], ["all prior therapies"], None),
    ],
)
def test_no_other_cancer_is_said_in_several_ways(
    others: list[str] | None, absent: list[str], complete: list[str], told: tuple[()] | None
) -> None:
    assert read(other_cancers=others, absent=absent, complete=complete).other_cancers == told


def test_lists_that_hold_only_none_are_complete() -> None:
    person = read(illnesses=["none known"], medicines=["none"], complete=[])
    assert (person.illnesses_complete, person.medicines_complete, person.medicines) == (True, True, ())


def test_a_medicine_goes_on_until_an_end_is_told() -> None:
    def ongoing(**given: Any) -> bool | None:
        return read(treatments=[{"drugs": ["letrozole"], **given}]).treatments[0].ongoing

    assert ongoing(start="2026-01") is True
    assert ongoing(start="2026-01", end="ongoing") is True
    assert ongoing(start="2026-01", why_stopped="progression") is False
    assert ongoing() is None


GROWING = {"statements": [], "recurrences": [{"on": "2026-08", "kind": "distant"}]}


@pytest.mark.parametrize(
    ("treatments", "progressing"),
    [
        ([], True),
        ([{"drugs": ["letrozole"], "start": "2020", "end": "2024"}], True),
        ([{"drugs": ["letrozole"], "start": "2026-09"}], None),
        ([{"drugs": ["letrozole"], "start": "2026-09", "end": "2026-10", "why_stopped": "progression"}], True),
        ([{"drugs": ["letrozole"], "start": "2026-09", "end": "2026-10", "why_stopped": "side effects"}], None),
    ],
)
def test_a_cancer_that_came_back_and_was_not_treated_since_is_growing(
    treatments: list[dict[str, Any]], progressing: bool | None
) -> None:
    assert read(treatments=treatments, **GROWING).setting.progressing is progressing


def test_spread_to_the_brain_is_treated_when_a_treatment_says_so() -> None:
    places = [{"kind": "distant", "places": ["brain"]}]
    treated = [{"modality": "radiation", "words": "gamma knife to one lesion"}]
    assert read(recurrences=places, treatments=treated).brain.treated is True
    assert read(recurrences=places, treatments=[{"modality": "surgery", "words": "lobectomy"}]).brain.treated is None


def test_a_cancer_of_the_brain_is_no_spread_to_it() -> None:
    person = read(
        cancer={"words": "glioblastoma", "icdo3_site": "C71.1", "icdo3_morphology": "9440/3"},
        recurrences=[{"kind": "local", "places": ["brain, edge of the cavity"]}],
    )
    assert person.brain.known_metastases is None


@pytest.mark.parametrize(
    ("words", "cancer"),
    [
        ("rectal adenocarcinoma", "colorectal"),
        ("castration-resistant adenocarcinoma of the prostate", "prostate"),
        ("adenocarcinoma of the gallbladder", "bile-duct-gallbladder"),
        ("clear cell renal cell carcinoma", "kidney"),
        ("p16-positive carcinoma of the tonsil", "head-and-neck"),
        ("CLL", "chronic-lymphocytic-leukemia"),
        ("something growing", None),
    ],
)
def test_a_cancer_is_known_by_its_organ_where_no_table_knows_its_words(words: str, cancer: str | None) -> None:
    assert read(cancer={"words": words}).cancers[0].id == cancer


def test_the_day_of_another_cancer_may_stand_beside_it() -> None:
    others = read(other_cancers=[{"words": "melanoma", "on": "2023-05"}]).other_cancers
    assert others is not None
    assert others[0].diagnosed_on == PartialDate.parse("2023-05")


def test_what_is_not_of_the_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        Profile.from_json({"age": "sixty-one"})


@given(st.lists(st.sampled_from(sorted(ELENA)), unique=True))
def test_any_field_may_be_missing_or_null(missing: list[str]) -> None:
    without = Profile.from_json({key: value for key, value in ELENA.items() if key not in missing})
    with_nulls = Profile.from_json({key: None if key in missing else value for key, value in ELENA.items()})
    assert without == with_nulls
