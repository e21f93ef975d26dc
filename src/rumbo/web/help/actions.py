"""Filling in the emergency card: what is new becomes a fact, what is gone is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from rumbo.course import Background, BackgroundTopic
from rumbo.web.help.forms import LISTS
from rumbo.web.people import journal
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.actions import append
from rumbo.web.story.clinic import background


@transaction.atomic
def save_card(*, by: Here, lines: Mapping[BackgroundTopic, Sequence[str]]) -> None:
    """Let the story say these lines on each topic, and no others. One line too many is taken back and can be undone."""
    seen = facts.visible_to(by)
    for topic, wanted in lines.items():
        known = {words: fact_id for fact_id, words in background(seen, topic)}
        if topic not in LISTS and list(wanted[:1]) == list(known)[:1]:
            continue  # the one that is shown stays; what else was said about it is not this form's business
        for words in known.keys() - set(wanted):
            for fact in seen:
                if isinstance(fact.says, Background) and fact.says.topic == topic and fact.says.words.strip() == words:
                    append(story=by.story, by=by.reader, says=None, supersedes=fact.id)
        for words in dict.fromkeys(wanted):
            if words not in known:
                append(story=by.story, by=by.reader, says=Background(topic=topic, words=words))
    journal.write("card.saved", story=by.story, by=by.reader)
