"""A document is known by its root element, and opened without following anything that could harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Background, Illness
from rumbo.records import formats
from rumbo.records.cda import is_document
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript
from tests.records.cda.written_cda import PROBLEMS, RECORD, cancer, coded, document, problem, read, section, told

PLAIN = document(section(PROBLEMS, cancer()))
BARE = b'<ClinicalDocument xmlns="urn:hl7-org:v3"/>'


def through_formats(data: bytes) -> Part:
    return formats.read(data, transcript=Transcript(name="x", record=RECORD))


def name_of(part: Part) -> list[str]:
    return [fact.says.words for fact in part.facts if isinstance(fact.says, Background) and fact.says.topic == "name"]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        BARE,
        b'<?xml version="1.0"?><?xml-stylesheet href="CDA.xsl"?><!-- a < remark -->\n' + BARE,
        b'<h:ClinicalDocument xmlns:h="urn:hl7-org:v3"/>',
        b'<!DOCTYPE ClinicalDocument [<!ENTITY a "b">]>' + BARE,
    ],
)
def test_a_clinical_document_is_known_by_its_root(data: bytes) -> None:
    assert is_document(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><ClinicalDocument/></html>",
        b"<!-- <ClinicalDocument xmlns='urn:hl7-org:v3'> --><a/>",
        b'<ClinicalDocument xmlns="urn:other"/>',
        b'<ContinuityOfCareRecord xmlns="urn:astm-org:CCR"/>',
        b"<!DOCTYPE html><html/>",
        b'{"resourceType": "Bundle"} ClinicalDocument urn:hl7-org:v3',
    ],
)
def test_other_files_are_none(data: bytes) -> None:
    assert not is_document(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_document_is_read_in_whatever_encoding_it_comes(encoding: str) -> None:
    declared = PLAIN.decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    part = through_formats(declared.encode(encoding))
    assert (part.format, name_of(part), part.troubles) == ("ccda", ["Ana Núñez"], ())


BOMB = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
)


@pytest.mark.parametrize(
    "data",
    [
        f'{BOMB}]><ClinicalDocument xmlns="urn:hl7-org:v3"><title>&j;</title></ClinicalDocument>'.encode(),
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><ClinicalDocument xmlns="urn:hl7-org:v3">&x;</ClinicalDocument>',
        b'<!DOCTYPE a SYSTEM "http://ejemplo.invalid/a.dtd">' + BARE,
        b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://ejemplo.invalid/p">%p;]>' + BARE,
        BARE.replace(b"/>", b">") + b"<a>" * 300 + b"</a>" * 300 + b"</ClinicalDocument>",
    ],
    ids=["billion laughs", "file", "document type", "parameter entity", "deep nesting"],
)
def test_what_could_harm_is_kept_explained_and_not_opened(data: bytes) -> None:
    assert through_formats(data) == Part(format="ccda", troubles=(Trouble("records-unsafe"),))


def test_one_text_without_end_is_explained() -> None:
    data = BARE.replace(b"/>", b"><title>") + b"x" * 10_100_000 + b"</title></ClinicalDocument>"
    assert read(data).troubles == (Trouble("records-too-big"),)


@pytest.mark.parametrize("end", [50, 400, 1200])
def test_a_document_without_its_end_is_told_as_such(end: int) -> None:
    assert read(PLAIN[:end]).troubles == (Trouble("records-ends-early"),)


def test_a_damaged_document_is_told_as_such() -> None:
    assert read(PLAIN.replace(b"</observation>", b"</observatory>")).troubles == (Trouble("records-broken"),)


def test_a_document_of_another_root_is_not_read() -> None:
    assert read(b"<a><ClinicalDocument/></a>").troubles == (Trouble("records-broken"),)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Smith & Sons disease", "Smith & Sons disease"),
        ("Smith&Sons; disease", "Smith&Sons; disease"),
        ("Asthma&nbsp;mild", "Asthma mild"),
        ("Enfermedad de Chag&aacute;s", "Enfermedad de Chagás"),
        ("Asthma\x01", "Asthma"),
        ("Asthma &lt; 2 &#233;", "Asthma < 2 é"),
        ("A &amp; B & C", "A & B & C"),
    ],
)
def test_small_faults_are_mended_without_losing_a_word(written: str, meant: str) -> None:
    value = f'<value xsi:type="ED">{written}</value>'
    [illness] = told(document(section(PROBLEMS, problem(value))), Illness)
    assert isinstance(illness, Illness)
    assert illness.name.replace("\u00a0", " ") == meant


def test_a_prefix_that_nobody_declared_spoils_nothing() -> None:
    value = coded("value", "195967001", name="Asthma", kind="CD")
    data = document(section(PROBLEMS, problem(value + "<sdtc:x/>")))
    bare = data.replace(b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc"', b"")
    assert [illness.name for illness in told(bare, Illness) if isinstance(illness, Illness)] == ["Asthma"]


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_recognising_them_raises_nothing(data: bytes) -> None:
    assert is_document(data) in (True, False)
