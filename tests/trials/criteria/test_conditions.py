"""Which cancers a trial is about, and how they meet a person's."""

from __future__ import annotations

import pytest

from rumbo.oncology import IcdO3Morphology, cancers
from rumbo.trials import Profile
from rumbo.trials.criteria.conditions import (
    Closeness,
    ConditionAsk,
    Scope,
    _rows,
    cancers_meant,
    closeness,
    scope_of,
    scope_of_all,
)
from rumbo.trials.facets import CancerFacet

BREAST = CancerFacet(id="breast", is_blood=False)
MYELOMA = CancerFacet(id="multiple-myeloma", is_blood=True)
LUNG = CancerFacet(id="non-small-cell-lung", words="lung cancer", is_blood=False)


@pytest.mark.parametrize(
    ("words", "named", "groups"),
    [
        ("Breast Neoplasms", {"breast"}, set()),
        ("Carcinoma, Renal Cell", {"kidney"}, set()),
        ("Cancer of the Pancreas", {"pancreatic"}, set()),
        ("Non-small Cell Lung Cancer", {"non-small-cell-lung"}, set()),
        ("Lung Neoplasms", {"non-small-cell-lung", "small-cell-lung"}, set()),
        ("Advanced Solid Tumors", set(), {"solid"}),
        ("Hematologic Malignancies", set(), {"blood"}),
        ("Neoplasm Metastasis", set(), {"any"}),
        ("adenosquamous carcinoma of the cervix", {"cervical"}, set()),
        ("Malignancy or Kaposi's sarcoma", {"kaposi-sarcoma"}, {"any"}),
        ("Diabetes", set(), set()),
    ],
)
def test_words_of_the_registry_name_cancers_or_whole_groups(words: str, named: set[str], groups: set[str]) -> None:
    assert scope_of(words) == Scope(frozenset(named), frozenset(groups))


def test_beside_a_name_of_its_own_cancer_as_such_adds_nothing() -> None:
    assert scope_of_all(["Breast Cancer", "Cancer"]) == Scope(frozenset({"breast"}))
    assert scope_of_all(["Breast Cancer", "Solid Tumor"]).groups == {"solid"}
    assert scope_of_all(["Cancer"]).groups == {"any"}


@pytest.mark.parametrize(
    ("words", "person", "near"),
    [
        ("Breast Cancer", (BREAST,), "same"),
        ("Solid Tumor", (BREAST,), "within"),
        ("Solid Tumor", (MYELOMA,), "other"),
        ("Blood Cancer", (MYELOMA,), "within"),
        ("Cancer", (MYELOMA,), "within"),
        ("Melanoma", (BREAST,), "other"),
        ("Small Cell Lung Cancer", (LUNG,), "possible"),
        ("Lung Cancer", (LUNG,), "same"),
        ("Diabetes", (BREAST,), "unsaid"),
        ("Melanoma", (), "unsaid"),
        ("Melanoma", (CancerFacet(words="a tumor"),), "unsaid"),
    ],
)
def test_a_trial_is_about_the_same_cancer_about_others_or_it_is_not_known(
    words: str, person: tuple[CancerFacet, ...], near: Closeness
) -> None:
    assert closeness(scope_of(words), person) == near


def test_a_family_is_every_cancer_of_it_as_long_as_nothing_nearer_is_known() -> None:
    assert "follicular-lymphoma" in cancers_meant(CancerFacet(id="lymphoma"))
    assert cancers_meant(CancerFacet(id="follicular-lymphoma")) == {"follicular-lymphoma"}


def test_lung_cancer_may_be_of_either_cell_until_the_cell_is_known() -> None:
    assert "small-cell-lung" in cancers_meant(LUNG)
    named = CancerFacet(id="non-small-cell-lung", words="lung adenocarcinoma")
    coded = CancerFacet(id="non-small-cell-lung", words="lung", morphology=IcdO3Morphology("8140/3"))
    assert cancers_meant(named) == cancers_meant(coded) == {"non-small-cell-lung"}


@pytest.mark.parametrize(
    ("words", "verdict"), [("Breast Cancer", "MET"), ("Melanoma", "NOT_MET"), ("Diabetes", "UNKNOWN")]
)
def test_the_conditions_of_an_entry_are_judged_like_any_demand(words: str, verdict: str) -> None:
    scope = scope_of(words)
    ask = ConditionAsk(tuple(scope.named), tuple(scope.groups))
    assert ask.judge(Profile(cancers=(BREAST,))).verdict == verdict
    assert ask.judge(Profile()).verdict == "UNKNOWN"
    assert ask.judge(Profile()).facts == ()


def test_every_row_covers_cancers_of_the_table() -> None:
    known = {*cancers(), "any", "solid", "blood", "childhood", "cancer"}
    for name, row in _rows().items():
        assert {*row.covers} <= known, name
