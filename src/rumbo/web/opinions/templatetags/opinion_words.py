"""How the parts of a comparison are said on its page."""

from __future__ import annotations

from django import template

from rumbo.guide import Compared, Comparison, InHand, Opinion, Settling
from rumbo.guide.opinions import Stance, Topic, items
from rumbo.web.frame.templatetags.words import page_language, say
from rumbo.words import Message

register = template.Library()


@register.filter
def by_doctor(row: Compared, comparison: Comparison) -> list[tuple[Opinion, Stance]]:
    """What each doctor said about one topic, in the order of the opinions."""
    return list(zip(comparison.opinions, row.said, strict=True))


@register.filter
def answer(stance: Stance, topic: Topic) -> str:
    """The answer of the frame that was given."""
    return say(topic.answers[stance.answer], "cap")


@register.filter
def in_hand(each: InHand) -> str:
    """One thing in hand, and of when it was."""
    name = say(items()[each.item])
    return f"{name} ({each.of.said(page_language())})" if each.of else name


@register.filter
def for_doctor(question: Settling, comparison: Comparison) -> str:
    """The name of the doctor a question is for."""
    return next(each.doctor for each in comparison.opinions if each.id == question.opinion)


@register.filter
def may_come_from(row: Compared) -> str:
    """Where a difference may come from, in a few words."""
    return say(Message("guide-opinions-may-come-from", {"causes": row.cause_names}))


@register.filter
def topics_said(about: tuple[Topic, ...]) -> str:
    """Which topics a cause may explain."""
    return say(Message("guide-opinions-about", {"topics": tuple(each.name for each in about)}))
