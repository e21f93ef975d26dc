"""export.xml, read as it comes and never held: whose it is, one weight and temperature a day, and which records of
hospitals lie beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple
from xml.parsers import expat

from rumbo.oncology import PartialDate
from rumbo.records.allowance import NotUnpackedError
from rumbo.records.apple.day_values import KEPT, DayValues
from rumbo.records.apple.groups import group_of
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript

_LOOK_BYTES: Final = 1 << 16
_ROOT: Final = re.compile(rb"<(?:!DOCTYPE\s+)?HealthData\b")
# Some phones wrote this part with mistakes that no parser forgives, and nothing in it is needed.
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\s+HealthData\s*\[.*?\]>(?=\s*<HealthData\b)", re.DOTALL)
_CONTROLS: Final = bytes(
    sorted(set(range(0x20)) - {0x09, 0x0A, 0x0D})
)  # not allowed in XML, and found in names of devices
_ENDS_EARLY: Final = frozenset(
    expat.errors.codes[name]
    for name in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)
_MAX_POINTERS: Final = 200_000
_MAX_KINDS: Final = 2_000
_OTHER_KINDS: Final = {"Workout": "HKWorkout", "ActivitySummary": "HKActivity", "Audiogram": "HKAudio"}


class _EntityError(Exception):
    """The file declares words that stand for others: never needed here, and a way to do harm."""


class Pointer(NamedTuple):
    """A record of a hospital that lies beside the file: which hospital, and what it calls the entry ("Condition/c1")."""

    hospital: str
    key: str


class HealthData:
    """What export.xml tells. `pointers` are the records of hospitals, by their way from the folder of the export."""

    def __init__(self, transcript: Transcript) -> None:
        self.pointers: dict[str, Pointer] = {}
        self.subject: Subject | None = None
        self.troubles: list[Trouble] = []
        self._transcript = transcript
        self._values = DayValues()
        self._kinds: set[str] = set()
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EntityDeclHandler = _refuse

    def take(self, pieces: Iterator[bytes]) -> None:
        """Read it to its end, or to where it is damaged: what stands before is kept."""
        try:
            for piece in _plain(pieces):
                self._parser.Parse(piece)
            self._parser.Parse(b"", True)  # noqa: FBT003 - the parser takes it by position: this was the end
        except NotUnpackedError as error:
            self.troubles.append(Trouble(error.trouble))
        except _EntityError:
            self.troubles.append(Trouble("records-entities"))
        except (LookupError, ValueError):  # it says that it is written in letters that nobody knows
            self.troubles.append(Trouble("records-broken"))
        except expat.ExpatError as error:
            early = error.code in _ENDS_EARLY
            self.troubles.append(
                Trouble("records-ends-early") if early else Trouble("records-damaged-from", {"line": error.lineno})
            )

    def part(self) -> Part:
        """What was told, as a part; the pointers are left to whoever holds the files they mean."""
        self._values.tell(self._transcript)
        groups = {group_of(kind) for kind in self._kinds}
        if self._values.left_out:
            groups.add("other weights and temperatures of the same day")
        return Part(
            format="apple-health",
            facts=tuple(self._transcript.facts),
            subjects=(self.subject,) if self.subject else (),
            troubles=tuple(self.troubles),
            unread={f"phone: {group}": 1 for group in groups},
        )

    def _start(self, tag: str, attributes: list[str]) -> None:
        # Called for every element of a file of millions: what is not kept is left at once.
        if tag == "Record":
            kind = attributes[1] if attributes[:1] == ["type"] else _named(attributes).get("type", "")
            if kind in KEPT:
                self._values.add(_named(attributes), line=self._parser.CurrentLineNumber)
            elif kind not in self._kinds and len(self._kinds) < _MAX_KINDS:
                self._kinds.add(kind)
        elif tag == "ClinicalRecord":
            self._point(_named(attributes))
        elif tag == "Me":
            self.subject = _subject(_named(attributes))
        elif tag in _OTHER_KINDS:
            self._kinds.add(_OTHER_KINDS[tag])

    def _point(self, named: dict[str, str]) -> None:
        if len(self.pointers) < _MAX_POINTERS:
            key = f"{named.get('type', '')}/{named.get('identifier', '')}"
            way = named.get("resourceFilePath", "").lstrip("/")
            self.pointers[way] = Pointer(named.get("sourceName", ""), key)


def is_health_data(head: bytes) -> bool:
    """Whether bytes begin as an export.xml does, whatever it is called in the phone's language."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and _ROOT.search(head[:_LOOK_BYTES]) is not None


def read_health_data(pieces: Iterator[bytes], *, transcript: Transcript) -> Part:
    """Read an export.xml that came alone. That records of hospitals lay beside it is told."""
    data = HealthData(transcript)
    data.take(pieces)
    if data.pointers:
        data.troubles.append(Trouble("records-apple-beside", {"count": len(data.pointers)}))
    return data.part()


def _refuse(*_declared: object) -> None:
    raise _EntityError


def _plain(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces without what no parser takes: control characters, and the document type where nothing in it matters.

    The lines of it are kept, so that every place has its own number.
    """
    head = next(pieces, b"")
    found = _DOCTYPE.search(head)
    if found is not None and b"<!ENTITY" not in found[0]:
        head = head[: found.start()] + b"\n" * found[0].count(b"\n") + head[found.end() :]
    for piece in chain((head,), pieces):
        yield piece.translate(None, _CONTROLS)


def _named(attributes: list[str]) -> dict[str, str]:
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def _subject(me: dict[str, str]) -> Subject | None:
    try:
        return Subject(birth_date=PartialDate.parse(me["HKCharacteristicTypeIdentifierDateOfBirth"]))
    except (KeyError, ValueError):
        return None
