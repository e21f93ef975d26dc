"""What all kinds of entries share: denial, plans, days from rows, codes in words."""

from __future__ import annotations

import pytest
from lxml import etree

from rumbo.records.cda.elements import Span
from rumbo.records.cda.narrative import Row
from rumbo.records.cda.statements import code_in, is_denied, is_planned, period, when_of
from tests.records.cda.written_cda import ICD9, ICD10, V3, times


def row(**cells: str) -> Row:
    return Row(1, dict(cells), "", day_first=False)  # type: ignore[arg-type]  # the tests name only columns that are


@pytest.mark.parametrize(
    ("written", "denied"), [("true", True), ("1", True), ("TRUE", True), ("false", False), ("", False)]
)
def test_a_denial_is_written_in_few_ways(written: str, denied: bool) -> None:
    assert is_denied(etree.fromstring(f'<act negationInd="{written}"/>')) is denied


@pytest.mark.parametrize(
    ("mood", "planned"), [("INT", True), ("RQO", True), ("GOL", True), ("EVN", False), ("", False)]
)
def test_a_mood_says_whether_it_is_a_plan(mood: str, planned: bool) -> None:
    assert is_planned(etree.fromstring(f'<act moodCode="{mood}"/>')) is planned


@pytest.mark.parametrize(
    ("coded", "cells", "span"),
    [
        (times("2019", "2020"), {"start": "2011"}, Span("2019", "2020")),
        (times(), {"start": "2011", "end": "2012"}, Span("2011", "2012")),
        (times("2019"), {"start": "2019", "end": "2020"}, Span("2019", "2020")),
        (times("2019"), {"start": "2018", "end": "2020"}, Span("2019")),
    ],
)
def test_the_code_goes_before_the_row(coded: str, cells: dict[str, str], span: Span) -> None:
    statement = etree.fromstring(f"<act {V3}>{coded}</act>")
    assert when_of(statement, row=row(**cells))[:2] == span[:2]


@pytest.mark.parametrize(
    "remark",
    ["date per patient", "Per pt", "approximate", "estimated", "según la paciente", "aprox.", "fecha estimada"],
)
def test_a_day_that_is_only_remembered_is_about(remark: str) -> None:
    statement = etree.fromstring(f"<act {V3}>{times('20181019')}</act>")
    remembered = row(start="2018-10-19", end="2018-11", comment=remark)
    assert when_of(statement, row=remembered)[:2] == ("2018-10-19~", "2018-11~")
    assert when_of(statement, row=row(start="2018-10-20", comment=remark))[:2] == ("2018-10-19", None)
    assert when_of(etree.fromstring("<act/>"), row=row(start="2018", comment=remark))[:2] == ("2018~", None)


def test_a_span_that_says_nothing_is_no_period() -> None:
    assert period(Span()) is None


@pytest.mark.parametrize(
    ("cells", "name", "system", "code"),
    [
        ({"code": "C50.912"}, "x", ICD10, "C50.912"),
        ({"code": "ICD-10: C50.912"}, "x", ICD10, "C50.912"),
        ({"code": "174.9"}, "x", ICD9, "174.9"),
        ({}, "Breast cancer (C50.9)", ICD10, "C50.9"),
        ({}, "Breast cancer (ICD-9: 174.9)", ICD9, "174.9"),
    ],
)
def test_a_code_is_found_in_its_column_or_in_brackets(cells: dict[str, str], name: str, system: str, code: str) -> None:
    found = code_in(row(**cells), name=name)
    assert found is not None
    assert (found.system, found.code) == (f"urn:oid:{system}", code)


@pytest.mark.parametrize(
    "name", ["Breast cancer", "Breast cancer (left)", "Breast cancer (2019)", "Mastectomy (19301)"]
)
def test_other_brackets_are_no_code(name: str) -> None:
    assert code_in(row(), name=name) is None
