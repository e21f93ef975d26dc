"""What a phone exports, as the tests write it."""

from __future__ import annotations

import json
from typing import Any

from tests.records.packed import zipped

FOLDER = "apple_health_export"
DOCTYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|ClinicalRecord)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>"""
ANA_OWNS_IT = '<Me HKCharacteristicTypeIdentifierDateOfBirth="1970-03-01"/>'


def record(kind: str, value: object, day: str, *, unit: str = "kg", time: str = "08:00:00") -> str:
    """One measurement of the phone."""
    return (
        f'<Record type="HK{kind}" sourceName="Teléfono de Ana" unit="{unit}" creationDate="{day} 09:00:00 -0500"'
        f' startDate="{day} {time} -0500" endDate="{day} {time} -0500" value="{value}"/>'
    )


def weight(value: object, day: str, **fields: str) -> str:
    """One weight."""
    return record("QuantityTypeIdentifierBodyMass", value, day, **fields)


def mention(name: str, *, hospital: str = "Riverbend", key: str = "") -> str:
    """That a record of a hospital lies beside the file."""
    kind, _, identifier = (key or name.removesuffix(".json").replace("-", "/", 1)).partition("/")
    return (
        f'<ClinicalRecord type="{kind}" identifier="{identifier}" sourceName="{hospital}"'
        f' fhirVersion="4.0.1" resourceFilePath="/clinical-records/{name}"/>'
    )


def health_data(*elements: str, doctype: str = DOCTYPE) -> bytes:
    """An export.xml of these elements, one a line; the first stands on line 8."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        doctype,
        '<HealthData locale="es_US">',
        *elements,
        "</HealthData>",
    ]
    return "\n".join(lines).encode()


def export(own: bytes | None, *, own_name: str = "export.xml", others: Any = None, **records: dict[str, Any]) -> bytes:
    """An export.zip: export.xml, and the records of hospitals; the first underscore in their names is a dash."""
    files = {f"{FOLDER}/{own_name}": own} if own is not None else {}
    for name, resource in records.items():
        way = f"{FOLDER}/clinical-records/{name.replace('_', '-', 1)}.json"
        files[way] = resource if isinstance(resource, bytes) else json.dumps(resource).encode()
    return zipped(files | {f"{FOLDER}/{name}": data for name, data in (others or {}).items()})
