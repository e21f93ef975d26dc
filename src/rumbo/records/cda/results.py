"""Results and vital signs: numbers, coded values and words, each with its day and its range; reports in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rumbo.records.cda.concepts import read_concept
from rumbo.records.cda.elements import V3, Element, Span, attribute, child, children, number, type_of
from rumbo.records.cda.narrative import Row
from rumbo.records.cda.sections import Section
from rumbo.records.cda.statements import is_denied, own_words, row_concept, status_of, when_of
from rumbo.records.fhir.codings import every_name, named
from rumbo.records.fhir.datatypes import Annotation, Coding, Concept, Quantity, Range
from rumbo.records.fhir.observation import Observation
from rumbo.records.fhir.report import DiagnosticReport

_UNTRUE: Final = frozenset({"nullified", "cancelled", "aborted"})
_LABORATORY: Final = Concept(coding=[Coding(code="laboratory")])
_IMAGING: Final = Concept(coding=[Coding(code="imaging")])
_PATHOLOGY: Final = Concept(coding=[Coding(code="pathology")])
_PLAIN_NUMBER: Final = re.compile(r"([<>]=?)?\s*(\d{1,9}(?:\.\d{1,6})?)\s*([^\s\d<>][^\s]{0,20})?", re.ASCII)
_SEE_TEXT: Final = re.compile(r"see (?:text|note|comment|report|below)|ver (?:texto|nota|informe)", re.IGNORECASE)
_IMAGE_WORDS: Final = re.compile(
    r"\b(?:ct|mri|mr|pet|pet/ct|x-?ray|xr|radiograph\w*|ultrasound|us|mammogra\w+|mamograf\w+|ecograf\w+|tomograf\w+|scan"
    r"|resonancia|rayos x|scintigra\w+|gammagraf\w+|imaging|radiolog\w+)\b",
    re.IGNORECASE,
)
_TISSUE_WORDS: Final = re.compile(r"patholog|biops|cytolog|histolog|patolog|citolog", re.IGNORECASE)
_A_REPORT: Final = 80  # letters; a value in more words than this is a report and not a value


class _Value(NamedTuple):
    """A value: a number, or words, or a coded thing."""

    quantity: Quantity | None = None
    concept: Concept | None = None
    words: str = ""


def results_of(entry: Element, *, section: Section) -> Iterator[Observation | DiagnosticReport]:
    """The observations of one entry, those of its panels too; one told in many words is a report."""
    for observation in entry.iter(f"{V3}observation"):
        if not _says_more_of_another(observation):
            yield _observation(observation, section=section)


def result_of_row(row: Row, *, section: Section) -> Observation | DiagnosticReport:
    """The result of a row that no entry tells."""
    value = _from_words(row.said("value"), unit=row.said("unit"))
    ranges = [Range(text=row.said("range"))] if row.said("range") else None
    return _shaped(
        row_concept(row),
        value=value,
        span=Span(row.start, None),
        ranges=ranges,
        status="final",
        section=section,
        row=row,
    )


def names_result(words: str) -> bool:
    """Whether a title or a test's name is that of a scan or of the look at a tissue.

    >>> names_result("CT chest with contrast"), names_result("Assessment")
    (True, False)
    """
    return bool(_IMAGE_WORDS.search(words) or _TISSUE_WORDS.search(words))


def _says_more_of_another(observation: Element) -> bool:
    relation = observation.getparent()
    return relation is not None and relation.tag == f"{V3}entryRelationship"


def _observation(observation: Element, *, section: Section) -> Observation | DiagnosticReport:
    anchors = section.anchors
    code = read_concept(child(observation, "code"), anchors=anchors)
    row = section.rows.of(observation, words=named(code))
    if not every_name(code):
        pointed = row.name if row else own_words(observation, anchors=anchors)
        code = read_concept(child(observation, "code"), anchors=anchors, words=pointed) or _panel(
            observation, section=section
        )
    value = _value(child(observation, "value"), section=section)
    if value == _Value() and row is not None:
        value = _from_words(row.said("value"), unit=row.said("unit"))
    span = when_of(observation, row=row)
    if span == Span():
        span = when_of(_outer(observation), row=None)
    untrue = is_denied(observation) or status_of(observation) in _UNTRUE
    return _shaped(
        code,
        value=value,
        span=span,
        ranges=_ranges(observation, row=row, section=section),
        status="cancelled" if untrue else "final",
        section=section,
        row=row,
        interpretation=_interpretation(observation, section=section),
        site=read_concept(child(observation, "targetSiteCode"), anchors=anchors),
    )


def _shaped(
    code: Concept | None,
    *,
    value: _Value,
    span: Span,
    ranges: list[Range] | None,
    status: str,
    section: Section,
    row: Row | None,
    interpretation: list[Concept] | None = None,
    site: Concept | None = None,
) -> Observation | DiagnosticReport:
    names = every_name(code)
    about = names_result(names)
    words = value.words or named(value.concept)
    if _SEE_TEXT.fullmatch(words.strip(" .")) and about:
        head, _, rest = named(code).partition(": ")
        return _report(Concept(text=head), words=rest or named(code), span=span, status=status)
    if value.quantity is None and (len(words) > _A_REPORT or (about and value.words)) and section.kind == "results":
        return _report(code, words=words, span=span, status=status)
    remark = row.said("comment") if row else ""
    return Observation(
        status=status,
        category=[_LABORATORY] if section.kind == "results" else None,
        code=code,
        effective_date_time=span.start or span.end,
        value_quantity=value.quantity,
        value_codeable_concept=value.concept,
        value_string=value.words or None,
        interpretation=interpretation,
        reference_range=ranges,
        body_site=[site] if site else None,
        note=[Annotation(text=remark)] if remark else None,
    )


def _report(code: Concept | None, *, words: str, span: Span, status: str) -> DiagnosticReport:
    tissue = _TISSUE_WORDS.search(every_name(code))
    image = _IMAGE_WORDS.search(every_name(code))
    return DiagnosticReport(
        status=status,
        category=[_PATHOLOGY if tissue else _IMAGING] if tissue or image else None,
        code=code,
        effective_date_time=span.start or span.end,
        conclusion=words,
    )


def _interpretation(observation: Element, *, section: Section) -> list[Concept]:
    found = (read_concept(each, anchors=section.anchors) for each in children(observation, "interpretationCode"))
    return [concept for concept in found if concept is not None]


def _outer(observation: Element) -> Element:
    """The panel an observation stands in, else itself."""
    component = observation.getparent()
    panel = component.getparent() if component is not None and component.tag == f"{V3}component" else None
    return panel if panel is not None else observation


def _panel(observation: Element, *, section: Section) -> Concept | None:
    return read_concept(child(_outer(observation), "code"), anchors=section.anchors)


def _value(value: Element | None, *, section: Section) -> _Value:
    if value is None:
        return _Value()
    kind = type_of(value)
    if kind.startswith("IVL"):
        return _limit(value)
    if kind in ("PQ", "INT", "REAL", "MO") or (not kind and value.get("unit")):
        amount = number(attribute(value, "value"))
        unit = attribute(value, "unit")
        return (
            _Value(quantity=Quantity(value=amount, unit="" if unit == "1" else unit))
            if amount is not None
            else _Value()
        )
    if kind in ("CD", "CE", "CO", "CV") or (not kind and value.get("code")):
        return _Value(concept=read_concept(value, anchors=section.anchors))
    return _from_words(section.anchors.words(value), unit="")


def _limit(value: Element) -> _Value:
    """A number of which only a limit is known: "less than 0.1" has a high end and no low one."""
    for name, comparator in (("high", "<"), ("low", ">")):
        end = child(value, name)
        amount = number(attribute(end, "value"))
        if amount is not None:
            return _Value(quantity=Quantity(value=amount, comparator=comparator, unit=attribute(end, "unit")))
    return _Value()


def _from_words(words: str, *, unit: str) -> _Value:
    found = _PLAIN_NUMBER.fullmatch(words.strip())
    if found is None:
        return _Value(words=words)
    return _Value(quantity=Quantity(value=float(found[2]), comparator=found[1], unit=found[3] or unit))


def _ranges(observation: Element, *, row: Row | None, section: Section) -> list[Range] | None:
    for each in children(observation, "referenceRange"):
        usual = child(each, "observationRange")
        ends = [number(attribute(child(usual, "value", name), "value")) for name in ("low", "high")]
        low, high = (Quantity(value=amount) if amount is not None else None for amount in ends)
        if low or high:
            return [Range(low=low, high=high)]
        words = section.anchors.words(child(usual, "text"))
        if words:
            return [Range(text=words)]
    return [Range(text=row.said("range"))] if row and row.said("range") else None
