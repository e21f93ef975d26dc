"""Taking part in a trial: each phase and who pays, in both languages, each with its source."""

from __future__ import annotations

from rumbo.guide.taking_part import taking_part


def test_every_phase_is_explained_with_a_source() -> None:
    phases = taking_part().phases
    assert list(phases) == ["phase1", "phase2", "phase3", "phase4"]
    assert all(each.text.en and each.text.es and each.sources for each in phases.values())


def test_who_pays_names_medicare_medicaid_and_private_plans_with_sources_that_have_an_address() -> None:
    told = " ".join(each.text.en for each in taking_part().pays)
    assert all(each in told for each in ("Medicare", "Medicaid", "private plans", "January 1, 2022"))
    assert all(each.url for each in taking_part().all_sources)


def test_nobody_has_reviewed_it_and_it_says_so() -> None:
    assert taking_part().reviewed_by is None
