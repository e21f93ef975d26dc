"""The questions that other pages of the story sent to the list: said in both languages, with their reason."""

from __future__ import annotations

import msgspec

from rumbo.guide import Question, Raised
from rumbo.guide.library import Theme
from rumbo.guide.rules import ALWAYS
from rumbo.web.people.models import Story
from rumbo.web.people.privacy import sealed_values
from rumbo.words import Text


class RaisedBody(msgspec.Struct, frozen=True, kw_only=True):
    """A raised question as it is kept: its name, what it is about, what it asks, and why."""

    id: str
    text: Text
    why: Text
    theme: Theme = "second-opinion"


def raised_in(story: Story) -> tuple[RaisedBody, ...]:
    """The questions that were sent to a story's list, in the order in which they were sent."""
    rows = sealed_values(story.raised_questions, "body")
    return tuple(msgspec.json.decode(body, type=RaisedBody) for body in rows)


def for_the_list(raised: RaisedBody) -> Raised:
    """The same, as the list of questions takes it."""
    question = Question(id=raised.id, theme=raised.theme, text=raised.text, why=raised.why, applies_when=ALWAYS)
    return Raised(question=question, reason=raised.why)
