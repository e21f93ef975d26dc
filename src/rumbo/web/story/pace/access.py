"""The pace of a story now, and the news that one reader has not yet gone on from."""

from __future__ import annotations

from datetime import date

import msgspec

from rumbo.course import Course
from rumbo.guide import Entered, News, Pace, news_in
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.access import Here
from rumbo.web.story.models import HeardNews, KeptPace


def pace_of(story: Story, *, today: date) -> Pace:
    """The pace of a story on a day."""
    return chosen_pace(story).on(today)


def chosen_pace(story: Story) -> Pace:
    """The pace as it was chosen, also where its time is over. It is fetched once for a page."""
    kept: KeptPace | None = getattr(story, "kept_pace", None)
    return decode_pace(kept.body) if kept else Pace()


def setter_of(story: Story) -> Reader | None:
    """Who chose the pace, if they can still open the file."""
    kept = KeptPace.objects.select_related("by").filter(story=story).first()
    return kept.by if kept else None


def unheard_news(who: Here, course: Course) -> News | None:
    """News that this reader has not yet gone on from, as far as they may see it."""
    news = news_in(course, entered=_entered(who.story))
    return None if news is None or set(news.facts) & set(heard_by(who.reader)) else news


def heard_by(reader: Reader) -> tuple[str, ...]:
    """The facts of the news that a reader went on from."""
    kept = HeardNews.objects.filter(reader=reader).first()
    return msgspec.json.decode(kept.body, type=tuple[str, ...]) if kept else ()


def encode_pace(pace: Pace) -> str:
    """A pace as JSON."""
    return msgspec.json.encode(pace).decode()


def decode_pace(body: str) -> Pace:
    """A pace from its JSON."""
    return msgspec.json.decode(body, type=Pace)


def _entered(story: Story) -> dict[str, Entered]:
    """When each fact came into the story. A correction came when what it corrects did."""
    entered: dict[str, Entered] = {}
    for fact_id, corrects, record, at in story.fact_rows.values_list("fact_id", "supersedes", "record", "at"):
        entered[fact_id] = entered.get(corrects) or Entered(at, told=record is None)
    return entered
