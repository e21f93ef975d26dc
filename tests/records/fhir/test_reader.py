"""Whatever bytes come, a reader gives facts and troubles and never raises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course.facts import Diagnosis, decode_fact, encode
from rumbo.records import formats, part
from rumbo.records.fhir.kinds import KINDS
from rumbo.records.transcript import Transcript
from rumbo.words import Message
from tests.records.written import RECORD, coded

FIXTURES = sorted((Path(__file__).parent / "fixtures").iterdir())
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/records/**/*.*json"))

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=8), inner, max_size=2),
    max_leaves=5,
)
WORDS = st.sampled_from(
    [
        "Breast cancer",
        "Secondary malignant neoplasm of bone",
        "letrozole",
        "Mastectomy",
        "Biopsy of liver",
        "ER",
        "x",
        "",
    ]
)
CONCEPTS = st.builds(
    coded,
    WORDS,
    icd10=st.sampled_from(["C50.9", "C79.51", "Z85.3", "I10", "nonsense"]),
    loinc=st.sampled_from(["97509-4", "69548-6", "21908-9", "x"]),
)
FIELDS = st.fixed_dictionaries(
    {"resourceType": st.sampled_from(sorted(KINDS))},
    optional={
        "id": st.sampled_from(["1", "2"]),
        "status": st.sampled_from(["completed", "final", "not-done", "active", "?"]),
        "code": CONCEPTS,
        "medicationCodeableConcept": CONCEPTS,
        "valueCodeableConcept": CONCEPTS,
        "valueString": WORDS,
        "valueQuantity": st.fixed_dictionaries({}, optional={"value": st.floats(allow_nan=False), "unit": WORDS}),
        "onsetDateTime": st.sampled_from(["2019", "2019-05-03", "soon"]),
        "performedDateTime": st.sampled_from(["2019", "soon"]),
        "subject": st.fixed_dictionaries({"reference": st.sampled_from(["Patient/1", "Patient/2", "urn:x"])}),
        "focus": st.lists(st.fixed_dictionaries({"reference": st.just("Condition/1")}), max_size=2),
        "component": st.lists(st.fixed_dictionaries({"code": CONCEPTS, "valueCodeableConcept": CONCEPTS}), max_size=2),
        "condition": st.lists(st.fixed_dictionaries({"code": CONCEPTS}), max_size=2),
        "conclusion": WORDS,
        "extension": VALUES,
        "clinicalStatus": st.one_of(VALUES, CONCEPTS),
        "bodySite": st.one_of(VALUES, CONCEPTS),
        "contained": VALUES,
        "name": VALUES,
    },
)


def read(data: bytes) -> part.Part:
    """Read, and hold what was read to what every part promises."""
    found = formats.read(data, transcript=Transcript(name="x", record=RECORD))
    assert part.decode(part.encode(found)) == found
    for trouble in found.troubles:
        assert Message(trouble.id, dict(trouble.values)).said("en") != Message(trouble.id, dict(trouble.values)).said(
            "es"
        )
    return found


@pytest.mark.parametrize("path", FIXTURES + EXAMPLES, ids=lambda path: path.name)
def test_every_file_we_wrote_is_read_without_trouble(path: Path) -> None:
    found = read(path.read_bytes())
    assert found.troubles == ()
    assert found.facts or found.unread


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_every_fact_has_an_id_of_its_own_and_a_place(path: Path) -> None:
    facts = read(path.read_bytes()).facts
    assert len({fact.id for fact in facts}) == len(facts)
    assert all(fact.standing == "from_record" and fact.source and fact.source.place for fact in facts)
    assert [decode_fact(encode(fact)) for fact in facts] == list(facts)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_changed_bytes_give_facts_and_troubles_and_nothing_else(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([path.read_bytes() for path in FIXTURES])))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        if data.draw(st.booleans()):
            whole[at] = data.draw(st.integers(0, 255))
        else:
            del whole[at : at + data.draw(st.integers(1, 40))]
        if not whole:
            break
    read(bytes(whole))


@given(st.lists(FIELDS, max_size=4))
@settings(max_examples=200, deadline=None)
def test_any_resources_give_facts_and_troubles_and_nothing_else(resources: list[dict[str, Any]]) -> None:
    whole = json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}).encode()
    lines = "\n".join(json.dumps(one) for one in resources).encode()
    assert len(read(whole).facts) >= 0
    read(lines)


@given(st.lists(FIELDS, min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_the_same_bytes_always_give_the_same_facts(resources: list[dict[str, Any]]) -> None:
    data = json.dumps(resources).encode()
    assert read(data) == read(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_kept(data: bytes) -> None:
    assert read(b"[" + data).format in ("unknown", "fhir-json")


@given(st.permutations(["Condition/1", "Condition/2", "Observation/1"]))
def test_the_order_of_entries_does_not_matter(order: list[str]) -> None:
    entries = {
        "Condition/1": {"resourceType": "Condition", "id": "1", "code": coded("Breast cancer", icd10="C50.912")},
        "Condition/2": {"resourceType": "Condition", "id": "2", "code": coded("Cough", icd10="R05.9")},
        "Observation/1": {
            "resourceType": "Observation",
            "id": "1",
            "code": coded(loinc="21908-9"),
            "valueString": "II",
        },
    }
    facts = read(json.dumps([entries[key] for key in order]).encode()).facts
    assert {fact.says.stage_words for fact in facts if isinstance(fact.says, Diagnosis)} == {"stage II"}
    assert len(facts) == 2
