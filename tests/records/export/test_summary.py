"""The patient summary: valid FHIR by somebody else's word, an IPS document by its own rules, and read back by our reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from msgspec.structs import replace

from rumbo.course import Background, Course, Diagnosis, Fact, Illness, Status, Treatment, lay_out
from rumbo.course.log import in_force
from rumbo.oncology import PartialDate
from rumbo.records import formats, read
from rumbo.records.export.summary import summary_of, write_summary
from rumbo.records.transcript import Transcript
from tests.course.strategies import logs
from tests.records.export.said import NOW, codes, profiles, resources, sections, told

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
REQUIRED = {"Problems": "11450-4", "Allergies": "48765-2", "Medicines": "10160-0"}


def check_document(facts: tuple[Fact, ...]) -> dict[str, Any]:
    """The document of these facts, once an oracle took it and every reference in it leads somewhere."""
    written = write_summary(facts, made_at=NOW)
    Bundle.model_validate_json(written)
    document: dict[str, Any] = json.loads(written)
    addresses = [entry["fullUrl"] for entry in document["entry"]]
    assert len(set(addresses)) == len(addresses)
    assert references(document) <= set(addresses)
    return document


def references(value: Any) -> set[str]:
    """Every reference anywhere inside a value."""
    if isinstance(value, dict):
        own = {value["reference"]} if isinstance(value.get("reference"), str) else set()
        return own.union(*(references(each) for each in value.values()))
    return set().union(*(references(each) for each in value)) if isinstance(value, list) else set()


@settings(max_examples=40)
@given(logs())
def test_whatever_the_facts_the_document_is_valid(log: list[Fact]) -> None:
    check_document(in_force(log))


@given(logs())
def test_the_same_facts_give_the_same_document(log: list[Fact]) -> None:
    facts = in_force(log)
    assert summary_of(facts, made_at=NOW) == summary_of(tuple(reversed(facts)), made_at=NOW)


def test_a_document_of_nothing_says_that_it_knows_nothing() -> None:
    check_document(())
    found = sections()
    assert found.keys() == REQUIRED.keys()
    for title, code in REQUIRED.items():
        assert codes(found[title]["code"]) == {code}
        assert codes(found[title]["emptyReason"]) == {"unavailable"}
        assert "entry" not in found[title]
        assert "There is no information" in found[title]["text"]["div"]
        assert "No hay información" in found[title]["text"]["div"]


def test_a_document_is_what_ips_asks_for() -> None:
    document = check_document(told(Diagnosis(ref="a", words="breast cancer", on=PartialDate(2014))))
    assert (document["type"], document["timestamp"]) == ("document", "2026-11-23T10:30:00+00:00")
    assert document["identifier"]["value"].startswith("urn:uuid:")
    assert profiles(document) == {"Bundle-uv-ips"}
    composition, patient, author, *_ = (entry["resource"] for entry in document["entry"])
    assert profiles(composition) == {"Composition-uv-ips"}
    assert codes(composition["type"]) == {"60591-5"}
    assert composition["title"] == "Patient summary / Resumen del paciente"
    assert composition["author"] == [{"reference": f"urn:uuid:{author['id']}"}]
    assert composition["subject"] == {"reference": f"urn:uuid:{patient['id']}"}
    assert author["resourceType"] == "Device"


def test_every_section_says_each_of_its_entries_in_both_languages() -> None:
    facts = told(
        Diagnosis(ref="a", words="breast cancer", on=PartialDate(2014, 3)), Illness(name="asma"),
        Treatment(modality="hormone", name="tamoxifen", on=PartialDate(2014, 8), cancer="a"),
        Status(status="stable", on=PartialDate(2020, 5, 3), cancer="a"), Background(topic="allergy", words="penicillin"),
    )  # fmt: skip
    for section in sections(*facts).values():
        english, _, spanish = section["text"]["div"].partition('lang="es"')
        assert max(1, english.count("<li>")) == max(1, spanish.count("<li>")) == len(section["entry"])
    assert "breast cancer, March 2014" in sections(*facts)["Problems"]["text"]["div"]
    assert "cáncer de mama, marzo de 2014" in sections(*facts)["Problems"]["text"]["div"]


@pytest.mark.parametrize(
    "title", ["Past illnesses", "Plan", "Illnesses in the family", "Notes", "Where records disagree"]
)
def test_what_there_is_nothing_of_has_no_section(title: str) -> None:
    assert title not in sections(*told(Diagnosis(ref="a", words="breast cancer")))


def test_nothing_is_written_that_no_fact_says() -> None:
    """A return that only follows from findings is our reading, and stays out of a document for doctors."""
    facts = told(
        Diagnosis(ref="a", words="breast cancer", on=PartialDate(2014)),
        Status(status="no_evidence_of_disease", on=PartialDate(2016), cancer="a"),
    )
    words = json.dumps(resources(*facts)).casefold()
    assert not {word for word in ("recurren", "local", "distant", "confirmed") if word in words}


def said_of(course: Course) -> dict[str, set[tuple[str, ...]]]:
    """What a doctor needs of a course, without the wording of names."""
    return {
        "cancers": {
            (str(each.site), str(each.side), str(each.diagnosed_on), each.stage_words.casefold())
            for each in course.cancers
        },
        "treatments": {
            (each.modality, str(each.start), str(each.end), str(each.given), str(each.ongoing))
            for each in course.treatments
        },
        "statuses": {(str(each.on), each.status, str(each.suspected)) for each in course.statuses},
        "recurrences": {(str(each.on), each.called, str(each.kind.kind)) for each in course.recurrences},
    }


@pytest.mark.parametrize("person", ["marisol", "teodoro", "ingrid"])
def test_an_invented_persons_summary_tells_our_own_reader_the_same_story(person: str) -> None:
    facts = read(EXAMPLES / person / "records").facts
    check_document(facts)
    back = formats.read(write_summary(facts, made_at=NOW), transcript=Transcript(name="s.json", record="ab" * 32))
    assert back.format == "fhir-json"
    assert not back.troubles
    before, after = lay_out(facts, NOW.date()), lay_out(back.facts, NOW.date())
    assert said_of(after) == said_of(before)
    assert {(each.name, each.positive) for each in after.biomarkers} <= {
        (each.name, each.positive) for each in before.biomarkers
    }


def test_words_that_xml_cannot_hold_do_not_break_the_document() -> None:
    words = "a < b & c > d \x00\x0b\ufffe"
    facts = told(Background(topic="note", words=words), Diagnosis(ref="a", words=words))
    check_document(facts)
    assert "a &lt; b &amp; c &gt; d " in sections(*facts)["Notes"]["text"]["div"]


def test_a_fact_told_twice_stands_there_once() -> None:
    once = told(Background(topic="allergy", words="penicillin"))
    twice = (*once, *(replace(each, id="again") for each in once))
    assert len(sections(*twice)["Allergies"]["entry"]) == 1
