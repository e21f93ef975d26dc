"""What can help with side effects at home and what to ask, for each kind of treatment (content/side-effects), and which of
them a course brings up, with why. Signs that cannot wait are content/help/urgent, and are not repeated here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.course.course import Course
from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.oncology import Drug, Modality, drugs, find_drugs, find_regimen
from rumbo.words import ContentError, Text, load


class SideEffects(Review, frozen=True, kw_only=True):
    """One kind of treatment: the statements that may help, each with its sources, and questions by their ids."""

    id: str
    name: Text
    helps: tuple[Said, ...]
    ask: Mapping[str, Text]

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source, in the order of the statements, each once."""
        return sources_of(self.helps)


class ShownEffects(msgspec.Struct, frozen=True, kw_only=True):
    """A kind that is shown first, and the names in the story or on the list that bring it up."""

    effects: SideEffects
    because: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    number: int
    name: Text
    kinds: list[Modality] = []
    groups: list[str] = []
    drugs: list[str] = []
    helps: list[SaidFile]
    ask: dict[str, Text]


@cache
def side_effects() -> Mapping[str, SideEffects]:
    """Every kind by its id, in the order of their numbers.

    Raises ContentError for an unknown source.
    """
    files = sorted(_files().items(), key=lambda each: each[1].number)
    return MappingProxyType({name: _effects(name, file=file) for name, file in files})


def shown_effects(course: Course, *, medicines: Iterable[str] = ()) -> tuple[ShownEffects, ...]:
    """The kinds of treatment that were given, go on or are on the list, in their order, each with what brings it up.

    What was only planned or ordered, or was not given, brings nothing.
    """
    found: dict[str, list[str]] = {}
    for span in course.treatments:
        if span.given:
            for kind in _kinds(span.name, modality=span.modality):
                found.setdefault(kind, []).append(span.name)
    for name in medicines:
        for kind in _kinds(name, modality=None):
            found.setdefault(kind, []).append(name)
    return tuple(
        ShownEffects(effects=each, because=_each_once(found[name]))
        for name, each in side_effects().items()
        if name in found
    )


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """A list may write a medicine with a capital that the records write without."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(name.casefold(), name)
    return tuple(once.values())


def _kinds(words: str, *, modality: Modality | None) -> set[str]:
    """What each medicine in the words brings up; where none is known, what the kind of treatment does."""
    regimen = find_regimen(words)
    named = regimen.drugs if regimen else find_drugs(words, supportive=True)
    if named:
        return {kind for each in named for kind in _kinds_of(each)}
    return {name for name, file in _files().items() if modality in file.kinds}


def _kinds_of(drug: Drug) -> set[str]:
    """A medicine that a page names, or its class, is told there; any other where its kind of treatment is."""
    own = {name for name, file in _files().items() if drug.id in file.drugs or drug.group in file.groups}
    return own or {name for name, file in _files().items() if drug.modality in file.kinds}


@cache
def _files() -> Mapping[str, _File]:
    files = load("side-effects", _File).by_file
    groups = {each.group for each in drugs().values()}
    unknown = [each for file in files.values() for each in file.drugs if each not in drugs()]
    unknown += [each for file in files.values() for each in file.groups if each not in groups]
    if unknown:
        raise ContentError(f"side-effects: unknown medicines {unknown}")
    return MappingProxyType(files)


def _effects(name: str, *, file: _File) -> SideEffects:
    return SideEffects(
        id=name,
        name=file.name,
        helps=tuple(each.said() for each in file.helps),
        ask=file.ask,
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )
