"""Treatments that a criterion leaves aside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.spared import Spared, read_spared
from rumbo.trials.facets import TreatmentFacet

_CARBOPLATIN = TreatmentFacet(
    modalities=("chemotherapy",), drugs=("carboplatin",), groups=("platinums",), setting="adjuvant"
)


def test_each_part_of_an_exception_is_read_by_itself() -> None:
    assert read_spared("adjuvant chemotherapy, or palliative radiation") == (
        Spared(("chemotherapy",), ("adjuvant",)),
        Spared(("radiation",)),
    )


def test_a_setting_behind_a_list_is_that_of_the_whole_list() -> None:
    found = read_spared("gemcitabine or carboplatin as part of adjuvant therapy")
    assert [each.settings for each in found] == [("adjuvant",), ("adjuvant",)]


def test_what_names_no_treatment_leaves_nothing_aside() -> None:
    assert read_spared("with the agreement of the sponsor") == ()


def test_a_treatment_is_left_aside_when_all_that_is_said_is_so() -> None:
    assert Spared(("platinum",), ("adjuvant",)).holds(_CARBOPLATIN) is True
    assert Spared(("platinum",), ("advanced",)).holds(_CARBOPLATIN) is False


def test_a_part_of_a_treatment_leaves_it_open() -> None:
    (found,) = read_spared("one cycle of carboplatin")
    assert found.holds(_CARBOPLATIN) is None


@given(st.text(alphabet="adjuvntcheorpy ,()/0123456789", max_size=60))
def test_any_words_are_read(words: str) -> None:
    assert all(each.therapies or each.settings for each in read_spared(words))
