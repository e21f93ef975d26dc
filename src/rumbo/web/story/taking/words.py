"""What a reader wrote in their own words, for the parcel: decisions and lessons, and what higher places keep of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from rumbo.oncology import PartialDate
from rumbo.paper import DecisionSheet, print_decision
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.decisions.access import decisions_in
from rumbo.web.story.lessons.access import lessons_of
from rumbo.web.story.taking.member import Member, written_member
from rumbo.words import LANGUAGES, Lang, Message, both, say

FOLDER = "my-words"
# What places above the story add of one reader; they register it when the site starts, and the story knows none of them.
more: list[Callable[[Here, datetime], list[Member]]] = []


def members_of(who: Here, *, now: datetime) -> list[Member]:
    """A sheet for each decision, a text of what was learned, and what other places add. What is empty is not there."""
    found = [*_decisions(who, now=now), *_learned(who)]
    return [*found, *(each for add in more for each in add(who, now))]


def _decisions(who: Here, *, now: datetime) -> Iterator[Member]:
    for number, decision in enumerate(decisions_in(who.story), start=1):
        sheet = DecisionSheet(decision=decision, printed_on=PartialDate.of(now.date()), name=facts.name_of(who))
        yield written_member(f"{FOLDER}/decision-{number}.pdf", print_decision(sheet, languages=LANGUAGES))


def _learned(who: Here) -> list[Member]:
    if not lessons_of(who):
        return []
    text = "\r\n".join(_told_in(lang, who) for lang in LANGUAGES)
    return [written_member(f"{FOLDER}/what-i-learned.txt", text.encode())]


def _told_in(lang: Lang, who: Here) -> str:
    lines = [say(Message("parcel-learned"), lang)]
    for _, lesson, writer in lessons_of(who):
        told = (("helped", lesson.helped), ("differently", lesson.differently))
        lines.append(f"{lesson.about} ({writer})" if writer else lesson.about)
        lines += [say(Message(f"parcel-learned-{name}", {"words": both(words)}), lang) for name, words in told if words]
    return "\r\n".join(lines) + "\r\n"
