"""One opened FHIR file: its entries, who refers to whom among them, and the facts told so far."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, NamedTuple, TypeVar

from rumbo.course.facts import Fact, Statement
from rumbo.oncology import PartialDate
from rumbo.records.fhir import narrative
from rumbo.records.fhir.codings import quoted
from rumbo.records.fhir.datatypes import Concept, Reference, Resource
from rumbo.records.fhir.references import key_of
from rumbo.records.part import Trouble
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript, within

R = TypeVar("R", bound=Resource)
_URN: Final = "urn:uuid:"


class Entry(NamedTuple):
    """One decoded entry.

    `key` is "Condition/abc", else its address in the bundle, else nothing; `place` is where a person would look; `file`
    is the file it stands in, when several are read together.
    """

    kind: str
    key: str
    place: str
    resource: Resource
    file: str = ""


class Chart:
    """What the modules of this folder read from and tell into. One chart is one file."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.cancers: dict[str, str] = {}  # key of a condition -> ref of the cancer it is, or is spread from
        self.reports: dict[str, str] = {}  # key of an observation -> key of the report it belongs to
        self.stages: dict[str, list[str]] = {}  # key of a condition -> what was observed of its stage
        self.replaced: set[str] = set()  # keys of entries that others take the place of
        self.documents: set[bytes] = set()  # digests of the documents that were read, for one is often there twice
        self.subjects: tuple[Subject, ...] = ()  # the person the file is about
        self.troubles: list[Trouble] = []
        self.billed: dict[str, list[Any]] = {}  # cancers on bills, by the code of the organ
        self.settled: set[str] = set()  # places of entries that were told with another one
        self.histologies: dict[str, list[Concept]] = {}  # key of a condition -> what was observed of its cells
        self.born: PartialDate | None = None  # the birth date of the person the file is about
        self.began: PartialDate | None = None  # the earliest day that a cancer of this file was found
        self.visits: dict[str, PartialDate] = {}  # days of visits that are not held, by their keys
        self.entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
        self._by_id: dict[str, str] = {}
        self._full_urls: dict[str, str] = {}

    @property
    def facts(self) -> list[Fact]:
        """The facts told so far."""
        return self.transcript.facts

    @property
    def unread(self) -> Counter[str]:
        """Entries that were seen and not read, counted by kind."""
        return self.transcript.unread

    def add(self, entry: Entry, *, full_url: str = "") -> None:
        """Put one entry in. Of two with the same key (a history, newest first) the first is kept."""
        if entry.key:
            if entry.key in self._by_key:
                return
            self._by_key[entry.key] = entry
            self._by_id.setdefault(entry.resource.id or "", entry.key)
        self.entries.append(entry)
        if full_url:
            self._full_urls[full_url] = entry.key

    def key(self, reference: Reference | None, *, of: Entry | None = None) -> str:
        """The key a reference means, or nothing."""
        if reference is None or not reference.reference:
            return ""
        container = of.key.partition("#")[0] if of else ""
        key = key_of(reference.reference, self._full_urls, container=container)
        # In files without addresses, a urn:uuid means the entry with that id.
        return self._by_id.get(key[len(_URN) :], key) if key.startswith(_URN) else key

    def find(self, reference: Reference | None, kind: type[R], *, of: Entry | None = None) -> R | None:
        """The resource a reference means, when this file holds it and it is of that kind."""
        entry = self._by_key.get(self.key(reference, of=of))
        return entry.resource if entry is not None and isinstance(entry.resource, kind) else None

    def holds(self, reference: Reference, *, of: Entry) -> bool:
        """Whether this file has the entry that a reference means."""
        return self.key(reference, of=of) in self._by_key

    def cancer(self, *references: Reference | None, of: Entry | None = None) -> str | None:
        """The ref of the cancer that one of the references means.

        A condition of another file of the same export stays as its own key; putting files together ties it.
        """
        keys = [key for key in (self.key(each, of=of) for each in references) if key]
        known = next((self.cancers[key] for key in keys if key in self.cancers), None)
        if known is not None:
            return known
        return next((key for key in keys if key.startswith("Condition/") and key not in self._by_key), None)

    def knows(self, key: str) -> bool:
        """Whether an entry of this key was put in."""
        return key in self._by_key

    def has_only(self, kind: str) -> bool:
        """Whether every entry is of one kind, as in a bulk export, where the cancers stand in another file."""
        return all(entry.kind == kind or "#" in entry.key for entry in self.entries)

    def ref(self, entry: Entry) -> str:
        """How a cancer told by this entry is called: the same for the same file, different in every other."""
        return self.transcript.ref(within(entry.file, entry.key) if entry.key else entry.place)

    def tell(self, says: Statement, *, entry: Entry, quote: str | Concept | None = None, result: str = "") -> None:
        """Add one fact, quoting the given words, else the entry's own narrative."""
        words = quoted(quote) if isinstance(quote, Concept) else quote or ""
        self.transcript.tell(
            says, place=entry.place, quote=words or narrative.words(entry.resource.text), result=result
        )

    def tell_trouble(self, *troubles: Trouble) -> None:
        """Add what a person should know of the file, each once."""
        self.troubles.extend(trouble for trouble in troubles if trouble not in self.troubles)

    def leave_unread(self, entry: Entry) -> None:
        """Count an entry that was seen and told nothing; what is carried inside another is counted with it."""
        if "#" not in entry.key:
            self.unread[entry.kind] += 1
