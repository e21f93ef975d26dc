"""The invented trials, laid beside the file of a test."""

from __future__ import annotations

from datetime import UTC, datetime

from rumbo.trials.registry.sync import take_files
from rumbo.web.example import find_examples
from rumbo.web.trials.access import forget_registry
from tests.web.cast import Household


def take_trials(home: Household) -> None:
    """Lay the invented trials beside a household's file."""
    studies = find_examples() / "trials" / "studies.json"
    take_files(home.folder.trials, [studies], now=datetime(2026, 11, 23, tzinfo=UTC), show=lambda _: None).close()
    forget_registry()
