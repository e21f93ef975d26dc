"""How a criterion says what it wants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.wording import Statement, allows_only, denies, statements


def _only(text: str, section: Section) -> Statement:
    (stated,) = statements(text, section)
    return stated


@pytest.mark.parametrize(
    ("text", "section", "wanted"),
    [
        ("Prior chemotherapy", "inclusion", True),
        ("Prior chemotherapy", "exclusion", False),
        ("No prior chemotherapy", "inclusion", False),
        ("However, patients cannot be without a caregiver", "inclusion", False),
        ("Patients must not have taken steroids", "exclusion", False),
        ("No measurable lesion", "exclusion", True),
        ("People with ascites are not eligible", "inclusion", False),
        ("Patients must have recovered", "exclusion", True),
    ],
)
def test_what_is_demanded_is_told_from_what_shuts_out(text: str, section: Section, *, wanted: bool) -> None:
    assert _only(text, section).wanted is wanted


@pytest.mark.parametrize(
    "text",
    [
        "Earlier radiation is allowed",
        "People with treated brain metastases can participate",
        "Any number of earlier treatments",
    ],
)
def test_what_is_only_allowed_shuts_nobody_out(text: str) -> None:
    assert allows_only(text, "inclusion")


def test_a_demand_beside_a_permission_is_still_a_demand() -> None:
    assert not allows_only("Hemoglobin at least 9. Transfusions are allowed", "inclusion")
    assert not _only("Hepatitis B, unless treated people are eligible", "exclusion").allows


@pytest.mark.parametrize(
    ("text", "main", "excepted"),
    [
        ("No chemotherapy except adjuvant", "No chemotherapy", "adjuvant"),
        ("Chemotherapy (except adjuvant), fulvestrant", "Chemotherapy , fulvestrant", "adjuvant"),
        ("Another cancer (skin cancer is allowed)", "Another cancer", "skin cancer is allowed"),
        ("Except for adjuvant chemotherapy", "Except for adjuvant chemotherapy", ""),
        ("(Skin cancer is not allowed)", "(Skin cancer is not allowed)", ""),
    ],
)
def test_an_exception_is_told_from_what_it_is_excepted_from(text: str, main: str, excepted: str) -> None:
    stated = _only(text, "exclusion")
    assert (stated.text, stated.excepted) == (main, excepted)


def test_a_bracket_that_is_the_whole_line_is_read_as_the_line() -> None:
    assert _only("(Skin cancer is allowed)", "exclusion").allows


@pytest.mark.parametrize("later", ["However, adjuvant chemotherapy does not count", "Adjuvant chemotherapy is allowed"])
def test_what_a_later_sentence_takes_back_is_an_exception(later: str) -> None:
    first, second = statements(f"Prior chemotherapy. {later}.", "exclusion")
    assert first.excepted == f"{later}."
    assert second.allows


def test_an_abbreviation_or_an_open_bracket_ends_no_sentence() -> None:
    assert len(statements("Medicines, e.g. Warfarin. Herbs", "exclusion")) == 2
    assert len(statements("Medicines (as warfarin. Or others)", "exclusion")) == 1
    assert len(statements("Medicines (as warfarin. Or others", "exclusion")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Patients who had surgery must have recovered",
        "If on steroids, a stable dose",
        "Cohort 2: prior carboplatin",
        "Prior carboplatin (cohort 2)",
    ],
)
def test_what_is_asked_of_some_people_only_is_conditional(text: str) -> None:
    assert _only(text, "inclusion").conditional


def test_all_that_follows_the_name_of_a_cohort_is_asked_of_that_cohort() -> None:
    assert all(each.conditional for each in statements("Arm B: Prior carboplatin. No prior surgery.", "inclusion"))
    assert not any(each.conditional for each in statements("Prior carboplatin. No prior surgery.", "inclusion"))


def test_a_denial_stands_at_the_beginning() -> None:
    assert denies("Individuals without diabetes")
    assert not denies("Surgery without delay")


@given(text=st.text(max_size=200), section=st.sampled_from(("inclusion", "exclusion")))
def test_no_statement_is_empty(text: str, section: Section) -> None:
    assert all(each.text.strip() for each in statements(text, section))
