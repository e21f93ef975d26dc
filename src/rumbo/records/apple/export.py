"""export.zip: the records of hospitals in it, read together hospital by hospital, then the phone's own measurements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rumbo.records import fhir
from rumbo.records.allowance import NotUnpackedError
from rumbo.records.apple.health_data import HealthData, Pointer, is_health_data
from rumbo.records.archive import Member, is_systems_own, is_zip, members_of
from rumbo.records.assembly import Assembly
from rumbo.records.encoding import to_utf8
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript

_FOLDER: Final = b"apple_health_export/"  # the same in every language of the phone; the name of the file is not
_RECORDS: Final = "clinical-records"
_SUMMARY: Final = "export_cda.xml"
_SUMMARY_ID: Final = b'extension="Health Export CDA"'
_LOOK_BYTES: Final = 1 << 16


def is_export(data: bytes) -> bool:
    """Whether bytes are the zip that a phone exports."""
    return is_zip(data) and _FOLDER in data


def is_own_summary(head: bytes) -> bool:
    """Whether bytes begin as export_cda.xml: the phone's measurements once more, and nothing of a hospital."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and _SUMMARY_ID in head[:_LOOK_BYTES]


def read_own_summary(_pieces: Iterator[bytes], *, transcript: Transcript) -> Part:
    """Pass it: it is kept, and none of it is needed."""
    return Part(format="apple-health", unread={"phone: measurements once more": 1})


def read_export(data: bytes, *, transcript: Transcript) -> Part:
    """Read the records of hospitals and the phone's own measurements; one that cannot be read spoils only itself."""
    assembly = Assembly()
    try:
        with transcript.allowance.deeper():
            _read_members(members_of(data, allowance=transcript.allowance), transcript=transcript, assembly=assembly)
    except NotUnpackedError as error:
        assembly.tell(Trouble(error.trouble))
    return assembly.whole("apple-health")


def _read_members(members: list[Member], *, transcript: Transcript, assembly: Assembly) -> None:
    own = HealthData(transcript)
    own_name = ""
    records: list[Member] = []
    for member in members:
        if _is_record(member.name):
            records.append(member)
        elif not own_name and _is_own_data(member):
            own = HealthData(transcript.within(member.name))
            own.take(member.pieces())
            own_name = member.name
        elif not member.name.endswith(_SUMMARY) and not is_systems_own(member.name):
            assembly.keep_unread(_folder(member.name))
    beside = own.pointers.keys() - {_way(member.name) for member in records}
    if beside:
        own.troubles.append(Trouble("records-apple-beside", {"count": len(beside)}))
    # The hospitals before the phone: they know the name, the phone at most a day of birth.
    for together in _charts(records, pointers=own.pointers):
        assembly.add(
            fhir.read_files(_opened(together, assembly=assembly), transcript=transcript.within("")), name=_RECORDS
        )
    assembly.add(own.part(), name=own_name)


def _is_record(name: str) -> bool:
    return f"/{_RECORDS}/" in name and name.endswith(".json")


def _is_own_data(member: Member) -> bool:
    """Whether a member is export.xml: known by how it begins, since its name is in the phone's language."""
    if not member.name.endswith(".xml") or member.name.endswith(_SUMMARY):
        return False
    try:
        return is_health_data(next(member.pieces(), b""))
    except NotUnpackedError:
        return True  # reading it will say why


def _way(name: str) -> str:
    """A record's way from the folder of the export, as export.xml names it."""
    return name[name.index(f"{_RECORDS}/") :]


def _folder(name: str) -> str:
    """What a file of another kind is counted under: a route of a walk is one of very many."""
    *_, folder, last = ("", *name.split("/"))
    return f"phone: {folder}" if f"{folder}/".encode() != _FOLDER else f"phone: {last}"


def _charts(records: list[Member], *, pointers: dict[str, Pointer]) -> list[list[Member]]:
    """The records as they are read together: all of them, but for hospitals that call different entries by one key."""
    hospitals: dict[str, list[Member]] = {}
    for member in records:
        pointer = pointers.get(_way(member.name))
        hospitals.setdefault(pointer.hospital if pointer else "", []).append(member)
    charts: list[tuple[set[str], list[Member]]] = []
    for theirs in hospitals.values():
        keys = {pointers[way].key for way in (_way(member.name) for member in theirs) if way in pointers}
        known, together = next((chart for chart in charts if keys.isdisjoint(chart[0])), (set(), []))
        if not together:
            charts.append((known, together))
        known |= keys
        together += theirs
    return [together for _, together in charts]


def _opened(members: list[Member], *, assembly: Assembly) -> Iterator[tuple[str, bytes]]:
    for member in members:
        try:
            yield member.name, to_utf8(member.whole())
        except NotUnpackedError as error:
            assembly.tell(Trouble(error.trouble, inside=member.name))
