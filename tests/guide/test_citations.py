"""Citations: nothing is said without one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml

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


def content() -> Iterator[tuple[str, Any]]:
    """Every file of content that says something, by its path; the citations themselves are none."""
    folder = content_folder()
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith("citations/"):
            yield name, yaml.safe_load(path.read_text())


def cited_in(node: Any) -> Iterator[list[str]]:
    """Every list of citations under some content, however deep. A source in words is another thing: a table's origin."""
    if isinstance(node, dict):
        if isinstance(node.get("source"), list):
            yield node["source"]
        for each in node.values():
            yield from cited_in(each)
    elif isinstance(node, list):
        for each in node:
            yield from cited_in(each)


CITING = {name: file for name, file in content() if next(cited_in(file), None) is not None}


def test_every_citation_is_used_and_none_is_made_up() -> None:
    used = {name for file in CITING.values() for ids in cited_in(file) for name in ids}
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


def test_the_places_where_people_read_facts_are_all_looked_at() -> None:
    folders = {name.split("/")[0] for name in CITING}
    assert folders >= {
        "barriers",
        "caring",
        "evening",
        "help",
        "pace",
        "reading",
        "side-effects",
        "symptoms",
        "waiting",
    }


@pytest.mark.parametrize("name", CITING)
def test_what_is_cited_names_each_source_once_and_the_file_when_it_was_looked_at(name: str) -> None:
    file = CITING[name]
    assert all(ids and len(ids) == len(set(ids)) for ids in cited_in(file))
    if "checked_on" in file:  # a list of places, in no words of ours
        assert isinstance(file["checked_on"], date)
    else:
        assert isinstance(file["reviewed_on"], date)
        assert "reviewed_by" in file
