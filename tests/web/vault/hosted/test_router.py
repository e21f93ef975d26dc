"""The keys of stories lie in a database of their own, and at home in none."""

from __future__ import annotations

import pytest

from rumbo.web.people.models import Story
from rumbo.web.vault.hosted.router import StoryKeyRouter
from rumbo.web.vault.models import StoryKey


@pytest.mark.parametrize(
    ("database", "label", "is_there"),
    [("default", "people", True), ("default", "vault", False), ("keys", "vault", True), ("keys", "story", False)],
)
def test_each_table_is_made_in_one_database(database: str, label: str, is_there: bool) -> None:
    assert StoryKeyRouter().allow_migrate(database, label) is is_there


def test_only_keys_are_read_and_written_apart() -> None:
    assert StoryKeyRouter().db_for_read(StoryKey) == StoryKeyRouter().db_for_write(StoryKey) == "keys"
    assert StoryKeyRouter().db_for_read(Story) is None
