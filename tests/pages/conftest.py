"""The eyes of these tests: every page that is opened is inspected."""

from __future__ import annotations

import pytest

from tests.pages.looking import Looking
from tests.web.cast import Household


@pytest.fixture
def eyes(home: Household) -> Looking:
    """Marisol's browser, nothing told yet."""
    return Looking(home.client)
