"""What was measured: one substance to a series, equal units together, others apart, each value once, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Biomarker, Fact, Measure, Source, lay_out
from rumbo.course.facts import Statement
from rumbo.guide.longview import Measured, measured_in, substance_of
from rumbo.oncology import Loinc, PartialDate
from rumbo.oncology.units import factor_between, is_same_kind

TODAY = date(2026, 11, 23)
LAB = Loinc("2857-1")


def day(words: str) -> PartialDate:
    return PartialDate.parse(words)


def fact(id_: str, says: Statement, *, record: str = "") -> Fact:
    source = Source(record=record, file=f"{record}.json") if record else None
    return Fact(id=id_, says=says, standing="from_record" if record else "from_me", source=source)


def psa(value: float, on: str | None, *, unit: str = "ng/mL", words: str = "", lab: bool = False) -> Measure:
    return Measure(
        name="PSA",
        value=value,
        unit=unit,
        on=day(on) if on else None,
        words=words,
        loinc=LAB if lab else None,
        high=4.0,
    )


def measured(facts: Sequence[Fact]) -> tuple[Measured, ...]:
    return measured_in(facts, lay_out(facts, TODAY))


def only(*says: Statement) -> Measured:
    (found,) = measured([fact(f"f{n}", each) for n, each in enumerate(says)])
    return found


def test_equal_units_make_one_series_in_the_unit_most_values_have() -> None:
    found = only(psa(1, "2024-01-05"), psa(2, "2024-02-05"), psa(3, "2024-03-05", unit="µg/L"))
    (series,) = found.series
    assert series.unit == "ng/mL"
    assert series.converted == ("µg/L",)
    assert [each.value for each in series.readings] == [1, 2, 3]
    assert (found.count, found.last_on) == (3, day("2024-03-05"))


def test_a_value_in_another_power_of_ten_is_brought_over_exactly_with_its_range() -> None:
    says = [
        Measure(name="hemoglobin", value=value, unit=unit, on=day(on), low=low)
        for value, unit, on, low in (
            (12.1, "g/dL", "2024-01", 11.5),
            (12.2, "g/dL", "2024-02", 11.5),
            (123, "g/L", "2024-03", 115),
        )
    ]
    (series,) = only(*says).series
    assert [(each.value, each.low) for each in series.readings] == [(12.1, 11.5), (12.2, 11.5), (12.3, 11.5)]
    assert series.ranges == {(11.5, None)}


def test_units_with_no_factor_between_them_are_apart() -> None:
    found = only(psa(1, "2024-01-05"), psa(2, "2024-02-05"), psa(30, "2024-03-05", unit="pmol/L"))
    assert [each.unit for each in found.series] == ["ng/mL", "pmol/L"]


def test_a_value_without_a_unit_is_apart_unless_the_same_is_told_with_one() -> None:
    apart = only(psa(1, "2024-01-05"), psa(2, "2024-02-05", unit=""))
    assert [(each.unit, len(each.all)) for each in apart.series] == [("", 1), ("ng/mL", 1)]
    same = only(psa(1, "2024-01-05"), psa(1, "2024-01-05", unit=""))
    assert [(each.unit, len(each.all)) for each in same.series] == [("ng/mL", 1)]


def test_a_limit_keeps_its_sign() -> None:
    (series,) = only(psa(0.1, "2024-01-05", words="<0.1"), psa(5, "2024-02-05", words=">= 5")).series
    assert [(each.words, each.is_limit) for each in series.readings] == [("<0.1", True), ("≥5", True)]


def test_what_has_no_day_is_kept_last_and_apart() -> None:
    (series,) = only(psa(3, None), psa(1, "2024-01-05")).series
    assert [each.value for each in series.readings] == [1]
    assert [each.value for each in series.undated] == [3]
    assert only(psa(3, None)).last_on is None


def test_the_same_value_of_a_day_told_twice_is_one_with_both_facts() -> None:
    (series,) = only(psa(1, "2024-01-05"), psa(1, "2024-01-05")).series
    assert [each.facts for each in series.readings] == [("f0", "f1")]


def test_a_letter_that_repeats_the_laboratory_is_not_told_twice() -> None:
    facts = [
        fact("a", psa(1.2, "2024-01-05", lab=True), record="lab"),
        fact("b", psa(1.2, "2024-01-20"), record="letter"),
    ]
    ((series,),) = (each.series for each in measured(facts))
    assert [each.on for each in series.readings] == [day("2024-01-05")]


def test_a_typed_value_with_its_day_always_stands_for_itself() -> None:
    facts = [fact("a", psa(1.2, "2024-01-05", lab=True), record="lab"), fact("b", psa(1.2, "2024-01-20"))]
    ((series,),) = (each.series for each in measured(facts))
    assert [each.on for each in series.readings] == [day("2024-01-05"), day("2024-01-20")]


def test_a_marker_told_in_words_is_a_value_too() -> None:
    (series,) = only(Biomarker(name="CA-125", result="<9 U/mL", on=day("2024-05"))).series
    assert [(each.words, each.unit, each.on) for each in series.readings] == [("<9", "U/mL", day("2024-05"))]


def test_what_is_no_number_is_left_out() -> None:
    nameless = Measure(name=" ", value=1, on=day("2024-01-05"))
    assert measured([fact("a", psa(float("inf"), "2024-01-05")), fact("b", nameless)]) == ()


def test_markers_come_first_and_then_by_name() -> None:
    says = [Measure(name=name, value=1, on=day("2024")) for name in ("platelets", "albumin", "PSA", "Zonulin", "CEA")]
    found = measured([fact(name.name, name) for name in says])
    assert [each.substance.name.en for each in found] == ["CEA", "PSA", "Zonulin", "albumin", "platelets"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PSA", "Free PSA"),
        ("kappa free light chains", "lambda free light chains"),
        ("M-protein", "protein"),
        ("Zo", "Zu"),
    ],
)
def test_two_substances_are_never_one(one: str, other: str) -> None:
    assert substance_of(one).key != substance_of(other).key


def test_a_number_of_loinc_names_the_marker_whatever_it_is_called() -> None:
    assert substance_of("Prostate screen", LAB).key == "psa"
    assert not substance_of("HER2").is_marker


_VALUES = st.lists(
    st.tuples(
        st.integers(0, 60), st.sampled_from(["ng/mL", "ug/L", "µg/L", "pg/mL", "pmol/L", ""]), st.integers(1, 28),
        st.sampled_from(["", "<"]),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@given(_VALUES, st.randoms())
def test_the_same_facts_in_any_order_give_the_same_series(
    values: list[tuple[int, str, int, str]], shuffled: object
) -> None:
    facts = [
        fact(f"f{n}", psa(value / 4, f"2024-05-{on:02}", unit=unit, words=f"{sign}{value / 4:g}" if sign else ""))
        for n, (value, unit, on, sign) in enumerate(values)
    ]
    before = measured(facts)
    shuffled.shuffle(facts)  # type: ignore[attr-defined]  # a random.Random of hypothesis
    assert measured(facts) == before


@given(_VALUES)
def test_units_are_never_mixed_and_every_value_is_exact(values: list[tuple[int, str, int, str]]) -> None:
    facts = [
        fact(f"f{n}", psa(value / 4, f"2024-05-{on:02}", unit=unit)) for n, (value, unit, on, _) in enumerate(values)
    ]
    told = {each.id: each.says for each in facts}
    for series in (series for each in measured(facts) for series in each.series):
        for reading in series.all:
            for says in (told[each] for each in reading.facts):
                assert isinstance(says, Measure)
                assert is_same_kind(says.unit, series.unit)
                exact = Decimal(str(says.value)) * factor_between(says.unit, series.unit)
                assert reading.value == float(exact)
