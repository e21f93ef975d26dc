"""How the registry stands, in sentences: nothing of what was lost or is old is left unsaid."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from rumbo.trials import Registry
from rumbo.trials.registry.incoming import Bookmark, Incoming
from rumbo.trials.registry.manifest import Manifest, reading, shape
from rumbo.trials.registry.progress import Progress
from rumbo.trials.registry.stock import Stock
from rumbo.trials.registry.telling import tell_manifest, tell_progress, tell_status
from rumbo.words import Lang
from tests.trials.registry.office import open_office
from tests.trials.registry.test_sync import FIVE, NOW, fetch

FETCHED = Manifest(
    shape=shape(), reading=reading(), source="registry", scope="open_cancer", as_of="2026-11-20T09:00:05",
    fetched_at="2026-11-21T10:00:00+00:00", newest="2026-11-19", studies=20, open_studies=19, criteria=400, understood=300,
)  # fmt: skip


def told(manifest: Manifest) -> list[str]:
    """The names of what is said."""
    return [each.id for each in tell_manifest(manifest)]


def test_of_which_day_the_data_are_is_said_as_the_registry_said_it() -> None:
    said = tell_manifest(FETCHED)[1].said("en")
    assert "November 20, 2026" in said
    assert "November 21, 2026" in said


def test_when_the_registry_did_not_say_a_day_that_is_said() -> None:
    assert told(msgspec.structs.replace(FETCHED, as_of=""))[1] == "trials-status-of-no-day"


def test_files_and_what_was_given_are_called_files() -> None:
    assert told(msgspec.structs.replace(FETCHED, source="files"))[1] == "trials-status-of-files"
    assert "?" in tell_manifest(Manifest())[1].said("es")


def test_every_loss_is_told_and_no_loss_is_not() -> None:
    assert told(FETCHED) == ["trials-status-studies", "trials-status-of-registry", "trials-status-criteria"]
    lossy = msgspec.structs.replace(FETCHED, malformed=1, damaged=2, left_out=3, missing=4)
    assert told(lossy)[3:] == [
        "trials-status-malformed", "trials-status-damaged", "trials-status-left-out", "trials-status-missing",
    ]  # fmt: skip


def test_another_way_of_reading_is_told() -> None:
    assert told(msgspec.structs.replace(FETCHED, reading="another"))[-1] == "trials-status-read-anew"


def test_a_place_without_trials_says_so(tmp_path: Path) -> None:
    assert [each.id for each in tell_status(tmp_path)] == ["trials-no-registry"]


def test_what_the_last_sync_changed_is_told(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
        assert "trials-status-changes" not in [each.id for each in tell_status(tmp_path)]
        fetch(tmp_path, office)
    changes = tell_status(tmp_path)[-1]
    assert changes.id == "trials-status-changes"
    assert "new 0, changed 0" in changes.said("en")


def test_a_download_that_broke_off_is_told(tmp_path: Path) -> None:
    with Incoming.begin(tmp_path, Bookmark(stock=Stock(), as_of="", begun_at=NOW.isoformat())) as arriving:
        arriving.add([], bookmark=msgspec.structs.replace(arriving.bookmark, received=7))
    assert [each.id for each in tell_status(tmp_path)] == ["trials-no-registry", "trials-status-broken-off"]
    assert Registry  # the page asks the same


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("progress", "count"),
    [
        (Progress("fetching", 2000, 20000, 125.0), 2),
        (Progress("building", 2, 3, 20.0), 2),
        (Progress("building", 2, 3), 1),
        (Progress("fetching", 12), 1),
    ],
)
def test_how_far_it_is_is_said_in_whole_sentences(progress: Progress, count: int, lang: Lang) -> None:
    said = [each.said(lang) for each in tell_progress(progress)]
    assert len(said) == count
    assert all(each.endswith(".") for each in said)
    assert str(progress.done) in said[0]


def test_a_minute_and_two_are_told_apart() -> None:
    assert tell_progress(Progress("fetching", 1, 2, 61.0))[1].said("es") == "Falta más o menos 1 minuto."
    assert tell_progress(Progress("fetching", 1, 2, 121.0))[1].said("en") == "About 2 minutes left."
    assert datetime.fromisoformat(FETCHED.fetched_at).tzinfo == UTC
