"""A decision: what is to be decided, the choices and what each means for the person, what was decided and how sure they
are, when to look at it again, and every earlier version. There is no right or wrong one, and nothing here weighs it.

Stopping, pausing or going on is a decision like any other.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, get_args

import msgspec

from rumbo.course.facts import to_plain, to_typed
from rumbo.guide.choices.described import CHOICE_IDS, get_choice
from rumbo.oncology import PartialDate
from rumbo.words import Message, Sayable, both

State = Literal["open", "decided", "look_again", "set_aside"]
# How sure somebody is, in words; none is better than another. Empty: nobody said.
Sureness = Literal["", "settled", "leaning", "torn", "not-yet"]
SURENESS: tuple[Sureness, ...] = tuple(each for each in get_args(Sureness) if each)
# What can be decided about a treatment that is under way, beside the choices that can be talked about.
Going = Literal["go-on", "change-it", "pause", "stop"]
GOING: tuple[Going, ...] = get_args(Going)


class Weighed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One choice of a decision: an id of CHOICE_IDS or GOING, or the person's own words; and what it means for them."""

    choice: str = ""
    words: str = ""
    means: str = ""

    @property
    def key(self) -> str:
        """What names it within its decision; one's own words never stand for a choice of the same name."""
        return self.choice or f"own {self.words}"

    @property
    def name(self) -> Sayable:
        """What it is called."""
        if not self.choice:
            return both(self.words)
        return Message(f"guide-going-{self.choice}") if self.choice in GOING else get_choice(self.choice).name


class Version(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A decision as it stood at one time, and who wrote it. `decided` is the key of a choice; empty while it is open."""

    what: str
    choices: tuple[Weighed, ...] = ()
    help: str = ""
    decided: str = ""
    sure: Sureness = ""
    unsure_of: str = ""
    next_step: str = ""
    review_on: PartialDate | None = None
    change_if: str = ""
    is_set_aside: bool = False
    by: str = ""
    at: datetime

    @property
    def chosen(self) -> Weighed | None:
        """The choice that was decided for; None while it is open."""
        return next((each for each in self.choices if each.key == self.decided), None) if self.decided else None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """All versions of one decision, the oldest first."""

    id: str
    versions: tuple[Version, ...]

    @property
    def now(self) -> Version:
        """As it stands now."""
        return self.versions[-1]

    @property
    def earlier(self) -> tuple[Version, ...]:
        """The versions before, the latest first."""
        return self.versions[-2::-1]

    def state(self, today: date) -> State:
        """How it stands on a day: set aside; to be looked at again once the first day of its review date has come;
        decided; or open.
        """
        if self.now.is_set_aside:
            return "set_aside"
        if self.now.review_on is not None and self.now.review_on.earliest <= today:
            return "look_again"
        return "decided" if self.now.chosen else "open"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided."""
        return not self.now.is_set_aside and self.now.chosen is None


def begin_decision(key: str, *, what: str, by: str, at: datetime) -> Decision:
    """A new decision: only what is to be decided is known."""
    return Decision(id=key, versions=(Version(what=what, by=by, at=at),))


def change_decision(decision: Decision, *, by: str, at: datetime, **changed: Any) -> Decision:
    """The decision with some fields of its version changed. The version before is kept, and nothing is written twice.

    What one person writes within one day counts as one version as long as nothing is decided, or as it only adds to
    what was: so the pages of one sitting are no history.
    """
    now = decision.now
    after = msgspec.structs.replace(now, **changed)
    if after == now:
        return decision
    if after.chosen is None:  # what was decided for may no longer be among the choices
        after = msgspec.structs.replace(after, decided="")
    is_one_sitting = (now.by, now.at.date()) == (by, at.date()) and now.is_set_aside == after.is_set_aside
    is_draft = is_one_sitting and (decision.is_open or _only_adds(now, after))
    kept = decision.versions[:-1] if is_draft else decision.versions
    return msgspec.structs.replace(decision, versions=(*kept, msgspec.structs.replace(after, by=by, at=at)))


def _only_adds(before: Version, after: Version) -> bool:
    """Whether nothing that was said is said differently."""
    names = ("what", "choices", "help", "decided", "sure", "unsure_of", "next_step", "review_on", "change_if")
    return all(getattr(before, name) in ("", None, getattr(after, name)) for name in names)


def list_choices(version: Version, *, named: tuple[str, ...], own: tuple[str, ...]) -> tuple[Weighed, ...]:
    """These choices for a version, each once and with what was written about it before: the named ones in their fixed
    order, which ranks nothing, then the person's own words.
    """
    order = (*CHOICE_IDS, *GOING)
    known = {each.key: each for each in version.choices}
    wanted = (
        *(Weighed(choice=each) for each in order if each in named),
        *(Weighed(words=each) for each in dict.fromkeys(own)),
    )
    return tuple(known.get(each.key, each) for each in wanted)


def tell_sureness(sure: Sureness) -> Message:
    """How sure somebody is, in words."""
    return Message(f"guide-sure-{sure or 'not-said'}")


def tell_state(state: State) -> Message:
    """How a decision stands, in words."""
    return Message(f"guide-decision-{state.replace('_', '-')}")


def encode_decision(decision: Decision) -> str:
    """A decision with its history as JSON."""
    return msgspec.json.encode(decision, enc_hook=to_plain).decode()


def decode_decision(body: str) -> Decision:
    """A decision from its JSON.

    Raises msgspec.ValidationError when it is not one.
    """
    return msgspec.json.decode(body, type=Decision, dec_hook=to_typed)
