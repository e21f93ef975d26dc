"""Every write to the pace: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

import msgspec
from django.db import transaction

from rumbo.guide import News, Pace
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.models import HeardNews, KeptPace
from rumbo.web.story.pace.access import encode_pace, heard_by


@transaction.atomic
def set_pace(*, story: Story, by: Reader, pace: Pace) -> None:
    """Choose the pace of a story. Nothing is lost by it: what is kept stays, and another can be chosen on any day."""
    story.kept_pace = KeptPace.objects.update_or_create(story=story, defaults={"body": encode_pace(pace), "by": by})[0]
    journal.write("pace.chosen", story=story, by=by)


@transaction.atomic
def hear_news(*, story: Story, by: Reader, news: News) -> None:
    """Remember that a reader went on from a piece of news to the lists."""
    heard = tuple(dict.fromkeys((*heard_by(by), *news.facts)))
    HeardNews.objects.update_or_create(reader=by, defaults={"body": msgspec.json.encode(heard).decode()})
    journal.write("news.heard", story=story, by=by)
