"""Settings refuse nonsense, and say how to mend it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASK = "import rumbo.web.settings as settings; print(settings.RUMBO_TRIALS_ADDRESS)"


def settings_with(address: str) -> subprocess.CompletedProcess[str]:
    """The settings as a process of its own reads them."""
    environment = {**os.environ, "RUMBO_TRIALS_ADDRESS": address}
    return subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "address",
    ["https://clinicaltrials.example/api/v2", "http://127.0.0.1.example/", "http://127.0.0.1@elsewhere.example/"],
)
def test_trials_are_fetched_from_the_registry_or_in_tests_from_this_computer_only(address: str) -> None:
    answered = settings_with(address)
    assert answered.returncode
    assert "only an address on 127.0.0.1 is taken. Please unset it." in answered.stderr


def test_an_address_on_this_computer_is_taken() -> None:
    assert settings_with("http://127.0.0.1:8000/api/v2").stdout.strip() == "http://127.0.0.1:8000/api/v2"
    assert settings_with("").stdout.strip() == ""
