"""Tesseract is found, asked for one picture at a time, and ended when it takes too long."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from rumbo.records.pictures import tesseract
from rumbo.records.pictures.tesseract import find_tesseract, languages, text_of
from tests.records.documents.papers import photo
from tests.records.pictures.stand_in import installed, stand_in


def ask(program: Path, *, cancel: threading.Event | None = None) -> str | None:
    return text_of(photo(), program=program, language="eng+spa", cancel=cancel or threading.Event())


def test_it_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = installed(monkeypatch, tmp_path, says="")
    assert find_tesseract() == program


def test_it_is_found_in_a_usual_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(tesseract, "_USUAL_FOLDERS", (str(tmp_path / "none"), str(tmp_path)))
    assert find_tesseract() is None
    program = stand_in(tmp_path, says="")
    assert find_tesseract() == program


def test_the_words_of_a_picture_come_back(tmp_path: Path) -> None:
    assert ask(stand_in(tmp_path, says="print('Sin evidencia de recaída', end='')")) == "Sin evidencia de recaída"


def test_it_learns_nothing_of_this_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "abc")
    said = ask(stand_in(tmp_path, says="import os; print(sorted(os.environ))"))
    assert said is not None
    assert "SECRET" not in said
    assert "OMP_THREAD_LIMIT" in said


@pytest.mark.skipif(not hasattr(__import__("resource", fromlist=["x"]), "prlimit"), reason="only Linux limits others")
def test_it_can_write_nothing_to_the_disk(tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    says = f"time.sleep(0.3)\nwith open({str(target)!r}, 'w') as out: out.write('x' * 10)"
    assert ask(stand_in(tmp_path, says=says)) is None
    assert not target.exists() or target.read_bytes() == b""


@pytest.mark.parametrize("says", ["sys.exit(1)", "1/0"])
def test_a_failure_gives_nothing(tmp_path: Path, says: str) -> None:
    assert ask(stand_in(tmp_path, says=says)) is None


def test_a_program_that_is_none_gives_nothing(tmp_path: Path) -> None:
    assert ask(tmp_path / "none") is None
    assert languages(tmp_path / "none", wanted=("eng", "spa")) == "eng"


def test_one_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "SECONDS_A_PAGE", 0.5)
    begun = time.monotonic()
    assert ask(stand_in(tmp_path, says="time.sleep(600)")) is None
    assert time.monotonic() - begun < 60


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    cancel = threading.Event()
    threading.Timer(0.3, cancel.set).start()
    assert ask(stand_in(tmp_path, says="time.sleep(600)"), cancel=cancel) is None


@pytest.mark.parametrize(
    ("known", "asked"), [("eng\\nspa", "eng+spa"), ("eng\\nosd", "eng"), ("spa", "spa"), ("", "eng")]
)
def test_only_languages_it_knows_are_asked_for(tmp_path: Path, known: str, asked: str) -> None:
    assert languages(stand_in(tmp_path, says="", langs=known), wanted=("eng", "spa")) == asked


def test_what_cannot_be_limited_is_passed_over() -> None:
    tesseract._limit(-1)
