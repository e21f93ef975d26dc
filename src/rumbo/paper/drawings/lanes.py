"""The course as lanes, one for each cancer: which marks, which words beside them, which ground. No geometry here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from rumbo.course.course import Cancer, Course, Recurrence
from rumbo.course.facts import Place
from rumbo.guide.naming import place_name
from rumbo.oncology import PartialDate
from rumbo.paper.drawings.ground import Stretch, day_of, lay_ground
from rumbo.words import Message, Text, as_text, both, calm, say

Sign = Literal["found", "local", "regional", "distant", "mixed", "ask"]

# Small words that no English name of a place in the body has.
_SPANISH = frozenset({"de", "del", "la", "el", "los", "las", "izquierdo", "izquierda", "derecho", "derecha", "y"})


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened: its sign, its day on the trail (None when unknown), and its words.

    `soft` when the date is only about right or the thing is not settled.
    """

    sign: Sign
    day: float | None
    label: Text
    sub: Text | None = None
    soft: bool = False


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One cancer's part of the trail. `marks` have a day, in order; `undated` have none; `name` only among several."""

    name: Text | None
    marks: tuple[Mark, ...]
    undated: tuple[Mark, ...]
    stretches: tuple[Stretch, ...]
    has_dates: bool


def text_of(message_id: str, **values: Any) -> Text:
    """A sentence of content/messages/ in both languages."""
    message = Message(message_id, values)
    return Text(en=say(message, "en"), es=say(message, "es"))


def place_text(place: Place) -> Text:
    """One place: the words of the record or the person in their own language, our name for it in the other."""
    name, words = as_text(place_name(place)), _within_a_sentence(calm(place.words.strip()))
    if not words or name == both(words):
        return name
    return Text(en=name.en, es=words) if _is_spanish(words, name) else Text(en=words, es=name.es)


def _within_a_sentence(words: str) -> str:
    """Records begin a place with a capital letter; in a label it stands in the middle. "L3" stays as it is."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _is_spanish(words: str, name: Text) -> bool:
    said = {word.strip("(),;.").casefold() for word in words.split()}
    return bool(said & _SPANISH) or bool(said & set(name.es.split()) - set(name.en.split()))


def places_text(places: Iterable[Place]) -> Text | None:
    """Where, in the words of the record or the person; None when nothing is said."""
    words = tuple(place_text(place) for place in places if place.words.strip() or place.site)
    return text_of("trail-places", places=words) if words else None


def where_found(cancer: Cancer) -> Text:
    """Which cancer it was: its name, with its side."""
    return cancer.name


def said_kind(back: Recurrence) -> Sign:
    """The kind a mark may show: the doctor's word, or "ask" when the record has none."""
    if back.kind.basis != "said" or back.kind.kind == "not_known" or back.suspected:
        return "ask"
    return back.kind.kind


def lanes_of(course: Course) -> tuple[Lane, ...]:
    """The lanes of a course, in the order of its cancers; last what is told of no cancer by name."""
    if len(course.cancers) <= 1:
        return (_lane(course, cancer=course.cancers[0] if course.cancers else None, alone=True),)
    lanes = [_lane(course, cancer=cancer, alone=False) for cancer in course.cancers]
    rest = _lane(course, cancer=None, alone=False)
    return (*lanes, rest) if rest.marks or rest.undated or rest.stretches else tuple(lanes)


def _lane(course: Course, *, cancer: Cancer | None, alone: bool) -> Lane:
    ref = cancer.id if cancer else None
    returns = [back for back in course.recurrences if alone or back.cancer == ref]
    days = _days(course, ref=ref, alone=alone)
    marks = [_found(cancer, days=days, returns=returns, alone=alone)] if cancer else []
    marks += [_came_back(back, among=_dates(cancer, returns), today=day_of(course.today)) for back in returns]
    if not days and len(returns) == 1:  # the order is certain although no date is: found, came back, here
        marks = [msgspec.structs.replace(mark, day=float(place)) for place, mark in enumerate(marks)]
    elif cancer and marks[0].day is None:
        marks[0] = msgspec.structs.replace(marks[0], day=min(days, default=day_of(course.today)) - 1)
    dated = sorted((mark for mark in marks if mark.day is not None), key=lambda mark: mark.day or 0)
    start = min([*days, *(mark.day for mark in dated if mark.day is not None)], default=None)
    return Lane(
        name=None if alone else cancer.name if cancer else text_of("trail-cancer-not-said"),
        marks=tuple(dated),
        undated=tuple(mark for mark in marks if mark.day is None),
        stretches=lay_ground(course, cancer=ref, alone=alone, start=start) if days else (),
        has_dates=bool(days),
    )


def _days(course: Course, *, ref: str | None, alone: bool) -> list[float]:
    """Every day that something of this lane is dated to, no later than today."""
    dates = [cancer.diagnosed_on for cancer in course.cancers if cancer.id == ref]
    dates += [back.on for back in course.recurrences if alone or back.cancer == ref]
    dates += [status.on for status in course.statuses if alone or status.cancer == ref]
    dates += [span.start for span in course.treatments if span.given and (alone or span.cancer == ref)]
    today = day_of(course.today)
    return [min(day_of(on), today) for on in dates if on is not None]


def _dates(cancer: Cancer | None, returns: list[Recurrence]) -> list[PartialDate]:
    dates = [cancer.diagnosed_on if cancer else None, *(back.on for back in returns)]
    return [on for on in dates if on is not None]


def _found(cancer: Cancer, *, days: list[float], returns: list[Recurrence], alone: bool) -> Mark:
    on = cancer.diagnosed_on
    day = None
    if on is not None:  # found comes first: a vague date gives way to what is dated exactly in the same time
        day = min([other for other in days if other >= on.earliest.toordinal()], default=day_of(on))
    return Mark(
        sign="found",
        day=day,
        label=text_of("trail-found"),
        sub=_place_and_date(where_found(cancer) if alone else None, on=on, among=_dates(cancer, returns)),
        soft=on is None or on.about or on.by,
    )


def _came_back(back: Recurrence, *, among: list[PartialDate], today: float) -> Mark:
    sign, where = said_kind(back), places_text(back.places)
    return Mark(
        sign=sign,
        day=min(day_of(back.on), today) if back.on else None,
        label=came_back_words(back),
        sub=_sub(back, sign=sign, where=where, among=among),
        soft=back.suspected or back.on is None or back.on.about or back.on.by,
    )


def came_back_words(back: Recurrence) -> Text:
    """The short words of a return: "Came back: local", or where it came back when the doctor's word is not there."""
    what = "seen" if back.suspected else "grew" if back.called == "progression" else "back"
    sign, where = said_kind(back), places_text(back.places)
    if sign != "ask":
        return text_of(f"trail-{what}-{sign}")
    return text_of(f"trail-{what}-in", place=where) if where else text_of(f"trail-{what}")


def _sub(back: Recurrence, *, sign: Sign, where: Text | None, among: list[PartialDate]) -> Text | None:
    if sign != "ask":
        return _place_and_date(where, on=back.on, among=among)
    ask = text_of("trail-not-settled" if back.suspected else "trail-kind-ask")
    if back.on is None:
        return ask
    return text_of("trail-two", first=_when(back.on, among=among), second=ask)


def _place_and_date(where: Text | None, *, on: PartialDate | None, among: list[PartialDate]) -> Text | None:
    if on is None:
        return where
    when = _when(on, among=among)
    return text_of("trail-two", first=where, second=when) if where else when


def _when(on: PartialDate, *, among: list[PartialDate]) -> Text:
    """The year, or the whole date when another mark falls in the same year."""
    if sum(other.year == on.year for other in among) > 1:
        return Text(en=on.said("en"), es=on.said("es"))
    how = "by" if on.by else "about" if on.about else ""
    return text_of(f"trail-{how}-year" if how else "trail-year", on=on)
