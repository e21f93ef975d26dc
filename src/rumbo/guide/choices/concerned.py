"""What a story is about now: which cancers, the guide of each, and the situations whose statements are shown.

Only the doctor's own word narrows them down. Without it, or when records disagree, every situation is shown.
"""

from __future__ import annotations

import msgspec

from rumbo.course.course import Cancer, Course, Recurrence
from rumbo.guide.choices.discussed import BLOOD, SOLID, CancerGuide, Situation, guide_of
from rumbo.guide.features import Now, entry_id, now_of
from rumbo.oncology.phrases import fold
from rumbo.words import Message

SITUATIONS: tuple[Situation, ...] = ("marker", *SOLID, *BLOOD)
# The first letters of the doctor's words for the two situations of blood cancers, in both languages.
_REFRACTORY = ("refract",)
_RELAPSE = ("relaps", "recaid", "recidiv", "recurr")


class Concern(msgspec.Struct, frozen=True, kw_only=True):
    """One cancer the story is about, its guide if there is one, and the situations that are shown of it.

    `is_said` is whether the story holds the doctor's word for them; `is_known` whether it says what cancer it is.
    """

    cancer: Cancer
    guide: CancerGuide | None
    situations: tuple[Situation, ...] = ()
    is_said: bool = False
    is_known: bool = True


def event_of(course: Course) -> Recurrence | None:
    """The return that the choices are about: the last one, unless it is only suspected or the cancer is clear since."""
    now = now_of(course)
    return None if now.clear or now.event is None or now.event.suspected else now.event


def concerns_of(course: Course) -> tuple[Concern, ...]:
    """The cancers the story is about now, in its order; two that share a guide and its situations stand as one."""
    event = event_of(course)
    found: dict[object, Concern] = {}
    for cancer in now_of(course).cancers:
        concern = _concern(cancer, event)
        found.setdefault(concern.guide.id if concern.guide else cancer.name, concern)
    return tuple(found.values())


def notes_on(course: Course, *, concerns: tuple[Concern, ...]) -> tuple[Message, ...]:
    """Why so much or so little is shown: what the story does not say, or has not settled."""
    now = now_of(course)
    if not concerns:
        return (Message("guide-choices-no-cancer"),)
    notes = [*_on_the_event(now)]
    if len(now.cancers) > 1:
        notes.append(Message("guide-choices-several-cancers"))
    notes += [
        Message("guide-choices-no-guide", {"cancer": each.cancer.name})
        if each.is_known
        else Message("guide-choices-no-cancer")
        for each in concerns
        if each.guide is None
    ]
    return tuple(dict.fromkeys([*notes, *_on_the_kind(course, concerns)]))


def _concern(cancer: Cancer, event: Recurrence | None) -> Concern:
    name = entry_id(cancer)
    guide = guide_of(name)
    if guide is None:
        is_known = bool(name or cancer.site or cancer.morphology or cancer.is_blood)
        return Concern(cancer=cancer, guide=None, is_known=is_known)
    met = {situation for each in guide.discussed for situation in each.situations}
    said = _said(guide, event) & met
    return Concern(
        cancer=cancer,
        guide=guide,
        situations=tuple(each for each in SITUATIONS if each in (said or met)),
        is_said=bool(said),
    )


def _said(guide: CancerGuide, event: Recurrence | None) -> set[Situation]:
    """The situations that the doctor's own words name."""
    if event is None:
        return set()
    if guide.is_blood:
        words = fold(event.quote)
        stems: tuple[tuple[Situation, tuple[str, ...]], ...] = (("relapse", _RELAPSE), ("refractory", _REFRACTORY))
        return {situation for situation, stem in stems if any(word.startswith(stem) for word in words)}
    if event.said_kind is None or event.kind.basis != "said":
        return set()
    return set(SOLID) if event.said_kind == "mixed" else {event.said_kind}


def _on_the_event(now: Now) -> list[Message]:
    if now.clear:
        return [Message("guide-choices-clear")]
    if now.event is None:
        return [Message("guide-choices-no-return")]
    return [Message("guide-choices-not-settled")] if now.event.suspected else []


def _on_the_kind(course: Course, concerns: tuple[Concern, ...]) -> list[Message]:
    event = event_of(course)
    if event is None:
        return []
    return [_why_all(each, event, course) for each in concerns if each.guide and not each.is_said] + [
        Message("guide-choices-more-than-one-kind")
        for each in concerns
        if each.is_said and len(each.situations) > 1 and each.guide and not each.guide.is_blood
    ]


def _why_all(concern: Concern, event: Recurrence, course: Course) -> Message:
    if concern.guide is not None and concern.guide.is_blood:
        return Message("guide-choices-blood-not-said")
    if any(each.id.startswith(f"kind-{event.cancer or 'unsaid'}-") for each in course.conflicts):
        return Message("guide-choices-kind-disputed")
    if event.found_by == "marker" and not event.places and "marker" in concern.situations:
        return Message("guide-choices-marker-only")
    return Message("guide-choices-kind-not-said")
