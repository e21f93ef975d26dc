"""Treatments as a profile holds them."""

from __future__ import annotations

from rumbo.trials.given import treatment_facet


def test_a_helper_medicine_is_not_what_the_treatment_was() -> None:
    given = treatment_facet(["fluorouracil", "leucovorin", "oxaliplatin"])
    assert given.drugs == ("fluorouracil", "oxaliplatin")
    assert given.modalities == ("chemotherapy",)


def test_a_regimen_is_its_medicines() -> None:
    assert treatment_facet(["R-CHOP"]).drugs[:2] == ("rituximab", "cyclophosphamide")


def test_a_helper_medicine_alone_is_of_the_kind_that_was_said() -> None:
    assert treatment_facet(["denosumab"], kinds=("other",)).modalities == ("other",)


def test_an_act_is_no_medicine() -> None:
    given = treatment_facet(["right lobectomy"])
    assert (given.modalities, given.other_drugs) == (("surgery",), ())


def test_words_of_an_operation_are_never_taken_for_a_medicine() -> None:
    assert treatment_facet(["Whipple's"], kinds=("surgery",)).other_drugs == ()


def test_a_name_that_nobody_knows_is_kept() -> None:
    given = treatment_facet(["ABC-123"], setting="unsaid", why_stopped="moved away")
    assert (given.other_drugs, given.modalities) == (("ABC-123",), ())
    assert (given.setting, given.ended_for) == (None, None)
