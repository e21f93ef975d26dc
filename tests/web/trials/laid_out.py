"""The invented trials, laid beside the file of a test."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from rumbo.trials.registry.files import HeldFile
from rumbo.trials.registry.sync import take_files
from rumbo.web.example import find_examples
from tests.web.cast import Household


def take_trials(home: Household) -> None:
    """Lay the invented trials beside a household's file."""
    take_studies(home, invented_studies())


def invented_studies() -> list[Any]:
    """The invented trials, as the registry gives them."""
    studies: list[Any] = json.loads((find_examples() / "trials" / "studies.json").read_bytes())["studies"]
    return studies


def take_studies(home: Household, studies: Sequence[object]) -> None:
    """Lay some studies there, in the place of those that are."""
    file = HeldFile("studies.json", json.dumps(studies).encode())
    take_files(home.folder.trials, [file], now=datetime(2026, 11, 23, tzinfo=UTC), show=lambda _: None).close()
