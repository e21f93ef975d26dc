"""Out again: facts become files that others can read.

A patient summary for hospitals (FHIR), the whole log for another Rumbo (JSON), and a calendar.
"""

from rumbo.records.export.calendar import write_calendar
from rumbo.records.export.facts_file import is_facts_file, read_facts, write_facts
from rumbo.records.export.summary import write_summary

__all__ = ["is_facts_file", "read_facts", "write_calendar", "write_facts", "write_summary"]
