"""The packet as papers: its cover page, its letters, and one zip of everything that was chosen, written as it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from rumbo.guide.packet import OFFICES, Holding, Office
from rumbo.oncology import PartialDate
from rumbo.paper import (
    CoverSheet,
    enclosed_name,
    print_cover,
    print_opinions,
    print_records_request,
    print_story,
    print_treatments,
    request_for_opinion,
    sheet_of_opinions,
    sheet_of_story,
    sheet_of_treatments,
)
from rumbo.web.opinions.access import comparison_of
from rumbo.web.opinions.packet.access import Desk, desk_of
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.models import Record
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.parcel import Lock, kept_member, pack_members, safe_name
from rumbo.words import LANGUAGES, Lang, Message, Sayable, Text, as_text, say

_LETTERS: dict[Office, str] = {
    "pathology": "letters/ask-for-slides.pdf", "imaging": "letters/ask-for-scan-pictures.pdf",
    "records": "letters/ask-for-records.pdf",
}  # fmt: skip


class Enclosed(NamedTuple):
    """One record of the packet: its number, what was found in it, and its name in the file."""

    number: int
    record: Record
    holds: tuple[Holding, ...]

    @property
    def name(self) -> str:
        """Its name in the zip: what it is, when one thing was found in it, and what it was called."""
        kind = f"{self.holds[0].wanted.id} - " if len(self.holds) == 1 else ""
        return f"records/{self.number:02d} {kind}{safe_name(self.record.name)}"

    @property
    def says(self) -> tuple[Sayable, ...]:
        """What was found in it, in words."""
        return tuple(each.wanted.name for each in self.holds)


def pack_packet(who: Here, *, now: datetime, lock: Lock) -> Iterator[bytes]:
    """The packet piece by piece. Sheets are made before the first piece; records are opened as they come.

    Raises Explained when a record is missing or damaged, before the first piece.
    """
    return pack_members(_members(who, now=now), now=now, lock=lock)


def file_name(*, on: date, lock: Lock) -> str:
    """What the file is called: the day, and nothing about the person."""
    return f"rumbo-second-opinion-{on.isoformat()}.zip{'.age' if lock.is_locked else ''}"


def cover_of(who: Here, desk: Desk, *, languages: tuple[Lang, ...]) -> bytes:
    """The cover page as a PDF."""
    notes = desk.notes
    sheet = CoverSheet(
        course=desk.course,
        printed_on=desk.course.today,
        name=facts.name_of(who),
        born=desk.born,
        reach=notes.reach,
        doctor=notes.doctor,
        place=notes.place,
        question=notes.question,
        medicines=desk.told("medicine"),
        allergies=desk.told("allergy"),
        enclosed=_enclosed_words(who, desk),
        on_its_way=tuple(each.wanted.name for each in desk.on_its_way),
    )
    return print_cover(sheet, languages=languages)


def letter_to(who: Here, desk: Desk, *, office: Office, languages: tuple[Lang, ...]) -> bytes | None:
    """The letter to one office as a PDF, or None when there is nothing to ask of it."""
    wanted = desk.packet.asked_of(office)
    if not wanted:
        return None
    sheet = request_for_opinion(wanted, office=office, printed_on=desk.course.today, send_to=desk.notes.send_to)
    known = msgspec.structs.replace(sheet, name=facts.name_of(who), born=desk.born)
    return print_records_request(known, languages=languages)


def _enclosed_words(who: Here, desk: Desk) -> tuple[Text, ...]:
    titles = {"treatments": "sheet-treatments-title", "story": "sheet-story-title", "opinions": "sheet-opinions-title"}
    pages = [as_text(Message(titles[name])) for name, _ in _pages(who, desk) if name in titles]
    return (*pages, *(enclosed_name(each.record.name, holds=each.says) for each in _enclosed(desk)))


def _enclosed(desk: Desk) -> tuple[Enclosed, ...]:
    return tuple(Enclosed(number, record, desk.held_in(record)) for number, record in enumerate(desk.chosen, start=1))


def _pages(who: Here, desk: Desk) -> tuple[tuple[str, tuple[Member, ...]], ...]:
    """The printed pages that were chosen and have something to say, by name."""
    made = {"treatments": _treatments, "story": _story, "opinions": _opinions, "letters": _letters}
    found = ((name, tuple(make(who, desk))) for name, make in made.items() if name in desk.notes.parts)
    return tuple((name, members) for name, members in found if members)


def _treatments(who: Here, desk: Desk) -> Iterator[Member]:
    if desk.course.treatments:
        sheet = sheet_of_treatments(desk.course, name=facts.name_of(who))
        yield written_member("what-i-already-had.pdf", print_treatments(sheet, languages=LANGUAGES))


def _story(who: Here, desk: Desk) -> Iterator[Member]:
    if not desk.course.is_empty:
        sheet = sheet_of_story(desk.course, name=facts.name_of(who), show_lengths=who.reader.lengths_shown)
        yield written_member("my-story.pdf", print_story(sheet, languages=LANGUAGES))


def _opinions(who: Here, desk: Desk) -> Iterator[Member]:
    comparison = comparison_of(who)
    if comparison.opinions:
        sheet = sheet_of_opinions(comparison, printed_on=desk.course.today, name=facts.name_of(who))
        yield written_member("opinions.pdf", print_opinions(sheet, languages=LANGUAGES))


def _letters(who: Here, desk: Desk) -> Iterator[Member]:
    for office in OFFICES:
        letter = letter_to(who, desk, office=office, languages=LANGUAGES)
        if letter is not None:
            yield written_member(_LETTERS[office], letter)


def _members(who: Here, *, now: datetime) -> list[Member]:
    desk = desk_of(who)
    pages, enclosed = _pages(who, desk), _enclosed(desk)
    note = _note(tuple(name for name, _ in pages), enclosed, on=now.date())
    return [
        written_member("README-LEAME.txt", note.encode()),
        written_member("cover.pdf", cover_of(who, desk, languages=LANGUAGES)),
        *(member for _, members in pages for member in members),
        *(kept_member(each.record, name=each.name) for each in enclosed),
    ]


def _note(pages: tuple[str, ...], enclosed: tuple[Enclosed, ...], *, on: date) -> str:
    lines = [Message("packet-readme", {"on": PartialDate.of(on)}), Message("packet-readme-cover")]
    lines += [Message(f"packet-readme-{name}") for name in pages]
    lines += [Message("packet-readme-records")] if enclosed else []
    lines += [_line(each) for each in enclosed]
    return "\r\n\r\n".join("\r\n".join(say(line, lang) for line in lines) for lang in LANGUAGES) + "\r\n"


def _line(each: Enclosed) -> Message:
    values = {"number": each.number, "name": each.record.name, "holds": each.says}
    return Message("packet-readme-record" if each.holds else "packet-readme-plain-record", values)
