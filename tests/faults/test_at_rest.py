"""What lies on the disk: no planted word in clear, during a slow upload, while the file is open, after a lock or a kill."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from tests.faults.story import PLANTED, ROSAS, begin_file, open_door, write_page
from tests.faults.visitor import Visitor
from tests.program import MARISOLS_FILE, Program

SECRETS = tuple(word.encode(coding) for word in (PLANTED, ROSAS) for coding in ("utf-8", "utf-16-le"))


def planted_record(*, copies: int = 1) -> bytes:
    """Marisol's records, with the planted word in every note and name."""
    bundle = json.loads(MARISOLS_FILE.read_bytes())
    entries = bundle["entry"] * copies
    for entry in entries:
        entry["resource"]["language"] = PLANTED
        if entry["resource"]["resourceType"] == "Condition":
            entry["resource"]["code"]["text"] = f"Malignant neoplasm of left breast, {PLANTED}"
    return json.dumps({**bundle, "entry": entries}).encode()


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder. Folders that go away meanwhile are passed over, as `rglob` would not."""
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names)


def files_of(program: Program) -> Iterator[Path]:
    """Every file of the vault and of the program's temporary folder, and what its worker holds open without a name."""
    for folder in (program.home, program.temporary):
        yield from files_below(folder)
    for opened in Path(f"/proc/{program.worker}/fd").glob("*") if Path("/proc/self/fd").exists() else ():
        with contextlib.suppress(OSError):  # it was closed meanwhile
            if "(deleted)" in str(opened.readlink()) and opened.is_file():
                yield opened


def in_clear(program: Program) -> list[str]:
    """The files that hold a secret in clear."""
    found = []
    for path in files_of(program):
        try:
            content = path.read_bytes()
        except OSError:  # it was moved or removed meanwhile
            continue
        if any(secret in content for secret in SECRETS):
            found.append(str(path))
    return found


class Watch:
    """Looks at the disk over and over while something happens."""

    def __init__(self, program: Program) -> None:
        self.program, self.found, self.looks, self.parts = program, list[str](), 0, 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        while not self._over.is_set():
            self.parts += any(path.suffix == ".part" for path in files_below(self.program.home))
            self.found += in_clear(self.program)
            self.looks += 1

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


def test_during_a_slow_upload_nothing_is_in_clear_on_the_disk(rosa: Visitor) -> None:
    content = planted_record(copies=60)
    assert len(content) > 3_000_000
    with Watch(rosa.program) as watch:
        page = rosa.upload(content, pause=lambda: time.sleep(0.05))
    assert not watch.found
    assert watch.looks >= 5
    assert watch.parts >= 3  # it looked while the upload was half there
    assert page.status == 200


def test_nothing_is_in_clear_whatever_was_done_with_the_file(rosa: Visitor) -> None:
    rosa.upload(planted_record())
    with Watch(rosa.program) as watch:
        open_door(rosa)
        rosa.post("story/records/1/review/")
        write_page(rosa, PLANTED)
        rosa.post("questions/", {"words": f"What is a {PLANTED}?"})
        rosa.post("help/card/", {"name": PLANTED, "allergy": PLANTED})
        assert PLANTED in rosa.get("story/notebook/").text
        assert PLANTED in rosa.get("questions/").text
        rosa.get("story/sheet/")
        rosa.post("file/back-ups/make/")
        rosa.post("file/new-key/")
    assert watch.looks >= 3
    assert not watch.found
    rosa.post("file/lock/")
    assert not in_clear(rosa.program)


def test_nothing_is_in_clear_after_the_program_was_killed(rosa: Visitor) -> None:
    rosa.upload(planted_record())
    open_door(rosa)
    write_page(rosa, PLANTED)
    program = rosa.program
    program.kill()
    left = [path for folder in (program.home, program.temporary) for path in folder.rglob("*") if path.is_file()]
    assert program.home / "rumbo.db" in left
    assert not [path for path in left if any(secret in path.read_bytes() for secret in SECRETS)]


def test_the_address_of_a_page_and_the_log_tell_nothing(program: Program) -> None:
    """A planted word goes through every form and never comes back in the log."""
    rosa = Visitor(program)
    begin_file(rosa, name=PLANTED)
    write_page(rosa, PLANTED)
    rosa.get(f"story/{PLANTED}/")
    rosa.get(f"story/tell/find/cancers/?answer={PLANTED}")
    assert PLANTED not in program.said
