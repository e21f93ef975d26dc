"""The choices to ask about for one story: each with why it appears, what the story changes and what is missing to know.

Always in the one fixed order, and nothing is ranked: who is in the same situation sees the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rumbo.course.course import Course
from rumbo.course.kinds import KIND_WORDS
from rumbo.course.story import tell_return
from rumbo.guide.choices.changes import Change, changes_of, unsure_of
from rumbo.guide.choices.concerned import Concern, concerns_of, event_of, notes_on
from rumbo.guide.choices.described import CHOICE_IDS, FOR_EVERYONE, Choice, ChoiceId, described_choices
from rumbo.guide.choices.discussed import CancerGuide, Situation
from rumbo.guide.choices.named import Named
from rumbo.guide.choices.results import KnownTest, look_up
from rumbo.guide.citations import Citation, Said, sources_of
from rumbo.guide.features import now_of
from rumbo.words import Message, Text

# What exists for cancers of blood, marrow and lymph; cancers of organs have every kind of choice.
_FOR_BLOOD: frozenset[ChoiceId] = frozenset(
    (
        "external-radiation",
        "chemotherapy",
        "targeted-therapy",
        "immunotherapy",
        "antibody-drug-conjugates",
        "stem-cell-transplant",
        "cell-therapy",
    )
)


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What a cancer's guide says of a choice. `situations` are those it is said of, where more than one is shown;
    `cancer` is its name, where the story is about more than one.
    """

    says: Said
    situations: tuple[Situation, ...] = ()
    cancer: Text | None = None

    @property
    def said_of(self) -> Message | None:
        """Of which cancer and which situations it is said, where a page shows more than one of them; or None."""
        situations = tuple(Message(f"guide-choices-situation-{each}") for each in self.situations)
        if self.cancer is None:
            return Message("guide-choices-said-of", {"situations": situations}) if situations else None
        if not situations:
            return Message("guide-choices-said-of", {"situations": self.cancer})
        return Message("guide-choices-said-of-cancer", {"cancer": self.cancer, "situations": situations})


class Considered(msgspec.Struct, frozen=True, kw_only=True):
    """One choice as it stands in this story. `reasons` are general ones; `sayings` are what is said of it here."""

    choice: Choice
    reasons: tuple[Message, ...] = ()
    sayings: tuple[Saying, ...] = ()
    changes: tuple[Change, ...] = ()
    tests: tuple[KnownTest, ...] = ()
    unsure: tuple[Message, ...] = ()
    named: tuple[Named, ...] = ()

    @property
    def is_apart(self) -> bool:
        """Whether it is less often talked about here, and no doctor named it."""
        return not (self.reasons or self.sayings or self.named)

    @property
    def has_change(self) -> bool:
        """Whether a treatment of the story changes what is said of it, or may have."""
        return bool(self.unsure) or any(each.because for each in self.changes)

    @property
    def has_gap(self) -> bool:
        """Whether a test that a story could hold is missing, old or not settled."""
        return any(each.is_missing and each.state != "untold" for each in self.tests)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of what is said of it here, each once."""
        said = [*(each.says for each in self.sayings), *(each.says for each in self.changes)]
        return sources_of([*said, *(each.test.says for each in self.tests)])


class ChoiceSet(msgspec.Struct, frozen=True, kw_only=True):
    """Every choice for one story, in the fixed order. `story` is what it goes by, `notes` say what is not known, `own`
    are choices that a doctor named and that are none of ours.
    """

    story: tuple[Message, ...]
    notes: tuple[Message, ...]
    guides: tuple[CancerGuide, ...]
    all: tuple[Considered, ...]
    own: tuple[Named, ...] = ()

    @property
    def here(self) -> tuple[Considered, ...]:
        """The choices that are talked about in this situation, or that a doctor named."""
        return tuple(each for each in self.all if not each.is_apart)

    @property
    def apart(self) -> tuple[Considered, ...]:
        """The choices that are less often talked about here."""
        return tuple(each for each in self.all if each.is_apart)

    @property
    def is_reviewed(self) -> bool:
        """Whether a clinician has checked every choice, and the guide of every cancer."""
        return all(each.reviewed_by for each in (*self.guides, *(one.choice for one in self.all)))

    def find(self, choice_id: str) -> Considered | None:
        """One choice, or None when there is none with that id."""
        return next((each for each in self.all if each.choice.id == choice_id), None)


def choices_for(course: Course, *, named: Sequence[Named] = ()) -> ChoiceSet:
    """Lay out every choice for a course, with what doctors `named`. Pure: the same course gives the same choices.

    What is in conflict, planned or only suspected drives nothing. Raises ContentError when a file of content is wrong.
    """
    concerns = concerns_of(course)
    return ChoiceSet(
        story=_story(course),
        notes=notes_on(course, concerns=concerns),
        guides=tuple(each.guide for each in concerns if each.guide is not None),
        all=tuple(_consider(each, course=course, concerns=concerns, named=named) for each in CHOICE_IDS),
        own=tuple(each for each in named if each.choice is None),
    )


def _story(course: Course) -> tuple[Message, ...]:
    """What the choices go by: the cancers, the last return or suspicion, and the doctor's word for its kind."""
    now = now_of(course)
    told = [Message("story-cancer", {"cancer": each.name}) for each in now.cancers]
    if now.event is not None and not now.clear:
        told.append(tell_return(now.event))
    event = event_of(course)
    if event is not None and event.said_kind is not None and event.kind.basis == "said":
        told.append(Message("story-kind-said", {"kind": Message(KIND_WORDS[event.said_kind])}))
    return tuple(told)


def _consider(
    choice_id: ChoiceId, *, course: Course, concerns: tuple[Concern, ...], named: Sequence[Named]
) -> Considered:
    sayings = tuple(saying for each in concerns for saying in _sayings(choice_id, each, is_alone=len(concerns) == 1))
    return Considered(
        choice=described_choices()[choice_id],
        reasons=_reasons(choice_id, concerns=concerns),
        sayings=sayings,
        changes=tuple(change for each in concerns for change in changes_of(course, concern=each, choice=choice_id)),
        tests=() if now_of(course).clear else _tests(choice_id, course=course, concerns=concerns),
        unsure=tuple(
            dict.fromkeys(told for each in concerns for told in unsure_of(course, concern=each, choice=choice_id))
        ),
        named=tuple(each for each in named if each.choice == choice_id),
    )


def _sayings(choice_id: ChoiceId, concern: Concern, *, is_alone: bool) -> list[Saying]:
    shown = concern.situations
    return [
        Saying(
            says=each.says,
            situations=tuple(one for one in shown if one in each.situations) if len(shown) > 1 else (),
            cancer=None if is_alone else concern.cancer.name,
        )
        for each in (concern.guide.discussed if concern.guide else ())
        if each.choice == choice_id and each.situations & set(shown)
    ]


def _reasons(choice_id: ChoiceId, *, concerns: tuple[Concern, ...]) -> tuple[Message, ...]:
    """The general reasons: its own for what is open to everyone, else that a cancer has no guide."""
    if choice_id in FOR_EVERYONE:
        return (Message(f"guide-choices-why-{choice_id}"),)
    reasons = [] if concerns else [Message("guide-choices-why-any")]
    for each in concerns:
        if each.guide is None and not each.is_known:
            reasons.append(Message("guide-choices-why-any"))
        elif each.guide is None and (not each.cancer.is_blood or choice_id in _FOR_BLOOD):
            reasons.append(Message("guide-choices-why-blood" if each.cancer.is_blood else "guide-choices-why-organ"))
    return tuple(dict.fromkeys(reasons))


def _tests(choice_id: ChoiceId, *, course: Course, concerns: tuple[Concern, ...]) -> tuple[KnownTest, ...]:
    return tuple(
        look_up(test, course=course, concern=each)
        for each in concerns
        for test in (each.guide.tests if each.guide else ())
        if choice_id in test.opens
    )
