"""Documents a person can get (PDF, Word, web pages, rich and plain text), read as lines of text that know their place."""

from rumbo.records.documents.document import Document, Line
from rumbo.records.documents.docx import is_docx
from rumbo.records.documents.html import is_html
from rumbo.records.documents.odt import is_odt
from rumbo.records.documents.pdf import is_pdf
from rumbo.records.documents.reader import is_old_word, read_lines
from rumbo.records.documents.rtf import is_rtf
from rumbo.records.documents.text import is_text

__all__ = [
    "Document",
    "Line",
    "is_docx",
    "is_html",
    "is_odt",
    "is_old_word",
    "is_pdf",
    "is_rtf",
    "is_text",
    "read_lines",
]
