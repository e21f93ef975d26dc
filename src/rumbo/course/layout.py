"""From facts to course: which joiner looks at what, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rumbo.course import biomarkers, cancers, intervals, lines, log, markers, origins, recurrences, statuses, treatments
from rumbo.course.cancers import Cancers, tells_of_spread
from rumbo.course.conflicts import in_order
from rumbo.course.counting import counted
from rumbo.course.course import Cancer, Course, TreatmentSpan
from rumbo.course.facts import (
    Background,
    Biomarker,
    Diagnosis,
    Fact,
    Finding,
    Measure,
    Place,
    Relative,
    S,
    Status,
    Treatment,
)
from rumbo.course.family import cancers_in_family
from rumbo.course.recurrences import Returns, Setting
from rumbo.course.sightings import seen, standing
from rumbo.course.told import Told, told
from rumbo.oncology import PartialDate
from rumbo.oncology.sites import secondary_place, site_name


def lay_out(facts: Iterable[Fact], today: date | PartialDate | str) -> Course:
    """The course that follows from the facts in force, as seen on the day `today` (a date, partial date or ISO text).

    Pure: the same facts in any order give the same course, and no fact, however odd, makes it fail. What facts
    disagree about is listed in `conflicts` and drives nothing. Raises ValueError for a `today` that is no ISO date.
    """
    now = _day(today)
    known = _once_each(log.in_force(facts))
    diagnoses = told(known, Diagnosis)
    found = [*told(known, Finding), *_spread_told_as_diagnosis(diagnoses)]
    primaries = cancers.join(diagnoses, witnesses=_days_of_care(known))
    said, seen_places = told(known, Status), tuple(found)
    settled = origins.settle(primaries, diagnoses=diagnoses, findings=seen_places, statuses=said)
    about = _About(settled.cancers, primaries)
    spans, given_disputes = treatments.join(about.cancer(told(known, Treatment)), today=now)
    tests = about.cancer(told(known, Biomarker))
    results, result_disputes = biomarkers.join(
        [each for each in tests if not markers.is_value(each.says)], cancers=settled.cancers
    )
    points = statuses.without_days_of_history(
        about.cancer(each for each in said if each.fact.id not in settled.set_aside)
    )
    findings = about.cancer(each for each in seen_places if each.fact.id not in settled.set_aside)
    points, findings = origins.with_their_event(points, findings)
    returns = list(_returns(settled.cancers, points, findings, spans))
    events = recurrences.in_time(each for part in returns for each in part.recurrences)
    stood = statuses.join(points)
    numbered = lines.count(spans, cancers=settled.cancers, recurrences=events)
    return Course(
        today=now,
        cancers=settled.cancers,
        treatments=spans,
        statuses=stood,
        recurrences=events,
        intervals=intervals.measure(
            treatments=spans, statuses=stood, recurrences=events, lines=numbered, cancers=settled.cancers
        ),
        lines=numbered,
        biomarkers=results,
        markers=markers.join(about.cancer(told(known, Measure)), tests, cancers=settled.cancers),
        possible_new_primaries=counted(
            origins.joined([*settled.possible_new, *(new for part in returns for new in part.possible_new)]),
            cancers=settled.cancers,
            diagnoses=diagnoses,
        ),
        family_history=cancers_in_family(told(known, Relative)),
        conflicts=in_order(
            [
                *primaries.conflicts,
                *settled.conflicts,
                *given_disputes,
                *result_disputes,
                *(conflict for part in returns for conflict in part.conflicts),
            ]
        ),
        background=tuple(each.fact for each in told(known, Background)),
    )


@dataclass(frozen=True)
class _About:
    """Finds the cancer that a statement is about."""

    cancers: Sequence[Cancer]
    refs: Cancers

    def cancer(self, those: Iterable[Told[S]]) -> tuple[Told[S], ...]:
        return origins.attributed(those, cancers=self.cancers, refs=self.refs)


def _day(today: date | PartialDate | str) -> PartialDate:
    if isinstance(today, PartialDate):
        return today
    return PartialDate.parse(today) if isinstance(today, str) else PartialDate.of(today)


def _once_each(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """One fact for each thing that one record says, or that one person says with one standing: the first by id."""
    seen_already = set()
    kept = []
    for fact in facts:
        key = (fact.source.record if fact.source else fact.by, fact.standing, fact.says)
        if key not in seen_already:
            seen_already.add(key)
            kept.append(fact)
    return tuple(kept)


def _days_of_care(facts: Iterable[Fact]) -> tuple[PartialDate, ...]:
    """The days of treatments given and of statements on how the cancer stood."""
    given = (each.says.on for each in told(facts, Treatment) if each.says.given)
    return tuple(day for day in (*given, *(each.says.on for each in told(facts, Status))) if day)


def _spread_told_as_diagnosis(diagnoses: Iterable[Told[Diagnosis]]) -> Iterator[Told[Finding]]:
    """A diagnosis that names spread (a C77-C79 code) is a finding of spread in the place it names."""
    for each in diagnoses:
        if tells_of_spread(each.says):
            says = each.says
            site = says.site or (secondary_place(says.icd10) if says.icd10 else None)
            words = says.words or (site_name(site).en if site else "")
            place = Place(words=words, site=site, side=says.side)
            yield Told(each.fact, Finding(on=says.on, words=says.words, place=place, tumour=True, secondary=True))


def _returns(
    known: Sequence[Cancer],
    points: Sequence[Told[Status]],
    findings: Sequence[Told[Finding]],
    spans: Sequence[TreatmentSpan],
) -> Iterator[Returns]:
    """What came back of each cancer, and of a cancer nobody named."""
    for cancer in (*known, None):
        id_ = cancer.id if cancer else None
        found_on = [each.diagnosed_on for each in ([cancer] if cancer else known) if each.diagnosed_on]
        clear = statuses.clear_days(points, cancer=id_, since=min(found_on, default=None))
        negatives = [each for each in findings if each.cancer == id_ and each.says.tumour is False]
        sightings = seen(
            (each for each in points if each.cancer == id_), (each for each in findings if each.cancer == id_)
        )
        left = standing(sightings, negatives=negatives, clear=clear)
        yield recurrences.find(left, setting=Setting(cancer, found_on, clear, spans))
