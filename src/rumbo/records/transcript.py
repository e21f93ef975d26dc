"""What every reader tells its facts into: one file, the facts told so far, and where in the file each stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Final

from rumbo.course.facts import Fact, Source, Statement, encode

MAX_QUOTE: Final = 600
WITHIN: Final = " › "


class Transcript:
    """The facts of one file. `name` is the file's own name, `record` the SHA-256 of its bytes in hexadecimal.

    A file that holds others (an archive, a letter inside a bundle) is still one record; `inside` is the way to the part
    being read, as a person would follow it, and stands before every place.
    """

    def __init__(self, *, name: str, record: str, inside: str = "") -> None:
        self.name = name
        self.record = record
        self.inside = inside
        self.facts: list[Fact] = []
        self.unread: Counter[str] = Counter()
        self._ids: set[str] = set()

    def tell(self, says: Statement, *, place: str, quote: str = "", result: str = "") -> None:
        """Add one fact. The same statement from the same place is one fact, however often it is read.

        `quote` is the line or coded entry it was read from; `result` names the scan, pathology or laboratory report it
        belongs to, and is empty when it is no test result.
        """
        where = within(self.inside, place)
        fact_id = id_of(says, record=self.record, place=where)
        if fact_id in self._ids:
            return
        self._ids.add(fact_id)
        source = Source(record=self.record, file=self.name, place=where, quote=quote[:MAX_QUOTE], result=result)
        self.facts.append(Fact(id=fact_id, says=says, standing="from_record", source=source))

    def within(self, part: str) -> Transcript:
        """A transcript for a part of this file (a member of an archive, an attachment), with nothing told yet."""
        return Transcript(name=self.name, record=self.record, inside=within(self.inside, part))

    def ref(self, place: str) -> str:
        """How a cancer told at this place is called: the same for the same file, different in every other."""
        return f"{self.record[:12]}/{within(self.inside, place)}"


def within(*places: str) -> str:
    """The way from a file to a place in a file inside it.

    >>> within("export.zip", "", "letter.pdf", "page 2, line 4")
    'export.zip › letter.pdf › page 2, line 4'
    """
    return WITHIN.join(place for place in places if place)


def id_of(says: Statement, *, record: str, place: str) -> str:
    """The id of a fact of a record: made from what it says and where it stands, so that reading again adds nothing."""
    made_of = hashlib.blake2b(encode(says), digest_size=16)
    made_of.update(f"\0{record}\0{place}".encode())
    return made_of.hexdigest()
