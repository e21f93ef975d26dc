"""What every test stands on: a folder of its own, cheap keys, no network but loopback, and the cast's open file.

A file is a real one, encrypted on disk; it is made once for each state and copied, so that a test costs a few milliseconds.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from django.conf import settings as site_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper
    from pytest_django.plugin import DjangoDbBlocker

    from tests.databases import Databases
    from tests.web.cast import Household

ROOT = Path(__file__).resolve().parent.parent

# No test may come near a person's own file, whichever asks first: this process, or one that it starts.
NO_FILE = Path(tempfile.gettempdir()) / "rumbo-tests-have-no-file"
os.environ["RUMBO_HOME"] = str(NO_FILE)
site_settings.RUMBO_FOLDER = NO_FILE
os.environ["TZ"] = site_settings.TIME_ZONE = "UTC"  # wherever they run: the days of the cast are the same
IS_HOSTED = site_settings.RUMBO_MODE == "hosted"  # the second database: tests/second.py
if not IS_HOSTED:
    site_settings.DATABASES["default"]["NAME"] = ":memory:"
if Coverage.current() is not None:  # which lines of a template were drawn is known only so
    site_settings.TEMPLATES[0]["OPTIONS"]["debug"] = True

hypothesis_settings.register_profile(
    "checks", derandomize=True, database=None, deadline=None, max_examples=60, print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
hypothesis_settings.register_profile(
    "search", parent=hypothesis_settings.get_profile("checks"), derandomize=False, max_examples=2000
)
hypothesis_settings.load_profile("checks")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the Spanish once, before any worker starts."""
    if not hasattr(config, "workerinput"):
        found = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
        assert found is not None
        assert found.loader is not None
        hatch_build = importlib.util.module_from_spec(found)
        found.loader.exec_module(hatch_build)
        hatch_build.compile_messages(ROOT / "src")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What only a host has is tested where its databases are: on the second one (`make second`)."""
    if not IS_HOSTED:
        of_a_host = [each for each in items if each.get_closest_marker("hosted")]
        config.hook.pytest_deselected(items=of_a_host)
        items[:] = [each for each in items if not each.get_closest_marker("hosted")]


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[Databases | None]:
    """The databases of this worker, when the tests run on the second one."""
    if not IS_HOSTED:
        yield None
        return
    from tests.databases import Databases

    made = Databases(getattr(request.config, "workerinput", {}).get("workerid", "alone"))
    with django_db_blocker.unblock():
        made.prepare()
    yield made
    made.close()


@pytest.fixture
def own_folder(
    tmp_path: Path,
    settings: SettingsWrapper,
    monkeypatch: pytest.MonkeyPatch,
    django_db_blocker: DjangoDbBlocker,
    databases: Databases | None,
) -> Iterator[Path]:
    """A folder for the file of this test, not begun yet. Afterwards every key and everything remembered is gone."""
    from django.db import connection
    from django.utils import translation

    from rumbo.web.story import facts
    from rumbo.web.vault import drafts, opening
    from rumbo.web.vault.keyring import THE_KEYRING
    from tests.web import cast

    folder = tmp_path / "Rumbo"
    settings.RUMBO_FOLDER = folder
    settings.RUMBO_KEY_COST = cast.CHEAP
    settings.RUMBO_LAUNCH_TOKEN = cast.LAUNCH_TOKEN
    if databases is None:
        monkeypatch.setitem(connection.settings_dict, "NAME", str(folder / "rumbo.db"))
    monkeypatch.setattr(opening, "_watch", lambda: None)  # the caretaker is tested by itself
    with django_db_blocker.unblock():
        if databases is not None:
            databases.begin("empty")
        yield folder
        connection.close()
    translation.activate("en")  # a page leaves its language behind in this thread
    THE_KEYRING.lock()
    facts.forget_courses()
    drafts._held.clear()


@pytest.fixture(scope="session")
def kept_households(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a file of each state is kept, to be copied."""
    return tmp_path_factory.mktemp("households")


@pytest.fixture
def household(own_folder: Path, kept_households: Path, databases: Databases | None) -> Callable[[str], Household]:
    """Opens a file in a state: "begun" (nothing told), "told", or one of the invented people of examples/."""
    from tests.web import made_households

    def open_household(state: str) -> Household:
        kept = kept_households / state
        if not kept.exists():
            made_households.make(state, own_folder)
            shutil.copytree(own_folder, kept)
            if databases is not None:
                databases.keep(state)
            return made_households.enter(own_folder)
        shutil.copytree(kept, own_folder, dirs_exist_ok=True)
        if databases is not None:
            databases.begin(state)
        return made_households.enter(own_folder)

    return open_household


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    """Marisol's open file: nothing told yet."""
    return household("begun")
