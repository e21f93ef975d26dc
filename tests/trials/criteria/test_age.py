"""Ages and sexes as criteria ask for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.age import AgeAsk, SexAsk, read_age, read_sex
from rumbo.trials.criteria.asking import Verdict
from rumbo.trials.criteria.asks import Ask
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import statements
from rumbo.trials.profile import Profile


def _read(text: str, section: Section = "inclusion") -> list[Ask]:
    return list(read_age(statements(text, section)))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Age 18 to 75 years", 18, 75),
        ("20-65 years old", 20, 65),
        ("Older than 18", 18, 120),
        ("> 18 years of age", 19, 120),
        ("At least 16.0 years", 16, 120),
        ("Aged 21 or older", 21, 120),
        ("65+", 65, 120),
        ("Under 40 years", 0, 39),
        ("Less than or equal to 40 years", 0, 40),
        ("75 years or younger", 0, 75),
        ("At most 80 years", 0, 80),
        ("Age 18", 18, 120),
        ("Adults", 18, 120),
    ],
)
def test_an_age_is_read_from_the_least_to_the_greatest(text: str, low: int, high: int) -> None:
    assert _read(text) == [AgeAsk(low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Age under 18", 18, 120),
        ("Age ≤ 17", 18, 120),
        ("Older than 75 years", 0, 75),
        ("≥ 80 years", 0, 79),
    ],
)
def test_an_age_that_shuts_out_asks_for_the_others(text: str, low: int, high: int) -> None:
    assert _read(text, "exclusion") == [AgeAsk(low, high)]


@pytest.mark.parametrize("text", ["Age 75 years", "Children", "Age 80 to 60 years"])
def test_an_age_that_lost_its_sign_asks_nothing(text: str) -> None:
    assert _read(text) == []


def test_an_exclusion_that_only_says_age_asks_nothing() -> None:
    assert _read("Age", "exclusion") == []


def test_a_sex_named_beside_the_age_is_asked_as_well() -> None:
    assert _read("Women 18 or older") == [AgeAsk(18), SexAsk("female")]


def test_an_age_or_something_else_is_open() -> None:
    assert _read("Men aged 40 or who have a gene change") == [UnclearAsk("partly")]


def test_what_is_asked_of_older_people_alone_is_no_age_limit() -> None:
    assert _read("If over 70 years, a heart test is required") == []
    assert _read("18 or older. Those over 70 years need a heart test") == [AgeAsk(18)]


def test_an_age_named_for_a_blood_value_does_not_shut_out() -> None:
    (ask,) = _read("Age 65-70 years: creatinine below 1")
    assert ask.judge(Profile(age_years=40)).verdict == "UNKNOWN"


@pytest.mark.parametrize(
    ("age", "verdict"), [(17, "NOT_MET"), (18, "MET"), (70, "MET"), (71, "NOT_MET"), (None, "UNKNOWN")]
)
def test_both_ends_of_an_age_are_counted_in(age: int | None, verdict: Verdict) -> None:
    assert AgeAsk(18, 70).judge(Profile(age_years=age)).verdict == verdict


@pytest.mark.parametrize(("ask", "said"), [(AgeAsk(18, 70), "18"), (AgeAsk(18), "18"), (AgeAsk(0, 70), "70")])
def test_the_reason_names_the_limit_in_both_languages(ask: AgeAsk, said: str) -> None:
    for age in (50, None):
        reason = ask.judge(Profile(age_years=age)).reason
        assert said in reason.said("en")
        assert said in reason.said("es")


def test_a_sex_is_met_only_by_those_of_it() -> None:
    assert SexAsk("female").judge(Profile(sex="female")).verdict == "MET"
    assert SexAsk("female").judge(Profile(sex="male")).verdict == "NOT_MET"
    assert SexAsk("female").judge(Profile()).verdict == "UNKNOWN"


@pytest.mark.parametrize(
    ("text", "section", "asks"),
    [
        ("Men", "inclusion", [SexAsk("male")]),
        ("Women", "exclusion", [SexAsk("male")]),
        ("Male patients", "exclusion", [SexAsk("female")]),
        ("Men and women", "inclusion", []),
        ("Anyone", "inclusion", []),
    ],
)
def test_one_sex_is_asked_for_only_where_one_is_named(text: str, section: Section, asks: list[SexAsk]) -> None:
    assert list(read_sex(statements(text, section))) == asks


@given(
    text=st.text("0123456789 -<>=≥≤yearsold,.andtoge", max_size=60), section=st.sampled_from(("inclusion", "exclusion"))
)
def test_any_text_gives_ages_that_can_be_judged(text: str, section: Section) -> None:
    for ask in _read(text, section):
        assert ask.judge(Profile(age_years=60, sex="female")).reason.said("es")
