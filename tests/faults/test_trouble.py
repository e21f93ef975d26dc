"""Trouble that is nobody's fault: a full disk, a damaged database. It is explained, nothing is lost, and logs stay silent."""

from __future__ import annotations

from pathlib import Path

from tests.faults.story import DISK_MB, PLANTED, begin_file, fill, unlock, write_page
from tests.faults.visitor import Visitor
from tests.program import Program


def test_a_full_disk_is_explained_and_what_was_saved_stays(small_disk: Path, tmp_path: Path) -> None:
    with Program(small_disk / "rosa", beside=tmp_path) as program:
        rosa = Visitor(program)
        begin_file(rosa)
        write_page(rosa, "Before.")
        page = rosa.upload(b"x" * (DISK_MB * 1024 * 1024))
        assert page.status == 200
        assert page.errors
        assert not list((program.home / "records").iterdir())
        filler = fill(small_disk)
        assert write_page(rosa, PLANTED).errors
        assert rosa.post("file/back-ups/make/").errors
        page = rosa.get("story/")
        assert page.errors or page.status == 200  # without room even reading can fail: then that is explained
        filler.unlink()
        assert "After." in write_page(rosa, "After.").text
        program.kill()
        program.start()
        rosa.enter()
        unlock(rosa)
        page = rosa.get("story/notebook/")
        assert "Before." in page.text
        assert "After." in page.text
        assert PLANTED not in program.said


def test_a_file_that_grows_past_what_the_system_allows_is_explained(tmp_path: Path) -> None:
    with Program(tmp_path / "rosa", largest_file=2_000_000) as program:
        rosa = Visitor(program)
        begin_file(rosa)
        page = rosa.upload(b"x" * 4_000_000)
        assert page.status == 200
        assert page.errors
        assert "After." in write_page(rosa, "After.").text


def test_a_damaged_database_is_explained_and_the_log_holds_no_word_of_it(rosa: Visitor) -> None:
    write_page(rosa, PLANTED)
    rosa.post("file/back-ups/make/")
    damage(rosa.program.home / "rumbo.db")
    answers = [
        rosa.get("story/"), write_page(rosa, f"{PLANTED} again"), rosa.post("questions/", {"words": PLANTED}),
    ]  # fmt: skip
    assert all(page.errors for page in answers)
    assert "error" in rosa.program.said
    assert PLANTED not in rosa.program.said
    assert "milpa" not in rosa.program.said


def damage(database: Path) -> None:
    """Overwrite a database and its log, as a failing disk may."""
    for path in (database, database.with_name("rumbo.db-wal")):
        if path.exists():
            path.write_bytes(b"\x00" * path.stat().st_size)
