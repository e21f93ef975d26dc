"""What a reader noted about scans, for the parcel that they take along: their own words alone."""

from __future__ import annotations

from datetime import datetime

from rumbo.guide.planned import tell_day
from rumbo.guide.waiting import Wait
from rumbo.web.living.waiting.access import waits_of
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES, Lang, Message, both, say


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
