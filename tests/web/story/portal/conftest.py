"""A hospital's portal that answers, for the tests of a place that talks to one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.story.portal.hospital import Hospital, open_hospital


@pytest.fixture
def hospital() -> Iterator[Hospital]:
    """A portal on loopback, its record empty."""
    with open_hospital() as opened:
        yield opened
