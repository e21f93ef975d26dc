"""Citations: nothing is said without one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from rumbo.guide.citations import Citation, citations, cited
from rumbo.oncology import PartialDate
from rumbo.words import ContentError, content_folder


def test_citations_come_in_the_order_asked() -> None:
    assert [each.name for each in cited(["cdc-fever", "guide"])] == [
        citations()["cdc-fever"].name,
        citations()["guide"].name,
    ]


@pytest.mark.parametrize("ids", [[], ["nobody-said-this"], ["guide", "nobody-said-this"]])
def test_no_source_and_an_unknown_source_are_both_refused(ids: list[str]) -> None:
    with pytest.raises(ContentError):
        cited(ids)


def test_every_citation_has_a_name_an_address_and_a_date_that_can_be_read() -> None:
    for name, each in citations().items():
        assert each.name
        assert each.url.startswith(("http://", "https://")) or name == "guide"
        assert not each.dated or PartialDate.parse(each.dated)


def test_every_citation_is_used() -> None:
    folders = (
        "questions", "evening", "help", "explain", "glossary", "papers", "opinions", "times", "interpreter", "sentences",
        "choices", "cancers", "matters", "numbers", "taking-part",
    )  # fmt: skip
    text = "\n".join(path.read_text() for folder in folders for path in (content_folder() / folder).rglob("*.yaml"))
    used = {name.strip() for found in re.findall(r"source: \[(.*?)\]", text) for name in found.split(",")}
    assert set(citations()) == used


@pytest.mark.parametrize(
    ("dated", "today", "old"),
    [
        ("", date(2026, 11, 23), True),
        ("2025-11-23", date(2026, 11, 23), False),
        ("2025-11-22", date(2026, 11, 23), True),
        ("2025", date(2026, 12, 31), False),
    ],
)
def test_a_source_is_old_after_a_year_and_where_it_has_no_date(dated: str, today: date, old: bool) -> None:
    assert Citation(name="A page", dated=dated).is_old(today=today) is old
