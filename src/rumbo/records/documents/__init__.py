"""Documents a person can get (PDF, Word, web pages, rich and plain text), read as lines of text that know their place."""

from rumbo.records.documents.document import Document, Line
from rumbo.records.documents.reader import read, read_lines

__all__ = ["Document", "Line", "read", "read_lines"]
