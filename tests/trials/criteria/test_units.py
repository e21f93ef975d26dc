"""Eligibility texts as people type them, and the criteria that are told apart in them."""

from __future__ import annotations

import pytest

from rumbo.trials.criteria.units import split


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Inclusion: adults with T2DM.\nExclusion: pregnancy.", [("inclusion", "adults with T2DM"), ("exclusion", "pregnancy")]),
        ("Key Inclusion Criteria:~Adults~ECOG 0-1~Key Exclusion Criteria:~Pregnancy",
         [("inclusion", "Adults"), ("inclusion", "ECOG 0-1"), ("exclusion", "Pregnancy")]),
        ("Inclusion Criteria:\n\n 1. Adults who can come to the\n    hospital every week\n 2. ECOG 0-1",
         [("inclusion", "Adults who can come to the hospital every week"), ("inclusion", "ECOG 0-1")]),
        ("Inclusion criteria: 1. Adults. 2. ECOG 0-1. 3. Consent.",
         [("inclusion", "Adults."), ("inclusion", "ECOG 0-1."), ("inclusion", "Consent.")]),
        ("Exclusion Criteria:\n* Treatment with any of the following:\n  1. Major surgery\n  2. Radiation of the chest",
         [("exclusion", "Treatment with any of the following: Major surgery"), ("exclusion", "Radiation of the chest")]),
        ("Inclusion Criteria:\n* Creatinine ≤ 1.5 x ULN or\n* Creatinine clearance ≥ 50 mL/min",
         [("inclusion", "Creatinine ≤ 1.5 x ULN or Creatinine clearance ≥ 50 mL/min")]),
        ("Patients will be excluded if:\n- pregnant\n- infected", [("exclusion", "pregnant"), ("exclusion", "infected")]),
        ("", []),
    ],
)  # fmt: skip
def test_texts_are_split_as_people_write_them(text: str, found: list[tuple[str, str]]) -> None:
    assert [(unit.section, unit.text) for unit in split(text)] == found


def test_the_line_above_a_list_is_known_to_its_later_items() -> None:
    units = split("Exclusion Criteria:\n* Treatment with any of the following:\n  1. Surgery\n  2. Radiation")
    assert [unit.lead for unit in units] == ["", "Treatment with any of the following:"]
