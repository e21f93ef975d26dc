"""Lines about disease that can be measured or followed on scans."""

from __future__ import annotations

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.measurable import MeasurableAsk, read_measurable
from rumbo.trials.criteria.setting import SettingAsk
from rumbo.trials.criteria.unclear import PermissionAsk, UnclearAsk
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import SettingFacet


def on_scans(measurable: bool | None = None, evaluable: bool | None = None) -> Profile:
    return Profile(setting=SettingFacet(measurable=measurable, evaluable=evaluable))


@pytest.mark.parametrize(
    ("text", "section", "asked"),
    [
        ("Measurable disease per RECIST 1.1", "inclusion", [MeasurableAsk()]),
        ("Measurable or evaluable disease", "inclusion", [MeasurableAsk(evaluable_too=True, sure=False)]),
        ("At least one measurable lesion. Irradiated lesions do not count.", "inclusion", [MeasurableAsk()]),
        ("Bone lesions are not considered measurable disease", "inclusion", [UnclearAsk()]),
        ("Lack of measurable disease", "exclusion", [MeasurableAsk()]),
        ("Only non-measurable disease", "exclusion", [MeasurableAsk()]),
        ("Measurable disease only in the bones", "exclusion", [UnclearAsk()]),
        ("Measurable disease is not required", "inclusion", [PermissionAsk()]),
        ("Radiographic progression after the last treatment", "inclusion", [SettingAsk(("progressing",))]),
        ("Measurable myeloma: serum M-protein at least 0.5 g/dL", "inclusion", [MeasurableAsk(m_protein_g_l=5.0)]),
        ("Measurable myeloma: IgA 8 g/L or IgG 10 g/L", "inclusion", [MeasurableAsk(sure=False, m_protein_g_l=8.0)]),
    ],
)
def test_the_first_sentence_says_what_is_asked(text: str, section: str, asked: list[object]) -> None:
    assert list(read_measurable(statements(text, section))) == asked


def test_nothing_stated_asks_nothing() -> None:
    assert list(read_measurable(())) == []


@pytest.mark.parametrize(
    ("ask", "profile", "verdict"),
    [
        (MeasurableAsk(), on_scans(measurable=True), "MET"),
        (MeasurableAsk(), on_scans(measurable=False), "NOT_MET"),
        (MeasurableAsk(), on_scans(), "UNKNOWN"),
        (MeasurableAsk(sure=False), on_scans(measurable=False), "UNKNOWN"),
        (MeasurableAsk(evaluable_too=True), on_scans(measurable=False, evaluable=True), "MET"),
        (MeasurableAsk(evaluable_too=True), on_scans(measurable=False, evaluable=False), "NOT_MET"),
        (MeasurableAsk(evaluable_too=True), on_scans(measurable=False), "UNKNOWN"),
        (MeasurableAsk(evaluable_too=True), on_scans(measurable=True), "MET"),
    ],
)
def test_scans_answer(ask: MeasurableAsk, profile: Profile, verdict: str) -> None:
    assert ask.judge(profile).verdict == verdict
