"""The course told in a few whole sentences. Never a length of time, and a kind only in the doctor's word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rumbo.course.course import Cancer, Course, Recurrence, StatusPoint
from rumbo.course.gaps import before, order
from rumbo.course.kinds import KIND_WORDS
from rumbo.course.places import named
from rumbo.course.statuses import CLEAR
from rumbo.course.substances import named as treatment_name
from rumbo.oncology import PartialDate
from rumbo.oncology.treatments import MODALITIES, modality_name
from rumbo.words import Message, Text

_SHORT_LIST = 6  # more places or drugs than this are not read in one sentence


def tell(course: Course) -> tuple[Message, ...]:
    """The story in order: what was found, how it was treated, what came back and where, and how things stand.

    Nothing is told that only hangs on a conflict. What is suspected is told as being looked into. Empty when nothing
    is known.
    """
    return tuple(_sentences(course))


def tell_return(each: Recurrence) -> Message:
    """One return or suspicion in a sentence, as if it were the first."""
    return _looked_into(each) if each.suspected else _came_back(each, again=False)


def _sentences(course: Course) -> Iterator[Message]:
    for cancer in course.cancers:
        yield _found(cancer, alone=len(course.cancers) == 1)
        yield from _what_came_back([each for each in course.recurrences if each.cancer == cancer.id])
    yield from _what_came_back([each for each in course.recurrences if each.cancer is None])
    for possible in course.possible_new_primaries:
        yield Message("story-same-or-new", {"place": named(possible.place)})
    yield from _treatment(course)
    yield from _last_word(course)


def _found(cancer: Cancer, *, alone: bool) -> Message:
    if cancer.diagnosed_on is None:
        return Message("story-cancer", {"cancer": cancer.name})
    values = {"cancer": cancer.name, "on": cancer.diagnosed_on}
    return Message("story-found" if alone else "story-found-one-of-several", values)


def _what_came_back(recurrences: Sequence[Recurrence]) -> Iterator[Message]:
    again = False
    for each in recurrences:
        if each.suspected:
            yield _looked_into(each)
            continue
        yield _came_back(each, again=again)
        again = again or each.called != "progression"
        if each.kind.basis == "said" and each.said_kind:
            yield Message("story-kind-said", {"kind": Message(KIND_WORDS[each.said_kind])})


def _looked_into(each: Recurrence) -> Message:
    places = _places(each)
    return Message("story-looked-into-at", {"places": places}) if places else Message("story-looked-into")


def _came_back(each: Recurrence, *, again: bool) -> Message:
    """One sentence for each way to say it: came back, came back again or grew; with or without date and place."""
    what = "grew" if each.called == "progression" else "came-back-again" if again else "came-back"
    values: dict[str, object] = {}
    ending = ""
    if each.on:
        values["on"] = each.on
        ending += "-on"
    places = _places(each)
    if places:
        values |= {"places": places, "count": len(places)}
        ending += "-at"
    return Message(f"story-{what}{ending}", values)


def _places(each: Recurrence) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(named(place) for place in each.places))[:_SHORT_LIST]


def _treatment(course: Course) -> Iterator[Message]:
    given = [span for span in course.treatments if span.given is True]
    past = {span.modality for span in given if not span.ongoing and span.modality != "other"}
    now = [span for span in given if span.ongoing]
    if past:
        kinds = tuple(modality_name(modality) for modality in MODALITIES if modality in past)
        yield Message("story-treated-with", {"kinds": kinds})
    if now:
        names = tuple(dict.fromkeys(treatment_name(span.name) for span in now))[:_SHORT_LIST]
        yield Message("story-on-treatment", {"names": names})


def _last_word(course: Course) -> Iterator[Message]:
    """The last statement that the cancer was gone or stable, unless something came back or grew after it."""
    calm = [each for each in course.statuses if each.on and not each.suspected and _is_calm(each)]
    last = max(calm, key=lambda each: order(each.on), default=None)
    if last is None or last.on is None:
        return
    if any(before(last.on, day) for day in _days_of_change(course)):
        return
    yield Message("story-last-clear" if last.status in CLEAR else "story-last-stable", {"on": last.on})


def _is_calm(point: StatusPoint) -> bool:
    return point.status in CLEAR or point.status == "stable"


def _days_of_change(course: Course) -> tuple[PartialDate, ...]:
    changes = [each.on for each in course.recurrences]
    said = [each.on for each in course.statuses if not _is_calm(each)]
    new = [each.on for each in course.possible_new_primaries]
    found = [cancer.diagnosed_on for cancer in course.cancers]
    return tuple(day for day in (*changes, *said, *new, *found) if day)
