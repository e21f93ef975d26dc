"""The list of medicines: any words are kept, what the story names is offered once, and questions are asked, not answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Background, Course, Fact, Statement, Treatment, lay_out
from rumbo.guide.medicines import (
    Medicine,
    MedicineDay,
    SuggestedMedicine,
    decode_medicine,
    decode_medicine_day,
    encode_medicine,
    encode_medicine_day,
    question_of_company,
    question_of_missing,
    stop,
    suggest_medicines,
    take_again,
)
from rumbo.oncology import PartialDate
from tests.guide.advice import advice_in

TODAY = date(2026, 11, 23)
WORDS = st.text(max_size=20)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=TODAY)
PARTIAL = (
    st.none() | DAYS.map(PartialDate.of) | st.sampled_from([PartialDate.parse("2025"), PartialDate.parse("2026-03")])
)
MEDICINES = st.builds(
    Medicine,
    name=WORDS,
    why=WORDS,
    amount=WORDS,
    times=WORDS,
    since=PARTIAL,
    stopped=st.booleans(),
    stopped_on=PARTIAL,
    why_stopped=WORDS,
)
NAMES = [
    "letrozole",
    "Femara 2.5 mg",
    "Taxol and Herceptin",
    "R-CHOP",
    "metformin 500 mg",
    "Metformin",
    "the white one",
]


def told(*said: Statement) -> tuple[Course, list[Fact]]:
    facts = [Fact(id=f"f{number}", says=each, standing="from_me") for number, each in enumerate(said)]
    return lay_out(facts, TODAY), facts


def suggested(*said: Statement, known: Iterable[str] = ()) -> tuple[SuggestedMedicine, ...]:
    course, facts = told(*said)
    return suggest_medicines(course, facts, known=[Medicine(name=name) for name in known])


def names(*said: Statement, known: Iterable[str] = ()) -> list[str]:
    return [each.medicine.name for each in suggested(*said, known=known)]


def everyday(words: str) -> Background:
    return Background(topic="medicine", words=words)


def test_treatment_that_goes_on_is_offered_first_with_its_dose_and_beginning_then_the_everyday_medicines() -> None:
    since = PartialDate.parse("2026-02")
    offered = suggested(
        Background(topic="medicine", words=" lisinopril 10 mg ", on=PartialDate.parse("2020")),
        Treatment(modality="hormone", name="letrozole", ongoing=True, on=since, dose_words="2.5 mg"),
    )
    assert offered == (
        SuggestedMedicine(
            fact="f1", medicine=Medicine(name="letrozole", amount="2.5 mg", since=since), is_treatment=True
        ),
        SuggestedMedicine(
            fact="f0", medicine=Medicine(name="lisinopril 10 mg", since=PartialDate.parse("2020")), is_treatment=False
        ),
    )


@pytest.mark.parametrize(
    "said",
    [
        Treatment(modality="hormone", name="letrozole", on=PartialDate.parse("2019"), until=PartialDate.parse("2020")),
        Treatment(modality="hormone", name="letrozole", ongoing=True, given=None),
        Treatment(modality="hormone", name="letrozole", ongoing=True, given=False),
        Treatment(modality="hormone", name="letrozole", ongoing=True, on=PartialDate.parse("2027-01")),
        Treatment(modality="radiation", name="sessions to the hip", ongoing=True),
        Treatment(modality="surgery", name="an operation", ongoing=True),
        Background(topic="allergy", words="penicillin"),
        Background(topic="medicine", words="  "),
    ],
)
def test_what_is_over_planned_not_given_or_nothing_that_one_takes_is_not_offered(said: Statement) -> None:
    assert names(said) == []


def test_a_radioactive_medicine_is_offered_though_it_counts_as_radiation() -> None:
    assert names(Treatment(modality="radiation", name="Pluvicto", ongoing=True)) == ["Pluvicto"]


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("letrozole", "Femara 2.5 mg"),
        ("metformin 500 mg", "Metformin"),
        ("METFORMIN  extended", "metformin extended 750 mg"),
        ("vitamin B12", "Vitamin  b12 1000 mcg"),
        ("trastuzumab", "Taxol and Herceptin"),
        ("Taxol and Herceptin", "R-CHOP plus paclitaxel, trastuzumab"),
        ("rituximab", "R-CHOP"),
        ("7 herbs tea", "7 Herbs Tea"),
    ],
)
def test_what_is_on_the_list_under_another_name_or_strength_is_not_offered_again(said: str, known: str) -> None:
    assert names(everyday(said), known=[known]) == []


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Taxol and Herceptin", "paclitaxel"),
        ("R-CHOP", "rituximab"),
        ("vitamin B12", "vitamin D3"),
        ("7 herbs tea", "7 berries tea"),
    ],
)
def test_what_is_on_the_list_only_in_part_or_only_alike_is_offered(said: str, known: str) -> None:
    assert names(everyday(said), known=[known]) == [said]


def test_what_was_stopped_on_the_list_is_not_offered_again() -> None:
    course, facts = told(Treatment(modality="hormone", name="letrozole", ongoing=True))
    assert suggest_medicines(course, facts, known=[Medicine(name="Femara", stopped=True)]) == ()


@given(said=st.lists(st.sampled_from(NAMES) | WORDS, max_size=5), known=st.lists(st.sampled_from(NAMES), max_size=3))
def test_whatever_is_offered_and_accepted_is_never_offered_again(said: list[str], known: list[str]) -> None:
    statements = [everyday(words) for words in said]
    offered = names(*statements, known=known)
    assert len(offered) == len(set(offered))
    assert all(name in {words.strip() for words in said} for name in offered)
    assert names(*statements, known=[*known, *offered]) == []


@given(medicine=MEDICINES, on=PARTIAL, why=WORDS)
def test_a_medicine_taken_again_is_as_it_was_before_the_stop(
    medicine: Medicine, on: PartialDate | None, why: str
) -> None:
    stopped = stop(medicine, on=on, why=why)
    assert (stopped.stopped, stopped.stopped_on, stopped.why_stopped) == (True, on, why)
    assert take_again(stopped) == take_again(medicine)
    again = take_again(stopped)
    assert (again.stopped, again.stopped_on, again.why_stopped) == (False, None, "")
    assert (again.name, again.why, again.amount) == (medicine.name, medicine.why, medicine.amount)
    assert (again.times, again.since) == (medicine.times, medicine.since)


@given(MEDICINES)
def test_a_medicine_is_read_back_as_it_was_written(medicine: Medicine) -> None:
    assert decode_medicine(encode_medicine(medicine)) == medicine


@given(
    st.builds(
        MedicineDay, on=DAYS, noted=st.dictionaries(WORDS, st.sampled_from(["taken", "missed"]), max_size=4)
    )
)  # fmt: skip
def test_a_day_is_read_back_as_it_was_noted(day: MedicineDay) -> None:
    assert decode_medicine_day(encode_medicine_day(day)) == day


@pytest.mark.parametrize("body", ["", "{}", '{"name": 3}', '{"name": "a", "since": "soon"}'])
def test_what_is_no_medicine_is_refused(body: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_medicine(body)


@pytest.mark.parametrize("body", ["{}", '{"on": "2026-11-23", "noted": {"a": "late"}}'])
def test_what_is_no_noted_day_is_refused(body: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_medicine_day(body)


def test_questions_are_put_in_both_languages_without_advice() -> None:
    medicine = Medicine(name="letrozole")
    company, missing = question_of_company(medicine, other="grapefruit"), question_of_missing(medicine)
    assert company.said("en") == "May I take letrozole together with grapefruit?"
    assert company.said("es") == "¿Puedo tomar letrozole junto con grapefruit?"
    assert missing.said("en") == "What do I do when I miss letrozole?"
    assert missing.said("es") == "¿Qué hago si se me pasa tomar letrozole?"
    assert [found for each in (company, missing) for lang in ("en", "es") for found in advice_in(each.said(lang))] == []
