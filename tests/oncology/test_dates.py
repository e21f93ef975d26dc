from __future__ import annotations

import pickle
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate

DAYS = st.dates()
PARTIAL = st.builds(
    lambda day, keep, about, by: PartialDate(
        day.year, day.month if keep > 0 else None, day.day if keep > 1 else None, about=about, by=by
    ),
    DAYS,
    st.integers(0, 2),
    st.booleans(),
    st.booleans(),
)


@pytest.mark.parametrize("words", ["", "May 2019", "2019-13", "2019-02-30", "19", "2019-5-3", "2019-05-03x"])
def test_what_is_no_iso_date_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(words)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="a day needs its month"):
        PartialDate(2019, day=3)


def test_a_date_does_not_change() -> None:
    with pytest.raises(AttributeError, match="does not change"):
        PartialDate(2019).year = 2020


@pytest.mark.parametrize(
    ("words", "en", "es"),
    [
        ("2019", "in 2019", "en 2019"),
        ("2019-05", "in May 2019", "en mayo de 2019"),
        ("2019-05-03", "on May 3, 2019", "el 3 de mayo de 2019"),
        ("2019~", "about 2019", "alrededor de 2019"),
        ("../2019", "by 2019", "en 2019 o antes"),
        ("../2019-05", "by May 2019", "en mayo de 2019 o antes"),
        ("../2019-05-03", "by May 3, 2019", "el 3 de mayo de 2019 o antes"),
        ("../2019-05-03~", "by May 3, 2019", "el 3 de mayo de 2019 o antes"),
    ],
)
def test_a_date_says_when_in_both_languages(words: str, en: str, es: str) -> None:
    when = PartialDate.parse(words)
    assert (when.said("en", "when"), when.said("es", "when")) == (en, es)
    assert when.said("es", "year") == "2019"
    assert when.said("en") in en


def test_a_date_is_known_from_its_first_to_its_last_day() -> None:
    month = PartialDate.parse("2020-02")
    assert (month.earliest, month.latest, month.precision) == (date(2020, 2, 1), date(2020, 2, 29), "month")
    assert PartialDate.parse("2019").latest == date(2019, 12, 31)
    assert PartialDate.of(date(2019, 5, 3)) == PartialDate.parse("2019-05-03T10:00:00Z")


def test_the_vaguer_date_comes_first() -> None:
    parsed = [PartialDate.parse(words) for words in ("2019-01-01", "2019", "2019-01", "2019~")]
    assert [str(each) for each in sorted(parsed)] == ["2019~", "2019", "2019-01", "2019-01-01"]
    with pytest.raises(TypeError):
        assert PartialDate(2019) < 2019


@given(PARTIAL, PARTIAL)
def test_dates_overlap_both_ways_and_themselves(one: PartialDate, other: PartialDate) -> None:
    assert one.overlaps(one)
    assert one.overlaps(other) == other.overlaps(one)
    assert (one == other) == (str(one) == str(other))


@given(PARTIAL)
def test_a_date_is_its_text_again_after_writing_and_reading(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when
    assert pickle.loads(pickle.dumps(when)) == when  # noqa: S301 - our own bytes
    assert len({when, PartialDate.parse(str(when))}) == 1
    assert when.earliest <= when.latest


@given(st.text())
def test_any_words_are_a_date_or_refused(words: str) -> None:
    with suppress(ValueError):
        assert isinstance(PartialDate.parse(words), PartialDate)


def test_a_limit_is_of_the_same_day_and_not_exact() -> None:
    day = PartialDate.parse("2019-05-03")
    limit = day.as_limit()
    assert (limit.iso, str(limit), limit.by, limit.earliest) == ("2019-05-03", "../2019-05-03", True, day.earliest)
    assert (day.is_exact, limit.is_exact) == (True, False)
    assert not PartialDate.parse("2019-05-03~").is_exact
    assert not PartialDate.parse("2019-05").is_exact
    assert limit != day


def test_a_date_shows_in_a_failing_test_as_it_is_written() -> None:
    assert repr(PartialDate.parse("2019-05")) == "PartialDate.parse('2019-05')"
