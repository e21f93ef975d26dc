"""One file is one person: what is about anybody else is left out, and told."""

from __future__ import annotations

from typing import Any

from rumbo.course.facts import Background, Diagnosis
from rumbo.oncology import PartialDate
from rumbo.records import Subject, formats
from rumbo.records.part import Trouble
from rumbo.records.transcript import Transcript
from tests.records.written import breast_cancer, read, resource, said


def patient(id_: str, name: str, **fields: Any) -> dict[str, Any]:
    return resource("Patient", id_, **({"name": [{"text": name}]} | fields))


def of(id_: str, **fields: Any) -> dict[str, Any]:
    return breast_cancer(subject={"reference": f"Patient/{id_}"}, **fields)


ANA = patient("p1", "Ana Núñez", birthDate="1970-03-01", gender="female")
BETO = patient("p2", "Beto Roble", birthDate="1950")


def test_a_patient_is_name_birth_date_and_sex() -> None:
    assert [(one.topic, one.words) for one in said(ANA) if isinstance(one, Background)] == [
        ("name", "Ana Núñez"),
        ("birth_date", "1970-03-01"),
        ("sex", "female"),
    ]
    assert read(ANA).subjects == (Subject(names=("Ana Núñez",), birth_date=PartialDate(1970, 3, 1)),)


def test_a_patient_who_says_nothing_tells_nothing() -> None:
    part = read(resource("Patient", "p1", gender="unknown", birthDate="0001-01-01"))
    assert (part.facts, part.subjects) == ((), ())


def test_the_official_name_comes_first_and_an_old_one_does_not_count() -> None:
    names = [
        {"use": "old", "text": "Ana Vieja"},
        {"use": "nickname", "given": ["Anita"]},
        {"use": "official", "given": ["Ana", "M."], "family": "Núñez"},
        {"family": ["Núñez", "Roble"]},
        {},
    ]
    assert read(resource("Patient", "p1", name=names)).subjects[0].names == ("Ana M. Núñez", "Anita", "Núñez Roble")


def test_entries_of_another_patient_are_left_out_and_told() -> None:
    part = read(ANA, BETO, of("p1"), of("p2") | {"id": "c2"})
    assert part.troubles == (Trouble("records-several-people", {"name": "Ana Núñez"}),)
    assert [fact.source.place for fact in part.facts if isinstance(fact.says, Diagnosis) and fact.source] == [
        "Condition/c1"
    ]
    assert part.subjects == (Subject(names=("Ana Núñez",), birth_date=PartialDate(1970, 3, 1)),)


def test_the_same_person_under_two_numbers_is_one() -> None:
    twice = (ANA, ANA | {"id": "p9"}, of("p1"), of("p9") | {"id": "c2"})
    assert len([one for one in said(*twice) if isinstance(one, Diagnosis)]) == 2


def test_entries_about_several_people_without_names_are_held_back() -> None:
    part = read(of("p1"), of("p2") | {"id": "c2"})
    assert (part.facts, part.troubles) == ((), (Trouble("records-people-unnamed"),))


def test_entries_that_name_one_patient_or_nobody_are_told() -> None:
    assert len(said(of("p1"), of("p1") | {"id": "c2"}, breast_cancer() | {"id": "c3"})) == 3
    assert said(breast_cancer(subject={"reference": "Group/g1"}))


def test_a_patient_whom_the_entries_call_otherwise_is_still_the_one_of_the_file() -> None:
    assert [one for one in said(ANA, of("p7")) if isinstance(one, Diagnosis)]


def test_people_of_a_transaction_are_told_apart_by_address() -> None:
    def entry(number: int, one: dict[str, Any]) -> dict[str, Any]:
        return {"fullUrl": f"urn:uuid:{number}", "resource": {k: v for k, v in one.items() if k != "id"}}

    theirs = [
        entry(3, breast_cancer(subject={"reference": "urn:uuid:2"})),
        entry(4, breast_cancer(subject={"reference": "urn:uuid:1"})),
    ]
    import json

    data = json.dumps({"resourceType": "Bundle", "entry": [entry(1, ANA), entry(2, BETO), *theirs]}).encode()
    told = formats.read(data, transcript=Transcript(name="x", record="0" * 64))
    assert [fact.source.place for fact in told.facts if isinstance(fact.says, Diagnosis) and fact.source] == ["entry 4"]
