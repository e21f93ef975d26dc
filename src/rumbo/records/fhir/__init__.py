"""FHIR R4 in JSON: a bundle of any kind, one resource, an array of resources, or one resource a line.

FHIR's own words (Condition, Bundle, CodeableConcept) stay inside this folder and `cda`, which tells through it.
"""

from collections.abc import Iterable

from rumbo.records.fhir.bundle import is_json, is_ndjson
from rumbo.records.part import Part
from rumbo.records.transcript import Transcript

__all__ = ["is_json", "is_ndjson", "read_files", "read_json", "read_ndjson"]


def read_json(data: bytes, *, transcript: Transcript) -> Part:
    """Read a bundle, an array or a single resource: see `reader`."""
    from rumbo.records.fhir import reader  # loaded by the first file that needs it: a letter does not

    return reader.read_json(data, transcript=transcript)


def read_ndjson(pieces: Iterable[bytes], *, transcript: Transcript) -> Part:
    """Read one resource a line, as the pieces come: see `reader`."""
    from rumbo.records.fhir import reader

    return reader.read_ndjson(pieces, transcript=transcript)


def read_files(files: Iterable[tuple[str, bytes]], *, transcript: Transcript) -> Part:
    """Read several files of one owner's export as one: see `reader`."""
    from rumbo.records.fhir import reader

    return reader.read_files(files, transcript=transcript)
