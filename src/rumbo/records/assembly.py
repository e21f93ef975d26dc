"""Several parts of one file put together: facts of one person, troubles with the way to the part they are about."""

from __future__ import annotations

from collections import Counter
from typing import Final

from msgspec.structs import replace

from rumbo.course.facts import Fact, Statement
from rumbo.records.foreign import SCAN_PICTURES
from rumbo.records.links import link
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import FormatName, Note, Subject
from rumbo.records.subject import same_person
from rumbo.records.transcript import within

MAX_TOLD_TROUBLES: Final = 20
MAX_NAMED_UNREAD: Final = 50
MAX_PICTURES: Final = 60  # more pages than that are not read either
_MORE_UNREAD: Final = "other files"
_NOT_READ: Final = (Trouble("records-not-read"),)


class Assembly:
    """What was read so far of a file made of parts. The first part that names anybody says whose the file is."""

    def __init__(self) -> None:
        self._facts: dict[tuple[str, Statement | None], Fact] = {}
        self._subjects: dict[Subject, None] = {}
        self._troubles: list[Trouble] = []
        self._unread: Counter[str] = Counter()
        self._pictures: list[str] = []
        self._notes: dict[tuple[str, str], Note] = {}
        self._more = 0

    def add(self, part: Part, *, name: str) -> None:
        """Take in one part, which a person finds under `name`. One that is about somebody else is told and left out."""
        if part.troubles == _NOT_READ:
            self.keep_unread(name)
            return
        if self._is_about_somebody_else(part):
            self.tell(Trouble("records-other-person", {"file": name}, inside=name))
            return
        for trouble in part.troubles:
            self._tell_of(trouble, name=name)
        self._subjects.update(dict.fromkeys(part.subjects))
        for fact in part.facts:  # two members of one name may tell the same at the same place
            self._facts.setdefault((fact.source.place if fact.source else "", fact.says), fact)
        self._unread.update(part.unread)
        for note in part.notes:
            self._notes.setdefault((note.kind, note.id), note)
        self._pictures += part.pictures[: MAX_PICTURES - len(self._pictures)]

    def _tell_of(self, trouble: Trouble, *, name: str) -> None:
        """Note what a part is about; of a disc with hundreds of pictures of one scan it is said once."""
        if trouble.id != SCAN_PICTURES:
            self.tell(replace(trouble, inside=within(name, trouble.inside)))
        elif trouble not in self._troubles:
            self.tell(trouble)

    def keep_unread(self, name: str) -> None:
        """Note a part that is kept and not read. Of very many, the first are named."""
        self._unread[name if len(self._unread) < MAX_NAMED_UNREAD else _MORE_UNREAD] += 1

    def tell(self, trouble: Trouble) -> None:
        """Note a trouble. Of very many, the first are told and the others counted."""
        if len(self._troubles) < MAX_TOLD_TROUBLES:
            self._troubles.append(trouble)
        else:
            self._more += 1

    def whole(self, format_name: FormatName) -> Part:
        """All of it as one part, with references between its parts followed."""
        more = [Trouble("records-parts-odd", {"count": self._more})] if self._more else []
        return Part(
            format=format_name,
            facts=tuple(link(self._facts.values())),
            subjects=tuple(self._subjects),
            troubles=(*self._troubles, *more),
            unread=dict(self._unread),
            pictures=tuple(self._pictures),
            notes=tuple(self._notes.values()),
        )

    def _is_about_somebody_else(self, part: Part) -> bool:
        person = next(iter(self._subjects), None)
        return person is not None and any(same_person(person, subject) is False for subject in part.subjects)
