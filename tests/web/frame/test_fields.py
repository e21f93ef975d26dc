"""A date as exact as somebody knows it."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.web.frame.fields import PartialDateField


class When(forms.Form):
    on = PartialDateField(label="When")


class WhenItMust(forms.Form):
    on = PartialDateField(label="When", required=True)


def sent(value: PartialDate | None) -> dict[str, str]:
    """What a browser sends for a date."""
    parts = PartialDateField().widget.decompress(value)
    return {
        f"on_{name}": str(part) for name, part in zip(("year", "month", "day", "about"), parts, strict=True) if part
    }


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date of a life, as exact as somebody knows it."""
    day = draw(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
    exact = draw(st.integers(1, 3))
    return PartialDate(
        day.year, day.month if exact > 1 else None, day.day if exact > 2 else None, about=draw(st.booleans())
    )


@given(partial_dates())
def test_a_date_comes_back_as_it_was_written(day: PartialDate) -> None:
    form = When(sent(day))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == day


@given(
    st.fixed_dictionaries(
        {},
        optional={
            f"on_{name}": st.text(max_size=6) | st.integers(-5, 3000).map(str)
            for name in ("year", "month", "day", "about")
        },
    )
)
def test_whatever_is_sent_is_a_date_nothing_or_said_to_be_wrong(data: dict[str, str]) -> None:
    form = When(data)
    if form.is_valid():
        assert form.cleaned_data["on"] is None or isinstance(form.cleaned_data["on"], PartialDate)
    else:
        assert form.errors["on"]


def test_nothing_is_no_date() -> None:
    form = When({})
    assert form.is_valid()
    assert form.cleaned_data["on"] is None


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nothing_is_refused_where_a_date_is_needed(lang: str) -> None:
    with translation.override(lang):
        assert not WhenItMust({}).is_valid()
        assert not WhenItMust({"on_about": "on"}).is_valid()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"on_month": "5"}, "add the year"),
        ({"on_day": "5"}, "add the year"),
        ({"on_year": "2019", "on_day": "5"}, "add the month"),
        ({"on_year": "2019", "on_month": "2", "on_day": "30"}, "not in the calendar"),
        ({"on_year": "19"}, "1900"),
        ({"on_year": "spring"}, "as a number"),
    ],
)
def test_what_is_missing_is_said(data: dict[str, str], says: str) -> None:
    form = When(data)
    assert not form.is_valid()
    assert says in str(form.errors["on"])


def test_a_date_is_drawn_with_a_label_for_each_part() -> None:
    drawn = str(When(initial={"on": PartialDate.parse("2019-05")})["on"])
    assert drawn.count("<label") == 4
    assert 'value="2019"' in drawn
    assert 'value="5" selected' in drawn
