"""Bringing the registry up to date: all of it, then what changed; and whatever breaks, the old one still answers."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import pytest
from filelock import FileLock

from rumbo import disk
from rumbo.trials import Registry
from rumbo.trials.registry import manifest, readers, saving, sync, writing
from rumbo.trials.registry.incoming import FOLDER, Incoming
from rumbo.trials.registry.pile import study_of
from rumbo.trials.registry.progress import Progress
from tests.trials.registry.office import Office, busy, client_of, cut, cut_short, entry, explained, open_office, updated
from tests.trials.registry.test_wire import invented

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
FIVE = [updated(f"NCT0000000{n}", f"2026-10-0{n}") for n in range(1, 6)]
Sync = Callable[..., Registry]


def unseen(progress: Progress) -> None:
    """Nobody looks."""


def fetch(path: Path, office: Office, *, now: datetime = NOW, whole: bool = False, **limits: Any) -> Registry:
    """One sync without waiting."""
    with client_of(office, tries=2, **limits) as client:
        return sync.fetch(path, client=client, now=now, show=unseen, whole=whole)


def why(path: Path, office: Office, **more: Any) -> str:
    """Why a sync could not be done."""
    return explained(fetch, path, office, **more).message.id


def test_the_first_time_every_page_is_fetched(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        made = fetch(tmp_path, office)
    assert made.numbers == tuple(f"NCT0000000{n}" for n in range(1, 6))
    told = made.manifest
    assert (told.source, told.scope, told.as_of) == ("registry", "open_cancer", "2026-11-20T09:00:05")
    assert (told.fetched_at, told.whole_at, told.newest) == (NOW.isoformat(), NOW.isoformat(), "2026-10-05")
    assert (told.malformed, told.missing, told.left_out) == (0, 0, 0)
    assert [each.get("pageToken") for each in office.questions] == [None, "p1", "p2"]


def test_every_page_is_asked_for_with_the_same_question(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
    assert len({json.dumps({**each, "pageToken": ""}, sort_keys=True) for each in office.questions}) == 1
    asked = office.questions[0]
    assert asked["filter.overallStatus"] == "AVAILABLE|NOT_YET_RECRUITING|RECRUITING"
    assert "AREA[StudyType](INTERVENTIONAL OR EXPANDED_ACCESS)" in asked["filter.advanced"]
    assert "cancer OR neoplasm" in asked["query.cond"]
    assert asked["pageSize"] == "1000"


def test_empty_pages_are_turned_and_not_taken_for_the_end(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        office.empty_pages = {0, 2, 4}
        assert len(fetch(tmp_path, office)) == 5


def test_busy_moments_and_cut_lines_cost_nothing_but_time(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        office.faults = [busy(), None, cut, None, cut_short]
        assert len(fetch(tmp_path, office)) == 5


def test_malformed_studies_are_counted_and_the_others_kept(tmp_path: Path) -> None:
    with open_office(*FIVE[:2], {"protocolSection": {}}, 7, entry("NCT00000009", conditionsModule=3)) as office:
        told = fetch(tmp_path, office).manifest
    assert (told.studies, told.malformed, told.damaged) == (3, 2, 1)


def test_what_is_not_of_the_stock_is_not_kept_whatever_the_registry_sends(tmp_path: Path) -> None:
    watched = entry("NCT00000009", designModule={"studyType": "OBSERVATIONAL"})
    with open_office(*FIVE, watched) as office:
        assert "NCT00000009" not in fetch(tmp_path, office).numbers


def test_the_whole_registry_is_fetched_when_it_is_asked_for(tmp_path: Path) -> None:
    closed = updated("NCT00000009", "2020-01-01", status="COMPLETED")
    with open_office(*FIVE, closed) as office:
        made = fetch(tmp_path, office, whole=True)
    assert "NCT00000009" in made.numbers
    assert made.manifest.scope == "whole"
    assert not {"query.cond", "filter.overallStatus", "filter.advanced"} & office.questions[0].keys()


def test_the_next_time_only_what_changed_is_fetched(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
        office.studies = [
            *FIVE[:2], updated("NCT00000003", "2026-11-21"), updated("NCT00000004", "2026-11-22", status="COMPLETED"),
            updated("NCT00000008", "2026-11-22"), updated("NCT00000007", "2026-11-22", status="WITHDRAWN"),
        ]  # fmt: skip
        office.as_of, office.asked = "2026-11-22T09:00:00", []
        made = fetch(tmp_path, office, now=NOW + timedelta(days=2))
    assert "AREA[LastUpdatePostDate]RANGE[2026-11-19,MAX]" in office.questions[0]["filter.advanced"]
    assert "filter.overallStatus" not in office.questions[0]
    # 5 was withdrawn without a trace: only fetching everything can tell
    assert made.numbers == ("NCT00000001", "NCT00000002", "NCT00000003", "NCT00000005", "NCT00000008")
    assert made.study(2).updated_on == "2026-11-21"
    assert (made.manifest.as_of, made.manifest.whole_at) == ("2026-11-22T09:00:00", NOW.isoformat())
    assert made.changes.new == ("NCT00000008",)
    assert made.changes.changed == ("NCT00000003",)
    assert made.changes.gone == ("NCT00000004",)
    assert made.changes.since == NOW.isoformat()


def test_when_nothing_changed_everything_stays(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        before = list(fetch(tmp_path, office))
        made = fetch(tmp_path, office, now=NOW + timedelta(hours=1))
    assert list(made) == before
    assert (made.changes.new, made.changes.changed, made.changes.gone) == ((), (), ())


def test_after_a_month_everything_is_fetched_again(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
        office.studies, office.asked = FIVE[:3], []
        made = fetch(tmp_path, office, now=NOW + timedelta(days=31))
    assert "RANGE" not in office.questions[0]["filter.advanced"]
    assert len(made) == 3
    assert made.changes.gone == ("NCT00000004", "NCT00000005")


@pytest.mark.parametrize("as_of", [None, "soon"])
def test_a_registry_that_does_not_say_of_when_it_is_is_fetched_whole_each_time(
    tmp_path: Path, as_of: str | None
) -> None:
    with open_office(*FIVE) as office:
        office.as_of = as_of
        fetch(tmp_path, office)
        office.asked = []
        fetch(tmp_path, office)
    assert "RANGE" not in office.questions[0]["filter.advanced"]


def test_a_download_that_broke_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        office.faults = [None, cut, cut]
        assert why(tmp_path, office) == "trials-cut"
        office.asked, office.as_of = [], "2026-11-22T09:00:00"
        made = fetch(tmp_path, office, now=NOW + timedelta(days=1))
    assert [each.get("pageToken") for each in office.questions] == ["p1", "p2"]
    assert len(made) == 5
    assert made.manifest.as_of == "2026-11-20T09:00:05", "what changed since it began is yet to be fetched"
    assert not (tmp_path / FOLDER).exists()


def test_after_a_week_a_download_that_broke_off_begins_anew(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        office.faults = [None, cut, cut]
        why(tmp_path, office)
        office.asked = []
        fetch(tmp_path, office, now=NOW + timedelta(days=8))
    assert "pageToken" not in office.questions[0]


def test_a_download_of_another_kind_begins_anew(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        office.faults = [None, cut, cut]
        why(tmp_path, office)
        office.asked = []
        fetch(tmp_path, office, whole=True)
    assert "pageToken" not in office.questions[0]


def test_when_the_registry_forgot_the_place_it_begins_anew(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        office.refuses_tokens = 1
        made = fetch(tmp_path, office)
    assert [each.get("pageToken") for each in office.questions] == [None, "p1", None, "p1", "p2"]
    assert len(made) == 5


def test_a_bookmark_that_cannot_be_read_is_no_bookmark(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "bookmark.json").write_text("{", encoding="utf-8")
    assert Incoming.find(tmp_path) is None
    with open_office(*FIVE) as office:
        assert len(fetch(tmp_path, office)) == 5


def test_a_page_that_names_itself_as_the_next_ends_the_download(tmp_path: Path) -> None:
    def itself() -> tuple[int, dict[str, str], bytes]:
        return 200, {}, b'{"studies": [], "nextPageToken": "p1"}'

    with open_office(*FIVE) as office:
        office.faults = [itself, itself]
        assert why(tmp_path, office) == "trials-odd-answer"


def test_much_less_than_was_said_does_not_take_the_place_of_the_old(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
        office.studies, office.total = FIVE[:1], 5
        assert why(tmp_path, office, now=NOW + timedelta(days=40)) == "trials-incomplete"
    assert len(Registry.open(tmp_path)) == 5


def test_nothing_at_all_does_not_take_the_place_of_the_old(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
        office.studies = []
        assert why(tmp_path, office, now=NOW + timedelta(days=40)) == "trials-incomplete"
    assert len(Registry.open(tmp_path)) == 5


def test_a_few_less_than_was_said_are_told(tmp_path: Path) -> None:
    many = [updated(f"NCT{n:08}", "2026-10-01") for n in range(60)]
    with open_office(*many) as office:
        office.page, office.total = 30, 62
        assert fetch(tmp_path, office).manifest.missing == 2


def test_two_at_once_are_not_possible(tmp_path: Path) -> None:
    with open_office(*FIVE) as office, FileLock(tmp_path / "sync.lock"):
        assert why(tmp_path, office) == "trials-sync-runs"


def test_a_full_disk_during_the_download_keeps_the_old_and_what_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)

        def full(path: Path, content: bytes) -> NoReturn:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(disk, "put_whole", full)
            assert why(tmp_path, office, now=NOW + timedelta(days=40)) == "trials-disk-full"
        assert len(Registry.open(tmp_path)) == 5
        assert len(fetch(tmp_path, office, now=NOW + timedelta(days=40))) == 5


def test_without_room_for_the_new_one_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_office(*FIVE) as office:
        monkeypatch.setattr(writing, "GROWS", 10**12)  # room for what arrives, and not for what is made of it
        assert why(tmp_path, office) == "trials-disk-full"
        assert not list(tmp_path.glob(f"{writing.LAID_OUT}*"))
        monkeypatch.undo()
        office.asked = []
        assert len(fetch(tmp_path, office)) == 5
    assert not office.questions, "all pages were here already"


def test_what_arrives_leaves_a_person_room_for_her_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_office(*FIVE) as office:
        left = saving.shutil._ntuple_diskusage(10**9, 10**9 - saving.SPARED_BYTES, saving.SPARED_BYTES)
        monkeypatch.setattr(saving.shutil, "disk_usage", lambda _: left)
        assert why(tmp_path, office) == "trials-disk-full"
        assert all(path.stat().st_size == 0 for path in tmp_path.rglob("*.pile"))
        monkeypatch.undo()
        assert len(fetch(tmp_path, office)) == 5


def test_a_spoilt_registry_is_fetched_anew(tmp_path: Path) -> None:
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
        (folder,) = tmp_path.glob(f"{writing.LAID_OUT}*")
        (folder / "manifest.json").unlink()
        office.asked = []
        assert len(fetch(tmp_path, office)) == 5
    assert "RANGE" not in office.questions[0]["filter.advanced"]


def test_criteria_that_were_read_before_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(piece: bytes) -> bytes:
        read.append(study_of(piece).nct_id)
        return reading_before(piece)

    reading_before = readers.read_criteria

    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
        monkeypatch.setattr(readers, "read_criteria", reading)
        office.studies = [*FIVE, entry("NCT00000009", eligibilityModule={"eligibilityCriteria": "* new"}, statusModule=
                          {"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": "2026-11-21"}})]  # fmt: skip
        fetch(tmp_path, office)
        assert read == ["NCT00000009"]
        monkeypatch.setattr(manifest, "reading", lambda: "another")
        fetch(tmp_path, office)
        assert len(read) == 7


def test_how_far_it_is_is_told_with_the_time_left(tmp_path: Path) -> None:
    seen: list[Progress] = []
    ticks = iter(range(0, 1000, 10))
    with open_office(*FIVE) as office, client_of(office) as client:
        sync.fetch(tmp_path, client=client, now=NOW, show=seen.append, seconds=lambda: next(ticks))
    assert [(each.phase, each.done, each.total) for each in seen[:3]] == [
        ("fetching", 2, 5),
        ("fetching", 4, 5),
        ("fetching", 5, 5),
    ]
    assert [each.seconds_left for each in seen[:3]] == [15, 5, 0]
    assert [(each.phase, each.done, each.total) for each in seen[3:]] == [("building", n, 5) for n in range(1, 6)]


# Files


def take(path: Path, *files: Path, whole: bool = False) -> Registry:
    """Read files into the registry."""
    return sync.take_files(path, files, now=NOW, show=unseen, whole=whole)


def a_file(path: Path, *entries: Any) -> Path:
    """A file as one downloads it."""
    path.write_bytes(msgspec.json.encode(list(entries)))
    return path


def test_files_take_the_place_of_what_was_there(tmp_path: Path) -> None:
    closed = updated("NCT00000009", "2020-01-01", status="COMPLETED")
    first = a_file(tmp_path / "a.json", *FIVE[:2], closed, "no study")
    made = take(tmp_path / "r", first)
    told = made.manifest
    assert (told.source, told.studies, told.left_out, told.malformed) == ("files", 2, 1, 1)
    assert (told.newest, told.as_of) == ("2026-10-02", "")
    other = take(tmp_path / "r", a_file(tmp_path / "b.json", FIVE[1], FIVE[2]), whole=True)
    assert other.numbers == ("NCT00000002", "NCT00000003")
    assert other.changes.gone == ("NCT00000001",)


def test_with_whole_what_is_closed_is_kept_too(tmp_path: Path) -> None:
    closed = updated("NCT00000009", "2020-01-01", status="COMPLETED")
    assert len(take(tmp_path / "r", a_file(tmp_path / "a.json", closed), whole=True)) == 1


def test_a_sync_after_files_fetches_everything(tmp_path: Path) -> None:
    take(tmp_path / "r", a_file(tmp_path / "a.json", *FIVE))
    with open_office(*FIVE[:3]) as office:
        assert len(fetch(tmp_path / "r", office)) == 3


def test_files_without_an_open_trial_leave_the_old_one(tmp_path: Path) -> None:
    take(tmp_path / "r", a_file(tmp_path / "a.json", *FIVE))
    closed = updated("NCT00000009", "2020-01-01", status="COMPLETED")
    told = explained(take, tmp_path / "r", a_file(tmp_path / "b.json", closed, 3))
    assert told.message.id == "trials-files-empty"
    assert told.message.values == {"malformed": "1", "others": "1"}
    assert len(Registry.open(tmp_path / "r")) == 5
    assert not list((tmp_path / "r").glob(f"*{disk.PART}"))


def test_a_zip_of_many_files_and_the_examples_are_read_together(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as packed:
        for each in FIVE:
            packed.writestr(f"{each['protocolSection']['identificationModule']['nctId']}.json", json.dumps(each))
    made = take(tmp_path / "r", tmp_path / "z.zip", a_file(tmp_path / "e.json", *invented()))
    assert len(made) == 5 + len(invented())
