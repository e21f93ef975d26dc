"""Lines about stage and setting: how far the cancer has gone, whether it is back, grows, or can be taken out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.asking import all_of
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.relapse import RelapseAsk
from rumbo.trials.criteria.setting import SettingAsk, StageAsk, read_local, read_setting
from rumbo.trials.criteria.wording import Statement, statements
from rumbo.trials.facets import CancerFacet, ComeBackFacet, SettingFacet

LONG = (
    "whatever its size, its place, its shape or its number may be, and however long ago it was found or seen or felt "
    * 2
)


def person(*, blood: bool = False, stage: str | None = None, back: int = 0, says: str = "", **setting: Any) -> Profile:
    return Profile(
        cancers=(CancerFacet(id="breast", is_blood=blood, stage_group=stage),),
        comebacks=(ComeBackFacet(),) * back,
        setting=SettingFacet(**setting),
        statements=(says,) if says else (),
    )


SPREAD = person(metastatic=True, stage="IIB")
LOCAL_AGAIN = person(metastatic=False, back=1, stage="IIB")
NEW = person(metastatic=False, stage="IIB")
UNSAID = person()


def verdict(text: str, section: Section, profile: Profile) -> str:
    return all_of(ask.judge(profile) for ask in read_setting(statements(text, section))).verdict


@pytest.mark.parametrize(
    ("text", "profile", "told"),
    [
        ("Metastatic cancer", SPREAD, "MET"),
        ("Metastatic cancer", NEW, "NOT_MET"),
        ("Metastatic cancer", LOCAL_AGAIN, "UNKNOWN"),
        ("Metastatic cancer", person(blood=True, metastatic=True), "UNKNOWN"),
        ("Locally advanced or metastatic cancer", SPREAD, "MET"),
        ("Locally advanced cancer", SPREAD, "NOT_MET"),
        ("Locally advanced cancer", person(locally_advanced=True), "MET"),
        ("Locally advanced cancer", UNSAID, "UNKNOWN"),
        ("Advanced cancer", SPREAD, "MET"),
        ("Advanced cancer", person(operable=False), "MET"),
        ("Advanced cancer", person(in_remission=True), "NOT_MET"),
        ("Advanced cancer", person(blood=True, recurrent=True), "MET"),
        ("Advanced cancer", LOCAL_AGAIN, "UNKNOWN"),
        ("Unresectable cancer", SPREAD, "MET"),
        ("Unresectable cancer", person(operable=True), "NOT_MET"),
        ("Unresectable cancer", UNSAID, "UNKNOWN"),
        ("Recurrent cancer", LOCAL_AGAIN, "MET"),
        ("Recurrent cancer", person(recurrent=False), "NOT_MET"),
        ("Progressive disease", person(progressing=True), "MET"),
        ("Recurrent cancer that progressed", person(recurrent=True), "UNKNOWN"),
        ("Resectable cancer", SPREAD, "NOT_MET"),
        ("Resectable cancer", UNSAID, "UNKNOWN"),
        ("Early stage cancer", person(metastatic=False, in_remission=True), "MET"),
        ("Lymphoma requiring treatment", person(says="treatment is now needed"), "MET"),
        ("Lymphoma requiring treatment", UNSAID, "UNKNOWN"),
        ("Stage III cancer", SPREAD, "UNKNOWN"),
        ("Stage IV", SPREAD, "MET"),
        ("Stage IV", NEW, "NOT_MET"),
        ("Stage IIB to IV", NEW, "MET"),
        ("Stage 2 or 3", NEW, "MET"),
        ("Stage II", LOCAL_AGAIN, "MET"),
        ("Stage I", LOCAL_AGAIN, "UNKNOWN"),
        ("Stage I", Profile(), "UNKNOWN"),
        ("Stage III or IV", person(blood=True, stage="II"), "UNKNOWN"),
        ("Stage II at initial diagnosis", SPREAD, "MET"),
        ("Stage III at initial diagnosis", SPREAD, "UNKNOWN"),
        ("Stage II metastatic cancer", SPREAD, "MET"),
    ],
)
def test_an_inclusion_asks_how_it_stands_today(text: str, profile: Profile, told: str) -> None:
    if text == "Stage III cancer":
        text = f"Stage III {LONG}"
    assert verdict(text, "inclusion", profile) == told


@pytest.mark.parametrize(
    ("text", "profile", "told"),
    [
        ("Visceral crisis", person(visceral_crisis=False), "MET"),
        ("Visceral crisis and progression", person(visceral_crisis=True), "NOT_MET"),
        ("Metastatic disease", SPREAD, "NOT_MET"),
        ("Metastatic disease", person(metastatic=False, back=1, says="no distant disease on PET"), "MET"),
        ("Liver metastases", SPREAD, "UNKNOWN"),
        (f"Metastatic disease {LONG}", SPREAD, "UNKNOWN"),
        ("Recurrent disease", LOCAL_AGAIN, "NOT_MET"),
        ("Recurrent disease of the skin", LOCAL_AGAIN, "UNKNOWN"),
        ("Disease progression", person(progressing=True), "NOT_MET"),
        (f"Disease progression {LONG}", person(progressing=True), "UNKNOWN"),
        ("Disease suitable for local therapy", person(operable=False), "MET"),
        ("Disease suitable for local therapy", SPREAD, "MET"),
        ("Disease suitable for local therapy", UNSAID, "UNKNOWN"),
        ("Resectable metastatic disease", SPREAD, "MET"),
        ("Stage IV", NEW, "MET"),
    ],
)
def test_an_exclusion_shuts_out_a_state(text: str, profile: Profile, told: str) -> None:
    assert verdict(text, "exclusion", profile) == told


def test_local_therapy_named_beside_another_state_is_only_a_reason() -> None:
    text = "Recurrent disease that was amenable to local therapy"
    assert list(read_setting((Statement(text, wanted=True),))) == [SettingAsk(("recurrent",))]


def test_what_can_be_cured_in_its_place_is_shut_out_whatever_it_is_called() -> None:
    (ask,) = read_local(statements("Lung cancer that is suitable for local therapy", "exclusion"))
    assert ask.judge(person(operable=False)).verdict == "MET"
    assert list(read_local(statements("Lung cancer suitable for local therapy", "inclusion"))) == []


def test_the_brain_and_what_is_allowed_are_left_to_others() -> None:
    assert list(read_setting(statements("Brain metastases", "exclusion"))) == []
    assert list(read_setting((Statement("Metastatic disease is allowed", wanted=True, allows=True),))) == []
    assert list(read_setting(statements("Willing adults", "inclusion"))) == []


def test_a_time_since_a_treatment_is_read_as_such() -> None:
    assert [type(ask) for ask in read_setting(statements("Platinum-resistant disease", "inclusion"))] == [RelapseAsk]


def test_in_need_of_treatment_shuts_nobody_out() -> None:
    assert list(read_setting((Statement("Disease requiring treatment", wanted=False),))) == []


def test_a_long_line_with_a_stage_is_not_sure() -> None:
    (ask,) = read_setting((Statement(f"Stage III {LONG}", wanted=True),))
    assert ask == StageAsk(("III",), sure=False)


@given(text=st.text(max_size=60), wanted=st.booleans())
def test_any_words_are_judged_for_anybody(text: str, wanted: bool) -> None:
    for ask in read_setting((Statement(f"{text} metastatic stage IV", wanted=wanted),)):
        assert ask.judge(UNSAID).verdict in {"MET", "NOT_MET", "UNKNOWN"}
