"""What the fields of a registry entry ask beside its text."""

from __future__ import annotations

import msgspec
import pytest

from rumbo.trials.criteria import asks_the_same, criteria_of
from rumbo.trials.criteria.age import AgeAsk
from rumbo.trials.criteria.entry import scope_of_entry
from rumbo.trials.registry import Study

STUDY = Study(
    nct_id="NCT99000001",
    title="A new medicine",
    conditions=("Breast Cancer", "Brain Metastases"),
    minimum_age="18 Years",
    maximum_age="75 Years",
    sex="FEMALE",
    eligibility="Inclusion Criteria:\n\n* ECOG 0-1",
)


def changed(**fields: object) -> Study:
    return msgspec.structs.replace(STUDY, **fields)


def test_the_fields_come_first_quoted_as_the_entry_has_them() -> None:
    told = [(each.kind, each.text) for each in criteria_of(STUDY)]
    assert told == [
        ("cancer_type", "Breast Cancer; Brain Metastases"),
        ("age", "18 Years - 75 Years"),
        ("sex", "Female"),
        ("performance_status", "ECOG 0-1"),
    ]


@pytest.mark.parametrize(
    ("low", "high", "ages"),
    [("18 Years", "", (18, 120)), ("", "17 Years", (0, 17)), ("6 Months", "18 Months", (1, 1)), ("N/A", "", None)],
)
def test_ages_are_whole_years(low: str, high: str, ages: tuple[int, int] | None) -> None:
    asked = [ask for each in criteria_of(changed(minimum_age=low, maximum_age=high)) for ask in each.asks]
    found = [(ask.low, ask.high) for ask in asked if isinstance(ask, AgeAsk)]
    assert found == ([ages] if ages else [])


def test_a_study_for_all_asks_for_no_sex_and_one_for_men_asks_for_men() -> None:
    assert "sex" not in {each.kind for each in criteria_of(changed(sex="ALL"))}
    assert [each.text for each in criteria_of(changed(sex="MALE")) if each.kind == "sex"] == ["Male"]


def test_without_cancers_in_its_conditions_an_entry_is_about_those_its_other_texts_name() -> None:
    bare = changed(conditions=("Pain",), title="A study")
    assert scope_of_entry(msgspec.structs.replace(bare, keywords=("Melanoma",))).named == {"melanoma"}
    assert scope_of_entry(msgspec.structs.replace(bare, official_title="In Melanoma")).named == {"melanoma"}
    assert scope_of_entry(msgspec.structs.replace(bare, summary="People with melanoma")).named == {"melanoma"}
    assert "cancer_type" not in {each.kind for each in criteria_of(bare)}


def test_an_entry_without_conditions_quotes_its_title() -> None:
    assert criteria_of(changed(conditions=(), title="A study in melanoma"))[0].text == "A study in melanoma"


def test_entries_ask_the_same_while_nothing_that_is_read_differs() -> None:
    assert asks_the_same(STUDY, changed(status="COMPLETED"))
    assert not asks_the_same(STUDY, changed(eligibility="Inclusion Criteria:\n\n* ECOG 0"))
    assert not asks_the_same(STUDY, changed(minimum_age="21 Years"))
