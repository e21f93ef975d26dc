"""Which module reads a criterion of which kind, and what a whole criterion is compiled into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from rumbo.trials.criteria.age import read_age, read_sex
from rumbo.trials.criteria.asks import Ask, PartAsk
from rumbo.trials.criteria.brain import read_brain
from rumbo.trials.criteria.cells import CellsAsk, read_cells
from rumbo.trials.criteria.comebacks import read_comebacks
from rumbo.trials.criteria.disease import CancerAsk, read_cancers
from rumbo.trials.criteria.illness import IllnessAsk, read_illnesses
from rumbo.trials.criteria.kinds import Kind
from rumbo.trials.criteria.labs import read_labs
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.logistics import read_logistics
from rumbo.trials.criteria.markers import MarkerAsk, read_markers
from rumbo.trials.criteria.measurable import read_measurable
from rumbo.trials.criteria.medicines import read_medicines
from rumbo.trials.criteria.other_cancer import read_other_cancer
from rumbo.trials.criteria.performance import read_performance
from rumbo.trials.criteria.pregnancy import read_menopause, read_pregnancy, read_scope
from rumbo.trials.criteria.prior import TherapyAsk, read_progress
from rumbo.trials.criteria.relapse import read_relapse
from rumbo.trials.criteria.setting import read_local, read_setting
from rumbo.trials.criteria.therapies import find_therapies
from rumbo.trials.criteria.treatment_lines import read_lines_of_treatment
from rumbo.trials.criteria.unclear import NoneKnownAsk, PermissionAsk, UnclearAsk
from rumbo.trials.criteria.washout import read_washout
from rumbo.trials.criteria.wording import Statement, allows_only, statements

# Kinds whose statements are read one by one; in the others a statement explains the one before.
_ONE_BY_ONE: frozenset[Kind] = frozenset(
    (
        "cancer_type", "histology", "biomarker", "stage_or_setting", "recurrence_or_metastasis", "prior_therapy",
        "line_of_therapy", "washout",
    )
)  # fmt: skip
_MAY_ALLOW: frozenset[Kind] = _ONE_BY_ONE | {
    "brain_metastases",
    "medicine",
    "other",
    "other_cancer",
    "consent_or_logistics",
    "sex",
}
_OF_TREATMENT: frozenset[Kind] = frozenset(("prior_therapy", "line_of_therapy", "washout"))
# A criterion of one part of a trial: "Cohort 2: ...", "Sub-study A only: ...".
_OF_A_COHORT = re.compile(
    r"(?:^|: )\W*(?:(?:only )?(?:for|in) )?(?:sub-?stud(?:y|ies)|cohorts?|arms?|groups?|parts?|phase"
    r"|stratum)\b[^.;:]{0,40}(?::| (?:participants|patients|subjects)\b)",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"^\W*(?:an? list of|see |refer to|for example|e\.g\.|examples? (?:of|include)|this includes|definition"
    r"|please)|^\W*note\b.{0,200}\b(?:counted|considered)\b|\bis defined as\b",
    re.IGNORECASE,
)
_OBLIGES = re.compile(r"\b(?:must|should|required?|needs?)\b|:", re.IGNORECASE)
_KNOWN = re.compile(r"\bknown\b", re.IGNORECASE)
Reader = Callable[[tuple[Statement, ...]], Iterator[Ask]]


def compile_asks(text: str, *, section: Section, kind: Kind) -> tuple[Ask, ...]:
    """What a criterion asks, each demand once; () when nothing of it was understood."""
    scope = read_scope(text)
    if scope is not None and kind not in ("pregnancy_or_contraception", "age"):
        return (scope,)
    cohort = _OF_A_COHORT.search(text) if kind in _OF_TREATMENT else None
    stated = statements(text[cohort.end() :].strip() or text if cohort else text, section)
    if kind in _MAY_ALLOW and allows_only(text, section):
        return (PermissionAsk(),)
    if kind not in _MAY_ALLOW and stated and stated[0].allows:
        # "Hemoglobin at least 9, transfusion allowed": the demand is the number.
        stated = (msgspec.structs.replace(stated[0], allows=False, wanted=section == "inclusion"), *stated[1:])
    asks: list[Ask] = []
    for number, each in enumerate(stated):
        if number and _EXPLAINS.search(each.text):
            continue
        if each.conditional and kind in _ONE_BY_ONE and not cohort:
            asks.extend(_softened(ask, each) for ask in _READERS[kind]((each,)))
        elif kind in _ONE_BY_ONE:
            asks.extend(_READERS[kind]((each,)))
        elif number == 0:
            whole = _READERS[kind](stated)
            asks.extend(_softened(ask, each) for ask in whole) if each.conditional else asks.extend(whole)
    once = tuple(dict.fromkeys(asks))
    return (PartAsk(once),) if once and cohort else once


def _softened(ask: Ask, stated: Statement) -> Ask:
    """A demand on some people only: what seems not fulfilled may not be asked of this person."""
    if isinstance(ask, TherapyAsk) and ask.wanted and find_therapies(_OBLIGES.split(stated.text)[0]):
        # "Patients who received X must ...": nothing is asked of those who never had it.
        return msgspec.structs.replace(ask, wanted=False, outcome="any", days=None, sure=False)
    if isinstance(ask, CancerAsk):
        return ask  # the cancers of a cohort: those of the other cohorts are weighed for the trial as a whole
    if isinstance(ask, IllnessAsk):
        return msgspec.structs.replace(ask, grade=None, uncontrolled=False, active=False, narrowed=True)
    return _unsure(ask)


def _life_expectancy(stated: tuple[Statement, ...]) -> Iterator[UnclearAsk]:
    yield UnclearAsk("life-expectancy")


_SHUTS_OUT: Mapping[Kind, Reader] = {
    "biomarker": read_markers,
    "histology": lambda one: _first_read(one, read_local, read_cells, read_cancers),
    "cancer_type": lambda one: _first_read(one, read_local, read_cells, read_cancers),
}


def _about_disease(kind: Kind) -> Reader:
    """What is wanted of the disease is told in one breath: organ, cells, biomarkers, setting. What shuts out is one of them."""

    def read_disease(stated: tuple[Statement, ...]) -> Iterator[Ask]:
        for each in stated:
            one = (each,)
            if each.allows:
                continue
            asks: tuple[Ask, ...]
            if each.wanted:
                asks = _wanted(one)
            elif kind in ("stage_or_setting", "recurrence_or_metastasis") and find_therapies(each.text):
                asks = (*read_relapse(one),) or tuple(read_lines_of_treatment(one))
            else:
                asks = (*read_comebacks(one),) or tuple(_SHUTS_OUT.get(kind, read_setting)(one))
            known = not each.wanted and kind in ("histology", "biomarker") and _KNOWN.search(each.text)
            yield from asks or ((NoneKnownAsk(),) if known else (UnclearAsk(),))

    return read_disease


def _wanted(one: tuple[Statement, ...]) -> tuple[Ask, ...]:
    """What one statement wants of the disease; in a list of several cancers the cells and biomarkers are those of some."""
    cancers = tuple(read_cancers(one))
    several = any(len(ask.cancers.named) > 1 or (ask.cancers.named and ask.cancers.groups) for ask in cancers)
    narrow: tuple[CellsAsk | MarkerAsk, ...] = (*read_cells(one), *read_markers(one))
    if several:
        narrow = tuple(msgspec.structs.replace(ask, sure=False) for ask in narrow)
    whole: tuple[Ask, ...] = (*cancers, *narrow, *read_setting(one), *read_comebacks(one), *read_progress(one))
    return whole


def _medicines(stated: tuple[Statement, ...]) -> Iterator[Ask]:
    """Medicines beside the treatment of the cancer; a time since a treatment of the cancer is read as such."""
    for each in stated:
        asks = tuple(read_medicines((each,)))
        unread = all(isinstance(ask, UnclearAsk) for ask in asks) and not each.allows
        treated = unread and find_therapies(each.text)
        # A treatment among the medicines may be the trial's own, or one of those that only help.
        yield from map(_unsure, read_lines_of_treatment((each,))) if treated else asks


def _unsure(ask: Ask) -> Ask:
    return msgspec.structs.replace(ask, sure=False) if "sure" in ask.__struct_fields__ else ask


def _infections(stated: tuple[Statement, ...]) -> Iterator[Ask]:
    """Infections, and the medicines that only people with one take."""
    for each in stated:
        if not each.wanted and _ANTIBIOTICS.search(each.text):
            yield from read_medicines((each,))
        else:
            yield from read_illnesses((each,))


_ANTIBIOTICS = re.compile(
    r"^\W*(?:\w+ ){0,5}(?:treatment with|receiving|use of|taking) (?:\w+ ){0,6}antibiotics", re.IGNORECASE
)


def _first_read(stated: tuple[Statement, ...], *readers: Reader) -> Iterator[Ask]:
    """What the first reader finds that finds anything."""
    yield from next(filter(None, (tuple(reader(stated)) for reader in readers)), ())


def _anything_else(stated: tuple[Statement, ...]) -> Iterator[Ask]:
    asked = tuple(_first_read(stated, read_menopause, read_comebacks, read_local, _kinds_shut_out))
    yield from asked or (UnclearAsk("team"),)


def _illnesses(stated: tuple[Statement, ...]) -> Iterator[Ask]:
    """Illnesses, among them those that are kinds of a cancer ("plasma cell leukemia, POEMS syndrome")."""
    asked: tuple[Ask, ...] = tuple(read_illnesses(stated))
    unread = all(isinstance(ask, UnclearAsk) for ask in asked)
    yield from (tuple(_kinds_shut_out(stated)) if unread else ()) or asked


def _kinds_shut_out(stated: tuple[Statement, ...]) -> Iterator[Ask]:
    return read_cells(tuple(each for each in stated if not each.wanted))


_READERS: Mapping[Kind, Reader] = {
    "age": read_age,
    "sex": read_sex,
    "performance_status": read_performance,
    "measurable_disease": read_measurable,
    "brain_metastases": read_brain,
    "other_cancer": read_other_cancer,
    "pregnancy_or_contraception": read_pregnancy,
    "consent_or_logistics": read_logistics,
    "cancer_type": _about_disease("cancer_type"),
    "histology": _about_disease("histology"),
    "biomarker": _about_disease("biomarker"),
    "stage_or_setting": _about_disease("stage_or_setting"),
    "recurrence_or_metastasis": _about_disease("recurrence_or_metastasis"),
    "prior_therapy": read_lines_of_treatment,
    "line_of_therapy": read_lines_of_treatment,
    "washout": read_washout,
    "organ_function_or_lab": read_labs,
    "other_illness": _illnesses,
    "infection": _infections,
    "medicine": _medicines,
    "life_expectancy": _life_expectancy,
    "other": _anything_else,
}
