"""The page that says who may do what in a circle says what the rules say."""

from __future__ import annotations

from scripts.circle_table import table
from tests.guards.source import ROOT


def test_the_page_shows_the_table_of_the_rules() -> None:
    assert table() in (ROOT / "docs" / "reference" / "circle.md").read_text("utf-8")
