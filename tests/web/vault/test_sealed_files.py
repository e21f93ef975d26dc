"""The bytes of records: as they were, or refused; never half, never in clear."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo import disk
from rumbo.web.vault import keys, sealed_files
from rumbo.web.vault.sealed_files import CHUNK_BYTES, HEAD_BYTES, SealedFile, SealedWriter
from rumbo.words import Explained

KEYS = keys.sub_keys(bytes(range(64)))
OTHER_KEYS = keys.sub_keys(bytes(range(64, 128)))
SMALL_CHUNK = 64


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_files, "CHUNK_BYTES", SMALL_CHUNK)


def seal(folder: Path, content: bytes, *, piece: int = 50_000) -> SealedFile:
    with SealedWriter(folder, sub_keys=KEYS) as writer:
        for start in range(0, len(content), piece):
            writer.write(content[start : start + piece])
        return writer.keep()


def read(folder: Path, name: str) -> bytes:
    return b"".join(sealed_files.open_sealed(folder, name=name, sub_keys=KEYS))


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])
def test_a_content_is_read_back_whatever_its_size(size: int, tmp_path: Path) -> None:
    content = os.urandom(size)
    sealed = seal(tmp_path, content)
    assert sealed.size_bytes == size
    assert read(tmp_path, sealed.name) == content
    assert sealed_files.verify(tmp_path, name=sealed.name, sub_keys=KEYS) == sealed
    assert sealed_files.describe(tmp_path, name=sealed.name, sub_keys=KEYS) == sealed
    assert sealed_files.list_names(tmp_path) == (sealed.name,)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=5 * SMALL_CHUNK), st.integers(1, 3 * SMALL_CHUNK))
def test_it_does_not_matter_in_which_pieces_a_content_comes(content: bytes, piece: int) -> None:
    with TemporaryDirectory() as made, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed_files, "CHUNK_BYTES", SMALL_CHUNK)
        sealed = seal(Path(made), content, piece=piece)
        assert read(Path(made), sealed.name) == content
        assert sealed_files.verify(Path(made), name=sealed.name, sub_keys=KEYS) == sealed


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 4 * SMALL_CHUNK), st.data())
def test_a_file_cut_grown_or_changed_anywhere_is_refused(size: int, data: st.DataObject) -> None:
    with TemporaryDirectory() as made, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed_files, "CHUNK_BYTES", SMALL_CHUNK)
        folder = Path(made)
        path = folder / seal(folder, os.urandom(size)).name
        whole = path.read_bytes()
        place = data.draw(st.integers(0, len(whole) - 1))
        harmed = data.draw(
            st.sampled_from([
                whole[:place],
                whole[:place] + whole[place + 1 :],
                whole[:place] + b"\0" + whole[place:],
                whole + whole[place:],
                whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :],
            ])
        )  # fmt: skip
        path.write_bytes(harmed)
        with pytest.raises(Explained, match="damaged"):
            sealed_files.verify(folder, name=path.name, sub_keys=KEYS)


@pytest.mark.usefixtures("small_chunks")
def test_chunks_in_another_order_are_refused(tmp_path: Path) -> None:
    path = tmp_path / seal(tmp_path, os.urandom(3 * SMALL_CHUNK)).name
    whole, step = path.read_bytes(), SMALL_CHUNK + 16
    first, second = HEAD_BYTES, HEAD_BYTES + step
    swapped = whole[:first] + whole[second : second + step] + whole[first:second] + whole[second + step :]
    path.write_bytes(swapped)
    with pytest.raises(Explained, match="damaged"):
        read(tmp_path, path.name)


@pytest.mark.usefixtures("small_chunks")
def test_a_chunk_of_another_file_is_refused(tmp_path: Path) -> None:
    one = tmp_path / seal(tmp_path, b"a" * 2 * SMALL_CHUNK).name
    two = tmp_path / seal(tmp_path, b"b" * 2 * SMALL_CHUNK).name
    step = SMALL_CHUNK + 16
    one.write_bytes(
        one.read_bytes()[:HEAD_BYTES]
        + two.read_bytes()[HEAD_BYTES : HEAD_BYTES + step]
        + one.read_bytes()[HEAD_BYTES + step :]
    )
    with pytest.raises(Explained, match="damaged"):
        read(tmp_path, one.name)


def test_two_files_swapped_are_refused_before_the_first_byte(tmp_path: Path) -> None:
    one, two = tmp_path / seal(tmp_path, b"a").name, tmp_path / seal(tmp_path, b"b").name
    one.write_bytes(two.read_bytes())
    with pytest.raises(Explained, match="damaged"):
        sealed_files.open_sealed(tmp_path, name=one.name, sub_keys=KEYS)


def test_another_vaults_key_does_not_open_it(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"pathology report")
    with pytest.raises(Explained, match="damaged"):
        sealed_files.open_sealed(tmp_path, name=sealed.name, sub_keys=OTHER_KEYS)
    assert sealed_files.sealed_name(sealed.sha256, sub_keys=OTHER_KEYS) != sealed.name


def test_a_content_that_is_not_what_its_name_says_is_found_by_reading_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = seal(tmp_path, b"pathology report")
    monkeypatch.setattr(sealed_files, "open_sealed", lambda *_, **__: iter([b"another report"]))
    with pytest.raises(Explained, match="damaged"):
        sealed_files.verify(tmp_path, name=sealed.name, sub_keys=KEYS)


def test_a_record_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(Explained, match="not in your file's folder"):
        sealed_files.open_sealed(tmp_path, name="0" * 64, sub_keys=KEYS)


def test_a_name_reaches_nowhere_else(tmp_path: Path) -> None:
    for name in ("../header.json", "", "0" * 63, "0" * 64 + "\n"):
        with pytest.raises(ValueError, match="not the name"):
            sealed_files.open_sealed(tmp_path, name=name, sub_keys=KEYS)
        with pytest.raises(ValueError, match="not the name"):
            sealed_files.erase(tmp_path, name=name)


def test_the_same_content_is_one_file_and_its_name_tells_nobody_what_it_is(tmp_path: Path) -> None:
    one, two = seal(tmp_path, b"pathology report"), seal(tmp_path, b"pathology report")
    assert one == two
    assert one.sha256 not in one.name
    assert [path.name for path in tmp_path.iterdir()] == [one.name]


def test_the_same_content_brought_in_again_heals_a_damaged_file(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"pathology report")
    (tmp_path / sealed.name).write_bytes(b"")
    seal(tmp_path, b"pathology report")
    assert read(tmp_path, sealed.name) == b"pathology report"


def test_what_is_not_kept_leaves_nothing(tmp_path: Path) -> None:
    with SealedWriter(tmp_path, sub_keys=KEYS) as writer:
        writer.write(b"half a report")
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="closed file"):
        writer.keep()


def test_what_was_finished_and_then_abandoned_cannot_be_kept(tmp_path: Path) -> None:
    writer = SealedWriter(tmp_path, sub_keys=KEYS)
    writer.write(b"report")
    assert writer.size_bytes == 6
    assert writer.finish() == writer.finish()
    writer.abandon()
    with pytest.raises(ValueError, match="abandoned"):
        writer.keep()
    assert list(tmp_path.iterdir()) == []


def test_a_writer_nobody_holds_any_more_leaves_nothing(tmp_path: Path) -> None:
    writer = SealedWriter(tmp_path, sub_keys=KEYS)
    writer.write(b"half a report")
    del writer
    assert list(tmp_path.iterdir()) == []


def test_keeping_twice_and_abandoning_afterwards_change_nothing(tmp_path: Path) -> None:
    with SealedWriter(tmp_path, sub_keys=KEYS) as writer:
        writer.write(b"report")
        assert writer.keep() == writer.keep()
    assert read(tmp_path, writer.keep().name) == b"report"


@pytest.mark.parametrize("step", ["sync_file", "move", "create_part"])
def test_a_full_disk_at_any_step_leaves_no_half_file(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, step, full)
    with pytest.raises(Explained, match="no room left"):
        seal(tmp_path, b"report")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_fills_while_writing_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_part = disk.create_part

    def create_on_full_disk(folder: Path) -> tuple[int, Path]:
        descriptor, part = create_part(folder)
        os.close(descriptor)
        return os.open("/dev/full", os.O_WRONLY), part

    monkeypatch.setattr(disk, "create_part", create_on_full_disk)
    with pytest.raises(Explained, match="no room left"):
        seal(tmp_path, os.urandom(3 * CHUNK_BYTES))
    assert list(tmp_path.iterdir()) == []


def test_an_erased_record_is_gone_and_erasing_it_again_is_no_error(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"report")
    sealed_files.erase(tmp_path, name=sealed.name)
    sealed_files.erase(tmp_path, name=sealed.name)
    assert list(tmp_path.iterdir()) == []


def test_sweeping_removes_what_no_row_knows_and_leaves_what_is_young_known_or_not_ours(tmp_path: Path) -> None:
    known, orphan, young = (seal(tmp_path, word).name for word in (b"known", b"orphan", b"young"))
    for name in ("half.part", "read me.txt"):
        (tmp_path / name).write_bytes(b"x")
    yesterday = time.time() - 2 * 24 * 3600
    for name in (known, orphan, "half.part", "read me.txt"):
        os.utime(tmp_path / name, (yesterday, yesterday))
    assert set(sealed_files.sweep(tmp_path, known_names={known})) == {orphan, "half.part"}
    assert {path.name for path in tmp_path.iterdir()} == {known, young, "read me.txt"}


def test_one_sealing_is_told_from_another_of_the_same_content(tmp_path: Path) -> None:
    path = tmp_path / seal(tmp_path, b"report").name
    first = sealed_files.sealing_id(path)
    assert sealed_files.sealing_id(path) == first
    seal(tmp_path, b"report")
    assert sealed_files.sealing_id(path) != first
    for content in (b"", b"x" * 100):
        path.write_bytes(content)
        with pytest.raises(Explained, match="damaged"):
            sealed_files.sealing_id(path)
