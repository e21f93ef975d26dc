"""Reading a kept file: all of it is entered or nothing, and the page always learns how it ended."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rumbo.course import Background
from rumbo.oncology import PartialDate
from rumbo.records import Problem, Reading, Subject
from rumbo.records.reading import Record as ReadRecord
from rumbo.web.story import facts
from rumbo.web.story.imports import reading
from rumbo.web.story.models import FactRow, Import, Record
from rumbo.web.vault import opening, sealed_files
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained, Message
from tests.records.written import breast_cancer, bundle
from tests.web.cast import Household, example_files
from tests.web.story.test_actions import of_record

ANA = Subject(names=("Ana Inventada",), birth_date=PartialDate.parse("1960-01-02"))


def send(home: Household, content: bytes, *, name: str = "all.json") -> Record:
    """Marisol brings a file in, and its reading comes to its end."""
    answered = home.client.post("/en/story/bring/", {"records": SimpleUploadedFile(name, content)})
    assert answered.status_code == 302
    for each in Import.objects.all():
        reading.wait_for(each, seconds=60)
    return Record.objects.latest("id")


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A reader in this process, that finds what a test lets it find."""
    found: dict[str, Any] = {"facts": (), "subjects": (), "problems": (), "unread": ()}

    def read(pieces: Callable[[], Iterable[bytes]], *, name: str, **_: object) -> Reading:
        content = b"".join(pieces())
        if isinstance(found.get("raises"), Exception):
            raise found["raises"]
        record = ReadRecord(sha256="f" * 64, name=name, size_bytes=len(content), format="fhir-json")
        return Reading(records=(record,), **{key: found[key] for key in ("facts", "subjects", "problems", "unread")})

    monkeypatch.setattr(reading, "read_record", read)
    return found


def test_a_file_is_read_in_a_child_and_entered_whole(home: Household) -> None:
    record = send(home, example_files("marisol")[0].read_bytes())
    last = record.imports.get()
    assert (record.standing, last.state) == ("read", "done")
    assert reading.outcome_of(last).facts == FactRow.objects.count() > 50
    assert home.events[1:] == ["record.kept", "record.read"]
    assert facts.visible_to(home.here) == ()


def test_the_same_file_again_is_the_same_record(home: Household, finds: dict[str, Any]) -> None:
    finds["facts"] = [of_record("tamoxifen", sha256="f" * 64)]
    first = send(home, b"{}")
    again = send(home, b"{}", name="copy.json")
    assert (first.pk, Record.objects.count(), Import.objects.count(), FactRow.objects.count()) == (again.pk, 1, 1, 1)


def test_a_file_of_somebody_else_is_held_back_until_it_is_claimed(home: Household, finds: dict[str, Any]) -> None:
    home.tell(Background(topic="name", words="Marisol Inventada"), Background(topic="birth_date", words="1970-05-06"))
    finds.update(facts=[of_record("tamoxifen", sha256="f" * 64)], subjects=(ANA,))
    record = send(home, b"{}")
    assert (record.standing, record.says_name) == ("held", "Ana Inventada")
    assert FactRow.objects.count() == 2
    assert "Ana Inventada" in home.client.get(f"/en/story/records/{record.pk}/").content.decode()
    home.client.post(f"/en/story/records/{record.pk}/mine/")
    for each in Import.objects.all():
        reading.wait_for(each, seconds=10)
    record.refresh_from_db()
    assert record.standing == "read"
    assert FactRow.objects.count() == 3
    assert home.events[-3:] == ["record.held", "record.claimed", "record.read"]


def test_only_a_file_that_is_held_can_be_claimed(home: Household, finds: dict[str, Any]) -> None:
    finds["facts"] = [of_record("tamoxifen", sha256="f" * 64)]
    record = send(home, b"{}")
    home.client.post(f"/en/story/records/{record.pk}/mine/")
    assert Import.objects.count() == 1
    assert "record.claimed" not in home.events


def test_a_file_that_says_nothing_is_kept_and_said_not_to_be_read(home: Household, finds: dict[str, Any]) -> None:
    finds.update(problems=(Problem(file="all.json", what=Message("words-kept")),), unread=("CarePlan",))
    record = send(home, b"{}")
    assert record.standing == "not_read"
    shown = home.client.get(f"/en/story/records/{record.pk}/").content.decode()
    assert "Nothing was lost." in shown
    assert "care plans and goals (1)" in shown
    assert home.events[-1] == "record.not_read"


def test_a_damaged_file_fails_with_its_reason(home: Household, finds: dict[str, Any]) -> None:
    finds["raises"] = Explained("vault-record-damaged")
    record = send(home, b"{}")
    last = record.imports.get()
    assert last.state == "failed"
    assert reading.outcome_of(last).problems[0].what.id == "vault-record-damaged"
    assert home.events[-1] == "import.failed"


def test_a_mistake_of_ours_ends_the_reading_and_is_logged_without_facts(
    home: Household, finds: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    finds["raises"] = RuntimeError("metastasis")
    record = send(home, b"{}")
    assert record.imports.get().state == "failed"
    assert "has not been read" in home.client.get(f"/en/story/records/{record.pk}/").content.decode()
    assert "metastasis" not in caplog.text


def test_a_mistake_while_entering_leaves_no_fact_behind(
    home: Household, finds: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    finds["facts"] = [of_record("tamoxifen", sha256="f" * 64)]

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(reading.actions.journal, "write", fails)
    home_record = Record.objects.create(story=home.story, sealed_name="x", sha256="f", name="n", size_bytes=1)
    monkeypatch.setattr(reading, "bytes_of", lambda _: iter([b"{}"]))
    running = reading.begin(record=home_record, by=home.marisol)
    reading.wait_for(running, seconds=10)
    running.refresh_from_db()
    assert running.state == "failed"
    assert not FactRow.objects.exists()


def test_a_reading_that_is_stopped_enters_nothing_and_can_begin_again(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    found = Reading(facts=(of_record("tamoxifen", sha256="f" * 64),))

    def slow(pieces: Callable[[], Iterable[bytes]], *, cancel: threading.Event, **_: object) -> Reading:
        b"".join(pieces())
        begun.set()
        assert cancel.wait(10) or go_on.is_set()
        return found

    monkeypatch.setattr(reading, "read_record", slow)
    answered = home.client.post("/en/story/bring/", {"records": SimpleUploadedFile("all.json", b"{}")})
    record = Record.objects.get()
    assert answered.headers["Location"] == f"/en/story/records/{record.pk}/"
    assert begun.wait(10)
    shown = home.client.get(f"/en/story/records/{record.pk}/").content.decode()
    assert "<progress" in shown
    assert b"<progress" in home.client.get(f"/en/story/records/{record.pk}/progress/").content
    home.client.post(f"/en/story/records/{record.pk}/cancel/")
    assert record.imports.get().state == "stopped"
    assert not FactRow.objects.exists()
    assert "HX-Redirect" in home.client.get(f"/en/story/records/{record.pk}/progress/").headers
    monkeypatch.setattr(reading, "read_record", lambda pieces, **_: (b"".join(pieces()), found)[1])
    home.client.post(f"/en/story/records/{record.pk}/read-again/")
    for each in Import.objects.all():
        reading.wait_for(each, seconds=10)
    assert FactRow.objects.count() == 1
    assert home.events[-2:] == ["import.stopped", "record.read"]


def test_a_reading_that_a_stopped_program_left_behind_is_said_to_be_interrupted(home: Household) -> None:
    record = home.bring([])
    Record.objects.update(standing="waiting")
    left = Import.objects.create(record=record)
    reading.wake()
    left.refresh_from_db()
    assert left.state == "interrupted"
    assert "was closed while it read" in home.client.get(f"/en/story/records/{record.pk}/").content.decode()


def test_bytes_that_no_record_names_are_swept_away_when_the_file_opens(home: Household) -> None:
    kept, lost = home.bring([], content=b"kept"), home.bring([], content=b"lost")
    Record.objects.filter(pk=lost.pk).delete()
    for path in home.folder.records.iterdir():
        os.utime(path, (0, 0))  # long ago: what is younger may still be arriving
    reading.wake()
    assert list(sealed_files.list_names(opening.folder().records)) == [kept.sealed_name]


def test_progress_is_written_now_and_then(home: Household) -> None:
    running = Import.objects.create(record=home.bring([]))
    told = reading._Progress(running.pk)
    for taken, written in (
        (10, 0),
        (reading.STEP_BYTES, reading.STEP_BYTES),
        (reading.STEP_BYTES + 10, reading.STEP_BYTES),
    ):
        told(taken)
        running.refresh_from_db()
        assert running.bytes_done == written


@pytest.mark.home
def test_a_file_is_read_while_the_vault_is_locked_to_no_end(home: Household) -> None:
    record = home.bring([])
    THE_KEYRING.lock()
    with pytest.raises(Explained):
        list(reading.bytes_of(record))


def test_nothing_to_cancel_and_nothing_to_wait_for_is_no_error(home: Household) -> None:
    running = Import.objects.create(record=home.bring([]), state=Import.State.DONE)
    reading.cancel(running)
    reading.wait_for(running, seconds=0)


def test_a_file_that_fhir_is_written_in_names_its_person(home: Household) -> None:
    record = send(home, bundle(breast_cancer()))
    assert record.standing == "read"
    assert record.format.startswith("fhir")
