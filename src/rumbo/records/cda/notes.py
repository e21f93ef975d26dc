"""What a document says in running words: its notes, and sections whose entries and tables say nothing, as a letter."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree
from msgspec.structs import replace

from rumbo.records.cda.dates import dates_in, is_spanish
from rumbo.records.cda.elements import V3, Element, attribute, child, children, iso_time, span_of, words_in
from rumbo.records.cda.opening import NotOpenedError
from rumbo.records.cda.results import names_result
from rumbo.records.cda.sections import MAX_TITLE, Section
from rumbo.records.documents import Document, read_lines
from rumbo.records.letters import tell_letter
from rumbo.records.part import Trouble
from rumbo.records.pictures.images import is_picture
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript

ATTACHED: Final = "attached document"
_BLOCKS: Final = frozenset(V3 + name for name in ("paragraph", "item", "tr", "br", "caption", "table", "list", "text"))
_CELLS: Final = frozenset((f"{V3}td", f"{V3}th"))
_CELL_GAP: Final = "   "  # wide enough that a table's row stays one for `letters`
# LOINC: reports of one result as a whole (imaging, pathology, laboratory).
_RESULTS: Final = frozenset({"18748-4", "11526-1", "11502-2"})
_SUMMARY: Final = "34133-9"  # LOINC: a summary of many visits, made on a day that is none of them
_LONGEST_DAY: Final = 12  # letters: "28-feb-2022"
_A_SENTENCE: Final = 8  # words; fewer beside a list are a remark ("None known")
_MAX_LINES: Final = 50_000


class NoteLine(NamedTuple):
    """One line of a section, and where it stands."""

    text: str
    place: str


@dataclass(frozen=True)
class Notes:
    """The sections of a document that are told in words, by the result each belongs to; most belong to none."""

    title: str
    day: str | None
    day_label: str
    is_result: bool
    by_result: dict[str, list[NoteLine]]

    def add(self, section: Section) -> None:
        """Put the words of a section in; it has some."""
        result = self.title if self.is_result else section.heading if names_result(section.heading) else ""
        lines = self.by_result.setdefault(result, [])
        if not lines and self.day is not None:
            lines.append(NoteLine(f"{self.day_label}: {self.day}", self.title))
        lines.extend(self._lines(section))

    def add_loose(self, section: Section) -> None:
        """Put in the sentences of a section that stand beside its lists and tables: a visit told below a list."""
        loose = deepcopy(section.element)
        for block in list(loose.iter(f"{V3}table", f"{V3}list")):
            _empty(block)
        told = [text for _, text in _texts(loose)]
        lines = self.by_result.setdefault("", []) if any(len(text.split()) >= _A_SENTENCE for text in told) else []
        lines += [NoteLine(line.strip(), section.title) for text in told for line in (*text.splitlines(), "")]

    def tell(self, transcript: Transcript) -> None:
        """Tell what the words say."""
        for result, lines in self.by_result.items():
            tell_letter(lines[:_MAX_LINES], transcript=transcript, result_hint=result)

    def _lines(self, section: Section) -> Iterator[NoteLine]:
        yield NoteLine(f"{section.heading}:", section.title)
        days = dict(_days(section.element))
        if "" in days:
            yield NoteLine(f"{self.day_label}: {days['']}", section.title)
        number = 0
        for anchor, text in _texts(section.element):
            if anchor and anchor in days:
                yield NoteLine(f"{self.day_label}: {days[anchor]}", section.title)
            for line in text.splitlines() or [""]:
                number += bool(line.strip())
                yield NoteLine(line.strip(), f"{section.title}, line {number}")
            yield NoteLine("", section.title)


def begin_notes(root: Element) -> Notes:
    """The notes of a document, none put in yet. A document of one visit bears its day; a summary of many bears none."""
    code = attribute(child(root, "code"), "code")
    day = None if code == _SUMMARY else _visited_on(root)
    label = "Fecha de la consulta" if is_spanish(root) else "Date of visit"
    title = words_in(child(root, "title"))[:MAX_TITLE]
    return Notes(title=title, day=day, day_label=label, is_result=code in _RESULTS and bool(title), by_result={})


def has_days_across(section: Section) -> bool:
    """Whether a table of a section has a column for each day, as laboratories print them: an entry tells one day alone,
    and a row by the names of its columns none, so such tables are read as those of letters.
    """
    rows = (list(row.iterchildren(*_CELLS)) for row in section.element.iter(f"{V3}tr"))
    return any(sum(_is_day(words_in(cell)) for cell in cells) >= max(2, len(cells) - 2) for cells in rows)


def _is_day(words: str) -> bool:
    return len(words) <= _LONGEST_DAY and len(dates_in(words, day_first=True)) == 1


def unpack_attached(body: Element) -> bytes:
    """The bytes of the document that stands in place of sections: text, or a PDF and the like in base64.

    Raises NotOpenedError when its base64 is none.
    """
    text = child(body, "text")
    written = "".join(map(str, text.itertext())) if text is not None else ""
    if attribute(text, "representation") != "B64":
        return written.encode()
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotOpenedError("records-broken") from error


def tell_attached(body: Element, *, transcript: Transcript) -> tuple[tuple[Subject, ...], tuple[Trouble, ...]]:
    """Tell the document that stands in place of sections; one that is a picture is noted in the transcript.

    Gives whom it says it is about, and what could not be read.
    """
    inside = transcript.within(ATTACHED)
    try:
        data = unpack_attached(body)
    except NotOpenedError as error:
        return (), (Trouble(error.trouble),)
    if is_picture(data):
        document = Document(format="picture", troubles=(Trouble("picture-not-read"),), is_picture=True)
    else:
        document = read_lines(data, content_type=attribute(child(body, "text"), "mediaType"))
    if document.is_picture:
        transcript.pictures.append(inside.inside)
    subjects = tell_letter(document.lines, transcript=inside)
    transcript.facts.extend(inside.facts)
    transcript.unread.update(inside.unread)
    whose_place = ATTACHED if document.is_picture else ""
    return subjects, tuple(replace(each, inside=whose_place) for each in (*document.troubles, *inside.troubles))


def _visited_on(root: Element) -> str | None:
    visit = span_of(children(child(root, "componentOf", "encompassingEncounter"), "effectiveTime"))
    service = span_of(children(child(root, "documentationOf", "serviceEvent"), "effectiveTime"))
    made = iso_time(attribute(child(root, "effectiveTime"), "value"))
    return visit.start or service.start or made


def _days(section: Element) -> Iterator[tuple[str, str]]:
    """The day of each note of a section, by the words it points to, or by nothing where it points to none."""
    for entry in children(section, "entry"):
        for act in children(entry, "act"):
            day = span_of(children(act, "effectiveTime")).start
            day = day or iso_time(attribute(child(act, "author", "time"), "value"))
            if day:
                yield attribute(child(act, "text", "reference"), "value").removeprefix("#"), day


def _empty(block: Element) -> None:
    """Remove what an element holds and keep the words behind it."""
    tail = block.tail
    block.clear()
    block.tail = tail


def _texts(section: Element) -> Iterator[tuple[str, str]]:
    """The blocks of a narrative, each with the name that entries point to it by."""
    anchor = ""
    pieces: list[str] = []
    for event, element in etree.iterwalk(child(section, "text"), events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from _block(anchor, pieces)
            anchor, pieces = (attribute(element, "ID") if event == "start" else ""), []
        elif event == "start":
            anchor = anchor or attribute(element, "ID")
        if event == "start":
            pieces.append(element.text or "")
        else:
            pieces.append(_CELL_GAP if element.tag in _CELLS else "")
            pieces.append(element.tail or "")
    yield from _block(anchor, pieces)


def _block(anchor: str, pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    text = "".join(pieces).strip()
    if text:
        yield anchor, text
