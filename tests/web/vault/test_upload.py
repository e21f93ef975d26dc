"""An upload is sealed as it comes, and leaves nothing when it is not kept."""

from __future__ import annotations

import errno
import gc
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, UnreadablePostError
from django.test import RequestFactory, override_settings

from rumbo import disk
from rumbo.web.vault import sealed_files, upload
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.header import Unlocked
from rumbo.web.vault.keyring import Keyring, Locked
from rumbo.web.vault.upload import SealedUpload, SealedUploadHandler

ROSA = Unlocked(slot_id="rosa", vault_key=bytes(range(64)), reader_key=b"r" * 32)
REPORT = b"glioblastoma, grade 4 " * 20_000


@pytest.fixture
def ring(folder: VaultFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyring]:
    ring = Keyring()
    ring.open(ROSA)
    monkeypatch.setattr(SealedUploadHandler, "keyring", ring)
    handlers = ["rumbo.web.vault.upload.SealedUploadHandler"]
    with override_settings(RUMBO_FOLDER=folder.path, RUMBO_LARGEST_FILE_MB=1, FILE_UPLOAD_HANDLERS=handlers):
        yield ring


def post(**files: bytes) -> WSGIRequest:
    return RequestFactory().post(
        "/",
        {
            "note": "from the portal",
            **{name: SimpleUploadedFile(f"{name}.json", of, "application/json") for name, of in files.items()},
        },
    )


def taken(request: HttpRequest, name: str = "report") -> SealedUpload:
    sealed = request.FILES[name]
    assert isinstance(sealed, SealedUpload)
    return sealed


def left_in(folder: VaultFolder) -> list[str]:
    return sorted(path.name for path in folder.records.iterdir())


def test_an_upload_is_sealed_and_kept(ring: Keyring, folder: VaultFolder) -> None:
    request = post(report=REPORT)
    report = taken(request)
    assert request.POST["note"] == "from the portal"
    assert (report.name, report.size, report.content_type) == ("report.json", len(REPORT), "application/json")
    assert report.keep().name == report.sealed_name
    request.close()
    assert left_in(folder) == [report.sealed_name]
    assert b"".join(report.chunks()) == REPORT
    assert (
        sealed_files.verify(folder.records, name=report.sealed_name, sub_keys=ring.sub_keys()).sha256 == report.sha256
    )
    assert upload.find_refusal(request) is None
    assert not report.multiple_chunks()


def test_nothing_of_an_upload_is_ever_in_clear_on_disk(
    ring: Keyring, folder: VaultFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    receive = SealedUploadHandler.receive_data_chunk

    def watch(self: SealedUploadHandler, raw_data: bytes, start: int) -> None:
        receive(self, raw_data, start)
        seen.extend(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())

    monkeypatch.setattr(SealedUploadHandler, "receive_data_chunk", watch)
    request = post(report=REPORT)
    taken(request).keep()
    seen.extend(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())
    assert len(seen) >= 2
    assert not any(b"glioblastoma" in content for content in seen)


def test_an_upload_that_is_not_kept_leaves_nothing_when_the_request_ends(ring: Keyring, folder: VaultFolder) -> None:
    request = post(report=REPORT, letter=b"x")
    assert taken(request, "letter").size == 1
    request.close()
    assert left_in(folder) == []


def test_a_locked_file_takes_no_upload_and_says_so(ring: Keyring, folder: VaultFolder) -> None:
    ring.lock()
    request = post(report=REPORT)
    assert not request.FILES
    assert request.POST["note"] == "from the portal"
    assert "is locked" in str(upload.find_refusal(request))
    assert left_in(folder) == []


def test_a_kept_upload_is_not_read_once_the_file_is_locked(ring: Keyring) -> None:
    report = taken(post(report=REPORT))
    report.keep()
    ring.lock()
    with pytest.raises(Locked):
        report.chunks()


def test_a_file_over_the_limit_is_refused_in_both_languages_and_the_next_one_is_taken(
    ring: Keyring, folder: VaultFolder
) -> None:
    request = post(report=b"x" * (1024 * 1024 + 1), letter=b"y" * (1024 * 1024))
    assert list(request.FILES) == ["letter"]
    refusal = upload.find_refusal(request)
    assert refusal is not None
    assert "larger than 1 MB" in refusal.said("en")
    assert "pasa de 1 MB" in refusal.said("es")
    taken(request, "letter").keep()
    assert len(left_in(folder)) == 1


@pytest.mark.parametrize("step", ["create_part", "sync_file"])
def test_a_full_disk_refuses_the_upload_and_leaves_nothing(
    step: str, ring: Keyring, folder: VaultFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, step, full)
    request = post(report=REPORT)
    assert not request.FILES
    assert "no room left" in str(upload.find_refusal(request))
    assert left_in(folder) == []


def test_a_disk_that_fills_while_the_upload_comes_refuses_it(
    ring: Keyring, folder: VaultFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    put = sealed_files.SealedWriter._put_chunk
    monkeypatch.setattr(sealed_files, "CHUNK_BYTES", 1000)
    monkeypatch.setattr(
        sealed_files.SealedWriter, "_put_chunk",
        lambda self, plain, *, mark: _filled(self) if self._counter == 3 else put(self, plain, mark=mark),
    )  # fmt: skip

    def _filled(writer: sealed_files.SealedWriter) -> None:
        with writer._nothing_left():
            full()

    request = post(report=REPORT)
    assert not request.FILES
    assert "no room left" in str(upload.find_refusal(request))
    assert left_in(folder) == []


class GoneAway(BytesIO):
    """A browser that stops sending in the middle of a file."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 200_000:
            raise OSError("connection reset")
        return super().read(size)


def test_a_browser_that_goes_away_leaves_nothing(ring: Keyring, folder: VaultFolder) -> None:
    request = post(report=REPORT)
    request._stream = GoneAway(request._stream.read())  # type: ignore[attr-defined]
    with pytest.raises(UnreadablePostError):
        request.POST  # noqa: B018 - reading it is what fails
    request.close()
    del request
    gc.collect()
    assert left_in(folder) == []


def test_a_file_cut_short_is_said_to_be_cut_and_leaves_nothing(ring: Keyring, folder: VaultFolder) -> None:
    request = HttpRequest()
    handler = SealedUploadHandler(request)
    handler.upload_interrupted()
    assert upload.find_refusal(request) is None
    handler.new_file("report", "report.json", "application/json", None)
    handler.receive_data_chunk(b"half", 0)
    handler.upload_interrupted()
    assert "did not arrive whole" in str(upload.find_refusal(request))
    assert left_in(folder) == []


def test_a_handler_without_a_request_refuses_all_the_same(ring: Keyring, folder: VaultFolder) -> None:
    ring.lock()
    handler: FileUploadHandler = SealedUploadHandler()
    with pytest.raises(upload.SkipFile):
        handler.new_file("report", "report.json", "application/json", None)


def test_a_large_upload_comes_back_in_several_pieces(ring: Keyring, folder: VaultFolder) -> None:
    with override_settings(RUMBO_LARGEST_FILE_MB=3):
        content: Any = b"z" * (2 * 1024 * 1024 + 5)
        report = taken(post(report=content))
        report.keep()
        assert report.multiple_chunks()
        assert [len(piece) for piece in report.chunks()] == [1024 * 1024, 1024 * 1024, 5]
