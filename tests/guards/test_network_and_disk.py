"""Nothing leaves the machine, and nothing lies on the disk in clear: who may open a socket, and who may write a file."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rumbo.course import Background
from rumbo.trials.registry.client import ADDRESS
from rumbo.trials.registry.stock import Stock
from rumbo.web.story.imports import reading
from rumbo.web.story.models import Import
from tests.guards.source import SOURCE, imported, modules, name_of
from tests.web.cast import Household

# The first two are on this computer's own loopback. The courier talks to the portal that somebody chose to connect, and the
# client asks the registry of trials, when somebody pressed for it, what everybody's asks.
MAY_OPEN_SOCKETS = {
    "rumbo.web.server",
    "rumbo.web.vault.running",
    "rumbo.web.story.portal.courier",
    "rumbo.trials.registry.client",
}
PORTAL = "rumbo.web.story.portal"
NETWORK = re.compile(
    r"^(socket|ssl|http\.client|urllib\.request|urllib3|requests|httpx|aiohttp|ftplib|smtplib|poplib|imaplib|telnetlib|"
    r"socketserver|xmlrpc|asyncio|websockets?|django\.core\.mail)(\.|$)"
)
MAY_START_PROGRAMS = {
    "rumbo.records.pictures.tesseract",
    "rumbo.records.sandbox",
    "rumbo.trials.registry.readers",
    "rumbo.web.example",
    "rumbo.web.server",
    "rumbo.web.vault.example",
    "rumbo.web.vault.hosted.copies",  # PostgreSQL's own programs
    "rumbo.web.vault.hosted.host_keys",  # the host's own command that prints its keys
    "rumbo.web.wsgi",  # starts none: it waits for the end of the one that started it
}  # each its own
MAY_MAKE_TEMPORARY_FILES = {"rumbo.web.example"}  # the folder of the invented person
CLEAR_FILES = re.compile(
    r"^(tempfile|django\.core\.files\.(storage|temp|uploadedfile\.TemporaryUploadedFile)|shelve|dbm)(\.|$)"
)

each_module = pytest.mark.parametrize("path", modules(), ids=name_of)
PLANTED = b"planted-word-metastasis"


@each_module
def test_only_the_server_opens_sockets(path: Path) -> None:
    found = [name for name in imported(path) if NETWORK.match(name)]
    assert not found or name_of(path) in MAY_OPEN_SOCKETS


@each_module
def test_only_the_folder_of_portals_uses_the_courier(path: Path) -> None:
    found = [name for name in imported(path) if name.startswith(f"{PORTAL}.courier")]
    assert not found or name_of(path).startswith(f"{PORTAL}.")


def test_the_client_of_the_registry_knows_one_address_and_nothing_of_any_person() -> None:
    """Its question is made from constants, a day of the registry's own and whether all of it is wanted."""
    folder = SOURCE / "trials" / "registry"
    addresses = [
        address for path in folder.glob("*.py") for address in re.findall(r"https?://[\w./]+", path.read_text("utf-8"))
    ]
    assert addresses == [ADDRESS]
    for name in ("client", "stock", "download"):
        known = set(imported(folder / f"{name}.py"))
        assert not [each for each in known if re.match(r"rumbo\.(course|records|web|trials\.(profile|patients))", each)]
    assert Stock.__struct_fields__ == ("whole", "since")


def test_a_portal_is_contacted_by_errands_alone() -> None:
    """No page and no action sends anything by itself: an errand begins with a press, and can be stopped."""
    senders = {name_of(path) for path in modules() if f"{PORTAL}.courier.Courier" in imported(path)}
    assert senders == {f"{PORTAL}.errands", f"{PORTAL}.collecting"}


@each_module
def test_only_the_sandbox_the_example_and_the_server_start_programs(path: Path) -> None:
    found = [
        name
        for name in imported(path)
        if re.match(r"^(subprocess|multiprocessing|concurrent\.futures\.ProcessPoolExecutor)(\.|$)", name)
    ]
    assert not found or name_of(path) in MAY_START_PROGRAMS


@each_module
def test_no_clear_temporary_file_is_made(path: Path) -> None:
    found = [name for name in imported(path) if CLEAR_FILES.match(name)]
    assert not found or name_of(path) in MAY_MAKE_TEMPORARY_FILES


@each_module
def test_no_model_keeps_a_clear_file(path: Path) -> None:
    assert not re.search(r"models\.(FileField|ImageField|FilePathField)", path.read_text(encoding="utf-8"))


class Written:
    """Which files this process opened to write while it was watched. An audit hook cannot be taken away, only told to rest."""

    def __init__(self) -> None:
        self.watching = False
        self.paths: set[Path] = set()

    def __call__(self, event: str, details: tuple[Any, ...]) -> None:
        if self.watching and event == "open" and isinstance(details[0], str | bytes):
            name = details[0].decode() if isinstance(details[0], bytes) else details[0]
            mode, flags = details[1], details[2]
            if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & 3):
                self.paths.add(Path(name))


WRITTEN = Written()


@pytest.fixture
def written() -> Any:
    if not hasattr(sys, "_rumbo_watches"):
        sys.addaudithook(WRITTEN)
        sys._rumbo_watches = True  # type: ignore[attr-defined]  # once for each process
    WRITTEN.paths.clear()
    WRITTEN.watching = True
    yield WRITTEN
    WRITTEN.watching = False


def test_an_upload_is_never_on_the_disk_in_clear(home: Household, written: Written, tmp_path: Path) -> None:
    body = b'{"resourceType": "Bundle", "entry": [], "note": "' + PLANTED * 150_000 + b'"}'
    sent = SimpleUploadedFile(f"{PLANTED.decode()}.json", body)
    answered = home.client.post("/en/story/bring/", {"records": sent})
    for each in Import.objects.all():
        reading.wait_for(each, seconds=60)
    written.watching = False
    assert answered.status_code == 302
    assert home.story.records.get().size_bytes == len(body)
    assert written.paths, "nothing was seen: the watch is broken"
    written.paths.discard(Path(os.devnull))  # where the child that reads it complains to
    assert all(path.is_relative_to(home.folder.path) for path in written.paths), written.paths
    for path in [*tmp_path.rglob("*"), *written.paths]:
        if path.is_file():
            assert PLANTED not in path.read_bytes(), path
            assert PLANTED.decode() not in path.name


def test_what_is_taken_along_is_never_on_the_disk_in_clear(home: Household, written: Written, tmp_path: Path) -> None:
    home.tell(Background(topic="note", words=PLANTED.decode()))
    record = home.bring([], content=PLANTED * 150_000)
    home.story.records.filter(pk=record.pk).update(standing="not_read")
    written.paths.clear()
    sent = {"what": ["papers", "summary", "facts", "records"], "lock": "none"}
    taken = b"".join(home.client.post("/en/story/take/", sent).streaming_content)
    written.watching = False
    assert len(taken) > 1000
    assert all(path.is_relative_to(home.folder.path) for path in written.paths), written.paths
    for path in [*tmp_path.rglob("*"), *written.paths]:
        if path.is_file():
            assert PLANTED not in path.read_bytes(), path
