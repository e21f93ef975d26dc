"""The invented content, in the place of the real one."""

from __future__ import annotations

import pytest

from rumbo.guide.choices import concerned, considered
from tests.guide.choices.invented import invented_choices, invented_guide_of


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine goes by the invented content."""
    monkeypatch.setattr(concerned, "guide_of", invented_guide_of)
    monkeypatch.setattr(considered, "described_choices", invented_choices)
