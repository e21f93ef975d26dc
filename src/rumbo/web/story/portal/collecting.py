"""Collects a person's whole record from a portal's FHIR address, page by page, into one collection of entries.

`Patient/$everything` where it is offered, else a search for each kind of entry that Rumbo reads; then the letters and medicines
that entries point to. Source: hl7.org/fhir/R4 ("Patient-everything", "Search: Paging", "Binary"); US Core for what a search must
name besides the person.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlencode

import msgspec

from rumbo.web.story.portal import addresses
from rumbo.web.story.portal.courier import FHIR, Courier, RefusedError
from rumbo.words import Explained

PAGE_ENTRIES: Final = 200
MOST_PAGES: Final = 2_000
MOST_ASIDES: Final = 1_000  # letters and medicines, asked for one by one
NOT_OFFERED: Final = frozenset({202, 400, 403, 404, 405, 406, 410, 422, 500, 501})
TOO_WIDE: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY})
LETTER: Final = "Binary"

# What Rumbo reads of a person's record, by its names in FHIR R4.
KINDS: Final = (
    "Condition", "Procedure", "MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense",
    "Observation", "DiagnosticReport", "DocumentReference", "FamilyMemberHistory", "AllergyIntolerance", "CarePlan",
    "ServiceRequest", "BodyStructure", "Encounter", "ExplanationOfBenefit",
)  # fmt: skip

# Portals may refuse a search that names only the person; US Core has them answer these. The categories of observations are
# those of HL7's code system "observation-category", of reports US Core's (laboratory; radiology, cardiology, pathology in LOINC).
NARROWER: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "Observation": ("category", (
        "laboratory", "imaging", "procedure", "exam", "therapy", "survey", "social-history", "vital-signs",
    )),
    "DiagnosticReport": ("category", ("LAB", "LP29684-5", "LP29708-2", "LP7839-6")),
    "Condition": ("category", ("problem-list-item", "encounter-diagnosis", "health-concern")),
    "DocumentReference": ("category", ("clinical-note",)),
    "CarePlan": ("category", ("assess-plan",)),
    "MedicationRequest": ("intent", ("order", "plan", "proposal", "original-order", "reflex-order", "filler-order")),
}  # fmt: skip
_ASIDE: Final = re.compile(
    rb'"(?:reference|url)"\s*:\s*"((?:[^"#?\s\\]{1,1000}/)?(Medication|Binary)/([A-Za-z0-9\-._]{1,200}))"'
)


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
        self.asides: dict[str, str] = {}  # letters and medicines that entries point to, with their addresses
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
        for link, kind, number in _ASIDE.findall(resource):
            self.asides.setdefault(f"{kind.decode()}/{number.decode()}", link.decode())

    def close(self) -> None:
        """Write the end."""
        self._write(b"\n]}\n")


class Collecting:
    """One visit to a portal for one person's record."""

    def __init__(
        self, courier: Courier, *, base: str, patient: str, token: str, into: Collection,
        on_page: Callable[[int], None] = lambda _: None,
    ) -> None:  # fmt: skip
        self._courier, self._base, self._patient, self._token = courier, base, patient, token
        self._into, self._on_page, self._pages = into, on_page, 0

    def collect(self) -> tuple[str, ...]:
        """Everything the portal gives, or what it gives of each kind; the kinds it refused.

        Raises Explained: what the courier raises, "portal-not-json", "portal-elsewhere", "portal-forbidden", "portal-empty".
        """
        person = f"{self._base}/Patient/{quote(self._patient)}"
        refused: tuple[str, ...] = ()
        if self._pages_from(f"{person}/$everything?{urlencode({'_count': PAGE_ENTRIES})}"):
            refused = self._by_kind(person)
        refused += self._asides()
        if not len(self._into):
            raise Explained("portal-empty", host=addresses.show(self._base).host)
        return refused

    def _by_kind(self, person: str) -> tuple[str, ...]:
        self._single(person)
        refused = tuple(kind for kind in KINDS if not self._search(kind))
        if len(refused) == len(KINDS):
            raise Explained("portal-forbidden", host=addresses.show(self._base).host)
        return refused

    def _asides(self) -> tuple[str, ...]:
        """Take the letters and medicines that entries point to and that did not come along; "Binary" if a letter was refused.

        What an entry points to elsewhere is left alone: the permission is for this portal only.
        """
        missing = [place for place in sorted(self._into.asides) if place not in self._into]
        refused = set()
        for place in missing[:MOST_ASIDES]:
            link = self._into.asides[place]
            inside = addresses.find_within(link, at=f"{self._base}/", base=self._base)
            if inside and not self._single(inside, letter=place if place.startswith(LETTER) else ""):
                refused.add(place.partition("/")[0])
        return (LETTER,) if LETTER in refused or len(missing) > MOST_ASIDES else ()

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

    def _single(self, address: str, *, letter: str = "") -> bool:
        """Take one resource by its address; whether the portal gave it. A letter may come as it is instead of within FHIR."""
        try:
            data = self._courier.get(address, accept=FHIR, token=self._token)
        except RefusedError as no:
            if no.status not in NOT_OFFERED:
                raise
            return False
        resource = _as_letter(data, number=letter.partition("/")[2]) if letter else data.strip()
        self._take([_PageEntry(full_url=address, resource=msgspec.Raw(resource))])
        return True

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


def _as_letter(data: bytes, *, number: str) -> bytes:
    """A letter as FHIR holds one: as it came, or the bytes of a document wrapped (hl7.org/fhir/R4/binary.html)."""
    try:
        if _head.decode(data).resource_type == LETTER:
            return data.strip()
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        pass  # no JSON: the document itself
    return msgspec.json.encode({"resourceType": LETTER, "id": number, "data": base64.b64encode(data).decode()})
