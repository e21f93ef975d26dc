"""Treatments as criteria name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.therapies import find_therapies, never_given, therapies, therapy_name, was_given
from rumbo.trials.facets import TreatmentFacet


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("anti-EGFR antibody therapy", ["egfr-antibody"]),
        ("systemic TKI treatment", ["tki"]),
        ("small-molecule EGFR inhibitors", ["egfr-tki"]),
        ("oxaliplatin-based chemotherapy", ["drug:oxaliplatin"]),
        ("chemotherapy with carboplatin", ["drug:carboplatin"]),
        ("chemotherapy with curative intent", ["chemotherapy"]),
        ("radiation-induced pneumonitis", []),
        ("vincristine sulfate liposome injection", ["drug:?"]),
        ("famotinimab", ["drug:?"]),
        ("FOLFOX", ["drug:fluorouracil", "drug:oxaliplatin"]),
        ("prior lobectomy", ["lobectomy"]),
        ("solid organ transplant", ["organ-transplant"]),
        ("allogeneic stem cell transplant", ["allogeneic"]),
        ("whole brain radiotherapy", ["brain-radiation"]),
        ("BCMA-directed therapy", ["bcma"]),
        ("anti-myeloma treatment", ["any-anticancer"]),
        ("ondansetron and dexamethasone", []),
    ],
)
def test_a_text_names_treatments(text: str, ids: list[str]) -> None:
    assert [each.id for each in find_therapies(text)] == ids


def _had(**said: object) -> TreatmentFacet:
    return TreatmentFacet(**said)  # type: ignore[arg-type]  # fields of a treatment


@pytest.mark.parametrize(
    ("therapy", "treatment", "answer"),
    [
        ("drug:?", _had(drugs=("cisplatin",), modalities=("chemotherapy",)), False),
        ("drug:?", _had(other_drugs=("a study drug",)), None),
        ("drug:cisplatin", _had(drugs=("cisplatin",)), True),
        ("drug:cisplatin", _had(drugs=("carboplatin",), modalities=("chemotherapy",)), False),
        ("drug:cisplatin", _had(other_drugs=("a study drug",)), None),
        ("drug:cisplatin", _had(modalities=("surgery",)), False),
        ("drug:cisplatin", _had(modalities=("chemotherapy",)), None),
        ("drug:cisplatin", _had(), None),
        ("systemic", _had(drugs=("cisplatin",)), True),
        ("platinum", _had(groups=("platinums",)), True),
        ("tki", _had(drugs=("sunitinib",), modalities=("targeted",)), True),
        ("radiation", _had(modalities=("surgery",)), False),
        ("radiation", _had(), None),
        ("lobectomy", _had(modalities=("surgery",), words="lobectomy"), True),
        ("lobectomy", _had(modalities=("surgery",), words="excision, no lobectomy"), False),
        ("lobectomy", _had(modalities=("surgery",)), None),
        ("lobectomy", _had(modalities=("radiation",)), False),
        ("lobectomy", _had(), None),
    ],
)
def test_a_treatment_was_such_a_one(therapy: str, treatment: TreatmentFacet, answer: bool | None) -> None:
    assert was_given(therapy, treatment) is answer


def test_what_was_never_given_is_told_by_its_kind() -> None:
    person = Profile(never_had=("chemotherapy", "transplant"))
    assert never_given("drug:cisplatin", person)
    assert never_given("autologous", person)
    assert not never_given("drug:?", person)
    assert not never_given("systemic", person)
    assert not never_given("platinum", Profile())


def test_every_name_is_said_in_both_languages() -> None:
    for therapy in (*therapies(), "drug:cisplatin", "drug:?"):
        name = therapy_name(therapy)
        assert name.en
        assert name.es


@given(st.text(max_size=80))
def test_any_words_are_searched(words: str) -> None:
    for named in find_therapies(words):
        assert 0 <= named.start < named.end <= len(words)
