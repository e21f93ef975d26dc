"""What a reader noted about scans, for the parcel that they take along: their own words alone, and the same for another Rumbo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rumbo.guide.planned import tell_day
from rumbo.guide.waiting import Wait, encode_wait
from rumbo.records import Note
from rumbo.web.living.waiting.access import waits_of
from rumbo.web.living.waiting.actions import enter_wait
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES, Lang, Message, both, say


def gather_waits(who: Here) -> Iterator[Note]:
    """Every scan that this reader noted, the earliest noted first."""
    for kept, wait in reversed(waits_of(who)):
        yield Note(kind="wait", id=str(kept.pk), at=kept.at, body=encode_wait(wait))


KEEPER = Keeper("wait", gather_waits, enter_wait, is_own=True)


def members_of(who: Here, now: datetime) -> list[Member]:
    """A text of the scans that this reader noted, in both languages, when there is one."""
    waits = [wait for _, wait in waits_of(who)]
    if not waits:
        return []
    text = "\r\n".join(_told(each, lang) for lang in LANGUAGES for each in waits)
    return [written_member(f"{FOLDER}/scan-wait.txt", text.encode())]


def _told(wait: Wait, lang: Lang) -> str:
    lines = [say(Message("parcel-wait", {"scan": both(wait.scan), "on": tell_day(wait.on)}), lang)]
    if wait.results_on:
        lines.append(say(Message("parcel-wait-results", {"on": tell_day(wait.results_on)}), lang))
    told = (("calls", wait.calls), ("with", wait.with_me), ("helps", wait.helps))
    lines += [say(Message(f"parcel-wait-{name}", {"words": both(words)}), lang) for name, words in told if words]
    return "\r\n".join(lines) + "\r\n"
