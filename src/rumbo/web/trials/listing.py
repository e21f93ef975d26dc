"""The list of trials as a page shows it: which group, narrowed how, which twenty of them, and the links to the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import urlencode

import numpy as np
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rumbo.oncology import MODALITIES, MapPoint, modality_name, states
from rumbo.oncology.towns import KM_PER_MILE
from rumbo.trials import FITS, Fit, Matches, Registry
from rumbo.trials.registry.columns import PHASES, STATES
from rumbo.trials.selection import Wanted, nearer_first, nearest_km, select
from rumbo.words import Sayable

PAGE: Final = 20
WITHIN_MILES: Final = (25, 50, 100, 300)
PHASE_NAMES: Final[dict[str, Promise]] = {
    "EARLY_PHASE1": _("Early phase 1"), "PHASE1": _("Phase 1"), "PHASE2": _("Phase 2"), "PHASE3": _("Phase 3"),
    "PHASE4": _("Phase 4"), "NA": _("No phase"),
}  # fmt: skip
FIT_NAMES: Final[dict[Fit, Promise]] = {
    "may_fit": _("May fit: things to ask"), "not_sure": _("Not sure"), "probably_not": _("Probably not: why"),
}  # fmt: skip


FIT_MEANINGS: Final[dict[Fit, Promise]] = {
    "may_fit": _("Nothing in your story speaks against it. Some lines are still open: they are things to ask."),
    "not_sure": _("Something that decides is not known here, or one line may speak against it. Your team can tell."),
    "probably_not": _("Lines of its entry speak against it. If one is wrong about you, tell your doctor."),
}  # fmt: skip


class Way(NamedTuple):
    """A link to the same list, narrowed in another way."""

    name: Sayable | Promise | str
    query: str
    is_here: bool
    how_many: int | None = None


@dataclass(frozen=True)
class Asked:
    """What the address of the list asks for. What is not of the words it knows counts as nothing."""

    fit: Fit = "may_fit"
    phase: str = ""
    given: str = ""
    state: str = ""
    near: str = ""
    within: str = ""
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Asked:
        """What an address asks for."""
        known: dict[str, tuple[str, ...]] = {
            "fit": FITS, "phase": PHASES, "given": MODALITIES, "state": STATES[1:],
            "within": tuple(map(str, WITHIN_MILES)),
        }  # fmt: skip
        said = {name: query.get(name, "") for name in known if query.get(name, "") in known[name]}
        page = query.get("page", "")
        number = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        return cls(**{**said, "near": query.get("near", "")[:80], "page": number})  # type: ignore[arg-type]  # of `known`

    def query(self, **other: object) -> str:
        """The address of the same list, with some things otherwise; on its first page unless that is said."""
        wanted = {
            "fit": self.fit, "phase": self.phase, "given": self.given, "state": self.state, "near": self.near,
            "within": self.within, **other,
        }  # fmt: skip
        return f"{reverse('trials:trials')}?{urlencode({name: value for name, value in wanted.items() if value})}"

    def wanted(self, point: MapPoint | None) -> Wanted:
        """The same, as the core narrows by it."""
        within = int(self.within) * KM_PER_MILE if self.within and point else None
        return Wanted(phase=self.phase, given=self.given, state=self.state, near=point, within_km=within)

    @property
    def phases(self) -> list[Way]:
        """The links that narrow by phase."""
        return [Way(name, self.query(phase=each), each == self.phase) for each, name in PHASE_NAMES.items()]

    @property
    def kinds(self) -> list[Way]:
        """The links that narrow by what is given."""
        return [Way(modality_name(each), self.query(given=each), each == self.given) for each in MODALITIES]

    @property
    def places(self) -> list[Way]:
        """The links that narrow by state."""
        return [Way(name, self.query(state=name.en), name.en == self.state) for name in states().values()]

    @property
    def distances(self) -> list[Way]:
        """The links that narrow by distance, in miles."""
        return [Way(str(each), self.query(within=each), str(each) == self.within) for each in WITHIN_MILES]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form of a town keeps of the list: all but where it counts from, and the page."""
        said = {"fit": self.fit, "phase": self.phase, "given": self.given, "state": self.state, "within": self.within}
        return [(name, value) for name, value in said.items() if value]

    @property
    def query_of_all(self) -> str:
        """The address of the same group, whole."""
        return self.query(phase="", given="", state="", within="")

    @property
    def chosen(self) -> list[Way]:
        """By what the list is narrowed, each with the address of the list without it."""
        ways = (("phase", self.phases), ("given", self.kinds), ("state", self.places))
        return [
            Way(each.name, self.query(**{name: ""}), each.is_here)
            for name, found in ways
            for each in found
            if each.is_here
        ]

    @property
    def is_narrowed(self) -> bool:
        """Whether the list is not the whole one."""
        return bool(self.phase or self.given or self.state or self.within)


@dataclass(frozen=True)
class Listed:
    """One page of the list: the matches of its group, how many each group has, and how far away each match is."""

    asked: Asked
    matches: Matches
    km: tuple[float, ...] | None
    groups: tuple[Way, ...]
    count: int

    @property
    def pages(self) -> int:
        """How many pages the group has."""
        return max(1, -(-self.count // PAGE))

    @property
    def first(self) -> int:
        """The number in its group of the first trial on this page."""
        return (self.asked.page - 1) * PAGE + 1

    @property
    def before(self) -> str:
        """The address of the page before, or nothing."""
        return self.asked.query(page=self.asked.page - 1) if self.asked.page > 1 else ""

    @property
    def after(self) -> str:
        """The address of the next page, or nothing."""
        return self.asked.query(page=self.asked.page + 1) if self.asked.page < self.pages else ""


def list_page(registry: Registry, matches: Matches, *, asked: Asked, point: MapPoint | None) -> Listed:
    """One page of the list, in the order of the matches, which a point shifts a little towards what is near."""
    narrowed = matches.only(select(registry, asked.wanted(point))[matches.rows])
    counts = {fit: int(np.count_nonzero(narrowed.fits == place)) for place, fit in enumerate(FITS)}
    groups = tuple(
        Way(name, asked.query(fit=fit), fit == asked.fit, counts[fit]) for fit, name in FIT_NAMES.items()
    )  # fmt: skip
    group = narrowed.only(np.asarray(narrowed.fits) == FITS.index(asked.fit))
    begins = (asked.page - 1) * PAGE
    away = nearest_km(registry, point) if point else None
    shown = (group if away is None else nearer_first(group, away[group.rows]))[begins : begins + PAGE]
    km = None if away is None else tuple(map(float, away[shown.rows]))
    return Listed(asked, shown, km, groups, counts[asked.fit])
