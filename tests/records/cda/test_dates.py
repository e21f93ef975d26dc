"""The dates of a table's cells, in the order of day and month that the document uses."""

from __future__ import annotations

import pytest
from lxml import etree

from rumbo.records.cda.dates import dates_in, writes_day_first

V3 = 'xmlns="urn:hl7-org:v3"'


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("02/12/2014 13:02", ("2014-02-12",)),
        ("07-22-2010 10:00:00", ("2010-07-22",)),
        ("Aug 05, 2012", ("2012-08-05",)),
        ("05-OCT-2016", ("2016-10-05",)),
        ("01/2024", ("2024-01",)),
        ("20190503", ("2019-05-03",)),
        ("20190503101500", ("2019-05-03",)),
        ("99999999", ("9999",)),
        ("02/19/2024 - 02/28/2024", ("2024-02-19", "2024-02-28")),
        ("3 de mayo de 2019", ("2019-05-03",)),
        ("", ()),
        ("soon", ()),
    ],
)
def test_cells_hold_dates_in_many_forms(words: str, iso: tuple[str, ...]) -> None:
    assert dates_in(words, day_first=False) == iso


@pytest.mark.parametrize(
    ("language", "cells", "first"),
    [
        ("en-US", "03/05/2019", False),
        ("es-MX", "03/05/2019", True),
        ("en-US", "23/05/2019", True),
        ("es", "05/23/2019", False),
    ],
)
def test_the_dates_of_the_document_decide_and_else_its_language(language: str, cells: str, first: bool) -> None:
    root = etree.fromstring(
        f'<a {V3}><languageCode code="{language}"/><td>{cells}</td><td>words of no date</td><td/></a>'
    )
    assert writes_day_first(root) is first
