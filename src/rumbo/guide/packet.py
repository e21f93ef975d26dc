"""The packet for a second doctor: what is needed for this cancer (content/opinions/packet), which of it the person's records
hold, and what must be asked for, of whom. Pure: it looks at facts and a course, and enters nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from rumbo.course.course import Course
from rumbo.course.facts import Background, Biomarker, Diagnosis, Fact, Finding, Measure, Status, Treatment
from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.guide.features import features_of
from rumbo.guide.naming import place_names, treatment_names
from rumbo.guide.rules import Rule, decide, parse
from rumbo.words import ContentError, Message, Sayable, Text, as_text, load

Office = Literal["records", "pathology", "imaging"]
OFFICES: tuple[Office, ...] = ("pathology", "imaging", "records")
Held = Literal["have", "named", "made", "ask", "not_needed"]
Trace = Literal["report", "named", "told"]


class Wanted(Review, frozen=True, kw_only=True):
    """One thing a second doctor needs. `asks` is its line in a letter to the office that has it; without an office it is
    printed by Rumbo, or written down by the person.
    """

    id: str
    name: Text
    why: Said
    where: Said
    applies_when: Rule
    office: Office | None = None
    asks: Text | None = None
    not_needed: Text | None = None


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """How far a story holds a wanted thing.

    `have`: a record gave what such a report says; `named`: a record speaks of it, and the report may not be in it; `made`:
    Rumbo prints it; `ask`: nothing is there. `records` are the SHA-256 of those records; `of` says of which place and day.
    """

    wanted: Wanted
    held: Held
    records: tuple[str, ...] = ()
    of: tuple[Text, ...] = ()


class Packet(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a second doctor needs, each with how far the story holds it, in a fixed order."""

    holdings: tuple[Holding, ...]

    def held(self, *held: Held) -> tuple[Holding, ...]:
        """Those that stand in one of these ways."""
        return tuple(each for each in self.holdings if each.held in held)

    def asked_of(self, office: Office) -> tuple[Holding, ...]:
        """What a letter to an office asks for: what is not there, or may not be."""
        return tuple(each for each in self.held("ask", "named") if each.wanted.office == office)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every source, each once."""
        return sources_of(line for each in self.holdings for line in (each.wanted.why, each.wanted.where))


class _BloodFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    why: SaidFile
    asks: Text


class _WantedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    why: SaidFile
    where: SaidFile
    applies_when: object = "always"
    office: Office | None = None
    asks: Text | None = None
    not_needed: Text | None = None
    for_blood: _BloodFile | None = None


class _PacketFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    papers: dict[str, _WantedFile]


@cache
def wanted(*, is_blood: bool) -> tuple[Wanted, ...]:
    """What a second doctor needs for a cancer of the blood, or for another, in a fixed order.

    Raises ContentError for an unknown source or rule, for a letter without its words, and for what is sometimes not needed
    and does not say why.
    """
    file = load("opinions/packet", _PacketFile).by_file["packet"]
    return tuple(_wanted(name, file=file, each=each, is_blood=is_blood) for name, each in file.papers.items())


def _wanted(name: str, *, file: _PacketFile, each: _WantedFile, is_blood: bool) -> Wanted:
    if (each.office is None) != (each.asks is None) or (each.applies_when == "always") != (each.not_needed is None):
        raise ContentError(f"opinions/packet: {name}: an office without words, or a rule without its reason")
    blood = each.for_blood if is_blood else None
    return Wanted(
        id=name,
        name=blood.name if blood else each.name,
        why=(blood.why if blood else each.why).said(),
        where=each.where.said(),
        applies_when=parse(each.applies_when),
        office=each.office,
        asks=blood.asks if blood else each.asks,
        not_needed=each.not_needed,
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def pack(facts: Iterable[Fact], *, course: Course) -> Packet:
    """What a second doctor needs for this course, and how far these facts, and the records they come from, hold it.

    A record holds a report when it gave a result of that kind; that it is the whole report is for the person to look at.
    Slides and the pictures of scans are always asked for: no record holds them.
    """
    seen, features = tuple(facts), features_of(course)
    return Packet(
        holdings=tuple(
            _holding(each, facts=seen)
            if decide(each.applies_when, features) or _traces(each.id, seen)
            else Holding(wanted=each, held="not_needed")
            for each in wanted(is_blood=features.is_blood and not features.is_solid)
        )
    )


def _holding(each: Wanted, *, facts: tuple[Fact, ...]) -> Holding:
    traces = _traces(each.id, facts)
    if each.office is None:
        return Holding(wanted=each, held="made" if traces else "ask")
    reports, named = (_records(traces, how) for how in ("report", "named"))
    held: Held = "have" if reports else "named" if named else "ask"
    return Holding(wanted=each, held=held, records=reports or named, of=_parts(each.id, facts))


def _traces(wanted_id: str, facts: tuple[Fact, ...]) -> tuple[tuple[Trace, str], ...]:
    """Which records speak of a wanted thing, and whether as its report; what was told has no record."""
    look = _LOOK.get(wanted_id)
    if look is None:
        return ()
    found = ((look(fact), fact.source.record if fact.source else "") for fact in facts)
    return tuple((how, record) for how, record in found if how is not None)


def _records(traces: tuple[tuple[Trace, str], ...], how: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record for each, record in traces if each == how))


def _as_report(fact: Fact) -> Trace:
    """What a record gave as the result of a test is in its report; what it gave otherwise is named there."""
    if fact.source is None:
        return "told"
    return "report" if fact.source.result else "named"


def _pathology(fact: Fact) -> Trace | None:
    says = fact.says
    by_biopsy = isinstance(says, Finding | Status) and says.found_by == "biopsy"
    of_cells = isinstance(says, Diagnosis) and bool(says.histology_words or says.morphology)
    return _as_report(fact) if by_biopsy or of_cells else None


def _scan(fact: Fact) -> Trace | None:
    is_seen = isinstance(fact.says, Finding | Status) and fact.says.found_by == "imaging"
    return _as_report(fact) if is_seen else None


def _marker(fact: Fact, *, inherited: bool) -> Trace | None:
    is_it = isinstance(fact.says, Biomarker) and fact.says.inherited is inherited
    return _as_report(fact) if is_it else None


def _given(fact: Fact, *, modality: str = "") -> Trace | None:
    """A treatment is named by the record that tells of it: its own note is another paper."""
    says = fact.says
    if not isinstance(says, Treatment) or not says.given or (modality and says.modality != modality):
        return None
    return "named" if fact.source else "told"


def _blood(fact: Fact) -> Trace | None:
    return "report" if isinstance(fact.says, Measure) and fact.source else None


def _background(fact: Fact, *, topic: str) -> Trace | None:
    is_it = isinstance(fact.says, Background) and fact.says.topic == topic and fact.says.words.strip()
    return "told" if is_it else None


_LOOK: Mapping[str, Callable[[Fact], Trace | None]] = MappingProxyType(
    {
        "pathology-report": _pathology,
        "scan-report": _scan,
        "operation-note": lambda fact: _given(fact, modality="surgery"),
        "radiation-summary": lambda fact: _given(fact, modality="radiation"),
        "treatment-summary": _given,
        "biomarker-report": lambda fact: _marker(fact, inherited=False),
        "inherited-report": lambda fact: _marker(fact, inherited=True),
        "blood-tests": _blood,
        "medicine-list": lambda fact: _background(fact, topic="medicine"),
        "allergy-list": lambda fact: _background(fact, topic="allergy"),
    }
)


def _parts(wanted_id: str, facts: tuple[Fact, ...]) -> tuple[Text, ...]:
    """Of which places and days, or of which treatments, a letter asks for a thing: each once, in order of time."""
    found = [(fact.statement.on, name) for fact in facts if (name := _named_in(wanted_id, fact)) is not None]
    in_order = sorted(found, key=lambda each: each[0].earliest if each[0] else date.max)
    return tuple(dict.fromkeys(name for _, name in in_order))


def _named_in(wanted_id: str, fact: Fact) -> Text | None:
    """A scan is asked for by its day: the place where something was seen need not be the part that was scanned."""
    says = fact.statement
    names: tuple[Sayable, ...] = ()
    if isinstance(says, Finding) and says.found_by == "biopsy" and wanted_id in _TISSUE:
        names = place_names((says.place,))
    elif isinstance(says, Finding) and says.found_by == "imaging" and wanted_id in _SCANS:
        return as_text(says.on) if says.on else None
    elif isinstance(says, Treatment) and says.given and wanted_id in _OF_TREATMENT.get(says.modality, ()):
        names = treatment_names(says.name, modality=says.modality)
    if not names:
        return None
    return as_text(
        Message("guide-packet-of", {"names": names, "on": says.on})
        if says.on
        else Message("guide-packet-of-undated", {"names": names})
    )


_TISSUE = ("pathology-report", "slides")
_SCANS = ("scan-report", "scan-images")
_OF_TREATMENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"surgery": ("operation-note", "slides"), "radiation": ("radiation-summary",)}
)
