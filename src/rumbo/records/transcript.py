"""What every reader tells its facts into: one file, the facts told so far, and where in the file each stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from rumbo.course.facts import Diagnosis, Fact, Source, Statement, encode
from rumbo.records.allowance import Allowance
from rumbo.records.part import Trouble

MAX_QUOTE: Final = 600
WITHIN: Final = " › "
_RECORD_IN_REF: Final = 12


class Transcript:
    """The facts of one file. `name` is the file's own name, `record` the SHA-256 of its bytes in hexadecimal.

    While a file is still coming, its hash is not known and `record` is empty: `seal` fills it in at the end. A file that
    holds others (an archive, a letter inside a bundle) is still one record; `inside` is the way to the part being read,
    as a person would follow it, and stands before every place; `allowance` is what may still be unpacked of the file.
    """

    def __init__(self, *, name: str, record: str = "", inside: str = "", allowance: Allowance | None = None) -> None:
        self.name = name
        self.record = record
        self.inside = inside
        self.allowance = allowance or Allowance()
        self.facts: list[Fact] = []
        self.unread: Counter[str] = Counter()
        self.troubles: list[Trouble] = []
        self.pictures: list[str] = []  # ways to pictures inside the file, whose words the parent has read
        self._told: set[tuple[str, Statement]] = set()

    def tell(self, says: Statement, *, place: str, quote: str = "", result: str = "") -> None:
        """Add one fact. The same statement from the same place is one fact, however often it is read.

        `quote` is the line or coded entry it was read from; `result` names the scan, pathology or laboratory report it
        belongs to, and is empty when it is no test result.
        """
        where = within(self.inside, place)
        if (where, says) in self._told:
            return
        self._told.add((where, says))
        fact_id = id_of(says, record=self.record, place=where) if self.record else ""
        source = Source(record=self.record, file=self.name, place=where, quote=quote[:MAX_QUOTE], result=result)
        self.facts.append(Fact(id=fact_id, says=says, standing="from_record", source=source))

    def within(self, part: str) -> Transcript:
        """A transcript for a part of this file (a member of an archive, an attachment), with nothing told yet."""
        inside = within(self.inside, part)
        return Transcript(name=self.name, record=self.record, inside=inside, allowance=self.allowance)

    def ref(self, place: str) -> str:
        """How a cancer told at this place is called: the same for the same file, different in every other."""
        return f"{self.record[:_RECORD_IN_REF]}/{within(self.inside, place)}"


def within(*places: str) -> str:
    """The way from a file to a place in a file inside it.

    >>> within("export.zip", "", "letter.pdf", "page 2, line 4")
    'export.zip › letter.pdf › page 2, line 4'
    """
    return WITHIN.join(place for place in places if place)


def seal(facts: Iterable[Fact], *, record: str) -> Iterator[Fact]:
    """Facts that were told before the hash of their file was known, with it filled in: as if told with it at once."""
    for fact in facts:
        if fact.source is None or fact.source.record or fact.says is None:
            yield fact
            continue
        says = _sealed(fact.says, record=record)
        source = replace(fact.source, record=record)
        yield replace(fact, id=id_of(says, record=record, place=source.place), says=says, source=source)


def _sealed(says: Statement, *, record: str) -> Statement:
    if says.cancer is not None and says.cancer.startswith("/"):
        says = replace(says, cancer=record[:_RECORD_IN_REF] + says.cancer)
    if isinstance(says, Diagnosis) and says.ref.startswith("/"):
        says = replace(says, ref=record[:_RECORD_IN_REF] + says.ref)
    return says


def id_of(says: Statement, *, record: str, place: str) -> str:
    """The id of a fact of a record: made from what it says and where it stands, so that reading again adds nothing."""
    made_of = hashlib.blake2b(encode(says), digest_size=16)
    made_of.update(f"\0{record}\0{place}".encode())
    return made_of.hexdigest()
