"""Files downloaded by hand: every form that the registry gives, and a clear word about the others."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.registry import files
from rumbo.trials.registry.files import HeldFile, read_entries
from rumbo.words import Explained
from tests.trials.registry.office import explained

ONE, TWO = {"protocolSection": {"a": 1}}, {"protocolSection": {"b": 2}}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.json", json.dumps([ONE, TWO])),
        ("answer.json", json.dumps({"studies": [ONE, TWO], "nextPageToken": "x"})),
        ("lines.ndjson", f"{json.dumps(ONE)}\n\n{json.dumps(TWO)}\n"),
        ("lines.jsonl", f"{json.dumps([ONE, TWO])}\n"),
        ("lines.txt", f"{json.dumps(ONE)}\r\n{json.dumps(TWO)}"),
    ],
)
def test_every_form_gives_its_studies(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert list(read_entries(tmp_path / name)) == [ONE, TWO]


def test_one_study_alone_is_read(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(ONE), encoding="utf-8")
    assert list(read_entries(tmp_path / "one.json")) == [ONE]


def test_a_zip_gives_what_its_json_files_hold_and_passes_over_others(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z", "w") as packed:
        packed.writestr("a/NCT1.json", json.dumps(ONE))
        packed.writestr("READ ME.txt", "words")
        packed.writestr("b.ndjson", json.dumps(TWO))
    assert list(read_entries(tmp_path / "z")) == [ONE, TWO]


def test_a_line_that_is_no_json_is_given_as_nothing_to_be_counted(tmp_path: Path) -> None:
    (tmp_path / "l.ndjson").write_text(f"{json.dumps(ONE)}\n{{half\n", encoding="utf-8")
    (tmp_path / "l.txt").write_text(f"{json.dumps(ONE)}\n{{half\n", encoding="utf-8")
    assert list(read_entries(tmp_path / "l.ndjson")) == [ONE, None]
    assert list(read_entries(tmp_path / "l.txt")) == [ONE, None]


@pytest.mark.parametrize(
    ("content", "why"), [(b"%PDF-1.7\n\x80", "trials-file-odd"), (b"", "trials-file-odd"), (b"[{", "trials-file-odd")]
)
def test_a_file_of_another_kind_is_explained(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "f.json").write_bytes(content)
    assert explained(list, read_entries(tmp_path / "f.json")).message.id == why


def test_a_file_that_is_not_there_and_a_folder_are_explained(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        assert explained(list, read_entries(path)).message.id == "trials-file-missing"


def test_a_damaged_zip_is_explained(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.json", json.dumps([ONE] * 500))
    spoilt = bytearray((tmp_path / "z.zip").read_bytes())
    spoilt[50:60] = b"\xff" * 10
    (tmp_path / "z.zip").write_bytes(bytes(spoilt))
    assert explained(list, read_entries(tmp_path / "z.zip")).message.id == "trials-file-odd"


def test_what_is_too_large_to_be_read_at_once_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    (tmp_path / "f.json").write_text(json.dumps([ONE, TWO]), encoding="utf-8")
    assert explained(list, read_entries(tmp_path / "f.json")).message.id == "trials-file-large"


@given(content=st.binary(max_size=80), name=st.sampled_from(["f.json", "f.ndjson", "f.zip"]))
def test_any_bytes_are_read_or_explained(content: bytes, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("files") / name
    path.write_bytes(content)
    told = ""
    try:
        list(read_entries(path))
    except Explained as why:
        told = why.message.id
    assert told in ("", "trials-file-odd")


def test_a_file_that_lies_in_memory_is_read_like_one_on_the_disk(tmp_path: Path) -> None:
    content = json.dumps({"studies": [ONE, TWO]}).encode()
    assert list(read_entries(HeldFile("studies.json", content))) == [ONE, TWO]
    with zipfile.ZipFile(tmp_path / "z", "w") as packed:
        packed.writestr("studies.json", content)
    assert list(read_entries(HeldFile("studies.zip", (tmp_path / "z").read_bytes()))) == [ONE, TWO]
