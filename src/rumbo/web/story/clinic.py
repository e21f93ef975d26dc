"""What the story knows of its clinic: the numbers to call, for every place that says whom to call."""

from __future__ import annotations

from collections.abc import Iterable

from rumbo.course import Background, BackgroundTopic, Fact
from rumbo.web.story import facts
from rumbo.web.story.access import Here


def background(seen: Iterable[Fact], topic: BackgroundTopic) -> tuple[tuple[str, str], ...]:
    """What is known on one topic: the id of each fact and its words, the same words once."""
    found: dict[str, str] = {}
    for fact in seen:
        if isinstance(fact.says, Background) and fact.says.topic == topic and fact.says.words.strip():
            found.setdefault(fact.says.words.strip(), fact.id)
    return tuple((fact_id, words) for words, fact_id in found.items())


def first_words(seen: Iterable[Fact], topic: BackgroundTopic) -> str:
    """The words of the first fact on a topic, or nothing."""
    return next((words for _, words in background(seen, topic)), "")


def clinic_numbers(who: Here) -> tuple[str, str]:
    """The clinic's numbers by day and by night."""
    seen = facts.visible_to(who)
    return first_words(seen, "clinic_phone"), first_words(seen, "night_phone")
