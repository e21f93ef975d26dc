"""How a reader said they are, for the parcel that this reader takes along: their own answers alone."""

from __future__ import annotations

from datetime import datetime

from rumbo.guide.caring import StrainAnswers, often_name, weigh
from rumbo.oncology import PartialDate
from rumbo.web.living.caring.access import find_answers
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES, Lang, Message, say


def members_of(who: Here, now: datetime) -> list[Member]:
    """A text of what this reader answered last, in both languages, when something is kept."""
    answers = find_answers(who)
    if answers is None:
        return []
    text = "\r\n".join(_told_in(lang, answers) for lang in LANGUAGES)
    return [written_member(f"{FOLDER}/how-i-am-who-cares.txt", text.encode())]


def _told_in(lang: Lang, answers: StrainAnswers) -> str:
    lines = [say(Message("caring-kept", {"on": PartialDate.of(answers.on)}), lang)]
    lines += [
        say(Message("caring-kept-line", {"name": each.strain.name, "often": often_name(each.how_often)}), lang)
        for each in weigh(answers)
    ]
    return "\r\n".join([*lines, *([answers.words] if answers.words else [])]) + "\r\n"
