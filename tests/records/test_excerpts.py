"""A record opened at the place of a fact: the words themselves, the place marked, nothing of the file's own making."""

from __future__ import annotations

import base64
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records import Excerpt, excerpt
from rumbo.records.excerpts import AROUND, excerpt_of
from tests.records.cda import written_cda as clinical
from tests.records.documents import papers
from tests.records.packed import zipped
from tests.records.written import breast_cancer, bundle, resource

LETTER = b"Hospital San Jose\n\nNo evidence of disease.\nFeels well."


def here(found: Excerpt) -> list[str]:
    """The lines that are marked."""
    return [line.text for line in found.lines if line.here]


def test_a_line_of_a_letter_is_marked() -> None:
    found = excerpt_of(LETTER, place="line 3")
    assert here(found) == ["No evidence of disease."]
    assert found.lines[0].text == "Hospital San Jose"


def test_a_page_of_a_pdf_is_opened_at_its_line() -> None:
    assert here(excerpt_of(papers.pdf(papers.LETTER), place="page 1, line 4")) == [
        "No evidence of disease. Ana Núñez feels well."
    ]


def test_a_member_of_an_archive_is_opened_also_by_the_end_of_its_name() -> None:
    data = zipped({"letters/june.txt": LETTER, "other.txt": b"Nothing here."})
    assert here(excerpt_of(data, place="letters/june.txt › line 3")) == ["No evidence of disease."]
    assert here(excerpt_of(data, place="june.txt › line 3")) == ["No evidence of disease."]
    assert excerpt_of(data, place="july.txt › line 3").lines == ()


def test_what_is_packed_is_unpacked() -> None:
    assert here(excerpt_of(gzip.compress(LETTER), place="line 3")) == ["No evidence of disease."]


def test_an_entry_of_a_bundle_is_shown_as_it_is_written() -> None:
    found = excerpt_of(bundle(breast_cancer()), place="Condition/c1")
    assert here(found) == ["{"]
    assert any('"resourceType": "Condition"' in line.text for line in found.lines)


def test_an_entry_of_lines_is_found_by_its_id() -> None:
    data = b'{"resourceType":"Patient","id":"p1"}\n{"resourceType":"Condition","id":"c1","note":[{"text":"a note"}]}\n'
    assert any("a note" in line.text for line in excerpt_of(data, place="Condition/c1").lines)


def test_an_entry_without_an_id_is_found_by_its_number() -> None:
    assert excerpt_of(bundle(resource("Condition")), place="entry 1").lines
    assert excerpt_of(bundle(resource("Condition")), place="Condition/c9").lines == ()


@pytest.mark.parametrize("where", ["data", "url", "div"])
def test_a_letter_inside_an_entry_is_opened_at_its_line(where: str) -> None:
    packed = base64.b64encode(LETTER).decode()
    document = {
        "data": resource(
            "DocumentReference", "d1", content=[{"attachment": {"contentType": "text/plain", "data": packed}}]
        ),
        "url": resource("DocumentReference", "d1", content=[{"attachment": {"url": "Binary/b1"}}]),
        "div": resource(
            "DocumentReference", "d1", text={"div": "<div><p>x</p><p>y</p><p>No evidence of disease.</p></div>"}
        ),
    }[where]
    binary = resource("Binary", "b1", contentType="text/plain", data=packed)
    found = excerpt_of(bundle(document, binary), place="DocumentReference/d1 › line 3")
    assert here(found) == ["No evidence of disease."]


def test_of_several_letters_in_an_entry_the_one_with_the_line_is_opened() -> None:
    packed = [base64.b64encode(each).decode() for each in (b"One line.", LETTER)]
    document = resource(
        "DocumentReference",
        "d1",
        content=[
            {"attachment": {"data": packed[0], "url": "Binary/other"}},
            {"attachment": {"data": packed[1]}},
        ],
    )
    data = bundle(document, resource("Binary", "b2", data=packed[0]))
    assert here(excerpt_of(data, place="DocumentReference/d1 › line 3")) == ["No evidence of disease."]


def test_what_is_packed_in_an_entry_is_not_shown_as_letters() -> None:
    document = resource("DocumentReference", "d1", content=[{"attachment": {"data": "AAAA"}}])
    assert "AAAA" not in str(excerpt_of(bundle(document), place="DocumentReference/d1"))


def test_packed_bytes_that_are_none_show_nothing() -> None:
    document = resource("DocumentReference", "d1", content=[{"attachment": {"data": "A"}}])
    assert excerpt_of(bundle(document), place="DocumentReference/d1 › line 1") == Excerpt()


def test_a_section_of_a_clinical_document_is_opened_at_the_quote_or_its_heading() -> None:
    table = clinical.table("Problem|Onset", "Malignant neoplasm of left breast|2014", "Asthma|2001")
    data = clinical.document(clinical.section(clinical.PROBLEMS, clinical.cancer(), text=table))
    quoted = excerpt_of(data, place="Problems, entry 1", quote="Malignant neoplasm of left breast (ICD-10-CM C50.912)")
    assert here(quoted) == ["Malignant neoplasm of left breast  2014"]
    assert here(excerpt_of(data, place="Problems, entry 1")) == ["Problems"]


def test_a_clinical_document_inside_an_entry_is_opened_at_the_quote() -> None:
    table = clinical.table("Problem|Onset", "Malignant neoplasm of left breast|2014", "Asthma since childhood|2001")
    packed = base64.b64encode(clinical.document(clinical.section(clinical.PROBLEMS, text=table))).decode()
    entry = resource("DocumentReference", "d1", content=[{"attachment": {"contentType": "text/xml", "data": packed}}])
    found = excerpt_of(
        bundle(entry), place="DocumentReference/d1 › Problems, row 2", quote="Asthma since childhood | 2001"
    )
    assert here(found) == ["Asthma since childhood  2001"]


def test_whom_a_clinical_document_is_about_is_shown_as_it_is_written() -> None:
    data = clinical.document(clinical.section(clinical.PROBLEMS))
    assert "recordTarget" in here(excerpt_of(data, place="Patient"))[0]
    assert excerpt_of(clinical.document(person=""), place="Patient") == Excerpt()


def test_notes_of_a_clinical_document_show_every_section() -> None:
    said = "<paragraph>She is well and has no complaints.</paragraph>"
    empty = "<section><title>Empty</title></section>"
    data = clinical.document(empty, clinical.section("", title="Course", text=said))
    found = excerpt_of(data, place="Notes, line 1", quote="She is well and has no complaints.")
    assert here(found) == ["She is well and has no complaints."]


def test_of_a_long_letter_what_is_around_is_shown() -> None:
    data = "\n".join(f"this is line number {number}" for number in range(1, 1001)).encode()
    found = excerpt_of(data, place="line 500")
    assert here(found) == ["this is line number 500"]
    assert len(found.lines) == 2 * AROUND
    assert found.more_before
    assert found.more_after
    assert not excerpt_of(LETTER, place="line 3").more_before


def test_where_the_place_is_gone_the_quote_is_looked_for() -> None:
    assert here(excerpt_of(LETTER, place="line 99", quote="No evidence  of disease.")) == ["No evidence of disease."]
    assert here(excerpt_of(LETTER, place="line 99", quote="none")) == []


def test_zips_in_zips_end() -> None:
    data = LETTER
    for _ in range(6):
        data = zipped({"a.zip": data})
    assert excerpt_of(data, place=" › ".join(["a.zip"] * 6 + ["line 3"])) == Excerpt()


def test_it_is_made_in_a_child() -> None:
    assert here(excerpt(iter((LETTER,)), place="line 3")) == ["No evidence of disease."]


@given(st.binary(max_size=200), st.text(max_size=20))
def test_whatever_is_in_a_file_nothing_is_raised(data: bytes, place: str) -> None:
    assert isinstance(excerpt_of(data, place=place, quote=place), Excerpt)
    assert isinstance(excerpt_of(b'{"resourceType":"Patient"' + data, place=place), Excerpt)
    assert isinstance(excerpt_of(zipped({"a.txt": b"x" * 50})[: -len(data) or None], place=f"a.txt › {place}"), Excerpt)
