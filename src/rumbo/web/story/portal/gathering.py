"""Gathers a person's whole record from a portal's FHIR address, page by page, into one collection of entries.

`Patient/$everything` where it is offered, else a search for each kind of entry that Rumbo reads. Source: hl7.org/fhir/R4
("Patient-everything", "Search: Paging"); US Core for what a search must name besides the person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlencode

import msgspec

from rumbo.records.fhir.reader import KINDS
from rumbo.web.story.portal import addresses
from rumbo.web.story.portal.courier import FHIR, Courier, RefusedError
from rumbo.words import Explained

PAGE_ENTRIES: Final = 200
MOST_PAGES: Final = 2_000
MOST_MEDICINES: Final = 300  # looked up one by one
NOT_SEARCHED: Final = frozenset({"Patient", "Medication"})  # read by their ids
NOT_OFFERED: Final = frozenset({202, 400, 403, 404, 405, 406, 410, 422, 500, 501})
TOO_WIDE: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY})

# Portals may refuse a search that names only the person; US Core has them answer these. The categories of observations are
# those of HL7's code system "observation-category", of reports US Core's (laboratory; radiology, cardiology, pathology in LOINC).
NARROWER: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "Observation": ("category", (
        "laboratory", "imaging", "procedure", "exam", "therapy", "survey", "social-history", "vital-signs",
    )),
    "DiagnosticReport": ("category", ("LAB", "LP29684-5", "LP29708-2", "LP7839-6")),
    "Condition": ("category", ("problem-list-item", "encounter-diagnosis", "health-concern")),
    "MedicationRequest": ("intent", ("order", "plan", "proposal", "original-order", "reflex-order", "filler-order")),
}  # fmt: skip
_MEDICINE: Final = re.compile(rb'"reference"\s*:\s*"(?:[^"#]{0,500}/)?Medication/([A-Za-z0-9\-._]{1,200})"')


class _Link(msgspec.Struct):
    relation: str | None = None
    url: str | None = None


class _Search(msgspec.Struct):
    mode: str | None = None


class _PageEntry(msgspec.Struct, rename="camel"):
    full_url: str | None = None
    resource: msgspec.Raw = msgspec.Raw(b"")
    search: _Search | None = None


class _Page(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    link: list[_Link] | None = None
    entry: list[_PageEntry] | None = None

    @property
    def next(self) -> str:
        """Where the page after this one is; nothing when this is the last."""
        return next((each.url for each in self.link or () if each.relation == "next" and each.url), "")


class _Head(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    id: str = ""


_page: Final = msgspec.json.Decoder(_Page, strict=False)
_head: Final = msgspec.json.Decoder(_Head, strict=False)


class Collection:
    """One FHIR bundle that is written as its entries come. The same entry is written once."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write, self._seen = write, set[str]()
        self.medicines: set[str] = set()  # ids that entries refer to
        write(b'{"resourceType":"Bundle","type":"collection","entry":[')

    def __len__(self) -> int:
        return len(self._seen)

    def __contains__(self, place: str) -> bool:
        return place in self._seen

    def add(self, resource: bytes, *, base: str, full_url: str | None = None) -> None:
        """Write one entry, unless it is there already or says only how the search went.

        Raises msgspec.MsgspecError when it is no resource.
        """
        head = _head.decode(resource)
        place = f"{head.resource_type}/{head.id}" if head.id else full_url or f"{head.resource_type}#{len(self._seen)}"
        if head.resource_type in {"", "OperationOutcome"} or place in self._seen:
            return
        self._write(b",\n" if self._seen else b"\n")
        address = msgspec.json.encode(full_url or f"{base}/{place}")
        self._write(b"".join((b'{"fullUrl":', address, b',"resource":', resource, b"}")))
        self._seen.add(place)
        if head.resource_type.startswith("Medication"):
            self.medicines.update(each.decode() for each in _MEDICINE.findall(resource))

    def close(self) -> None:
        """Write the end."""
        self._write(b"\n]}\n")


class Gathering:
    """One visit to a portal for one person's record."""

    def __init__(
        self, courier: Courier, *, base: str, patient: str, token: str, into: Collection,
        on_page: Callable[[int], None] = lambda _: None,
    ) -> None:  # fmt: skip
        self._courier, self._base, self._patient, self._token = courier, base, patient, token
        self._into, self._on_page, self._pages = into, on_page, 0

    def gather(self) -> tuple[str, ...]:
        """Everything the portal gives, or what it gives of each kind; the kinds it refused.

        Raises Explained: what the courier raises, "portal-not-json", "portal-elsewhere", "portal-forbidden", "portal-empty".
        """
        person = f"{self._base}/Patient/{quote(self._patient)}"
        refused: tuple[str, ...] = ()
        if self._pages_from(f"{person}/$everything?{urlencode({'_count': PAGE_ENTRIES})}"):
            refused = self._by_kind(person)
        if not len(self._into):
            raise Explained("portal-empty", host=addresses.show(self._base).host)
        return refused

    def _by_kind(self, person: str) -> tuple[str, ...]:
        self._single(person)
        kinds = [kind for kind in KINDS if kind not in NOT_SEARCHED]
        refused = tuple(kind for kind in kinds if not self._search(kind))
        for each in sorted(self._into.medicines)[:MOST_MEDICINES]:
            if f"Medication/{each}" not in self._into:
                self._single(f"{self._base}/Medication/{quote(each)}")
        if len(refused) == len(kinds):
            raise Explained("portal-forbidden", host=addresses.show(self._base).host)
        return refused

    def _search(self, kind: str) -> bool:
        """Look for one kind of entry; whether the portal let us. What is too wide for it is asked again in parts."""
        refused = self._pages_from(self._asked(kind))
        if refused not in TOO_WIDE or kind not in NARROWER:
            return not refused
        name, values = NARROWER[kind]
        parts = [self._pages_from(self._asked(kind, {name: each})) for each in values]
        return not all(parts)

    def _asked(self, kind: str, more: Mapping[str, str] | None = None) -> str:
        query = {"patient": self._patient, **(more or {}), "_count": str(PAGE_ENTRIES)}
        return f"{self._base}/{kind}?{urlencode(query)}"

    def _single(self, address: str) -> None:
        """Take one resource by its address, if the portal gives it."""
        try:
            data = self._courier.get(address, accept=FHIR, token=self._token)
        except RefusedError as no:
            if no.status not in NOT_OFFERED:
                raise
            return
        self._take([_PageEntry(full_url=address, resource=msgspec.Raw(data.strip()))])

    def _pages_from(self, address: str) -> int:
        """Take every page from here on. Gives 0, or the status by which the portal refused the first in a way that is not
        the end of it all.
        """
        seen: set[str] = set()
        while address and address not in seen:
            seen.add(address)
            try:
                data = self._courier.get(address, accept=FHIR, token=self._token)
            except RefusedError as no:
                if len(seen) > 1 or no.status not in NOT_OFFERED:
                    raise
                return no.status
            address = self._one_page(data, at=address)
        return 0

    def _one_page(self, data: bytes, *, at: str) -> str:
        """Take one page; where the next one is."""
        self._pages += 1
        if self._pages > MOST_PAGES:
            raise Explained("portal-too-many-pages", host=addresses.show(self._base).host, most=MOST_PAGES)
        try:
            page = _page.decode(data)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            page = _Page()
        if page.resource_type != "Bundle":
            raise Explained("portal-not-json", host=addresses.show(self._base).host)
        self._take([each for each in page.entry or () if each.search is None or each.search.mode != "outcome"])
        return addresses.follow(page.next, at=at, base=self._base) if page.next else ""

    def _take(self, entries: Sequence[_PageEntry]) -> None:
        for each in entries:
            raw = bytes(each.resource)
            if not raw:
                continue
            try:
                self._into.add(raw, base=self._base, full_url=each.full_url)
            except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
                raise Explained("portal-not-json", host=addresses.show(self._base).host) from None
        self._on_page(len(self._into))
