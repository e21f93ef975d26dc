"""Ana, who is invented: facts about her, short to write."""

from __future__ import annotations

from rumbo.course import Fact, Source, Standing, Statement
from rumbo.oncology import PartialDate


def on(words: str) -> PartialDate:
    """A date."""
    return PartialDate.parse(words)


def fact(id_: str, says: Statement | None, *, record: str = "letter", standing: Standing = "from_record") -> Fact:
    """A fact from one of Ana's records."""
    source = Source(record=record, file=f"{record}.txt", place="line 3", quote="as written")
    return Fact(id=id_, says=says, standing=standing, source=source)
