"""Readers: a file a person can get becomes facts, each with its source.

One module per format; each runs in a child process.
"""

from rumbo.records.files import excerpt, join, read, read_bytes, read_record, read_text
from rumbo.records.links import link
from rumbo.records.pictures import find_tesseract, preview, read_picture
from rumbo.records.reading import Excerpt, Note, Problem, Reading, Record, Subject
from rumbo.records.sandbox import Sandbox, read_in_child
from rumbo.records.subject import same_person

__all__ = [
    "Excerpt",
    "Note",
    "Problem",
    "Reading",
    "Record",
    "Sandbox",
    "Subject",
    "excerpt",
    "find_tesseract",
    "join",
    "link",
    "preview",
    "read",
    "read_bytes",
    "read_in_child",
    "read_picture",
    "read_record",
    "read_text",
    "same_person",
]
