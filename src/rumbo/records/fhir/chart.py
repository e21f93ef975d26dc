"""One opened FHIR file: its entries, who refers to whom among them, and the facts told so far."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple, TypeVar

from rumbo.course.facts import Fact, Statement
from rumbo.oncology import PartialDate
from rumbo.records.fhir import narrative
from rumbo.records.fhir.codings import quoted
from rumbo.records.fhir.datatypes import Concept, Reference, Resource
from rumbo.records.fhir.references import key_of
from rumbo.records.transcript import Transcript

R = TypeVar("R", bound=Resource)


class Entry(NamedTuple):
    """One decoded entry.

    `key` is "Condition/abc", else its address in the bundle, else nothing; `place` is where a person would look.
    """

    kind: str
    key: str
    place: str
    resource: Resource


class Chart:
    """What the modules of this folder read from and tell into. One chart is one file."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.cancers: dict[str, str] = {}  # key of a condition -> ref of the cancer it is, or is spread from
        self.reports: dict[str, str] = {}  # key of an observation -> key of the report it belongs to
        self.stages: dict[str, list[str]] = {}  # key of a condition -> what was observed of its stage
        self.settled: set[str] = set()  # places of entries that were told with another one
        self.histologies: dict[str, list[Concept]] = {}  # key of a condition -> what was observed of its cells
        self.began: PartialDate | None = None  # the earliest day that a cancer of this file was found
        self.entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
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
        self.entries.append(entry)
        if full_url:
            self._full_urls[full_url] = entry.key

    def key(self, reference: Reference | None, *, of: Entry | None = None) -> str:
        """The key a reference means, or nothing."""
        if reference is None or not reference.reference:
            return ""
        return key_of(reference.reference, self._full_urls, container=of.key if of else "")

    def find(self, reference: Reference | None, kind: type[R], *, of: Entry | None = None) -> R | None:
        """The resource a reference means, when this file holds it and it is of that kind."""
        entry = self._by_key.get(self.key(reference, of=of))
        return entry.resource if entry is not None and isinstance(entry.resource, kind) else None

    def cancer(self, *references: Reference | None) -> str | None:
        """The ref of the cancer that one of the references means.

        A condition of another file of the same export stays as its own key; putting files together ties it.
        """
        keys = [key for key in (self.key(each) for each in references) if key]
        known = next((self.cancers[key] for key in keys if key in self.cancers), None)
        if known is not None:
            return known
        return next((key for key in keys if key.startswith("Condition/") and key not in self._by_key), None)

    def has_only(self, kind: str) -> bool:
        """Whether every entry is of one kind, as in a bulk export, where the cancers stand in another file."""
        return all(entry.kind == kind for entry in self.entries)

    def ref(self, entry: Entry) -> str:
        """How a cancer told by this entry is called: the same for the same file, different in every other."""
        return self.transcript.ref(entry.key or entry.place)

    def tell(self, says: Statement, *, entry: Entry, quote: str | Concept | None = None, result: str = "") -> None:
        """Add one fact, quoting the given words, else the entry's own narrative."""
        words = quoted(quote) if isinstance(quote, Concept) else quote or ""
        self.transcript.tell(
            says, place=entry.place, quote=words or narrative.words(entry.resource.text), result=result
        )

    def leave_unread(self, entry: Entry) -> None:
        """Count an entry that was seen and told nothing."""
        self.unread[entry.kind] += 1
