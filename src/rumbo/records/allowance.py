"""How much may be unpacked of one file brought in, and how much of its time is used, shared by all that is packed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

MAX_UNPACKED_BYTES: Final = 4_000_000_000  # an Apple Health export of many years reaches three
MAX_MEMBERS: Final = 20_000
DEEPEST: Final = 3  # the file itself, an archive in it, and one in that


class NotUnpackedError(Exception):
    """Something packed that is broken, or that may not be unpacked. `trouble` is the id of the sentence that says why."""

    def __init__(self, trouble: str) -> None:
        self.trouble = trouble
        super().__init__(trouble)


class Allowance:
    """What may still be unpacked. `on_unpacked` is called with the number of bytes each time some were.

    `time_used` gives which share of the time allowed for the file is used, from 0 to 1.
    """

    def __init__(
        self,
        *,
        on_unpacked: Callable[[int], object] = lambda _count: None,
        time_used: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self.time_used = time_used
        self._on_unpacked = on_unpacked
        self.bytes_left = MAX_UNPACKED_BYTES
        self.members_left = MAX_MEMBERS
        self._depth = 0

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Enter one thing that is packed.

        Raises NotUnpackedError when it lies deeper than anybody packs.
        """
        if self._depth >= DEEPEST:
            raise NotUnpackedError("records-packed-deep")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def take_bytes(self, count: int) -> None:
        """Count bytes that were unpacked.

        Raises NotUnpackedError when they are too many.
        """
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise NotUnpackedError("records-packed-bomb")
        self._on_unpacked(count)

    def take_members(self, count: int) -> None:
        """Count the files that an archive holds.

        Raises NotUnpackedError when they are too many.
        """
        self.members_left -= count
        if self.members_left < 0:
            raise NotUnpackedError("records-packed-many")
