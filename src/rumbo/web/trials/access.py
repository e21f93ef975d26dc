"""The trials on this computer, judged for what the reader of a page may see of the story."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
from django.conf import settings
from django.http import Http404
from django.utils import timezone

from rumbo.oncology import MODALITIES, MapPoint, modality_name
from rumbo.trials import Judged, Match, Matches, Profile, Registry
from rumbo.trials.fit import weight_of
from rumbo.trials.prognosis import HeldBack, hold_back_prognosis, speaks_of_prognosis
from rumbo.trials.registry import Study
from rumbo.trials.registry.columns import STATUSES
from rumbo.trials.registry.study import OPEN
from rumbo.trials.registry.writing import find_folder
from rumbo.web.story import facts, number_doors
from rumbo.web.story.access import Here
from rumbo.web.trials.sites import Places, places_of
from rumbo.web.vault.folder import VaultFolder
from rumbo.words import Explained, Text

TIME_TOPIC: Final = "how-long-people-live"  # the door of numbers before which lines about life expectancy stay
TO_ASK: Final = 5  # lines that can be asked about in one visit
_OPEN_STATUSES: Final = [STATUSES.index(each) for each in sorted(OPEN)]
_KEPT: Final = 4  # people whose matches are remembered: a match costs a quarter of a second on a busy machine
_opened: dict[Path, Registry] = {}
_matched: OrderedDict[tuple[Registry, Profile], Matches] = OrderedDict()
_guard = Lock()


def trials_folder() -> Path:
    """Where the trials lie on this computer."""
    return VaultFolder(Path(settings.RUMBO_FOLDER)).trials


def get_registry() -> Registry:
    """The trials on this computer, opened once and again when newer ones are in their place. They hold nothing of a person.

    Raises Explained as `Registry.open` does.
    """
    now = find_folder(trials_folder())
    with _guard:
        if now is None or now not in _opened:
            registry = Registry.open(trials_folder())
            _opened.clear()
            if now is not None:
                _opened[now] = registry
            return registry
        return _opened[now]


def find_registry() -> Registry | None:
    """The same, or None when there are none that this Rumbo can read."""
    try:
        return get_registry()
    except Explained:
        return None


def forget_registry() -> None:
    """Let go of the trials; the next page opens what is there then."""
    with _guard:
        _opened.clear()
        _matched.clear()


def forget_matches() -> None:
    """Empty the memory of matches: when the file locks."""
    with _guard:
        _matched.clear()


def matches_for(registry: Registry, profile: Profile) -> Matches:
    """Every trial judged for one person. The last few are remembered in memory until a lock."""
    key = (registry, profile)
    with _guard:
        if key in _matched:
            _matched.move_to_end(key)
            return _matched[key]
    matches = registry.match(profile)
    with _guard:
        _matched[key] = matches
        while len(_matched) > _KEPT:
            _matched.popitem(last=False)
    return matches


def profile_of(who: Here) -> Profile:
    """The person as trials see them, from what this reader may see of the story."""
    course = facts.course_of(who, today=timezone.localdate())
    return Profile.from_course(course, facts=facts.visible_to(who))


def open_matches(registry: Registry, profile: Profile) -> Matches:
    """Every trial that is open now or soon, judged, in the order that the core gives."""
    matches = matches_for(registry, profile)
    statuses = np.asarray(registry.columns.status)[matches.rows]
    return matches.only(np.isin(statuses, _OPEN_STATUSES))


@dataclass(frozen=True)
class Shown:
    """One trial for this reader: its entry, how it was judged, and whether lines about time may be shown.

    `given` names the kinds of treatment in it, `km` how far its nearest open place is, where that was asked and is known.
    """

    study: Study
    match: Match
    shows_time: bool
    given: tuple[Text, ...] = ()
    km: float | None = None
    near: MapPoint | None = None

    @property
    def lines(self) -> tuple[Judged, ...]:
        """Every line that may be shown, in the order of the entry."""
        return tuple(each for each in self.match.judgments if self.shows_time or not is_about_time(each))

    @property
    def held_back(self) -> int:
        """How many lines, and sentences of the summary, stay behind the door of numbers."""
        return len(self.match.judgments) - len(self.lines) + self._summary.sentences

    @cached_property
    def _summary(self) -> HeldBack:
        whole = self.study.summary
        return HeldBack(whole, 0) if self.shows_time else hold_back_prognosis(whole)

    @property
    def summary(self) -> str:
        """What the entry says of itself, as far as it may be shown."""
        return self._summary.text

    @property
    def interventions(self) -> tuple[tuple[str, str], ...]:
        """The name of each thing that is given or done, and what the entry says of it, as far as it may be shown."""
        return tuple(
            (each.name, each.description if self.shows_time else hold_back_prognosis(each.description).text)
            for each in self.study.interventions
        )

    @property
    def to_ask(self) -> tuple[Judged, ...]:
        """The lines whose answer the story does not hold: those first that count most for who can join."""
        return tuple(sorted(self._with("UNKNOWN"), key=lambda each: -weight_of(each.criterion.kind)))

    @property
    def ask_first(self) -> tuple[Judged, ...]:
        """The first of them, as many as can be asked about in one visit."""
        return self.to_ask[:TO_ASK]

    @property
    def ask_later(self) -> tuple[Judged, ...]:
        """The others of them."""
        return self.to_ask[TO_ASK:]

    @property
    def against(self) -> tuple[Judged, ...]:
        """The lines that speak against it."""
        return self._with("NOT_MET")

    @property
    def met(self) -> tuple[Judged, ...]:
        """The lines that the story seems to meet."""
        return self._with("MET")

    @property
    def first(self) -> tuple[Judged, ...]:
        """The lines that decide: of what is probably not, those against it; of the others, those to ask about."""
        return (self.against if self.match.fit == "probably_not" else self.to_ask)[:TO_ASK]

    @cached_property
    def places(self) -> Places:
        """Its open places, the nearest first where it is known from where to count."""
        return places_of(self.study, near=self.near)

    def _with(self, verdict: str) -> tuple[Judged, ...]:
        return tuple(each for each in self.lines if each.verdict == verdict)


def is_about_time(judged: Judged) -> bool:
    """Whether a line is about how long somebody is expected to live."""
    return judged.criterion.kind == "life_expectancy" or speaks_of_prognosis(judged.criterion.text)


def get_shown(who: Here, nct_id: str, *, near: MapPoint | None = None) -> Shown:
    """One trial, judged for this reader, also when it is closed.

    Raises Http404 when it is not on this computer.
    """
    registry = find_registry()
    row = registry.find_row(nct_id) if registry else None
    if registry is None or row is None:
        raise Http404
    matches = matches_for(registry, profile_of(who))
    (place,) = np.flatnonzero(matches.rows == row)
    return show_all(who, registry, matches.only(np.array([place])), near=near)[0]


def show_all(
    who: Here, registry: Registry, matches: Matches, *, near: MapPoint | None = None, km: Sequence[float] | None = None
) -> list[Shown]:  # fmt: skip
    """The entries of some matches, with what their reader may see. `km` gives how far each is, infinite where not known."""
    shows_time = number_doors.is_open(who, topic=TIME_TOPIC)
    far = [each if np.isfinite(each) else None for each in km] if km is not None else [None] * len(matches)
    return [
        Shown(registry.study(int(row)), match, shows_time, _given(registry, int(row)), away, near)
        for row, match, away in zip(matches.rows, matches, far, strict=True)
    ]


def _given(registry: Registry, row: int) -> tuple[Text, ...]:
    marks = int(registry.columns.given[row])
    return tuple(modality_name(each) for place, each in enumerate(MODALITIES) if marks >> place & 1)
