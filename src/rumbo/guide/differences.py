"""Opinions laid side by side: where doctors agree, differ or are silent, where a difference may come from, and the
questions that would settle it. No opinion is called right; no difference is resolved.

Where a difference may come from is told by three rules, in this order, and more than one can hold:
*missing information*, when a doctor did not have, or had an older copy of, a thing that bears on the topic (`frame`) and
that the other had, or wanted a test first; *another aim*, for choices, when the aims that were said differ;
*judgement*, only when both had the same things, at least one, and, for choices, the same aim. What was not noted leaves
it open.
Reviews tell how often second opinions differ (Hillen and others 2017; Ruetters and others 2016) and not why: the rules
and their order are our own, and what they say is "may come from".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal

import msgspec

from rumbo.guide.library import Question
from rumbo.guide.opinions import Opinion, Stance, Topic, items, topics
from rumbo.guide.questions import Raised
from rumbo.guide.rules import ALWAYS
from rumbo.oncology import MODALITIES, find_drugs, find_regimen, find_site, read_treatment
from rumbo.oncology.phrases import fold
from rumbo.words import Message, Sayable, Text

State = Literal["agree", "differ", "partly", "one_spoke", "silent", "side_by_side"]
Source = Literal["missing_information", "another_aim", "judgement", "open"]
_NEGATIONS = frozenset({"no", "not", "without", "sin", "ningun", "ninguna", "stop", "dejar", "suspender"})


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Where a difference between doctors may come from, said with their names."""

    source: Source
    says: Message

    @property
    def name(self) -> Message:
        """The source in a few words."""
        return Message(f"guide-opinions-source-{self.source.replace('_', '-')}")


class Settling(msgspec.Struct, frozen=True, kw_only=True):
    """A question that would settle something, for one doctor, and why it is asked. The id stays the same while it holds."""

    id: str
    opinion: str
    text: Text | Message
    why: Message


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One topic across all opinions, in their order. `shared` are the choices that every doctor who spoke named."""

    topic: Topic
    said: tuple[Stance, ...]
    state: State
    shared: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    questions: tuple[Settling, ...] = ()

    @property
    def cause_names(self) -> tuple[Message, ...]:
        """Where a difference may come from, in a few words, each once."""
        return tuple(dict.fromkeys(each.name for each in self.causes))


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All topics in the order of the frame."""

    opinions: tuple[Opinion, ...]
    rows: tuple[Compared, ...]

    @property
    def causes(self) -> tuple[tuple[Cause, tuple[Topic, ...]], ...]:
        """Where the differences may come from, each once, with the topics it may explain."""
        found: dict[Cause, list[Topic]] = {}
        for row in self.rows:
            for cause in row.causes:
                found.setdefault(cause, []).append(row.topic)
        return tuple((cause, tuple(about)) for cause, about in found.items())

    @property
    def settling(self) -> tuple[Settling, ...]:
        """The questions that would settle what differs, each once."""
        found = {each.id: each for row in self.rows if row.causes for each in row.questions}
        return tuple(found.values())

    @property
    def questions(self) -> tuple[Settling, ...]:
        """Every question that would settle something, each once, what differs before what was not spoken of."""
        ordered = sorted(self.rows, key=lambda row: row.state not in {"differ", "partly"})
        found = {each.id: each for row in ordered for each in row.questions}
        return tuple(found.values())


def compare(opinions: Sequence[Opinion]) -> Comparison:
    """Lay opinions side by side, in the order given; one alone is shown with what it leaves out. Pure.

    >>> [row.state for row in compare([Opinion(id="a", doctor="Dr. Ríos")]).rows][:2]
    ['silent', 'silent']
    """
    together = tuple(opinions)
    return Comparison(opinions=together, rows=tuple(_row(topic, opinions=together) for topic in topics().values()))


def choice_key(words: str) -> tuple[str, ...]:
    """What makes two doctors' words the same choice: the same medicines, else the same kind of treatment at the same
    place, else the same words. A choice that is said with a "no" is compared by its words alone.

    >>> choice_key("capecitabina (Xeloda)") == choice_key("Xeloda")
    True
    """
    said = fold(words)
    if _NEGATIONS & set(said):
        return said
    regimen = find_regimen(words)
    named = {drug.id for drug in (*find_drugs(words), *(regimen.drugs if regimen else ()))}
    if named:
        return ("medicines", *sorted(named))
    modality, site = read_treatment(words), find_site(words)
    if modality in MODALITIES and site is not None:
        return (modality, str(site.site), str(site.side or ""))
    return said


def _row(topic: Topic, *, opinions: tuple[Opinion, ...]) -> Compared:
    said = tuple(each.about(topic.id) for each in opinions)
    state, shared = _state(topic, said=said)
    differing = tuple(_differing(topic, opinions=opinions)) if state in {"differ", "partly"} else ()
    told = {cause.says: cause for one, other in differing for cause in _causes(topic, one=one, other=other)}
    asked = [*_settle(topic, pairs=differing), *_break_silence(topic, opinions=opinions, state=state)]
    questions = {each.id: each for each in asked}
    return Compared(
        topic=topic,
        said=said,
        state=state,
        shared=shared,
        causes=tuple(told.values()),
        questions=tuple(questions.values()),
    )


def _state(topic: Topic, *, said: Sequence[Stance]) -> tuple[State, tuple[str, ...]]:
    spoke = [each for each in said if not each.is_silent]
    if not spoke:
        return "silent", ()
    if len(spoke) == 1:
        return "one_spoke", ()
    if topic.form == "choices":
        return _state_of_choices(spoke)
    answers = {each.answer for each in spoke}
    if topic.form == "words" or "" in answers:
        return "side_by_side", ()
    return ("agree" if len(answers) == 1 else "differ"), ()


def _state_of_choices(spoke: Sequence[Stance]) -> tuple[State, tuple[str, ...]]:
    if any(not each.choices for each in spoke):
        return "side_by_side", ()
    keys = [{choice_key(words) for words in each.choices} for each in spoke]
    common = set.intersection(*keys)
    shared = tuple(words for words in spoke[0].choices if choice_key(words) in common)
    if all(each == common for each in keys):
        return "agree", shared
    return ("partly" if common else "differ"), shared


def _differing(topic: Topic, *, opinions: tuple[Opinion, ...]) -> Iterator[tuple[Opinion, Opinion]]:
    """The pairs of doctors who both spoke and said other things."""
    for one, other in combinations(opinions, 2):
        here, there = one.about(topic.id), other.about(topic.id)
        if not (here.is_silent or there.is_silent) and _position(topic, said=here) != _position(topic, said=there):
            yield one, other


def _position(topic: Topic, *, said: Stance) -> object:
    return {choice_key(words) for words in said.choices} if topic.form == "choices" else said.answer


def _causes(topic: Topic, *, one: Opinion, other: Opinion) -> Iterator[Cause]:
    """Where a difference between two doctors may come from: at least one cause, in the order of the rules."""
    missing = [*_missing(topic, here=one, there=other), *_missing(topic, here=other, there=one)]
    yield from missing
    aims = _aims(topic, one=one, other=other)
    if aims == "differ":
        yield Cause(
            source="another_aim",
            says=Message(
                "guide-opinions-aims",
                {"one": one.doctor, "its": _aim(one), "other": other.doctor, "their": _aim(other)},
            ),
        )
    names = {"one": one.doctor, "other": other.doctor}
    if one.in_hand is None or other.in_hand is None:
        unnoted = tuple(each.doctor for each in (one, other) if each.in_hand is None)
        yield Cause(source="open", says=Message("guide-opinions-not-noted", {"doctors": unnoted}))
    elif aims == "not_said":
        yield Cause(source="open", says=Message("guide-opinions-aim-not-said", names))
    elif not missing and not any(one.had(item) and other.had(item) for item in topic.bears):
        yield Cause(source="open", says=Message("guide-opinions-nothing-shared", names))
    elif not missing and aims == "same":
        weighed = "guide-opinions-judgement" if topic.form == "choices" else "guide-opinions-reading"
        yield Cause(source="judgement", says=Message(weighed, names))


def _missing(topic: Topic, *, here: Opinion, there: Opinion) -> Iterator[Cause]:
    """What the first doctor lacked, as far as both noted it, and the tests that doctor wanted first."""
    values = {"doctor": here.doctor, "other": there.doctor}
    lacked, older = _lacked(topic, here=here, there=there), _older(topic, here=here, there=there)
    if lacked:
        yield _information("guide-opinions-lacked", {**values, "items": _names(lacked)})
    if older:
        yield _information("guide-opinions-older", {**values, "items": _names(older)})
    wanted = here.about("tests-wanted").choices
    if wanted and topic.id != "tests-wanted" and not there.about("tests-wanted").choices:
        yield _information("guide-opinions-test-first", {**values, "tests": wanted})


def _information(message: str, values: dict[str, object]) -> Cause:
    return Cause(source="missing_information", says=Message(message, values))


def _lacked(topic: Topic, *, here: Opinion, there: Opinion) -> tuple[str, ...]:
    if here.in_hand is None or there.in_hand is None:
        return ()
    return tuple(item for item in topic.bears if there.had(item) and not here.had(item))


def _older(topic: Topic, *, here: Opinion, there: Opinion) -> tuple[str, ...]:
    """Items that both had, of which the first doctor's was certainly of an earlier day."""
    found = []
    for item in topic.bears:
        mine, theirs = here.had(item), there.had(item)
        if mine and theirs and mine.of and theirs.of and mine.of.latest < theirs.of.earliest:
            found.append(item)
    return tuple(found)


def _aims(topic: Topic, *, one: Opinion, other: Opinion) -> Literal["same", "differ", "not_said"]:
    """How two aims compare, where aims bear on the topic at all: on choices."""
    if topic.form != "choices":
        return "same"
    first, second = one.about("aim").answer, other.about("aim").answer
    if not first or not second:
        return "not_said"
    return "same" if first == second else "differ"


def _settle(topic: Topic, *, pairs: Iterable[tuple[Opinion, Opinion]]) -> Iterator[Settling]:
    for one, other in pairs:
        both_ways = ((one, other), (other, one))
        missing = [each for here, there in both_ways for each in _missing(topic, here=here, there=there)]
        for here, there in both_ways:
            yield from _settle_missing(topic, here=here, there=there)
            if topic.id == "aim" or _aims(topic, one=one, other=other) == "differ":
                values = {"doctor": there.doctor, "aim": _aim(there)}
                yield _question("aim", here, there=there, about="guide-opinions-ask-aim", values=values)
            elif not missing:
                values = {"doctor": there.doctor, "said": _said(topic, there.about(topic.id))}
                yield _question(topic.id, here, there=there, about="guide-opinions-ask-why", values=values)


def _settle_missing(topic: Topic, *, here: Opinion, there: Opinion) -> Iterator[Settling]:
    gone = (*_lacked(topic, here=here, there=there), *_older(topic, here=here, there=there))
    for item in gone:
        asks = "guide-opinions-ask-in-person" if item == "in-person" else "guide-opinions-ask-item"
        values = {"doctor": there.doctor, "item": items()[item]}
        yield _question(item, here, there=there, about=asks, values=values)


def _break_silence(topic: Topic, *, opinions: tuple[Opinion, ...], state: State) -> Iterator[Settling]:
    if state == "silent":
        return
    for each in opinions:
        if each.about(topic.id).is_silent:
            yield Settling(
                id=f"opinion-{each.id}-silent-{topic.id}",
                opinion=each.id,
                text=topic.ask,
                why=Message("guide-opinions-why-silent", {"doctor": each.doctor, "topic": topic.name}),
            )


def _question(what: str, here: Opinion, *, there: Opinion, about: str, values: dict[str, object]) -> Settling:
    return Settling(
        id=f"opinion-{here.id}-{there.id}-{what}",
        opinion=here.id,
        text=Message(about, values),
        why=Message("guide-opinions-why-differ", {"one": here.doctor, "other": there.doctor}),
    )


def _said(topic: Topic, said: Stance) -> Sayable | tuple[str, ...]:
    return said.choices if topic.form == "choices" else topic.answers[said.answer]


def _aim(opinion: Opinion) -> Sayable:
    return topics()["aim"].answers[opinion.about("aim").answer]


def _names(found: Iterable[str]) -> tuple[Sayable, ...]:
    return tuple(items()[each] for each in found)


def raised_by(comparison: Comparison) -> tuple[Raised, ...]:
    """The questions that would settle what differs, ready for the list of a visit."""
    return tuple(
        Raised(
            question=Question(id=each.id, theme="second-opinion", text=each.text, why=each.why, applies_when=ALWAYS),
            reason=each.why,
        )
        for each in comparison.questions
    )
