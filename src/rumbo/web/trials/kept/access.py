"""The saved trials of a story, as their reader may see them now."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from django.http import Http404

from rumbo.oncology import MapPoint, PartialDate
from rumbo.paper import OpenLine, SheetTrial, TrialsSheet
from rumbo.trials import Judged, Registry
from rumbo.trials.registry import Contact, StudySite
from rumbo.trials.registry.telling import tell_manifest
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.trials.access import Shown, find_registry, matches_for, profile_of, show_all
from rumbo.web.trials.kept.saved import Saved, decode_saved
from rumbo.web.trials.models import SavedTrial

MOST: Final = 4  # side by side, and on the page for the doctor


@dataclass(frozen=True)
class Kept:
    """One saved trial: its row, what was noted, and the trial as it is now, when it is still on this computer."""

    row: SavedTrial
    saved: Saved
    shown: Shown | None

    @property
    def is_noted(self) -> bool:
        """Whether anything was noted of it."""
        return bool(self.saved.note or self.saved.told_on)

    @property
    def is_gone(self) -> bool:
        """Whether nobody can join it any more, as far as the trials on this computer tell."""
        return self.shown is None or not self.shown.study.is_open


def saved_in(who: Here, *, near: MapPoint | None = None) -> tuple[Kept, ...]:
    """Every saved trial, in the order in which they were saved; their places by distance from a point, if one is given."""
    rows = [(each, decode_saved(each.body)) for each in who.story.saved_trials.all()]
    registry = find_registry() if rows else None
    shown = _shown(who, registry, [saved.nct_id for _, saved in rows], near) if registry else {}
    return tuple(Kept(row, saved, shown.get(saved.nct_id)) for row, saved in rows)


def _shown(who: Here, registry: Registry, numbers: Iterable[str], near: MapPoint | None) -> dict[str, Shown]:
    wanted = [row for row in map(registry.find_row, numbers) if row is not None]
    if not wanted:
        return {}
    matches = matches_for(registry, profile_of(who))
    found = show_all(who, registry, matches.only(np.isin(matches.rows, wanted)), near=near)
    return {each.study.nct_id: each for each in found}


def find_kept(who: Here, saved_id: uuid.UUID) -> Kept:
    """One of them.

    Raises Http404 when it is not there.
    """
    found = next((each for each in saved_in(who) if each.row.pk == saved_id), None)
    if found is None:
        raise Http404
    return found


def saved_numbers(who: Here) -> frozenset[str]:
    """The numbers of the saved trials."""
    return frozenset(decode_saved(each.body).nct_id for each in who.story.saved_trials.all())


def find_saved(who: Here, nct_id: str) -> SavedTrial | None:
    """The row of a saved trial, or None when it is not saved."""
    return next((each for each in who.story.saved_trials.all() if decode_saved(each.body).nct_id == nct_id), None)


def chosen_of(kept: Iterable[Kept], numbers: Iterable[str]) -> list[Kept]:
    """The chosen ones among the saved, as many as fit, in the order in which they were saved."""
    wanted = set(numbers)
    return [each for each in kept if each.saved.nct_id in wanted][:MOST]


def sheet_of(who: Here, numbers: Iterable[str], *, on: date, near: MapPoint | None = None) -> TrialsSheet:
    """The page for the doctor about some of the saved trials, each with its nearest place where that can be known."""
    registry = find_registry()
    return TrialsSheet(
        trials=tuple(_on_sheet(each) for each in chosen_of(saved_in(who, near=near), numbers)),
        printed_on=PartialDate.of(on), name=facts.name_of(who),
        as_of=tell_manifest(registry.manifest)[1] if registry else None,
    )  # fmt: skip


def _on_sheet(kept: Kept) -> SheetTrial:
    saved, shown = kept.saved, kept.shown
    if shown is None:
        return SheetTrial(nct_id=saved.nct_id, title=saved.title, note=saved.note)
    first = next((each.site for each in shown.places.first), None)
    contact = next(iter((*(first.contacts if first else ()), *shown.study.contacts)), None)
    return SheetTrial(
        nct_id=saved.nct_id, title=shown.study.title, note=saved.note,
        where=place_of(first) if first else "", is_nearest=shown.places.nearest_km is not None,
        more_places=max(0, shown.places.count - 1), contact=_call(contact) if contact else "",
        open_lines=_lines(shown.to_ask), against=_lines(shown.against),
    )  # fmt: skip


def place_of(site: StudySite) -> str:
    """A place as one line."""
    return ", ".join(filter(None, (site.facility, site.city, site.state or site.country)))


def _call(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.phone, contact.email)))


def _lines(judged: Iterable[Judged]) -> tuple[OpenLine, ...]:
    return tuple(OpenLine(quote=each.criterion.text, reading=each.reason) for each in judged)
