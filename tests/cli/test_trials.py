"""`rumbo trials match`: a person told by records, a profile or a note."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rumbo import cli
from rumbo.trials import Registry
from rumbo.web.example import find_examples
from tests.trials.people import ELENA

Match = Callable[..., str]


@pytest.fixture
def match(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Match:
    """Runs the command on the invented studies of the examples, and gives what it prints."""
    studies = json.loads((find_examples() / "trials" / "studies.json").read_text(encoding="utf-8"))["studies"]
    Registry.build(studies, tmp_path / "registry").close()

    def run(*arguments: object) -> str:
        cli.main(["trials", "match", "--registry", str(tmp_path / "registry"), *(str(each) for each in arguments)])
        return capsys.readouterr().out

    return run


@pytest.fixture
def elena(tmp_path: Path) -> Path:
    """Elena's profile as a file."""
    path = tmp_path / "elena.json"
    path.write_text(json.dumps(ELENA), encoding="utf-8")
    return path


def test_every_trial_is_told_with_every_line_and_why(match: Match, elena: Path) -> None:
    rows = json.loads(match("--profile", elena, "--json"))
    assert len(rows) == 13
    assert {row["fit"] for row in rows} <= {"may_fit", "not_sure", "probably_not"}
    assert rows[0]["nct_id"] == "NCT99990001"
    assert all(line["reason"] for row in rows for line in row["judgments"])
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)


def test_a_terminal_shows_as_many_as_were_asked_for_in_the_language_asked_for(match: Match, elena: Path) -> None:
    said = match("--profile", elena, "--limit", 2, "--lang", "es")
    assert said.count("NCT") == 2
    assert "Probablemente no" not in said


def test_a_note_and_records_tell_a_person_too(match: Match, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("61-year-old woman with metastatic breast cancer, ER 90%, PIK3CA H1047R. ECOG 1.", encoding="utf-8")
    from_note = json.loads(match("--note", note, "--json", "--today", "2026-11-02", "--limit", 1))
    assert from_note[0]["nct_id"] == "NCT99990001"
    records = find_examples() / "marisol" / "records"
    assert json.loads(match("--records", records, "--json", "--today", "2026-11-02"))


@pytest.mark.parametrize("written", ['{"age": "old"}', "not JSON", None])
def test_what_is_no_profile_is_said_in_both_languages(match: Match, tmp_path: Path, written: str | None) -> None:
    path = tmp_path / "profile.json"
    if written is not None:
        path.write_text(written, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        match("--profile", path)
    assert "could not be read" in str(ended.value)
    assert "No se pudo leer" in str(ended.value)
