"""export.zip: the records of hospitals are read together, the phone's own measurements after them."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Diagnosis, Measure, Treatment
from rumbo.records import allowance, formats
from rumbo.records.archive import zipped as zipped_module
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript
from tests.records.apple.exported import ANA_OWNS_IT, export, health_data, mention, record, weight
from tests.records.written import RECORD, breast_cancer, coded, resource

ANA = resource("Patient", "p1", name=[{"text": "Ana Núñez"}], birthDate="1970-03-01")
WHOSE = {"subject": {"reference": "Patient/p1"}}
CANCER = breast_cancer() | WHOSE
SURGERY = resource(
    "Procedure",
    "o1",
    code=coded("Mastectomy"),
    status="completed",
    reasonReference=[{"reference": "Condition/c1"}],
    **WHOSE,
)
MENTIONS = (mention("Patient-p1.json"), mention("Condition-c1.json"), mention("Procedure-o1.json"))
OWN = health_data(ANA_OWNS_IT, weight(70, "2025-04-02"), *MENTIONS)


def read(data: bytes) -> Part:
    return formats.read(data, transcript=Transcript(name="export.zip", record=RECORD))


def of_kind(part: Part, kind: type) -> list[Any]:
    return [fact.says for fact in part.facts if isinstance(fact.says, kind)]


def test_records_of_a_hospital_are_read_together_each_with_the_way_to_it() -> None:
    part = read(export(OWN, Patient_p1=ANA, Condition_c1=CANCER, Procedure_o1=SURGERY))
    assert part.format == "apple-health"
    assert part.troubles == ()
    (cancer,), (surgery,) = of_kind(part, Diagnosis), of_kind(part, Treatment)
    assert surgery.cancer == cancer.ref
    places = {fact.source.place for fact in part.facts if fact.source}
    assert "apple_health_export/clinical-records/Procedure-o1.json › Procedure/o1" in places
    assert "apple_health_export/export.xml › line 9" in places
    assert len(part.subjects) == 2


def test_the_phones_language_may_name_the_file() -> None:
    part = read(export(OWN, own_name="exportar.xml", Patient_p1=ANA, Condition_c1=CANCER, Procedure_o1=SURGERY))
    assert len(of_kind(part, Measure)) == 1


def test_an_export_of_records_alone_is_read() -> None:
    assert len(of_kind(read(export(None, Condition_c1=CANCER)), Diagnosis)) == 1


def test_what_the_phone_adds_of_its_own_is_passed_or_counted_by_folder() -> None:
    others = {
        "export_cda.xml": b"<ClinicalDocument/>",
        "workout-routes/route_1.gpx": b"<gpx/>",
        "workout-routes/route_2.gpx": b"<gpx/>",
        "notes.txt": b"x",
        "odd.xml": b"<odd/>",
        ".DS_Store": b"x",
    }
    steps = record("QuantityTypeIdentifierStepCount", 5, "2025-04-01")
    part = read(export(health_data(steps), others=others))
    assert part.unread == {"phone: workout-routes": 2, "phone: notes.txt": 1, "phone: odd.xml": 1, "phone: movement": 1}
    assert part.troubles == ()


def test_a_record_that_is_mentioned_and_not_there_is_told() -> None:
    part = read(export(OWN, Patient_p1=ANA, Condition_c1=CANCER))
    assert part.troubles == (Trouble("records-apple-beside", {"count": 1}, "apple_health_export/export.xml"),)


def test_two_hospitals_that_use_one_key_for_two_things_are_kept_apart() -> None:
    own = health_data(
        mention("Condition-A.json", hospital="Riverbend", key="Condition/c1"),
        mention("Condition-B.json", hospital="Lakeside", key="Condition/c1"),
    )
    other = breast_cancer(code=coded("Cancer of the colon", icd10="C18.9"))
    part = read(export(own, Condition_A=CANCER, Condition_B=other))
    assert {diagnosis.words for diagnosis in of_kind(part, Diagnosis)} == {
        "Cancer of the left breast",
        "Cancer of the colon",
    }
    assert len({diagnosis.ref for diagnosis in of_kind(part, Diagnosis)}) == 2


def test_a_hospital_that_does_not_say_who_its_patient_is_means_the_owner() -> None:
    theirs = CANCER | {"subject": {"reference": "Patient/other-number"}}
    own = health_data(mention("Patient-p1.json"), mention("Condition-c1.json", hospital="Lakeside"))
    part = read(export(own, Patient_p1=ANA, Condition_c1=theirs))
    assert part.troubles == ()
    assert len(of_kind(part, Diagnosis)) == 1
    assert len(of_kind(read(export(None, Condition_c1=theirs, Procedure_o1=SURGERY)), Diagnosis)) == 1


def test_the_phone_of_somebody_else_gives_no_measurement() -> None:
    own = health_data(ANA_OWNS_IT.replace("1970", "1950"), weight(70, "2025-04-02"))
    part = read(export(own, Patient_p1=ANA, Condition_c1=CANCER))
    assert [trouble.id for trouble in part.troubles] == ["records-other-person"]
    assert of_kind(part, Measure) == []
    assert len(of_kind(part, Diagnosis)) == 1


def test_a_record_that_is_broken_spoils_only_itself() -> None:
    part = read(export(None, Condition_c1=CANCER, Condition_c2=b"{broken", Procedure_x=b'{"resourceType": 4}'))
    assert [(trouble.inside.rpartition("/")[2], trouble.id) for trouble in part.troubles] == [
        ("Condition-c2.json", "records-broken"),
        ("Procedure-x.json", "records-broken"),
    ]
    assert len(of_kind(part, Diagnosis)) == 1


def damaged(data: bytes, content: bytes) -> bytes:
    """The zip with the packed bytes of one member spoilt."""
    import zlib

    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(content) + packer.flush()
    at = data.index(packed) + len(packed) // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def test_a_damaged_member_spoils_only_itself() -> None:
    import json

    data = export(OWN, Patient_p1=ANA, Condition_c1=CANCER, Procedure_o1=SURGERY)
    part = read(damaged(data, json.dumps(SURGERY).encode()))
    assert ("records-broken", "apple_health_export/clinical-records/Procedure-o1.json") in {
        (trouble.id, trouble.inside) for trouble in part.troubles
    }
    part = read(damaged(data, OWN))
    assert ("records-broken", "apple_health_export/export.xml") in {
        (trouble.id, trouble.inside) for trouble in part.troubles
    }
    assert len(of_kind(part, Diagnosis)) == 1


def test_a_record_of_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped_module, "MAX_FILE_BYTES", 400)
    part = read(export(None, Condition_c1=CANCER, Procedure_o1=SURGERY | {"text": {"div": "x" * 500}}))
    assert [trouble.id for trouble in part.troubles] == ["records-too-big"]
    assert len(of_kind(part, Diagnosis)) == 1


def test_an_export_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "MAX_MEMBERS", 1)
    assert read(export(OWN, Condition_c1=CANCER)) == Part(
        format="apple-health", troubles=(Trouble("records-packed-many"),)
    )


def test_the_phones_own_summary_is_passed_when_it_comes_alone() -> None:
    data = b'<?xml version="1.0"?>\n<ClinicalDocument><id extension="Health Export CDA" root="1.1"/></ClinicalDocument>'
    part = read(data)
    assert part == Part(format="apple-health", unread={"phone: measurements once more": 1})
