"""Opening a clinical document: its root element, or why it was not opened.

No entity, document type, network address or bottomless nesting is followed.
"""

from __future__ import annotations

import html
import re
from typing import Final

from lxml import etree

from rumbo.records.cda.elements import V3, Element

LOOK_BYTES: Final = 65_536
_PASSED_OVER: Final = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?ClinicalDocument[\s>/]")
_NAMESPACE: Final = b"urn:hl7-org:v3"
_DOCTYPE: Final = b"<!DOCTYPE"
_END: Final = re.compile(rb"ClinicalDocument\s*>\s*\Z")
_TAIL_BYTES: Final = 4096
_ENTITY: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)(\w{1,32};)?")
_NO_LETTER: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TOO_MUCH: Final = 114  # libxml2's XML_ERR_RESOURCE_LIMIT: nested too deep, or one text without end
_UNKNOWN_PREFIX: Final = 201  # libxml2's XML_NS_ERR_UNDEFINED_NAMESPACE: harmless, and common in real files


class NotOpenedError(Exception):
    """A document that cannot be opened, or is not safe to. `trouble` is the id of the sentence that says so."""

    def __init__(self, trouble: str) -> None:
        self.trouble = trouble
        super().__init__(trouble)


def is_document(data: bytes) -> bool:
    """Whether bytes are XML whose root element is HL7's ClinicalDocument.

    >>> is_document(b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>')
    True
    """
    start = data[:LOOK_BYTES]
    at = 0
    while (passed := _PASSED_OVER.match(start, at)) is not None:
        at = passed.end()
    if start.startswith(_DOCTYPE, at):
        at = found.start() if (found := _ROOT.search(start, at)) else at
    return _ROOT.match(start, at) is not None and _NAMESPACE in start


def open_document(data: bytes) -> Element:
    """The root element of a document in UTF-8.

    Raises NotOpenedError: "records-unsafe" for a document type, entities or bottomless nesting, "records-ends-early"
    and "records-broken" for what is no whole XML. Small faults that spoil no meaning (a bare "&", HTML's "&nbsp;", a
    control character, a prefix nobody declared) are mended.
    """
    root_at = _ROOT.search(data)
    if _DOCTYPE in data[: root_at.start() if root_at else LOOK_BYTES]:
        raise NotOpenedError("records-unsafe")
    try:
        root = _parse(data)
    except etree.XMLSyntaxError as error:
        if _fault(error) == _TOO_MUCH:
            raise NotOpenedError("records-unsafe" if "depth" in str(error) else "records-too-big") from error
        root = _mended(data)
    if root.tag != f"{V3}ClinicalDocument":
        raise NotOpenedError("records-broken")
    return root


def _parse(data: bytes, *, recover: bool = False) -> Element:
    """Raises lxml's XMLSyntaxError; with `recover`, NotOpenedError for more than a prefix that nobody declared."""
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever the document declares: it was decoded before
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    root = etree.fromstring(data, parser)
    if any(fault.type != _UNKNOWN_PREFIX for fault in parser.error_log):
        raise NotOpenedError("records-broken")
    return root


def _fault(error: etree.XMLSyntaxError) -> int:
    code: int = getattr(error, "code", 0)  # which the types of lxml do not list
    return code


def _mended(data: bytes) -> Element:
    mended = _ENTITY.sub(_entity, _NO_LETTER.sub(b"", data))
    try:
        return _parse(mended, recover=True)
    except (etree.XMLSyntaxError, NotOpenedError) as error:
        whole = _END.search(data[-_TAIL_BYTES:])
        raise NotOpenedError("records-broken" if whole else "records-ends-early") from error


def _entity(found: re.Match[bytes]) -> bytes:
    """HTML's named letters as themselves; any other "&" is one."""
    name = (found[1] or b"").decode("ascii", "replace")
    letter = html.unescape(f"&{name}")
    return letter.encode() if name and not letter.startswith("&") else b"&amp;" + (found[1] or b"")
