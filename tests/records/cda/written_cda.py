"""Clinical documents for tests, written here: an invented person and the entries and tables of real makers' shapes."""

from __future__ import annotations

import base64

from rumbo.course.facts import Statement
from rumbo.records.cda import read_document
from rumbo.records.part import Part
from rumbo.records.transcript import Transcript

RECORD = "c" * 64
V3 = 'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc"'
LOINC = "2.16.840.1.113883.6.1"
SNOMED = "2.16.840.1.113883.6.96"
ICD10 = "2.16.840.1.113883.6.90"
ICD9 = "2.16.840.1.113883.6.103"
RXNORM = "2.16.840.1.113883.6.88"
ANA = (
    '<recordTarget><patientRole><patient><name use="L"><given>Ana</given><family>Núñez</family></name>'
    '<administrativeGenderCode code="F"/><birthTime value="19640229"/></patient></patientRole></recordTarget>'
)
PROBLEMS, MEDICATIONS, PROCEDURES, RESULTS, FAMILY = "11450-4", "10160-0", "47519-4", "30954-2", "10157-6"
CCD = "34133-9"


def document(
    *sections: str, person: str = ANA, code: str = CCD, language: str = "en-US", head: str = "", title: str = "Summary"
) -> bytes:
    """A whole document; `head` stands before its sections (a visit, an operation)."""
    body = "".join(f"<component>{each}</component>" for each in sections)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument {V3}><code code="{code}" codeSystem="{LOINC}"/>'
        f'<title>{title}</title><effectiveTime value="20240311093000-0500"/><languageCode code="{language}"/>'
        f"{person}{head}<component><structuredBody>{body}</structuredBody></component></ClinicalDocument>"
    ).encode()


def section(code: str, *entries: str, title: str = "Problems", text: str = "", system: str = LOINC) -> str:
    """A section with entries and a narrative."""
    inside = "".join(f"<entry>{each}</entry>" for each in entries)
    coded = f'<code code="{code}" codeSystem="{system}"/>' if code else ""
    return f"<section>{coded}<title>{title}</title><text>{text}</text>{inside}</section>"


def table(header: str, *rows: str) -> str:
    """A table: cells are parted by |, and a cell that begins with # has that name."""
    head = "".join(f"<th>{cell}</th>" for cell in header.split("|"))
    body = "".join(f"<tr>{''.join(map(_cell, row.split('|')))}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: str) -> str:
    if not cell.startswith("#"):
        return f"<td>{cell}</td>"
    name, _, words = cell[1:].partition(" ")
    return f'<td ID="{name}">{words}</td>'


def coded(
    tag: str,
    code: str = "",
    *,
    name: str = "",
    system: str = SNOMED,
    points_to: str = "",
    inside: str = "",
    kind: str = "",
) -> str:
    """A coded element; without a code it is a null flavour."""
    own = f'code="{code}" codeSystem="{system}"' if code else 'nullFlavor="UNK"'
    shown = f' displayName="{name}"' if name else ""
    typed = f' xsi:type="{kind}"' if kind else ""
    pointer = f'<originalText><reference value="#{points_to}"/></originalText>' if points_to else ""
    return f"<{tag}{typed} {own}{shown}>{pointer}{inside}</{tag}>"


def translation(code: str, *, name: str = "", system: str = ICD10) -> str:
    """A code beside another."""
    return coded("translation", code, name=name, system=system)


def times(low: str = "", high: str = "", *, value: str = "") -> str:
    """A time; nothing is a null flavour."""
    if value:
        return f'<effectiveTime value="{value}"/>'
    if not low and not high:
        return '<effectiveTime nullFlavor="UNK"/>'
    ends = (f'<low value="{low}"/>' if low else '<low nullFlavor="UNK"/>') + (f'<high value="{high}"/>' if high else "")
    return f"<effectiveTime>{ends}</effectiveTime>"


def problem(
    value: str,
    *,
    when: str = "",
    status: str = "active",
    concern: str = "",
    attributes: str = "",
    inside: str = "",
) -> str:
    """A concern with one problem, as nearly all makers write it."""
    return (
        f'<act classCode="ACT" moodCode="EVN"><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>'
        f'<statusCode code="{status}"/>{concern}<entryRelationship typeCode="SUBJ">'
        f'<observation classCode="OBS" moodCode="EVN"{attributes}><code code="55607006" codeSystem="{SNOMED}"/>'
        f'<statusCode code="completed"/>{when}{value}{inside}</observation></entryRelationship></act>'
    )


def cancer(code: str = "C50.912", name: str = "Malignant neoplasm of left breast", *, low: str = "20190503") -> str:
    """A problem that is a cancer, in ICD-10-CM beside SNOMED CT."""
    value = coded("value", "254837009", name="Malignant tumor", kind="CD", inside=translation(code, name=name))
    return problem(value.replace('displayName="Malignant tumor"', f'displayName="{name}"'), when=times(low))


def medicine(
    name: str = "",
    *,
    code: str = "",
    points_to: str = "",
    when: str = "",
    status: str = "active",
    mood: str = "EVN",
    attributes: str = "",
    inside: str = "",
) -> str:
    """A medicine on a list."""
    material = coded("code", code, name=name, system=RXNORM, points_to=points_to)
    stated = f'<statusCode code="{status}"/>' if status else ""
    return (
        f'<substanceAdministration classCode="SBADM" moodCode="{mood}"{attributes}>{stated}{when}<consumable>'
        f"<manufacturedProduct><manufacturedMaterial>{material}</manufacturedMaterial></manufacturedProduct></consumable>"
        f"{inside}</substanceAdministration>"
    )


def procedure(
    name: str = "", *, points_to: str = "", when: str = "", status: str = "completed", mood: str = "EVN", inside: str = "",
    attributes: str = "", tag: str = "procedure",
) -> str:  # fmt: skip
    """A procedure."""
    code = coded("code", "1234567" if name else "", name=name, points_to=points_to)
    stated = f'<statusCode code="{status}"/>' if status else ""
    return f'<{tag} moodCode="{mood}"{attributes}>{code}{stated}{when}{inside}</{tag}>'


def result(
    value: str,
    *,
    name: str = "",
    code: str = "1234-5",
    when: str = "",
    points_to: str = "",
    status: str = "completed",
    after: str = "",
) -> str:
    """One result in a panel."""
    named = coded("code", code if name else "", name=name, system=LOINC)
    pointer = f'<text><reference value="#{points_to}"/></text>' if points_to else ""
    return (
        f'<organizer classCode="BATTERY" moodCode="EVN"><code code="24323-8" codeSystem="{LOINC}" displayName="Panel"/>'
        f'<statusCode code="completed"/><effectiveTime value="20200102"/><component><observation classCode="OBS"'
        f' moodCode="EVN">{named}{pointer}<statusCode code="{status}"/>{when}{value}{after}</observation></component></organizer>'
    )


def read(data: bytes) -> Part:
    """What the reader makes of a document."""
    return read_document(data, transcript=Transcript(name="summary.xml", record=RECORD))


def told(data: bytes, kind: type[Statement]) -> list[Statement]:
    """The statements of one kind, in their order."""
    return [fact.statement for fact in read(data).facts if isinstance(fact.says, kind)]


def told_one(data: bytes, kind: type[Statement]) -> Statement:
    """The only statement of a kind."""
    found = told(data, kind)
    assert len(found) == 1, found
    return found[0]


def unstructured(data: bytes, *, kind: str = "application/pdf") -> bytes:
    """A document without sections: a file in base64 stands in their place."""
    packed = base64.b64encode(data).decode()
    text = f'<text mediaType="{kind}" representation="B64">{packed}</text>'
    return (
        f'<ClinicalDocument {V3}><code code="{CCD}" codeSystem="{LOINC}"/><component><nonXMLBody>{text}</nonXMLBody>'
        "</component></ClinicalDocument>"
    ).encode()
