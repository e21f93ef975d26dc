"""The sections of a document: what each holds, by its LOINC code, its template or its title, and its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rumbo.oncology.phrases import plain
from rumbo.records.cda.dates import writes_day_first
from rumbo.records.cda.elements import V3, Element, Span, attribute, child, children, iso_time, span_of, words_in
from rumbo.records.cda.narrative import Anchors, Rows

SectionKind = Literal[
    "problems", "diagnoses", "medications", "administered", "procedures", "operations", "results", "vitals", "family",
    "allergies", "plan", "encounters", "social", "notes", "other",
]  # fmt: skip
MAX_TITLE: Final = 80

# LOINC codes of C-CDA R2.1's sections (HL7 implementation guide, volume 2); "other" are kept and not read.
_BY_LOINC: Final[dict[str, SectionKind]] = {
    **dict.fromkeys(("11450-4", "11348-0", "75310-3"), "problems"),
    **dict.fromkeys(("11535-2", "42347-5", "46241-6", "10219-4", "10218-6", "59769-0", "29308-4"), "diagnoses"),
    **dict.fromkeys(("10160-0", "10183-2", "42346-7", "75311-1", "19009-0"), "medications"),
    **dict.fromkeys(("29549-3", "18610-6"), "administered"),
    **dict.fromkeys(("47519-4",), "procedures"),
    **dict.fromkeys(("10223-6",), "operations"),
    **dict.fromkeys(("30954-2", "26436-6", "18748-4"), "results"),
    **dict.fromkeys(("8716-3",), "vitals"),
    **dict.fromkeys(("10157-6",), "family"),
    **dict.fromkeys(("48765-2",), "allergies"),
    **dict.fromkeys(("18776-5", "61145-9", "62387-6"), "plan"),
    **dict.fromkeys(("46240-8",), "encounters"),
    **dict.fromkeys(("29762-2", "47420-5"), "social"),
    **dict.fromkeys(
        ("11369-6", "48768-6", "46264-8", "42348-3", "61146-7", "10190-7", "61144-2", "11383-7", "48764-5"), "other"
    ),
}  # fmt: skip
# Templates of C-CDA R2.1 (2.16.840.1.113883.10.20.22.2.*) and of the CCD before it (2.16.840.1.113883.10.20.1.*).
_BY_TEMPLATE: Final[dict[str, SectionKind]] = {
    **dict.fromkeys(("22.2.5", "22.2.5.1", "22.2.20", "22.2.58", "1.11"), "problems"),
    **dict.fromkeys(("22.2.24", "22.2.43", "22.2.34", "22.2.35", "22.2.36"), "diagnoses"),
    **dict.fromkeys(("22.2.1", "22.2.1.1", "22.2.11", "22.2.11.1", "22.2.44", "1.8"), "medications"),
    **dict.fromkeys(("22.2.38",), "administered"),
    **dict.fromkeys(("22.2.7", "22.2.7.1", "1.12"), "procedures"),
    **dict.fromkeys(("22.2.3", "22.2.3.1", "1.14"), "results"),
    **dict.fromkeys(("22.2.4", "22.2.4.1", "1.16"), "vitals"),
    **dict.fromkeys(("22.2.15", "1.4"), "family"),
    **dict.fromkeys(("22.2.6", "22.2.6.1", "1.2"), "allergies"),
    **dict.fromkeys(("22.2.10", "1.10"), "plan"),
    **dict.fromkeys(("22.2.22", "22.2.22.1", "1.3"), "encounters"),
    **dict.fromkeys(("22.2.17", "22.2.14", "1.15"), "social"),
}  # fmt: skip
_LOINC: Final = "2.16.840.1.113883.6.1"
_OPERATIVE: Final = frozenset({"11504-8", "28570-0"})  # LOINC: surgical operation note, procedure note
_TEMPLATES: Final = "2.16.840.1.113883.10.20."
# Titles as documents have them, in either language; general usage. Tried in this order.
_BY_TITLE: Final[tuple[tuple[str, SectionKind], ...]] = (
    (r"family (?:medical )?history|antecedentes (?:heredo)?familiares|historia familiar", "family"),
    (r"allerg|adverse reaction|alergi", "allergies"),
    (r"medications? administered|medicamentos administrados", "administered"),
    (r"^(?:\w+ ){0,3}(?:medica(?:tion|mento)|medicine|farmaco|prescription|receta)", "medications"),
    (r"operations? performed|procedures? performed|operacion(?:es)? realizada", "operations"),
    (r"^(?:history of |list of )?(?:procedures|surger|past surgical)|^procedimientos|cirugias", "procedures"),
    (r"antecedentes quirurgicos", "procedures"),
    (r"problem|past (?:medical )?(?:history|illness)|antecedentes (?:personales|patologicos|medicos)", "problems"),
    (r"diagnos[ie]s$|^diagnosticos?\b", "diagnoses"),
    (r"vital sign|signos vitales", "vitals"),
    (r"^(?:\w+ )?(?:results?|resultados?|laborator\w+|labs)\b", "results"),
    (r"social history|historia social|functional status|estado funcional", "social"),
    (r"plan of (?:care|treatment)|care plan|treatment plan|plan de (?:atencion|cuidado|tratamiento)", "plan"),
    (r"encounter|visits|consultas|citas", "encounters"),
    (r"immuni[sz]ation|vacuna|payer|insurance|seguro|advance directive|equipment", "other"),
)


@dataclass(frozen=True)
class Section:
    """One section, and what its entries are read with.

    `title` is the heading, numbered where it comes again; `anchors` what references point to; `written_on` the day of the
    visit or of the document; `service` when the operation was that an operative note is about.
    """

    kind: SectionKind
    heading: str
    title: str
    element: Element
    rows: Rows
    anchors: Anchors
    written_on: str | None
    service: Span

    @property
    def entries(self) -> Iterator[tuple[str, Element]]:
        """Its entries, each with the place where a person would look."""
        for number, entry in enumerate(children(self.element, "entry"), start=1):
            yield f"{self.title}, entry {number}", entry

    def place_of_row(self, number: int) -> str:
        """Where a person would look for a row."""
        return f"{self.title}, row {number}"


def sections_of(root: Element) -> Iterator[Section]:
    """Every section of a document, those within sections too, in their order. Of one title, the second is numbered."""
    anchors, written_on, service = Anchors(root), _written_on(root), _service(root)
    seen: Counter[str] = Counter()
    day_first = writes_day_first(root)
    for element in root.iter(f"{V3}section"):
        heading = (words_in(child(element, "title")) or attribute(child(element, "code"), "displayName"))[:MAX_TITLE]
        heading = heading or "Section"
        seen[heading] += 1
        title = heading if seen[heading] == 1 else f"{heading} ({seen[heading]})"
        rows = Rows(child(element, "text"), anchors=anchors, day_first=day_first)
        yield Section(kind_of(element), heading, title, element, rows, anchors, written_on, service)


def kind_of(section: Element) -> SectionKind:
    """What a section holds: by its code, else its template, else its title; anything else is told in words."""
    by_code = _BY_LOINC.get(attribute(child(section, "code"), "code"))
    if by_code is not None:
        return by_code
    for template in children(section, "templateId"):
        root = attribute(template, "root")
        known = _BY_TEMPLATE.get(root.removeprefix(_TEMPLATES)) if root.startswith(_TEMPLATES) else None
        if known is not None:
            return known
    if attribute(child(section, "code"), "codeSystem") == _LOINC:
        return "notes"
    title = plain(words_in(child(section, "title")))
    return next((kind for pattern, kind in _BY_TITLE if re.search(pattern, title)), "notes")


def _service(root: Element) -> Span:
    """When the operation was that the document is about; other documents tell a time of care there."""
    if attribute(child(root, "code"), "code") not in _OPERATIVE:
        return Span()
    return span_of(children(child(root, "documentationOf", "serviceEvent"), "effectiveTime"))


def _written_on(root: Element) -> str | None:
    """The day of the visit, else the day the document was made."""
    visit = span_of(children(child(root, "componentOf", "encompassingEncounter"), "effectiveTime"))
    return visit.start or iso_time(attribute(child(root, "effectiveTime"), "value"))
