"""Eligibility texts as people type them, and the criteria that are told apart in them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.units import split

LINES = [
    "Inclusion Criteria:", "Exclusion Criteria:", "* Adults", "  * or children", "Any of the following:", "1. ECOG 0-1",
    "2) Pregnancy", "  - Heart attack", "Prior treatment with:", "NOTE: vitiligo is allowed", "Hemoglobin 9 g/dL", "", "Arm A:",
    "~Cohort 2: melanoma~",
]  # fmt: skip


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


def exclusions(text: str) -> list[str]:
    return [unit.text for unit in split(f"Exclusion Criteria:\n{text}")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prior malignancy, except for:\nBasal cell carcinoma\nCarcinoma in situ of the cervix\nPregnancy",
         ["Prior malignancy, except for: Basal cell carcinoma Carcinoma in situ of the cervix", "Pregnancy"]),
        ("Inadequate organ function:\nHemoglobin < 9 g/dL\nPlatelets < 100,000/mm3\nPregnancy",
         ["Hemoglobin < 9 g/dL", "Platelets < 100,000/mm3", "Pregnancy"]),
        ("Prior treatment with:\nPD-1 inhibitors\nCTLA-4 inhibitors\nOR any T-cell engager\nPregnancy",
         ["Prior treatment with: PD-1 inhibitors", "CTLA-4 inhibitors OR any T-cell engager", "Pregnancy"]),
    ],
)  # fmt: skip
def test_a_list_without_depths_ends_where_its_matter_ends(text: str, found: list[str]) -> None:
    assert exclusions(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("* Heart disease, defined as:\n  * Heart attack within 6 months\n  * Unstable angina\n* Pregnancy",
         ["Heart disease, defined as: Heart attack within 6 months Unstable angina", "Pregnancy"]),
        ("* Active infection\n  * or hepatitis B or C infection\n* Pregnancy",
         ["Active infection or hepatitis B or C infection", "Pregnancy"]),
        ("* Other malignancy\n  * is defined as any cancer but that of the skin\n* Pregnancy",
         ["Other malignancy is defined as any cancer but that of the skin", "Pregnancy"]),
        ("* Autoimmune disease\n* NOTE: vitiligo is allowed\n* Pregnancy",
         ["Autoimmune disease NOTE: vitiligo is allowed", "Pregnancy"]),
        ("* Must have failed one of:\n  * cisplatin\n  * carboplatin", ["Must have failed one of: cisplatin carboplatin"]),
    ],
)  # fmt: skip
def test_what_explains_a_line_stays_with_it(text: str, found: list[str]) -> None:
    assert exclusions(text) == found


def test_another_matter_below_a_line_stands_for_itself() -> None:
    assert exclusions("* Active infection\n  * Prior chemotherapy\n* Pregnancy") == [
        "Active infection", "Prior chemotherapy", "Pregnancy",
    ]  # fmt: skip


def test_a_list_that_is_too_long_to_read_as_one_is_read_item_by_item() -> None:
    items = [f"Heart attack {'x' * 500}{number}" for number in range(8)]
    found = exclusions("* Heart disease, defined as:\n  * " + "\n  * ".join(items))
    assert found == [f"Heart disease, defined as: {items[0]}", *items[1:]]


@given(st.text(max_size=300) | st.lists(st.sampled_from(LINES), max_size=14).map("\n".join))
def test_nothing_that_was_written_is_said_twice_or_invented(text: str) -> None:
    written = Counter("".join(text.split()))
    for unit in split(text):
        assert not Counter("".join(unit.text.split())) - written
