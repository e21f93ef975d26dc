"""Times between two events of the course, each by a rule that is named beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rumbo.course.course import Cancer, Interval, IntervalKind, Line, Recurrence, StatusPoint, TreatmentSpan
from rumbo.course.gaps import before, exact_days, latest, order
from rumbo.course.plans import finished_before
from rumbo.course.statuses import CLEAR
from rumbo.oncology import PartialDate
from rumbo.oncology.drugs import drugs, find_drugs, find_regimen
from rumbo.oncology.treatments import Modality
from rumbo.words import Message

# Parts of one plan (an operation, then chemotherapy, then radiation) follow each other within about three months. Our
# own window: a shorter silence is a step inside the plan and not a time without treatment.
SAME_PLAN_DAYS = 90
# Ovary, fallopian tube and peritoneum share one staging ("Staging classification for cancer of the ovary, fallopian tube,
# and peritoneum": Prat for FIGO, Int J Gynaecol Obstet 2014;124:1, doi 10.1016/j.ijgo.2013.10.001); ICD-O-3 topography.
_OVARY = ("C56", "C57.0", "C48.1", "C48.2")
_PROSTATE = "C61"
_LOCAL_TREATMENT: frozenset[Modality] = frozenset({"surgery", "radiation"})


def measure(
    *,
    treatments: Sequence[TreatmentSpan],
    statuses: Sequence[StatusPoint],
    recurrences: Sequence[Recurrence],
    lines: Sequence[Line],
    cancers: Sequence[Cancer] = (),
) -> tuple[Interval, ...]:
    """All intervals that the dated facts allow, in order of time.

    Disease-free: NCI's dictionary counts from the end of primary treatment; where no end of treatment is known, from
    the first clear statement, as the MSD Manual counts from complete remission. Progression-free: from the start of
    treatment to growth (MSD Manual, "Defining response to cancer treatment"); medicine given while there was nothing to
    see, as after an operation, has no such time: the time to its return is disease-free. Treatment-free: between the end of one
    treatment and the start of the next. Platinum-free, for cancers of the ovary, tube and peritoneum: from the last dose
    of platinum to the next return or growth ("the duration of time between the completion of platinum-based therapy and
    the time of recurrence": Champer and others, Gynecol Oncol 2018;148:19, PMC5756507). Time to PSA recurrence, for the
    prostate: from the end of surgery or radiation to the day a record calls a rise of PSA a recurrence; which rise
    counts is the doctor's to say (Prostate Cancer Foundation: above 0.2 ng/mL after surgery, 2 ng/mL above the lowest
    after radiation). Nothing here decides that it came back.
    """
    confirmed = [each for each in recurrences if each.on is not None and not each.suspected]
    given = [span for span in treatments if span.given is True and span.modality != "other"]
    clear = list(_disease_free(confirmed, given=given, statuses=statuses))
    grown = [each for each in confirmed if (each.cancer, each.on) not in {(time.cancer, time.end) for time in clear}]
    found = [*clear, *_treatment_free(given), *_progression_free(grown, lines=lines)]
    found += _platinum_free(confirmed, given=given, cancers=_ids(cancers, is_ovarian))
    found += _to_psa_recurrence(confirmed, given=given, cancers=_ids(cancers, is_prostate))
    return tuple(sorted(found, key=lambda each: (order(each.start), order(each.end), each.kind, each.cancer or "")))


def _disease_free(
    recurrences: Sequence[Recurrence], *, given: Sequence[TreatmentSpan], statuses: Sequence[StatusPoint]
) -> Iterable[Interval]:
    previous: dict[str | None, PartialDate] = {}
    for event in recurrences:
        since = previous.get(event.cancer)
        assert event.on is not None  # noqa: S101 - measure() leaves the undated out
        previous[event.cancer] = event.on
        if event.called == "progression":
            continue
        finished = finished_before(event.on, treatments=given, cancer=event.cancer, since=since)
        end = latest(span.end for span in finished)
        clear = _first_clear(statuses, event=event, since=since)
        if end is not None:
            facts = {fact for span in finished if span.end == end for fact in span.facts}
            yield _interval(
                event.cancer, "disease_free", end, event.on, "course-rule-end-of-treatment", [*facts, *event.facts]
            )
        elif clear is not None and clear.on is not None:
            facts_of_both = [*clear.facts, *event.facts]
            yield _interval(event.cancer, "disease_free", clear.on, event.on, "course-rule-first-clear", facts_of_both)


def _within(on: PartialDate | None, since: PartialDate | None, until: PartialDate) -> bool:
    return before(on, until) and (since is None or not before(on, since))


def _first_clear(
    statuses: Sequence[StatusPoint], *, event: Recurrence, since: PartialDate | None
) -> StatusPoint | None:
    assert event.on is not None  # noqa: S101 - measure() leaves the undated out
    for point in statuses:
        mine = point.cancer in (event.cancer, None) and point.status in CLEAR and not point.suspected
        if mine and _within(point.on, since, event.on):
            return point
    return None


def _treatment_free(given: Sequence[TreatmentSpan]) -> Iterable[Interval]:
    cancers = sorted({span.cancer or "" for span in given})
    for cancer in cancers:
        mine = [span for span in given if (span.cancer or "") == cancer and span.start is not None]
        yield from _gaps_between(sorted(mine, key=lambda span: (order(span.start), span.facts)))


def _gaps_between(spans: Sequence[TreatmentSpan]) -> Iterable[Interval]:
    """The gaps in which nothing was given. A treatment whose end nobody told leaves the time after it uncounted."""
    last: TreatmentSpan | None = None
    for span in spans:
        if (
            last is not None
            and last.end is not None
            and span.start is not None
            and not _same_plan(last.end, span.start)
        ):
            facts = [*last.facts, *span.facts]
            yield _interval(span.cancer, "treatment_free", last.end, span.start, "course-rule-treatment-free", facts)
        last = _later_end(last, span)


def _same_plan(end: PartialDate, start: PartialDate) -> bool:
    return (start.earliest - end.latest).days <= SAME_PLAN_DAYS


def _later_end(one: TreatmentSpan | None, other: TreatmentSpan) -> TreatmentSpan:
    if one is None:
        return other
    keeps_on = one.end is None or (other.end is not None and one.end.latest > other.end.latest)
    return one if keeps_on else other


def _progression_free(recurrences: Sequence[Recurrence], *, lines: Sequence[Line]) -> Iterable[Interval]:
    for line in lines:
        later = [each for each in recurrences if each.cancer == line.cancer and before(line.start, each.on)]
        begun = [other.start for other in lines if other.cancer == line.cancer and before(line.start, other.start)]
        event = later[0] if later else None
        if line.start is None or event is None or event.on is None or any(before(start, event.on) for start in begun):
            continue
        facts = [*line.facts, *event.facts]
        yield _interval(line.cancer, "progression_free", line.start, event.on, "course-rule-progression-free", facts)


def is_ovarian(cancer: Cancer) -> bool:
    """Whether a cancer began in the ovary, the fallopian tube or the peritoneum."""
    return cancer.site is not None and cancer.site.value.startswith(_OVARY)


def is_prostate(cancer: Cancer) -> bool:
    """Whether a cancer began in the prostate."""
    return cancer.site is not None and cancer.site.value.startswith(_PROSTATE)


def is_platinum(name: str) -> bool:
    """Whether a treatment is, or holds, a platinum medicine.

    >>> is_platinum("carboplatin + paclitaxel"), is_platinum("FOLFOX"), is_platinum("letrozole")
    (True, True, False)
    """
    regimen = find_regimen(name)
    found = (*find_drugs(name), *(regimen.drugs if regimen else ()))
    return any(drug.class_name == drugs()["carboplatin"].class_name for drug in found)


def _ids(cancers: Iterable[Cancer], is_one: Callable[[Cancer], bool]) -> frozenset[str]:
    return frozenset(each.id for each in cancers if is_one(each))


def last_platinum(
    event: Recurrence, *, given: Sequence[TreatmentSpan], since: PartialDate | None
) -> TreatmentSpan | None:
    """The last platinum treatment begun before a return and not before the one before it; None when there was none."""
    mine = [
        span
        for span in given
        if span.cancer == event.cancer
        and before(span.start, event.on)
        and not before(span.start, since)
        and is_platinum(span.name)
    ]
    return max(mine, key=lambda span: (order(span.start), span.facts), default=None)


def last_dose_on(span: TreatmentSpan) -> PartialDate | None:
    """The day a treatment was last given: its last dose where that is told, else its end. None while it goes on."""
    return None if span.ongoing else span.last_given_on or span.end


def _platinum_free(
    recurrences: Sequence[Recurrence], *, given: Sequence[TreatmentSpan], cancers: frozenset[str]
) -> Iterable[Interval]:
    previous: dict[str | None, PartialDate] = {}
    for event in (each for each in recurrences if each.cancer in cancers):
        since = previous.get(event.cancer)
        assert event.on is not None  # noqa: S101 - measure() leaves the undated out
        previous[event.cancer] = event.on
        span = last_platinum(event, given=given, since=since)
        dose = last_dose_on(span) if span else None
        if span and dose and before(dose, event.on):
            facts = [*span.facts, *event.facts]
            yield _interval(event.cancer, "platinum_free", dose, event.on, "course-rule-platinum-free", facts)


def _to_psa_recurrence(
    recurrences: Sequence[Recurrence], *, given: Sequence[TreatmentSpan], cancers: frozenset[str]
) -> Iterable[Interval]:
    told = (each for each in recurrences if each.cancer in cancers and each.found_by == "marker")
    first = {event.cancer: event for event in reversed([each for each in told if each.called == "recurrence"])}
    for event in first.values():
        assert event.on is not None  # noqa: S101 - measure() leaves the undated out
        local = [span for span in given if span.cancer == event.cancer and span.modality in _LOCAL_TREATMENT]
        finished = finished_before(event.on, treatments=local, cancer=event.cancer)
        end = latest(span.end for span in finished)
        if end is not None:
            facts = {fact for span in finished if span.end == end for fact in span.facts} | set(event.facts)
            yield _interval(event.cancer, "to_psa_recurrence", end, event.on, "course-rule-to-psa-recurrence", facts)


def _interval(
    cancer: str | None,
    kind: IntervalKind,
    start: PartialDate,
    end: PartialDate,
    rule: str,
    facts: Iterable[str],
) -> Interval:
    return Interval(
        facts=tuple(sorted(set(facts))),
        cancer=cancer,
        kind=kind,
        start=start,
        end=end,
        days=exact_days(start, end),
        rule=Message(rule),
    )
