"""When the cancer came back or grew: many reports of one event become one, and each event gets its name by a rule.

The kind of a place is for `kinds`; whether a tumour is a cancer of its own is for `origins`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from rumbo.course.conflicts import kind_said
from rumbo.course.course import (
    CameBackAs,
    Cancer,
    Conflict,
    KindReading,
    PossibleNewPrimary,
    Recurrence,
    TreatmentSpan,
)
from rumbo.course.facts import FoundBy, KindWord, Place, Status
from rumbo.course.first_recurrence import RECURRED_TYPE_NOT_KNOWN, SYSTEMIC
from rumbo.course.gaps import before, clearest, gap_days, latest, order, sharpened
from rumbo.course.kinds import kind_of_recurrence, said_kind, undecided
from rumbo.course.places import in_words, is_among, united
from rumbo.course.plans import finished_before
from rumbo.course.sightings import SAME_EVENT_DAYS, Sighting, share_place, without_the_first_day
from rumbo.course.told import Told
from rumbo.oncology import PartialDate, Tumour, read_place
from rumbo.oncology.phrases import fold
from rumbo.words import Message

# Spread found this soon belongs to the first picture of the cancer, not to its return: registries gather it through
# the first four months (SEER Summary Stage 2000, instruction 2).
FIRST_PICTURE_DAYS = 120
# Without a record of a clear time: there is no standard, but most doctors speak of recurrence after at least a year
# in which nothing was found (European Association of Urology, patients.uroweb.org, glossary, "Recurrence").
A_YEAR = timedelta(days=365)
# From how many words on a sentence that two notes share was copied and not said anew; shorter ones ("recurrent breast
# cancer") are said again and again. Our own bound.
COPIED_WORDS = 8
# From how many days on "again" is of another return and not of the one told before. Our own bound.
AGAIN_DAYS = 180
_AGAIN = re.compile(
    r"\b(?:back|relapsed|recurred|returned) again\b|\b(?:recidivo|recayo|recaida|recidiva) (?:de nuevo|otra vez|nuevamente)\b"
    r"|\b(?:second|third|fourth|another|segunda|tercera|cuarta|otra) (?:\w+ )?"
    r"(?:recurrence|relapse|recidiva|recaida|recurrencia)\b"
)
_SUREST: tuple[FoundBy, ...] = ("biopsy", "imaging", "exam", "marker", "not_said")


@dataclass(frozen=True)
class Setting:
    """What is known of one cancer when its returns are looked for: when it was found, the days it was said to be gone,
    and its treatment. For reports that name no cancer, `found_on` are the days all cancers were found.
    """

    cancer: Cancer | None
    found_on: Sequence[PartialDate]
    clear: Sequence[PartialDate]
    treatments: Sequence[TreatmentSpan]

    @property
    def id(self) -> str | None:
        """The cancer's id, None when reports name no cancer."""
        return self.cancer.id if self.cancer else None


@dataclass(frozen=True)
class Returns:
    """What was found: events, places that could hold a new cancer, and kinds that records do not agree on."""

    recurrences: tuple[Recurrence, ...] = ()
    possible_new: tuple[PossibleNewPrimary, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass
class _Event:
    """Reports of one event, while they are being gathered."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def start(self) -> PartialDate | None:
        return self.sightings[0].on

    @property
    def surest(self) -> list[Sighting]:
        """The reports that are no mere suspicion, or all when it never got further."""
        return [each for each in self.sightings if not each.suspected] or self.sightings

    @property
    def suspected(self) -> bool:
        return all(each.suspected for each in self.sightings)

    @property
    def places(self) -> tuple[Place, ...]:
        sure = united(place for each in self.surest for place in each.places)
        if sure or not self.suspected:
            return sure
        return united(place for each in self.sightings for place in each.places)

    @property
    def said_kinds(self) -> frozenset[KindWord]:
        """The words of doctors for where it came back."""
        return frozenset(each.said_kind for each in self.surest if each.said_kind)

    @property
    def on(self) -> PartialDate | None:
        """The day of the biopsy that proved it, else of the first report that established it."""
        first = clearest(each.on for each in self.surest) or self.start
        proved = [each.on for each in self.surest if each.found_by == "biopsy"]
        near = [on for on in proved if on and first and gap_days(first, on) <= SAME_EVENT_DAYS]
        day = clearest(near)
        return sharpened(day, first) if day else first


def find(sightings: Sequence[Sighting], *, setting: Setting) -> Returns:
    """Join the reports about one cancer into events, name each, and read its kind.

    Reports are of one event when no clear time lies between them and they fall within `SAME_EVENT_DAYS`, or tell
    again of a place that is already known, or say the same long sentence word for word (a problem list copied from
    note to note). A list entered later that tells of a known place tells nothing new. A finding opens an event of its
    own only after a clear time, or a year after treatment, or in a new place more than `FIRST_PICTURE_DAYS` after the
    diagnosis. What is known to the year alone is laid on an event of that year when there is one that it can be about.
    """
    events: list[_Event] = []
    sightings = without_the_first_day(sightings, found_on=setting.found_on)
    exact = (sighting for sighting in sightings if sighting.on and sighting.on.precision != "year")
    apart = [each for each in exact if not _place(events, each, setting)]
    _add_what_led_to(events, apart)
    for each in (sighting for sighting in sightings if sighting.on and sighting.on.precision == "year"):
        _place_by_year(events, each, setting)
    for each in (sighting for sighting in sightings if not sighting.on):
        _place_undated(events, each, setting)
    return _told(events, setting)


def _place(events: list[_Event], each: Sighting, setting: Setting) -> bool:
    """Put a report where it belongs; whether it belongs anywhere yet."""
    home = _copied_from(events, each) or _home(events, each, setting)
    if home:
        home.sightings.append(each)
    elif _opens(events, each, setting):
        events.append(_Event([each]))
    else:
        return False
    return True


def _add_what_led_to(events: Sequence[_Event], apart: Iterable[Sighting]) -> None:
    """Findings that open no event of their own are of the return called so just after them, when it names no place."""
    for event in events:
        if event.suspected or event.places or event.start is None:
            continue
        start = event.start
        near = [
            each for each in apart if each.on and not each.suspected and gap_days(each.on, start) <= SAME_EVENT_DAYS
        ]
        event.sightings += near


def _place_by_year(events: list[_Event], each: Sighting, setting: Setting) -> None:
    """A report known to the year joins an event of that year that it can be about, or one begun before it; else it
    opens an event where it falls in time.
    """
    same_year = (event for event in events if event.start and gap_days(event.start, each.on or event.start) == 0)
    home = next((event for event in same_year if _can_be_about(each, event)), None)
    if home:
        home.sightings.append(each)
        return
    earlier = [event for event in events if event.start and before(event.start, each.on)]
    later = events[len(earlier) :]
    _place(earlier, each, setting)
    events[:] = [*earlier, *later]


def _copied_from(events: Sequence[_Event], each: Sighting) -> _Event | None:
    """The event that the same sentence was told of before."""
    words = fold(each.quote)
    if each.word != "recurrence" or len(words) < COPIED_WORDS:
        return None
    return next((event for event in events if any(fold(other.quote) == words for other in event.sightings)), None)


def _home(events: Sequence[_Event], each: Sighting, setting: Setting) -> _Event | None:
    for event in reversed(events):
        if _is_home(event, each, setting):
            return event
    return _told_together(events, each, setting)


def _told_together(events: Sequence[_Event], each: Sighting, setting: Setting) -> _Event | None:
    """The last of several events that a summary tells in one sentence: it names their places and no other."""
    last = next((event for event in reversed(events) if share_place(event.places, each.places)), None)
    if last is None or last.start is None or each.on is None or each.word != "recurrence" or len(each.places) < 2:
        return None
    known = [place for event in events for place in event.places if not event.suspected]
    new_time = _clear_between(setting.clear, last.start, each.on) or _is_year_over(each.on, last.start, setting)
    return last if all(is_among(place, known) for place in each.places) and not new_time else None


def _is_home(event: _Event, each: Sighting, setting: Setting) -> bool:
    assert event.start is not None and each.on is not None  # noqa: S101, PT018 - the undated are placed apart
    days = min(gap_days(each.on, other.on) for other in event.sightings[-1:] + event.sightings[:1] if other.on)
    known = bool(each.places) and all(is_among(place, event.places) for place in each.places)
    if known and each.on.by and each.word == "finding":
        return True  # a list that was entered late tells of a place that is known
    if _clear_between(setting.clear, event.start, each.on):
        return days <= SAME_EVENT_DAYS and each.word == "finding" and known
    if days <= SAME_EVENT_DAYS:
        return True
    if event.suspected:
        settles = each.suspected or bool(each.places) or not event.places
        return settles and share_place(event.places, each.places)
    if each.word == "recurrence" and not each.suspected:
        another = _is_year_over(each.on, event.start, setting) or (days > AGAIN_DAYS and _says_again(each))
        return (known or not each.places) and not another
    return known and (each.word == "finding" or each.suspected)


def _says_again(each: Sighting) -> bool:
    """Whether the words of a report say that it is not the first return: "back again", "second recurrence"."""
    return _AGAIN.search(" ".join(fold(each.quote))) is not None


def _clear_between(clear: Sequence[PartialDate], start: PartialDate, end: PartialDate) -> bool:
    return any(start.latest < day.earliest and day.latest < end.earliest for day in clear)


def _opens(events: Sequence[_Event], each: Sighting, setting: Setting) -> bool:
    assert each.on is not None  # noqa: S101 - the undated are placed apart
    last = events[-1].start if events else None
    if _may_be_first_nodes(each, setting):
        return False
    if each.word != "finding":
        return True
    if last is None and _is_in_first_picture(each.on, setting):
        return False
    if _last_clear(setting.clear, last, each.on) or _is_year_over(each.on, last, setting):
        return True
    if not each.places or all(_is_where_it_began(place, setting) for place in each.places):
        return False
    return last is not None or bool(setting.found_on)


def _last_clear(clear: Sequence[PartialDate], since: PartialDate | None, until: PartialDate) -> PartialDate | None:
    return latest(day for day in clear if before(day, until) and (since is None or before(since, day)))


def _is_year_over(on: PartialDate, since: PartialDate | None, setting: Setting) -> bool:
    done = finished_before(on, treatments=setting.treatments, cancer=setting.id, since=since)
    end = latest(span.end for span in done)
    return end is not None and on.earliest - end.latest >= A_YEAR


def _is_where_it_began(place: Place, setting: Setting) -> bool:
    cancer = setting.cancer
    if cancer is None:
        return False
    return is_among(place, [Place(words=cancer.site_words, site=cancer.site, side=cancer.side)])


def _may_be_first_nodes(each: Sighting, setting: Setting) -> bool:
    """Whether a list entered on a day nobody knows ("by then") may tell of the nearby nodes found with the cancer."""
    cancer = setting.cancer
    if each.on is None or not each.on.by or each.word != "finding":
        return False
    if cancer is None or cancer.site is None or not each.places:
        return False
    primary = Tumour(cancer.site, morphology=cancer.morphology, side=cancer.side)
    return all(read_place(primary, in_words(place)).relation == "regional_node" for place in each.places)


def _is_in_first_picture(on: PartialDate, setting: Setting) -> bool:
    """Whether a report falls before any cancer was found, or in the months in which one was being looked into."""
    known = [day for day in setting.found_on if before(day, on)]
    if setting.found_on and not known:
        return True
    return any(gap_days(day, on) <= FIRST_PICTURE_DAYS for day in known)


def _place_undated(events: list[_Event], each: Sighting, setting: Setting) -> None:
    """A report without a date adds to the last event it can be about: first to one that was called of the same kind,
    then to one whose places are of that kind, then to one that the same document tells of. A finding lends its place to
    no event of another document. A statement without a home stands by itself.
    """
    homes = [event for event in reversed(events) if _can_be_about(each, event)]
    of_kind = [event for event in homes if each.said_kind and each.said_kind in event.said_kinds]
    by_place = [event for event in homes if each.said_kind and _kind(event, setting)[0].kind == each.said_kind]
    together = [event for event in homes if any(each.told.document == other.told.document for other in event.sightings)]
    known = [event for event in homes if each.word != "finding" or (each.places and event.places)]
    home = next(iter([*of_kind, *by_place, *together, *known]), None)
    if home:
        home.sightings.append(each)
    elif each.word == "recurrence":
        events.append(_Event([each]))


def _can_be_about(each: Sighting, event: _Event) -> bool:
    """A suspicion is settled only by a report that names its place."""
    vague = not each.places or not event.places
    return share_place(event.places, each.places) and not (vague and event.suspected and not each.suspected)


def _told(events: Sequence[_Event], setting: Setting) -> Returns:
    recurrences: list[Recurrence] = []
    possible_new: list[PossibleNewPrimary] = []
    conflicts: list[Conflict] = []
    last: PartialDate | None = None
    for event in events:
        kind, said_kind, disputes = _kind(event, setting)
        conflicts += disputes
        if kind.possible_new_primary and not any(each.is_spread for each in event.sightings):
            possible_new += _could_be_new(event)
        if not kind.possible_new_primary or any(each.is_spread or each.word != "finding" for each in event.sightings):
            recurrences.append(_recurrence(event, setting, kind=kind, said_kind=said_kind, last=last))
        last = event.start or last
    return Returns(tuple(recurrences), tuple(possible_new), tuple(conflicts))


def _recurrence(
    event: _Event, setting: Setting, *, kind: KindReading, said_kind: KindWord | None, last: PartialDate | None
) -> Recurrence:
    called, why = _called(event, setting, last=last)
    return Recurrence(
        facts=tuple(sorted({each.told.fact.id for each in event.sightings})),
        cancer=setting.id,
        on=event.on,
        places=event.places,
        kind=kind,
        called=called,
        called_why=why,
        suspected=event.suspected,
        found_by=_found_by(event),
        said_kind=said_kind,
        quote=_quote(event),
    )


def _called(event: _Event, setting: Setting, *, last: PartialDate | None) -> tuple[CameBackAs, Message]:
    back: CameBackAs = "relapse" if setting.cancer and setting.cancer.is_blood else "recurrence"
    on = event.on
    clear = _last_clear(setting.clear, last, on) if on else None
    if clear:
        return back, Message("course-why-clear", {"on": clear})
    said = [each for each in event.surest if each.word == "recurrence"]
    # "Recurrent" in a report without a day may be of another return: it names this one only where nothing else does.
    if any(each.on for each in said) or (said and not any(each.on for each in event.surest)):
        return back, Message("course-why-said")
    if on and _is_year_over(on, last, setting):
        return back, Message("course-why-year")
    return "progression", Message("course-why-no-clear")


def _quote(event: _Event) -> str:
    """The line that names the kind, else the line of the day it was established, else any."""
    with_kind = [each for each in event.surest if each.said_kind]
    that_day = [each for each in event.surest if each.on == event.on]
    lines = (each.quote for each in [*with_kind, *that_day, *event.surest])
    return next((line for line in lines if line), "")


def _kind(event: _Event, setting: Setting) -> tuple[KindReading, KindWord | None, list[Conflict]]:
    said: dict[KindWord, Told[Status]] = {}
    for each in event.surest:
        if each.said_kind and isinstance(each.told.says, Status):
            said.setdefault(each.said_kind, each.told)
    if len(said) > 1:
        disputed = kind_said(event.on, said.values(), cancer=setting.id)
        return undecided("words-disagree"), None, [disputed]
    word = next(iter(said), None)
    cancer = setting.cancer
    if cancer is None or cancer.site is None:
        code = SYSTEMIC if cancer and cancer.is_blood else RECURRED_TYPE_NOT_KNOWN
        if word:
            return said_kind(word, code=code), word, []
        return undecided("blood" if code == SYSTEMIC else "no-beginning", code=code), None, []
    if word is None and not event.places and _found_by(event) == "marker":
        return undecided("marker-only"), None, []
    primary = Tumour(cancer.site, morphology=cancer.morphology, side=cancer.side)
    return kind_of_recurrence(primary, [in_words(place) for place in event.places], word), word, []


def _found_by(event: _Event) -> FoundBy:
    return min((each.found_by for each in event.surest), key=_SUREST.index)


def _could_be_new(event: _Event) -> list[PossibleNewPrimary]:
    facts = tuple(sorted({each.told.fact.id for each in event.sightings}))
    why = Message("course-new-place-like-new")
    return [PossibleNewPrimary(facts=facts, on=event.on, place=place, why=why) for place in event.places]


def in_time(recurrences: Iterable[Recurrence]) -> tuple[Recurrence, ...]:
    """Recurrences of all cancers in order of time."""
    return tuple(sorted(recurrences, key=lambda each: (order(each.on), each.cancer or "", each.facts)))
