"""What the tests of faults write into a file: Rosa's passphrase, a word that must not be found in clear, a long record."""

from __future__ import annotations

import json
from pathlib import Path

from tests.faults.visitor import Page, Visitor
from tests.program import MARISOLS_FILE

ROSAS = "lluvia en la milpa"
PLANTED = "quetzalblastoma"  # a word that nothing but our planting can have written
ABOUT_20_MB = 40_000
DISK_MB = 8  # of the small disk


def begin_file(visitor: Visitor, *, name: str = "Marisol") -> None:
    """Tell a name, and protect the file that keeps it."""
    visitor.get("story/tell/")
    visitor.post("story/tell/name/", {"answer": name})
    visitor.post("file/protect/", {"passphrase": ROSAS, "again": ROSAS, "next": "/en/story/tell/kept/"})
    assert visitor.get("story/tell/kept/").path == "story/tell/c1.cancer/"


def unlock(visitor: Visitor) -> Page:
    """Open the file with Rosa's passphrase."""
    visitor.get("file/open/")
    return visitor.post("file/open/", {"passphrase": ROSAS, "next": "/en/"})


def write_page(visitor: Visitor, words: str) -> Page:
    """Write a page into the notebook."""
    return visitor.post("story/notebook/", {"words": words})


def long_record(entries: int = ABOUT_20_MB) -> bytes:
    """Marisol's records with thousands of weights after them, so that reading takes a while."""
    bundle = json.loads(MARISOLS_FILE.read_bytes())
    weight = next(
        entry["resource"] for entry in bundle["entry"] if entry["resource"].get("code", {}).get("text") == "Body weight"
    )
    bundle["entry"] += [{"resource": {**weight, "id": f"weight-{number}"}} for number in range(entries)]
    return json.dumps(bundle).encode()


def open_door(visitor: Visitor, record: int = 1) -> Page:
    """Wait until a record was read, and look at what it says."""
    visitor.wait_for(f"story/records/{record}/", lambda page: page.path.endswith("/door/"))
    return visitor.post(f"story/records/{record}/door/", {"answer": "look"})


def facts_told(visitor: Visitor) -> int:
    """How many facts the story shows."""
    return visitor.get("story/everything/").text.count("/story/facts/")


def fill(disk: Path) -> Path:
    """A file that takes all the room that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler
