"""A download under way, kept on disk page by page, so that it goes on where it broke off."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from rumbo import disk
from rumbo.trials.registry.pile import Pile
from rumbo.trials.registry.stock import Stock
from rumbo.trials.registry.study import Study

FOLDER: Final = "incoming"


class Bookmark(msgspec.Struct, frozen=True, kw_only=True):
    """How far a download is: what is asked for, where the next page is, and how much of what came is safe on disk.

    `as_of` is the instant of the registry's data when it began; `total` how many studies it said there are.
    """

    stock: Stock
    as_of: str
    begun_at: str
    token: str = ""
    received: int = 0
    total: int | None = None
    malformed: int = 0
    safe_bytes: int = 0
    is_done: bool = False


class Incoming:
    """The studies of a download, and its bookmark. Use it in a `with` block."""

    def __init__(self, path: Path, bookmark: Bookmark) -> None:
        self._folder, self.bookmark = path / FOLDER, bookmark
        self.pile = Pile(self._folder / "studies.pile", safe_bytes=bookmark.safe_bytes)

    @classmethod
    def begin(cls, path: Path, bookmark: Bookmark) -> Self:
        """Begin anew; what an earlier download left is thrown away."""
        discard(path)
        (path / FOLDER).mkdir(parents=True)
        return cls(path, bookmark)

    @classmethod
    def find(cls, path: Path) -> Self | None:
        """The download that broke off, if there is one that can be read."""
        try:
            found = msgspec.json.decode((path / FOLDER / "bookmark.json").read_bytes(), type=Bookmark)
        except (OSError, msgspec.MsgspecError):
            return None
        return cls(path, found)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of its file. What is safe stays."""
        self.pile.close()

    def add(self, studies: list[Study], *, bookmark: Bookmark) -> None:
        """Put the studies of one page, and only when they are safe on disk the bookmark behind it.

        What does not belong to the stock (any more) is noted as gone.
        """
        for study in studies:
            if bookmark.stock.holds(study):
                self.pile.add(study)
            else:
                self.pile.note_gone(study.nct_id)
        self.bookmark = msgspec.structs.replace(bookmark, safe_bytes=self.pile.make_safe())
        disk.put_whole(self._folder / "bookmark.json", msgspec.json.encode(self.bookmark))


def discard(path: Path) -> None:
    """Throw a download away."""
    shutil.rmtree(path / FOLDER, ignore_errors=True)
