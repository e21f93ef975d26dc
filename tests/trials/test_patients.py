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


def test_what_is_not_of_the_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        Profile.from_json({"age": "sixty-one"})


@given(st.lists(st.sampled_from(sorted(ELENA)), unique=True))
def test_any_field_may_be_missing_or_null(missing: list[str]) -> None:
    without = Profile.from_json({key: value for key, value in ELENA.items() if key not in missing})
    with_nulls = Profile.from_json({key: None if key in missing else value for key, value in ELENA.items()})
    assert without == with_nulls
