"""The short set: what was felt lately, what the treatment often brings, then what anybody is asked; in a fixed order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Course, TreatmentSpan
from rumbo.guide.feeling.feelings import brought_often, feelings, offered_always
from rumbo.guide.feeling.felt import Felt
from rumbo.guide.feeling.offered import MOST, offer
from rumbo.oncology import MODALITIES, Modality
from tests.guide.cast import TODAY
from tests.guide.feeling.strategies import felts

NOTHING = Course(today=TODAY)


def having(modality: Modality, *, ongoing: bool = True, given: bool | None = True) -> Course:
    span = TreatmentSpan(cancer=None, modality=modality, name="a drug", ongoing=ongoing, given=given)
    return Course(today=TODAY, treatments=(span,))


def ids(logged: list[Felt], course: Course) -> list[str]:
    return [each.id for each in offer(logged, course)]


def test_a_stranger_is_offered_what_anybody_is_asked() -> None:
    assert set(ids([], NOTHING)) == set(offered_always())


def test_a_treatment_that_goes_on_brings_what_it_often_does() -> None:
    assert set(brought_often()["chemotherapy"].feelings) <= set(ids([], having("chemotherapy")))


def test_one_that_is_over_or_was_never_given_brings_nothing() -> None:
    for course in (having("chemotherapy", ongoing=False), having("chemotherapy", given=False), having("other")):
        assert set(ids([], course)) == set(offered_always())


def test_what_was_felt_lately_stands_there_and_what_was_not_at_all_does_not() -> None:
    days = [Felt(on=date(2026, 11, 23) - timedelta(days=ago), strengths={"nails": 2, "cough": 0}) for ago in range(3)]
    assert "nails" in ids(days, having("chemotherapy"))
    assert "cough" not in ids(days, having("chemotherapy"))


def test_what_was_last_felt_a_year_ago_no_longer_stands_first() -> None:
    lately = [Felt(on=date(2026, 11, 23), strengths={"tired": 1})] * 30
    assert "nails" not in ids([*lately, Felt(on=date(2025, 1, 1), strengths={"nails": 4})], NOTHING)


@given(st.lists(felts, max_size=6), st.sampled_from(MODALITIES))
def test_it_is_short_has_nothing_twice_and_keeps_the_order_of_the_page(logged: list[Felt], modality: Modality) -> None:
    found = ids(logged, having(modality))
    assert 1 <= len(found) <= MOST
    assert found == [name for name in feelings() if name in found]


def test_a_feeling_that_is_no_longer_ours_is_left_out() -> None:
    assert "of-old" not in ids([Felt(on=date(2026, 11, 23), strengths={"of-old": 3})], NOTHING)
