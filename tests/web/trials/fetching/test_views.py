"""Bringing the trials up to date: the address is shown before it is asked, files by hand, and stopping."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rumbo.trials.registry.client import ADDRESS
from rumbo.web.example import find_examples
from rumbo.web.trials.access import find_registry, forget_registry
from rumbo.web.trials.fetching import forms, job
from rumbo.words import Explained
from tests.web.cast import Household


@pytest.fixture
def home(household: Callable[[str], Household]) -> Iterator[Household]:
    forget_registry()
    yield household("begun")
    job.stop()
    job.wait(seconds=30)
    job.forget()
    forget_registry()


def page(home: Household, lang: str = "en") -> str:
    """What the page of fetching says."""
    return home.client.get(f"/{lang}/trials/fetching/").content.decode()


def studies(name: str = "studies.json") -> SimpleUploadedFile:
    """The invented trials, as a file that was downloaded by hand."""
    return SimpleUploadedFile(name, (find_examples() / "trials" / "studies.json").read_bytes())


def test_looking_at_the_page_asks_nothing_and_names_the_one_address(home: Household) -> None:
    assert ADDRESS in page(home)
    assert "Nothing about you goes there" in page(home)
    home.client.get("/en/trials/fetching/begin/")  # a link alone asks nothing either
    assert job.last_job() is None


def test_files_by_hand_become_the_trials_and_leave_nothing_behind(home: Household) -> None:
    before = sorted(home.folder.records.iterdir())
    assert home.client.post("/en/trials/fetching/files/", {"studies": studies()}).status_code == 302
    job.wait(seconds=60)
    registry = find_registry()
    assert registry is not None
    assert len(registry) == 13
    assert "Done. The trials are up to date." in page(home)
    assert "The trials came from files" in page(home)
    assert sorted(home.folder.records.iterdir()) == before
    assert home.events[-1] == "trials.brought"


def test_a_file_of_another_kind_is_explained_and_the_old_trials_stay(home: Household) -> None:
    home.client.post("/en/trials/fetching/files/", {"studies": studies()})
    job.wait(seconds=60)
    home.client.post("/en/trials/fetching/files/", {"studies": SimpleUploadedFile("letter.json", b"Dear Marisol")})
    job.wait(seconds=60)
    assert "is no file of studies that Rumbo can read" in page(home)
    assert find_registry() is not None


def test_no_file_is_asked_for_kindly(home: Household) -> None:
    assert "No file was chosen yet." in home.client.post("/en/trials/fetching/files/", {}).content.decode()


def test_the_button_starts_one_job_that_can_be_stopped(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(path: object, *, client: object, now: object, show: Callable[..., None]) -> None:
        while not job.last_job().cancel.wait(0.01):  # type: ignore[union-attr]  # it is the one that runs
            pass
        raise Explained("trials-stopped")

    monkeypatch.setattr(job, "fetch", fetch)
    home.client.post("/en/trials/fetching/begin/")
    assert home.events[-1] == "trials.asked"
    first = job.last_job()
    home.client.post("/en/trials/fetching/begin/")
    assert job.last_job() is first
    assert "Asking for the trials…" in page(home)
    assert "HX-Refresh" not in home.client.get("/en/trials/fetching/progress/")
    home.client.post("/en/trials/fetching/stop/")
    assert "Stopped. The trials you had are as they were." in page(home)
    assert "HX-Refresh" in home.client.get("/en/trials/fetching/progress/")


def test_a_fault_of_our_own_is_explained_and_the_old_trials_stay(
    home: Household, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    home.client.post("/en/trials/fetching/files/", {"studies": studies()})
    job.wait(seconds=60)

    def fetch(path: object, **_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(job, "fetch", fetch)
    home.client.post("/en/trials/fetching/begin/")
    job.wait(seconds=30)
    assert "Something went wrong in Rumbo itself. The trials you had are as they were." in page(home)
    assert find_registry() is not None
    assert "RuntimeError" in caplog.text


def test_files_that_cannot_be_held_in_memory_are_refused(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "LARGEST_MB", 0)
    answered = home.client.post("/en/trials/fetching/files/", {"studies": studies()}).content.decode()
    assert "too large to be read at once" in answered
    assert job.last_job() is None


def test_what_was_lost_on_the_way_is_told(home: Household) -> None:
    mixed = SimpleUploadedFile("two.json", b'[{"no": "study"}, ' + one_study() + b"]")
    home.client.post("/en/trials/fetching/files/", {"studies": mixed})
    job.wait(seconds=60)
    assert "Pieces that were no study, and were left out: 1." in page(home)


def one_study() -> bytes:
    """The first of the invented trials."""
    return json.dumps(json.loads(studies().read())["studies"][0]).encode()
