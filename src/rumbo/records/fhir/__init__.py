"""FHIR R4 in JSON: a bundle of any kind, one resource, an array of resources, or one resource a line.

FHIR's own words (Condition, Bundle, CodeableConcept) stay inside this folder and `cda`, which tells through it.
"""

from rumbo.records.fhir.reader import is_json, is_ndjson, read_files, read_json, read_ndjson

__all__ = ["is_json", "is_ndjson", "read_files", "read_json", "read_ndjson"]
