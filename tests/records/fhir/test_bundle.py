"""A FHIR file is opened entry by entry, and an odd entry spoils only itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rumbo.course.facts import Background, Diagnosis
from rumbo.records import formats
from rumbo.records.fhir import bundle as bundle_module
from rumbo.records.fhir import reader
from rumbo.records.fhir.bundle import lines
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript
from tests.records.written import RECORD, breast_cancer, bundle, coded, read, resource

ANA = resource("Patient", "p1", name=[{"text": "Ana Núñez"}])


def open_(document: Any) -> Part:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return formats.read(data, transcript=Transcript(name="x", record=RECORD))


def kinds(part: Part) -> list[str]:
    return [type(fact.says).__name__ for fact in part.facts]


@pytest.mark.parametrize(
    "document",
    [
        breast_cancer(),
        [breast_cancer()],
        json.loads(bundle(breast_cancer(), kind="transaction")),
        [json.loads(bundle(breast_cancer()))],
        {"resourceType": "Bundle", "entry": [{"resource": json.loads(bundle(breast_cancer()))}]},
        dict(reversed(breast_cancer().items())),
    ],
)
def test_an_entry_is_found_wherever_it_stands(document: Any) -> None:
    assert kinds(open_(document)) == ["Diagnosis"]


def test_a_bundle_without_entries_is_read_and_empty() -> None:
    assert open_({"resourceType": "Bundle"}) == Part(format="fhir-json")
    assert open_({"resourceType": "Bundle", "entry": [{}, {"fullUrl": "urn:x"}]}).facts == ()


def test_what_a_transaction_deletes_is_not_told() -> None:
    entry = {"resource": breast_cancer(), "request": {"method": "DELETE"}}
    assert open_({"resourceType": "Bundle", "entry": [entry]}).facts == ()


def test_of_a_history_the_newest_version_is_told() -> None:
    part = read(breast_cancer(), breast_cancer(onsetDateTime="1999"))
    assert [str(fact.says.on) for fact in part.facts if fact.says] == ["2019-05-03"]


def test_unknown_kinds_are_counted_by_kind() -> None:
    part = read(resource("Encounter"), resource("Encounter"), resource("DocumentReference"), resource("SomethingNew"))
    assert part.unread == {"Encounter": 2, "DocumentReference": 1, "SomethingNew": 1}
    assert not part.troubles


@pytest.mark.parametrize(
    ("odd", "place"),
    [
        ({"resource": resource("Condition", "c9", code="cancer")}, "Condition 1"),
        ({"resource": resource("Condition", "c9", code={"coding": [None]})}, "Condition 1"),
        ({"resource": resource("Condition", 7)}, "Condition 1"),
        ({"resource": {"id": "nobody"}}, "1"),
        ({"resource": 5}, "1"),
        ({"resource": "text"}, "1"),
        ({"resource": ["text"]}, "1"),
        ({"fullUrl": 5, "resource": resource("Patient")}, "1"),
        (7, "1"),
        ({"resource": resource("Condition", "c9", onsetDateTime=["2019"])}, "Condition 1"),
        ({"resource": resource("Observation", "o", valueQuantity={"value": "many"})}, "Observation 1"),
    ],
)
def test_an_odd_entry_spoils_only_itself(odd: Any, place: str) -> None:
    part = open_({"resourceType": "Bundle", "entry": [odd, {"resource": breast_cancer()}]})
    assert kinds(part) == ["Diagnosis"]
    assert part.troubles == (Trouble("records-entry-odd", {"place": place}),)


def test_a_number_written_as_text_is_read() -> None:
    weight = resource("Observation", code=coded("Weight"), valueQuantity={"value": "70.5"})
    assert kinds(read(weight)) == ["Measure"]


def test_many_odd_entries_are_told_once() -> None:
    part = read(*[resource("Condition", str(number), code=7) for number in range(30)])
    assert len(part.troubles) == reader.MAX_TOLD_TROUBLES + 1
    assert part.troubles[-1] == Trouble("records-entries-odd", {"count": 10})


def test_an_odd_medicine_inside_an_entry_is_told() -> None:
    order = resource("MedicationRequest", "m", contained=[5, resource("Medication", "d", code=7)])
    assert [trouble.values["place"] for trouble in read(order).troubles] == ["MedicationRequest/m"] * 2


def test_a_file_whose_end_is_missing_says_so() -> None:
    assert open_(bundle(breast_cancer())[:-9]).troubles == (Trouble("records-ends-early"),)
    assert open_(json.dumps(breast_cancer()).encode()[:-9]).troubles == (Trouble("records-ends-early"),)


@pytest.mark.parametrize(
    "data",
    [
        b'{"resourceType": "Bundle", "entry": {}}',
        b'{"resourceType" "Bundle"}',
        b'{"resourceType": 5}',
        b'[{"resourceType": "Patient"},,]',
    ],
)
def test_a_file_that_is_no_fhir_after_all_is_told_as_damaged(data: bytes) -> None:
    assert open_(data).troubles == (Trouble("records-broken"),)


def test_deep_nesting_is_refused_and_not_followed() -> None:
    deep = b'{"resourceType": "Patient", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert open_(deep).facts == ()
    inside = b'{"resourceType": "Bundle", "entry": [{"resource": ' * 50 + b"{}" + b"}]}" * 50
    assert open_(inside).unread == {"Bundle": 1}


def test_huge_numbers_are_odd_and_not_fatal() -> None:
    for number in (b"9" * 5000, b"1e999", b"-1e-999"):
        data = b'{"resourceType": "Observation", "code": {"text": "x"}, "valueQuantity": {"value": ' + number + b"}}"
        assert open_(data).format == "fhir-json"


def test_a_line_that_is_no_json_spoils_only_itself() -> None:
    lines = [json.dumps(ANA), '{"resourceType": "Condition", ', "", json.dumps(breast_cancer()), "{}", "[" * 100_000]
    part = open_("\n".join(lines).encode())
    assert part.format == "fhir-ndjson"
    assert isinstance(part.facts[-1].says, Diagnosis)
    assert [trouble.values["place"] for trouble in part.troubles] == ["2", "5", "6"]


def test_a_bundle_can_stand_on_a_line() -> None:
    part = open_(bundle(ANA) + b"\n" + bundle(breast_cancer()))
    assert [type(fact.says) for fact in part.facts] == [Background, Diagnosis]


@pytest.mark.parametrize("size", [1, 5, 40, 1000])
def test_lines_come_out_whole_however_the_file_is_cut(size: int) -> None:
    data = b'{"resourceType": "A"}\r\n\n{"resourceType": "B"}\n{broken\n{"resourceType": "C"}'
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    assert [(found.number, found.kind) for found in lines(pieces)] == [(1, "A"), (3, "B"), (4, ""), (5, "C")]


def test_a_line_in_another_encoding_is_read_like_the_others() -> None:
    (found,) = lines([b'{"resourceType": "A", "name": "N\xfa\xf1ez"}'])
    assert "Núñez".encode() in bytes(found.raw)


def test_a_line_longer_than_any_entry_is_told_as_odd_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_module, "MAX_LINE_BYTES", 50)
    long = [b'{"resourceType": "A", "x": "', b"x" * 40, b"x" * 40, b'"}\n', b'{"resourceType": "B"}\n']
    assert [(found.number, found.kind) for found in lines(long)] == [(1, ""), (2, "B")]
    assert [found.kind for found in lines([*long[:2], *long[1:2]])] == [""]
