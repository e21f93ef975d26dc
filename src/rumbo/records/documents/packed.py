"""Documents that are zip files with XML inside (Word, OpenDocument): what one may take out of them, and how much."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import Final

from lxml import etree

MAX_MEMBER_BYTES: Final = 50_000_000  # of XML, unpacked: a letter has a few hundred thousand
_MARK: Final = b"PK\x03\x04"
_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, etree.XMLSyntaxError,
    EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip


class NotReadableError(Exception):
    """A packed document that is broken, locked, or holds too much. `trouble` says which."""

    def __init__(self, trouble: str) -> None:
        self.trouble = trouble
        super().__init__(trouble)


def has_member(data: bytes, name: str) -> bool:
    """Whether bytes are a zip file that holds a file of this name."""
    if not data.startswith(_MARK):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return name in packed.NameToInfo
    except _UNREADABLE:
        return False


class PackedDocument:
    """A packed document that is open.

    Raises NotReadableError when it is broken, and when it holds more than any letter does.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise NotReadableError("records-broken") from error

    def names(self) -> list[str]:
        """The names of the files inside, in order."""
        return self._zip.namelist()

    def parse(self, name: str) -> etree._Element:
        """The XML of a file inside, with entities, document types and the network refused."""
        try:
            with self._zip.open(name) as member:
                xml = member.read(MAX_MEMBER_BYTES + 1)
            if len(xml) > MAX_MEMBER_BYTES:
                raise NotReadableError("records-too-big")
            return etree.fromstring(xml, _parser())
        except _UNREADABLE as error:
            raise NotReadableError("records-broken") from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
