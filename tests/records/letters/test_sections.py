"""Headings, alone on a line or before their text."""

from __future__ import annotations

import pytest

from rumbo.records.letters.sections import find_heading, is_sub_heading


@pytest.mark.parametrize(
    ("text", "section", "alone"),
    [
        ("IMPRESSION:", "impression", True),
        ("Impression: no nodes", "impression", False),
        ("FINAL DIAGNOSIS", "diagnosis", True),
        ("1. Assessment", "assessment", True),
        ("Familia: madre con cáncer", "family", False),
        ("Antecedentes Familiares", "family", True),
        ("ADDENDUM 12/06/2021: biopsy", "addendum", False),
        ("Conclusión.", "impression", False),
        ("Background  LUL cancer resected", "history", False),
        ("=== PLAN ===", "plan", True),
        ("SYNOPSIS OF THE CASE", "other", True),
        ("Estimada colega:", "other", True),
        ("Plan (as discussed): letrozole", "plan", False),
    ],
)
def test_a_heading_opens_its_section(text: str, section: str, alone: bool) -> None:
    heading = find_heading(text)
    assert heading is not None
    assert (heading.section, heading.alone) == (section, alone)


@pytest.mark.parametrize(
    "text",
    [
        "Liver",  # one word alone may be a value
        "The plan is to wait.",
        "A. Left ovary: carcinoma",
        "HER2: negative",
        "CT 2019",
        "plan of the visit was told to her, and to her husband, and to all of her sons",
        "Wide gap  here",
    ],
)
def test_a_sentence_is_no_heading(text: str) -> None:
    heading = find_heading(text)
    assert heading is None or heading.section == "findings"


def test_an_unknown_heading_counts_only_at_the_beginning_of_a_paragraph() -> None:
    assert find_heading("Sincerely:", first=False) is None
    assert find_heading("NOTHING HERE", first=False) is None


def test_a_part_of_a_report_is_a_sub_heading() -> None:
    assert is_sub_heading("Right neck: no node")
    assert not is_sub_heading("No node in the neck")
    assert not is_sub_heading("What was said to her then: nothing")
