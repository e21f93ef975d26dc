"""Times and numbers of entries are read as exactly as they are given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rumbo.oncology import PartialDate
from rumbo.records.cda.elements import Span, attribute, child, children, iso_time, number, span_of, words_in

V3 = 'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def spanned(*times: str) -> Span:
    return span_of(children(etree.fromstring(f"<a {V3}>{''.join(times)}</a>"), "effectiveTime"))


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("20190503", "2019-05-03"),
        ("20190503101500.000-0500", "2019-05-03"),
        ("201905", "2019-05"),
        ("2019", "2019"),
        ("2019-05-03", "2019-05-03"),
        ("20190000", "2019"),
        ("20190500", "2019-05"),
        ("20191399", "2019"),
        ("", None),
        ("soon", None),
    ],
)
def test_a_time_is_never_more_exact_than_written(written: str, iso: str | None) -> None:
    assert iso_time(written) == iso


@given(st.dates())
def test_every_day_is_read_back(day: object) -> None:
    assert iso_time(str(day).replace("-", "")) == str(day)


@given(st.text(max_size=20))
def test_no_text_is_read_as_a_date_of_no_calendar_but_the_end_of_a_month(written: str) -> None:
    iso = iso_time(written)
    assert iso is None or int(iso[5:7] or 1) <= 12


@pytest.mark.parametrize(
    ("times", "span"),
    [
        ('<effectiveTime value="20190503"/>', Span("2019-05-03", None, is_one_time=True)),
        (
            '<effectiveTime><low value="2019"/><high value="202001"/></effectiveTime>',
            Span("2019", "2020-01"),
        ),
        ('<effectiveTime><low nullFlavor="UNK"/><high value="2020"/></effectiveTime>', Span(None, "2020")),
        ('<effectiveTime><center value="2018"/></effectiveTime>', Span("2018")),
        ('<effectiveTime nullFlavor="UNK"/>', Span()),
        ("", Span()),
        (
            (
                '<effectiveTime xsi:type="PIVL_TS"><low value="2011"/></effectiveTime>'
                '<effectiveTime xsi:type="IVL_TS"><low value="2019"/></effectiveTime>'
            ),
            Span("2019"),
        ),
        ('<effectiveTime><comp value="2017"/></effectiveTime>', Span("2017", None, is_one_time=True)),
    ],
)
def test_when_is_read_from_whichever_element_says_it(times: str, span: Span) -> None:
    assert spanned(times) == span


@pytest.mark.parametrize(
    ("written", "value"), [("1.5", 1.5), ("1,200", 1200.0), ("-3", -3.0), ("a", None), ("1e400", None)]
)
def test_numbers_are_plain_decimals(written: str, value: float | None) -> None:
    assert number(written) == value


def test_what_is_missing_is_nothing() -> None:
    assert (words_in(None), attribute(None, "x"), child(None, "x"), list(children(None, "x"))) == ("", "", None, [])


def test_words_across_tags_are_one_line() -> None:
    assert words_in(etree.fromstring("<a>Left<br/>breast <b>cancer</b></a>")) == "Left breast cancer"


def test_a_read_time_is_a_partial_date() -> None:
    assert PartialDate.parse(iso_time("201905") or "") == PartialDate(2019, 5)
