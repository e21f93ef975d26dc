"""The commands: what they print, what they write, and how they say no, in both languages."""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest

from rumbo import __version__, cli
from rumbo.trials.registry import client
from rumbo.web import server
from rumbo.web.example import find_examples
from rumbo.web.story.taking import parcel
from rumbo.web.vault import age, backups, opening
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained
from tests.trials.registry.office import client_of, open_office
from tests.trials.registry.test_sync import FIVE
from tests.web.cast import MARISOLS_PASSPHRASE, Household
from tests.web.story.test_doors import text_of_pdf

PEOPLE = ("marisol", "teodoro", "ingrid")
Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command and gives what it prints."""

    def run_command(*arguments: object) -> str:
        cli.main([str(each) for each in arguments])
        return capsys.readouterr().out

    return run_command


@pytest.fixture
def refusal(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command that cannot be done and gives what it says."""

    def run_command(*arguments: object) -> str:
        with pytest.raises(SystemExit) as ended:
            cli.main([str(each) for each in arguments])
        assert ended.value.code not in (0, None)
        return str(ended.value.code) + capsys.readouterr().err

    return run_command


@pytest.fixture
def at_home(home: Household, monkeypatch: pytest.MonkeyPatch) -> Household:
    """Marisol's file is where the commands look for it, and locked."""
    monkeypatch.setenv("RUMBO_HOME", str(home.folder.path))
    opening.lock()
    return home


def records_of(person: str) -> Path:
    """Where an invented person's files are."""
    return find_examples() / person / "records"


def expected(person: str) -> dict[str, Any]:
    """The course written by hand beside them."""
    found: dict[str, Any] = json.loads((find_examples() / person / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("person", PEOPLE)
def test_the_course_as_json_has_its_stable_names(person: str, run: Run) -> None:
    told = json.loads(run("course", records_of(person), "--json", "--today", expected(person)["today"]))
    assert told.keys() >= {
        "cancers", "treatments", "statuses", "recurrences", "intervals", "biomarkers", "possible_new_primaries",
        "family_history", "conflicts", "problems",
    }  # fmt: skip
    wanted = expected(person)
    assert [(each["icdo3_site"], each["diagnosed_on"]) for each in told["cancers"]] == [
        (each["icdo3_site"], each["diagnosed_on"]) for each in wanted["cancers"]
    ]
    assert [(each["on"], each["kind"]) for each in told["recurrences"]] == [
        (each["on"], each["kind"]) for each in wanted["recurrences"]
    ]


@pytest.mark.parametrize(("lang", "says"), [("en", "came back"), ("es", "Regresó")])
def test_the_course_in_words(lang: str, says: str, run: Run) -> None:
    printed = run("course", records_of("marisol"), "--lang", lang)
    assert says in printed
    assert "\t" in printed


def test_what_could_not_be_read_is_told_on_the_error_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.json").write_text("not json")
    cli.main(["course", str(tmp_path)])
    assert "letter.json" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["en", "es"])
def test_questions_are_numbered_and_say_why(lang: str, run: Run) -> None:
    lines = run("questions", records_of("marisol"), "--lang", lang, "--today", "2025-06-01").splitlines()
    assert [line.split(".")[0] for line in lines[::2]] == [str(number) for number in range(1, 11)]
    assert all(line.startswith("   ") for line in lines[1::2])


@pytest.mark.parametrize("kind", ["questions", "treatments", "story"])
@pytest.mark.parametrize("lang", ["en", "both"])
def test_a_sheet_is_a_pdf_with_the_persons_name(kind: str, lang: str, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert run("sheet", kind, records_of("marisol"), "-o", out, "--lang", lang, "--today", "2025-06-01") == ""
    assert "Marisol" in text_of_pdf(out.read_bytes()).decode()


@pytest.mark.parametrize("command", [["course"], ["questions"], ["sheet", "story", "-o", "x.pdf"]])
def test_a_path_that_is_not_there_is_said_in_both_languages(command: list[str], refusal: Run, tmp_path: Path) -> None:
    said = refusal(*command, tmp_path / "nothing")
    assert "There is nothing at" in said
    assert "No hay nada en" in said


@pytest.mark.home
def test_a_back_up_is_made_checked_listed_and_brought_back(
    at_home: Household, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: MARISOLS_PASSPHRASE)
    made = Path(run("backup").strip())
    assert made.parent == at_home.folder.backups
    assert f"copy\t{made.name}\twhole" in run("doctor")
    assert made.name in run("restore")
    at_home.folder.database.write_bytes(b"")
    said = run("restore", made.name)
    assert "brought back" in said
    assert "Se recuperó" in said
    opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    assert at_home.story.readers.count() == 1


def test_a_back_up_goes_where_it_is_sent(
    at_home: Household, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: MARISOLS_PASSPHRASE)
    made = Path(run("backup", "--to", tmp_path / "stick").strip())
    assert made.parent == tmp_path / "stick"
    assert made.name in run("restore", "--from", tmp_path / "stick")


@pytest.mark.home
def test_a_file_without_a_passphrase_is_copied_without_asking(
    own_folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUMBO_HOME", str(own_folder))
    opening.make(passphrase=None)
    opening.lock()
    assert Path(run("backup").strip()).is_dir()
    assert "lock\tnone\treaders 1" in run("doctor")


def test_a_wrong_passphrase_makes_no_back_up(at_home: Household, refusal: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: "not this one")
    assert refusal("backup")
    assert not backups.list_backups(at_home.folder.backups)


def test_where_nothing_is_begun_there_is_nothing_to_copy(
    refusal: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUMBO_HOME", str(tmp_path / "none"))
    said = refusal("backup")
    assert "No file was begun yet" in said
    assert "Todavía no hay" in said
    assert refusal("restore")


def test_a_copy_that_is_not_there_is_not_brought_back(
    at_home: Household, refusal: Run, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: MARISOLS_PASSPHRASE)
    run("backup")
    assert refusal("restore", "2020-01-01-000000-000000-day")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"rumbo {__version__}\n"


@pytest.mark.parametrize(
    "wrong", [[], ["fly"], ["course"], ["sheet", "poem", "x", "-o", "y"], ["course", "x", "--today", "soon"]]
)
def test_what_is_typed_wrongly_is_said_with_the_usage(wrong: list[str], refusal: Run) -> None:
    assert "usage: rumbo" in refusal(*wrong)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[VaultFolder, dict[str, Any]]]:
    """What would be served."""
    found: list[tuple[VaultFolder, dict[str, Any]]] = []
    monkeypatch.setattr(server, "serve", lambda folder, **more: found.append((folder, more)))
    return found


def test_a_file_is_opened_where_it_is(
    served: list[tuple[VaultFolder, dict[str, Any]]], run: Run, tmp_path: Path
) -> None:
    run("open", tmp_path, "--no-browser")
    run("open")
    assert served[0] == (VaultFolder(tmp_path), {"open_browser": False})
    assert served[1] == (VaultFolder(Path(os.environ["RUMBO_HOME"])), {"open_browser": True})


def test_the_example_is_opened_in_a_folder_of_its_own(
    served: list[tuple[VaultFolder, dict[str, Any]]], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUMBO_HOME", os.environ["RUMBO_HOME"])
    monkeypatch.setattr("rumbo.web.example._fill_in_child", lambda _: None)
    run("open", "--demo", "--no-browser", "--back-to", "http://127.0.0.1:1/")
    ((folder, more),) = served
    assert more == {"open_browser": False, "is_example": True, "back_to": "http://127.0.0.1:1/"}
    assert "rumbo-example-" in str(folder.path)


def test_a_program_that_started_it_can_end_it(
    served: list[tuple[VaultFolder, dict[str, Any]]], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops: list[Callable[[], None]] = []
    monkeypatch.setattr(server, "stop_when_input_ends", stops.append)
    run("open", "--until-input-ends")
    killed: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda pid, sign: killed.append((pid, sign)))
    stops[0]()
    assert killed[0][0] == os.getpid()


def test_stopping_with_the_keyboard_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(server, "serve", stops)
    with pytest.raises(SystemExit) as ended:
        cli.main(["open"])
    assert ended.value.code == 0


def answers(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """What is typed when the commands ask, one after another."""
    left = iter(typed)
    monkeypatch.setattr("getpass.getpass", lambda _: next(left))


@pytest.fixture
def cheap_age(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealing with a passphrase at little cost."""
    monkeypatch.setattr(age.encrypt_with_passphrase, "__kwdefaults__", {"work_factor": 2})


def test_a_story_is_taken_along_in_one_file(
    at_home: Household, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, MARISOLS_PASSPHRASE)
    path = tmp_path / "story.zip"
    assert run("export", "-o", path).split() == [str(path)]
    assert "rumbo-facts.json" in zipfile.ZipFile(path).namelist()
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    assert not THE_KEYRING.is_open
    opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    assert at_home.events[-1] == "story.taken"


@pytest.mark.usefixtures("cheap_age")
def test_it_is_encrypted_with_a_passphrase_of_its_own(
    at_home: Household, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, MARISOLS_PASSPHRASE, "otra frase distinta", "otra frase distinta")
    path = tmp_path / "story.zip.age"
    note = tmp_path / "story.zip.age.txt"
    assert run("export", "-o", path, "--age", "--without-records").split() == [str(path), str(note)]
    opened = pyrage.passphrase.decrypt(path.read_bytes(), "otra frase distinta")
    assert zipfile.ZipFile(io.BytesIO(opened)).testzip() is None
    assert "age -d" in note.read_text(encoding="utf-8")


def test_it_is_encrypted_for_the_owner_of_a_key_and_a_note_that_is_there_stays(
    at_home: Household, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, MARISOLS_PASSPHRASE)
    elena, path = pyrage.x25519.Identity.generate(), tmp_path / "story.zip.age"
    note = tmp_path / "story.zip.age.txt"
    note.write_text("mine", encoding="utf-8")
    assert run("export", "-o", path, "--for", elena.to_public()).split() == [str(path)]
    assert pyrage.decrypt(path.read_bytes(), [elena]).startswith(b"PK")
    assert note.read_text(encoding="utf-8") == "mine"


def test_how_many_files_stay_out_is_told(
    at_home: Household, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    at_home.bring([], content=b"closed")
    opening.lock()
    answers(monkeypatch, MARISOLS_PASSPHRASE)
    cli.main(["export", "-o", str(tmp_path / "story.zip")])
    said = capsys.readouterr().err
    assert "1 of your files stays out" in said
    assert "se queda fuera" in said


@pytest.mark.parametrize(
    ("typed", "options", "says"),
    [
        (["not this one"], [], "passphrase"),
        ([MARISOLS_PASSPHRASE, "short", "short"], ["--age"], "8"),
        ([MARISOLS_PASSPHRASE, "otra frase distinta", "otra"], ["--age"], "not the same"),
        ([MARISOLS_PASSPHRASE], ["--for", "elena"], "age key"),
        ([MARISOLS_PASSPHRASE], ["-o", "there/is/no/such/folder.zip"], "could not be written"),
    ],
)
def test_what_cannot_be_taken_along_is_said_and_nothing_is_left(
    typed: list[str],
    options: list[str],
    says: str,
    at_home: Household,
    refusal: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, *typed)
    monkeypatch.chdir(tmp_path)
    assert says in refusal("export", "-o", "story.zip", *options)
    assert not (tmp_path / "story.zip").exists()
    assert not THE_KEYRING.is_open


def test_a_file_that_is_there_is_not_written_over(
    at_home: Household, refusal: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, MARISOLS_PASSPHRASE)
    path = tmp_path / "story.zip"
    path.write_bytes(b"mine")
    assert "already" in refusal("export", "-o", path)
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("fault", [OSError("no room"), Explained("vault-record-damaged")])
def test_what_breaks_off_in_the_middle_leaves_nothing(
    fault: Exception, at_home: Household, refusal: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Iterator[bytes]:
        yield b"half of it"
        raise fault

    answers(monkeypatch, MARISOLS_PASSPHRASE)
    monkeypatch.setattr(parcel, "pack", broken)
    assert refusal("export", "-o", tmp_path / "story.zip")
    assert list(tmp_path.glob("story*")) == []


def test_a_file_of_an_older_rumbo_is_opened_first(
    at_home: Household, refusal: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, MARISOLS_PASSPHRASE)
    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_: ["one"])
    assert "rumbo open" in refusal("export", "-o", tmp_path / "story.zip")


# The trials on this computer


def test_trials_are_read_from_files_and_their_standing_is_told(run: Run, tmp_path: Path) -> None:
    studies = find_examples() / "trials" / "studies.json"
    said = run("trials", "sync", "--from", studies, "--registry", tmp_path / "t", "--lang", "es")
    assert "Estudios en esta computadora: 13." in said
    assert "Studies on this computer: 13." in run("trials", "status", "--registry", tmp_path / "t")
    told = json.loads(run("trials", "status", "--json", "--registry", tmp_path / "t"))
    assert (told["studies"], told["source"]) == (13, "files")


def test_trials_lie_in_a_folder_beside_the_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUMBO_HOME", str(tmp_path))
    run("trials", "sync", "--from", find_examples() / "trials" / "studies.json")
    assert (tmp_path / "trials" / "current").exists()
    assert "13" in run("trials", "status")


def test_the_address_is_shown_before_it_is_contacted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []

    def answered() -> None:
        shown.append(capsys.readouterr().err)

    with open_office(*FIVE) as office:
        office.faults = [answered]  # the first page is asked for: what was said until then?
        monkeypatch.setattr(client, "Client", lambda: client_of(office))
        cli.main(["trials", "sync", "--registry", str(tmp_path)])
    assert "asks 127.0.0.1" in shown[0]
    assert "Nothing about you goes there." in shown[0]
    assert "Studies on this computer: 5." in capsys.readouterr().out


def test_the_whole_registry_is_announced_as_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with open_office(*FIVE) as office:
        monkeypatch.setattr(client, "Client", lambda: client_of(office))
        cli.main(["trials", "sync", "--whole", "--registry", str(tmp_path)])
    told = capsys.readouterr().err
    assert "its whole registry" in told
    assert "Fetched: 5 of 5." in told


def test_where_there_are_no_trials_the_command_says_so(run: Run, refusal: Run, tmp_path: Path) -> None:
    assert "rumbo trials sync" in run("trials", "status", "--registry", tmp_path)
    assert "rumbo trials sync" in refusal("trials", "status", "--json", "--registry", tmp_path)
    assert "Download" in refusal("trials", "sync", "--from", __file__, "--registry", tmp_path)
