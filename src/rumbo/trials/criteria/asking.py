"""What every demand of a criterion has in common: it can be judged for a person, with a reason and the facts used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, Protocol

import msgspec

from rumbo.words import Message

if TYPE_CHECKING:
    from rumbo.trials.profile import Profile

Verdict = Literal["MET", "NOT_MET", "UNKNOWN"]


class Judgment(msgspec.Struct, frozen=True):
    """Whether a person fulfils a demand, from the viewpoint of taking part: an exclusion that does not apply is MET.

    `facts` are the parts of the profile that were used ("age_years", "labs.hemoglobin"), () when none was.
    """

    verdict: Verdict
    reason: Message
    facts: tuple[str, ...] = ()


class Asking(Protocol):
    """A demand that a kind's module compiled from a criterion. Equal demands get equal judgments, whatever their text."""

    def judge(self, profile: Profile) -> Judgment:
        """Judge it for one person. What the profile does not say is UNKNOWN."""
        ...


def judged(verdict: Verdict, message_id: str, *facts: str, **values: Any) -> Judgment:
    """A judgment with its reason, the sentence `message_id` of content/messages."""
    return Judgment(verdict, Message(message_id, values), facts)


def told(holds: bool | None, *, wanted: bool = True) -> Verdict:  # noqa: FBT001 - the one thing it is about
    """The verdict of a demand that is so, is not so, or is not known to be so.

    >>> told(True, wanted=False)
    'NOT_MET'
    """
    if holds is None:
        return "UNKNOWN"
    return "MET" if holds is wanted else "NOT_MET"


def both_hold(answers: Iterable[bool | None]) -> bool | None:
    """Whether all hold: False when one does not, else None when one is unknown.

    >>> both_hold([True, None]), both_hold([None, False])
    (None, False)
    """
    said = list(answers)
    if False in said:
        return False
    return None if None in said else True


def one_holds(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of them holds: True when one does, else None when one is unknown.

    >>> one_holds([False, None]), one_holds([None, True]), one_holds([])
    (None, True, False)
    """
    said = list(answers)
    if True in said:
        return True
    return None if None in said else False


_ORDER: dict[Verdict, int] = {"NOT_MET": 0, "UNKNOWN": 1, "MET": 2}


def all_of(judgments: Iterable[Judgment]) -> Judgment:
    """One judgment of demands that must all be fulfilled: the first that is not decides, then the first unknown.

    Raises ValueError for none.
    """
    given = list(judgments)
    if len(given) == 1:
        return given[0]
    decided = min(given, key=lambda each: _ORDER[each.verdict])
    facts = tuple(dict.fromkeys(fact for each in given for fact in each.facts))
    return msgspec.structs.replace(decided, facts=facts)


def any_of(judgments: Iterable[Judgment]) -> Judgment:
    """One judgment of demands of which one is enough.

    Raises ValueError for none.
    """
    given = list(judgments)
    if len(given) == 1:
        return given[0]
    decided = max(given, key=lambda each: _ORDER[each.verdict])
    return msgspec.structs.replace(decided, facts=tuple(dict.fromkeys(fact for each in given for fact in each.facts)))
