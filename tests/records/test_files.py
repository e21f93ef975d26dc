"""A folder is read file by file, for one person, with references between its files followed."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

import pytest

from rumbo.course.facts import Background, Diagnosis, Treatment
from rumbo.records import Problem, Reading, Sandbox, files, join, read, read_bytes, read_text
from rumbo.words import Message
from tests.records.documents.papers import photo
from tests.records.written import breast_cancer, bundle, coded, resource

ANA = resource("Patient", "p1", name=[{"text": "Ana Núñez"}], birthDate="1970-03-01")
BETO = resource("Patient", "p1", name=[{"text": "Beto Roble"}], birthDate="1950-01-01")
SURGERY = resource(
    "Procedure",
    "o1",
    code=coded("Mastectomy"),
    status="completed",
    reasonReference=[{"reference": "Condition/c1"}],
)


def write(folder: Path, **files: object) -> Path:
    for name, content in files.items():
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return folder


def test_one_file_is_named_by_its_own_name_and_no_path(tmp_path: Path) -> None:
    reading = read(write(tmp_path, ana=bundle(ANA)) / "ana")
    assert [record.name for record in reading.records] == ["ana"]
    assert str(tmp_path) not in str(reading)


def test_bytes_can_be_read_without_a_file() -> None:
    reading = read_bytes(bundle(ANA), name="ana.json")
    assert reading.record is not None
    assert reading.record.format == "fhir-json"


def test_nothing_at_the_path_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nothing")


def test_a_folder_gives_one_record_a_file_and_passes_over_what_systems_hide(tmp_path: Path) -> None:
    reading = read(str(write(tmp_path, a=ANA, sub__b=b"%PDF", **{".DS_Store": b"x"})))
    assert [(record.name, record.format) for record in reading.records] == [("a", "fhir-json"), ("sub/b", "unknown")]
    assert [(problem.file, problem.what.id) for problem in reading.problems] == [("sub/b", "records-not-read")]
    assert reading.record == reading.records[0]


def test_an_empty_folder_is_an_empty_reading(tmp_path: Path) -> None:
    assert read(tmp_path).record is None


def test_a_file_that_cannot_be_opened_spoils_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a=ANA, b=ANA)
    really = Path.open

    def refuse(path: Path, *args: str) -> object:
        if path.name == "b":
            raise PermissionError
        return really(path, *args)

    monkeypatch.setattr(Path, "open", refuse)
    reading = read(tmp_path)
    assert [problem.what.id for problem in reading.problems] == ["records-cannot-open"]
    assert len(reading.records) == 1


def test_a_file_of_somebody_else_is_told_and_left_out(tmp_path: Path) -> None:
    reading = read(
        write(tmp_path, a=bundle(ANA), b=bundle(BETO, breast_cancer()), c=bundle(ANA | {"birthDate": "1970"}))
    )
    assert [(problem.file, problem.what.id) for problem in reading.problems] == [("b", "records-other-person")]
    assert "b" in reading.problems[0].what.said("es")
    assert not [fact for fact in reading.facts if isinstance(fact.says, Diagnosis)]
    assert len(reading.records) == 3
    assert [
        fact.says.words for fact in reading.facts if isinstance(fact.says, Background) and fact.says.topic == "name"
    ] == ["Ana Núñez"] * 2


def test_a_folder_that_held_a_file_of_somebody_else_keeps_its_facts_when_it_is_joined_again(tmp_path: Path) -> None:
    reading = read(write(tmp_path, a=bundle(ANA, breast_cancer()), b=bundle(BETO), c=bundle(ANA)))
    again = join([reading])
    assert again.facts == reading.facts
    assert [problem.file for problem in again.problems] == ["b"]


def test_a_file_that_names_nobody_is_taken_for_the_persons_own(tmp_path: Path) -> None:
    reading = read(write(tmp_path, a=bundle(ANA), b=bundle(breast_cancer())))
    assert [fact for fact in reading.facts if isinstance(fact.says, Diagnosis)]


def test_a_treatment_finds_its_cancer_in_another_file_of_the_same_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, one__Condition=breast_cancer(), one__Procedure=SURGERY, two__Procedure=SURGERY)
    facts = read(folder).facts
    cancer = next(fact.says for fact in facts if isinstance(fact.says, Diagnosis))
    treated = [fact.says.cancer for fact in facts if isinstance(fact.says, Treatment)]
    assert treated == [cancer.ref, "Condition/c1"]


def test_a_fact_keeps_its_id_whether_its_file_comes_alone_or_in_a_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, Condition=breast_cancer(), Procedure=SURGERY)
    alone = {fact.id for name in ("Condition", "Procedure") for fact in read(folder / name).facts}
    assert {fact.id for fact in read(folder).facts} == alone


def test_a_whole_reading_can_be_cancelled(tmp_path: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    reading = read(write(tmp_path, a=ANA), cancel=cancel)
    assert [problem.what.id for problem in reading.problems] == ["records-cancelled"]


def test_several_calls_may_share_their_children(tmp_path: Path) -> None:
    write(tmp_path, a=ANA, b=bundle(ANA, breast_cancer()))
    with Sandbox() as children:
        assert [read(tmp_path / name, sandbox=children) for name in "ab"] == [read(tmp_path / name) for name in "ab"]


def test_a_pasted_text_is_read_as_a_record_of_its_own() -> None:
    reading = read_text("Sin evidencia de recaída.", name="nota")
    assert reading.record is not None
    assert (reading.record.name, reading.record.format, reading.record.size_bytes) == ("nota", "text", 26)
    assert reading.record.sha256 == hashlib.sha256("Sin evidencia de recaída.".encode()).hexdigest()
    assert reading.problems == ()


def test_a_pasted_text_may_look_like_anything() -> None:
    for text in ('{"resourceType": "Patient"}', "NED", "a,b,c\n1,2,3\n1,2,3", "\ud800 x"):
        reading = read_text(text)
        assert reading.record is not None
        assert reading.record.format == "text"


def test_a_photo_is_given_to_what_reads_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bytes, str]] = []
    read_as = Reading(problems=(Problem(file="x", what=Message("picture-not-read")),))
    monkeypatch.setattr(files, "read_picture", lambda data, name, **_: seen.append((data, name)) or read_as)
    (tmp_path / "photo.png").write_bytes(photo())
    assert read(tmp_path / "photo.png") == read_as
    assert seen == [(photo(), "photo.png")]
