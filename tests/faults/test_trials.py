"""A fetching of trials that is killed, meets a full disk or gets broken studies: the trials that were there still answer."""

from __future__ import annotations

import json
import os
import secrets
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rumbo.web.example import find_examples
from tests.faults.story import begin_file, fill, unlock
from tests.faults.visitor import Page, Visitor
from tests.program import Program
from tests.trials.registry.office import Office, Reply, open_office, updated

STUDIES = (find_examples() / "trials" / "studies.json").read_bytes()


@pytest.fixture
def office() -> Iterator[Office]:
    """The registry, on this computer, with six invented trials on three pages."""
    later = [updated(f"NCT0000000{number}", "2026-11-20") for number in range(1, 7)]
    with open_office(*later) as opened:
        yield opened


def program_of(office: Office, home: Path, *, beside: Path | None = None) -> Program:
    """Rumbo, which asks that registry."""
    return Program(home, environment={"RUMBO_TRIALS_ADDRESS": office.address}, beside=beside)


def bring_trials(rosa: Visitor) -> None:
    """Begin a file, and bring the invented trials as a file."""
    begin_file(rosa)
    rosa.upload(STUDIES, name="studies.json", to="trials/fetching/files/", field="studies")
    ended(rosa)


def ended(rosa: Visitor) -> Page:
    """Wait until nothing is being fetched, and give the page that says how it ended."""
    return rosa.wait_for("trials/fetching/", lambda page: not page.has("/fetching/stop/"))


def numbers(rosa: Visitor) -> set[str]:
    """The trials of all three groups."""
    pages = [rosa.get(f"trials/?fit={fit}").text for fit in ("may_fit", "not_sure", "probably_not")]
    known = [f"NCT999900{number:02d}" for number in range(1, 14)] + [f"NCT0000000{number}" for number in range(1, 7)]
    return {each for each in known if any(f"/trials/{each}/" in page for page in pages)}


def test_a_killed_fetching_leaves_the_old_trials_and_the_next_one_goes_on(office: Office, tmp_path: Path) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def hang() -> Reply | None:
        reached.set()
        go_on.wait(30)
        return None

    with program_of(office, tmp_path / "rosa") as program:
        rosa = Visitor(program)
        bring_trials(rosa)
        old = numbers(rosa)
        assert len(old) == 13
        office.faults = [None, hang]
        rosa.post("trials/fetching/begin/")
        assert reached.wait(30)
        program.kill()
        go_on.set()
        program.start()
        rosa.enter()
        unlock(rosa)
        assert numbers(rosa) == old
        office.asked, office.faults = [], []
        rosa.post("trials/fetching/begin/")
        assert ended(rosa).has("/trials/new/")
        assert numbers(rosa) == {f"NCT0000000{number}" for number in range(1, 7)}
        assert office.questions[0].get("pageToken") == "p1", "the first page was kept"


def test_a_full_disk_is_explained_and_the_old_trials_answer(office: Office, small_disk: Path, tmp_path: Path) -> None:
    for each in office.studies:
        each["protocolSection"]["descriptionModule"] = {"briefSummary": secrets.token_hex(200_000)}
    with program_of(office, small_disk / "rosa", beside=tmp_path) as program:
        rosa = Visitor(program)
        bring_trials(rosa)
        filler = fill(small_disk)
        os.truncate(filler, filler.stat().st_size - 300_000)  # room for a line in the journal, and for no more
        rosa.post("trials/fetching/begin/")
        page = ended(rosa)
        assert any("not enough room on this disk" in each for each in page.errors)
        assert len(numbers(rosa)) == 13
        filler.unlink()
        rosa.post("trials/fetching/begin/")
        assert ended(rosa).has("/trials/new/")
        assert len(numbers(rosa)) == 6


def test_broken_studies_are_counted_and_the_others_kept(office: Office, tmp_path: Path) -> None:
    office.studies = [
        office.studies[0],
        {"no": "study"},
        "neither",
        {"protocolSection": {"identificationModule": {}}},
        *office.studies[1:],
    ]
    with program_of(office, tmp_path / "rosa") as program:
        rosa = Visitor(program)
        bring_trials(rosa)
        rosa.post("trials/fetching/begin/")
        assert ended(rosa).has("Pieces that were no study, and were left out: 3.")
        assert len(numbers(rosa)) == 6


def test_a_file_of_something_else_leaves_the_old_trials(office: Office, tmp_path: Path) -> None:
    with program_of(office, tmp_path / "rosa") as program:
        rosa = Visitor(program)
        bring_trials(rosa)
        for content in (b"\x00" * 5_000, json.dumps([{"no": "study"}]).encode(), b"[" * 100_000):
            rosa.upload(content, name="studies.json", to="trials/fetching/files/", field="studies")
            assert ended(rosa).errors
            assert len(numbers(rosa)) == 13
