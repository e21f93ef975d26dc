"""A day ends here when it ends on the computer's clock."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from zoneinfo import ZoneInfoNotFoundError

import pytest
import tzlocal

from rumbo.web.frame.clock import find_zone

SAY_ZONE = "from django.conf import settings; print(settings.TIME_ZONE)"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The clock of this process, put back afterwards."""
    with monkeypatch.context() as patched:
        yield patched
    time.tzset()


def test_the_computers_zone_is_the_pages_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "America/Chicago")
    assert find_zone() == "America/Chicago"


def test_the_site_takes_it() -> None:
    environment = {
        "TZ": "America/Bogota",
        "DJANGO_SETTINGS_MODULE": "rumbo.web.settings",
        "PYTHONPATH": ":".join(sys.path),
    }
    said = subprocess.run([sys.executable, "-c", SAY_ZONE], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "America/Bogota"


@pytest.mark.parametrize(
    ("posix", "zone"), [("XXX6", "Etc/GMT+6"), ("XXX-9", "Etc/GMT-9"), ("XXX0", "UTC"), ("XXX3:30", "Etc/GMT+4")]
)
@pytest.mark.parametrize("named", [None, "", "Nowhere/Land", "../etc/passwd", "conflict"])
def test_without_a_name_it_is_the_hours_beside_utc(
    clock: pytest.MonkeyPatch, named: str | None, posix: str, zone: str
) -> None:
    def name() -> str | None:
        if named == "conflict":
            raise ZoneInfoNotFoundError(named)
        return named

    clock.setattr(tzlocal, "get_localzone_name", name)
    clock.setenv("TZ", posix)
    time.tzset()
    assert find_zone() == zone
