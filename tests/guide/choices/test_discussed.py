"""The guides of cancers as their files hold them: what they name is known, and every situation has a choice."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rumbo.guide.choices import discussed
from rumbo.guide.choices.discussed import cancer_guides, guide_of
from rumbo.words import Content, ContentError

SAID = {"en": "It is so.", "es": "Es así.", "source": ["guide"]}
FILE: dict[str, Any] = {
    "reviewed_on": "2026-11-23", "reviewed_by": None, "checked_on": "2026-11-22",
    "name": {"en": "breast cancer", "es": "cáncer de mama"}, "cancers": ["breast"], "about": [SAID],
    "discussed": [{"choice": "surgery", "when": ["local", "regional", "distant"], **SAID}],
    "earlier": [{"had": ["radiation", "doxorubicin"], "choices": ["surgery"], **SAID}],
    "tests": {"her2": {"name": {"en": "HER2", "es": "HER2"}, "biomarkers": ["her2"], "opens": ["surgery"], **SAID}},
    "signs": [{"emergency": True, **SAID}], "not_settled": [SAID],
    "ask": {"ask-a": {"en": "Why?", "es": "¿Por qué?"}}, "trial_words": ["breast cancer"],
}  # fmt: skip


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """The files that are loaded: one."""
    kept = {"breast": dict(FILE)}
    monkeypatch.setattr(
        discussed, "load",
        lambda _folder, shape: Content({name: msgspec.convert(each, shape) for name, each in kept.items()}),
    )  # fmt: skip
    return kept


def loaded() -> Any:
    """The guides as they are loaded anew."""
    return cancer_guides.__wrapped__()


def test_a_guide_holds_its_statements_with_their_sources(files: dict[str, Any]) -> None:
    guide = loaded()["breast"]
    assert len(list(guide.statements)) == 6
    assert len(guide.all_sources) == 1
    assert not guide.is_blood


def test_a_guide_of_a_blood_cancer_speaks_of_relapse_and_refractory_disease(files: dict[str, Any]) -> None:
    files["breast"]["discussed"] = [{"choice": "chemotherapy", "when": ["relapse", "refractory"], **SAID}]
    assert loaded()["breast"].is_blood


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("cancers", ["dragon pox"]),
        ("cancers", []),
        ("discussed", [{"choice": "surgery", "when": ["local", "distant"], **SAID}]),
        ("discussed", [{"choice": "chemotherapy", "when": ["relapse"], **SAID}]),
        ("earlier", [{"had": ["a spell"], "choices": ["surgery"], **SAID}]),
        ("tests", {"her2": {**FILE["tests"]["her2"], "biomarkers": ["a wand"]}}),
    ],
)
def test_what_nobody_knows_and_a_situation_without_a_choice_are_refused(
    part: str, wrong: object, files: dict[str, Any]
) -> None:
    files["breast"][part] = wrong
    with pytest.raises(ContentError, match="cancers/breast"):
        loaded()


def test_two_guides_for_one_cancer_are_refused(files: dict[str, Any]) -> None:
    files["again"] = dict(FILE)
    with pytest.raises(ContentError, match="two files"):
        loaded()


def test_a_guide_is_found_by_the_cancer_it_serves() -> None:
    found = guide_of("breast")
    assert found is not None
    assert "breast" in found.cancers
    assert guide_of("dragon pox") is None
