"""The example: an invented person's story in a folder of its own, made from the files in examples/, without a passphrase."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from rumbo.web.vault.folder import VaultFolder

WHO = "marisol"


def find_examples() -> Path:
    """The folder of the invented people: within the installed package, or beside the source.

    Raises FileNotFoundError when neither is there.
    """
    package = Path(str(files("rumbo")))
    for place in (package / "examples", package.parent.parent / "examples"):
        if place.is_dir():
            return place
    raise FileNotFoundError("examples")


@contextmanager
def example_folder() -> Iterator[VaultFolder]:
    """A folder that holds the example's file, and is gone at the end of the block."""
    with tempfile.TemporaryDirectory(prefix="rumbo-example-", ignore_cleanup_errors=True) as made:
        folder = VaultFolder(Path(made) / "Rumbo")
        os.environ["RUMBO_HOME"] = str(folder.path)
        _fill_in_child(folder)
        yield folder


def _fill_in_child(folder: VaultFolder) -> None:
    """Fill it in a process of its own: the server forks, and must not take along settings that were read before it began.

    Raises OSError when that fails.
    """
    child = multiprocessing.get_context("spawn").Process(target=fill, args=(folder,))
    child.start()
    child.join()
    if child.exitcode:
        raise OSError("the example could not be made")


def fill(folder: VaultFolder) -> None:
    """Make the example's file, enter its records and two years from day to day, and lay the invented trials beside it."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumbo.web.settings")
    django.setup()
    from django.utils import timezone

    from rumbo.records import read_bytes
    from rumbo.trials.registry.sync import take_files
    from rumbo.web.example_days import enter_days
    from rumbo.web.people.models import Reader
    from rumbo.web.story import actions
    from rumbo.web.story.access import Here
    from rumbo.web.story.doors import DoorAnswer
    from rumbo.web.story.models import Record
    from rumbo.web.vault import opening
    from rumbo.web.vault.keyring import THE_KEYRING
    from rumbo.web.vault.sealed_files import SealedWriter

    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    _, unlocked, _ = opening.make(passphrase=None)
    reader = Reader.objects.select_related("story").get(slot=unlocked.slot_id)
    for path in sorted((find_examples() / WHO / "records").rglob("*.json")):
        with SealedWriter(folder.records, sub_keys=THE_KEYRING.sub_keys()) as writer:
            writer.write(path.read_bytes())
            sealed = writer.keep()
        record = Record.objects.create(
            story=reader.story, sealed_name=sealed.name, sha256=sealed.sha256, name=path.name,
            size_bytes=sealed.size_bytes, brought_by=reader,
        )  # fmt: skip
        actions.enter_record_facts(record=record, by=reader, facts=read_bytes(path.read_bytes(), name=path.name).facts)
        here = Here(reader.story, reader, unlocked.reader_key)
        actions.answer_door(here=here, record=record, answer=DoorAnswer(answer="look"))
    enter_days(Here(reader.story, reader, unlocked.reader_key), examples=find_examples(), until=timezone.localdate())
    opening.lock()
    studies = find_examples() / "trials" / "studies.json"
    take_files(folder.trials, [studies], now=datetime.now(UTC), show=lambda _: None).close()
