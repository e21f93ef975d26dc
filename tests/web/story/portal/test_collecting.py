"""Collecting a record: page by page, kind by kind, each entry once, and never half of it."""

from __future__ import annotations

import base64
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records import read_bytes
from rumbo.records.fhir import kinds
from rumbo.web.story.portal import collecting
from rumbo.web.story.portal.collecting import KINDS, Collecting, Collection
from rumbo.web.story.portal.courier import Agreed, Courier, Limits
from rumbo.words import Explained
from tests.web.cast import example_files
from tests.web.story.portal.hospital import FHIR, PAGE, Asked, Hospital, Reply, with_record

(MARISOL,) = example_files("marisol")


@pytest.fixture
def marisols(hospital: Hospital) -> Hospital:
    """The portal of Marisol's hospital, which lets this test in."""
    with_record(hospital, MARISOL)
    hospital.access.add("t")
    return hospital


def collect(hospital: Hospital) -> tuple[bytes, tuple[str, ...]]:
    """The bundle that comes of a visit, and the kinds that were refused."""
    written: list[bytes] = []
    into = Collection(written.append)
    with Courier(agreed=Agreed(below=hospital.base), limits=Limits(usual_wait_s=0.01)) as courier:
        refused = Collecting(courier, base=hospital.base, patient=hospital.patient, token="t", into=into).collect()
    into.close()
    return b"".join(written), refused


def kinds_in(bundle: bytes) -> set[str]:
    """The kinds of entries of a bundle."""
    return {each["resource"]["resourceType"] for each in json.loads(bundle)["entry"]}


def trouble_with(hospital: Hospital) -> str:
    """The id of the sentence that says why nothing was collected."""
    with pytest.raises(Explained) as refused:
        collect(hospital)
    return refused.value.message.id


def of(kind: str, number: str, **more: Any) -> dict[str, Any]:
    """A resource with an id."""
    return {"resourceType": kind, "id": number, **more}


def test_everything_comes_page_by_page_where_it_is_offered(marisols: Hospital) -> None:
    marisols.offers_everything, marisols.page_entries = True, 10
    bundle, refused = collect(marisols)
    said = json.loads(bundle)
    assert (said["resourceType"], said["type"], refused) == ("Bundle", "collection", ())
    assert [each["resource"] for each in said["entry"]] == marisols.resources
    assert said["entry"][0]["fullUrl"].startswith(marisols.base)
    assert len(marisols.asked) == -(-len(marisols.resources) // 10)
    assert marisols.asked[0].query == {"_count": "200"}


def test_the_bundle_is_read_like_the_file_it_was_made_of(marisols: Hospital) -> None:
    marisols.offers_everything = True
    bundle, _ = collect(marisols)
    fetched, file = read_bytes(bundle, name="portal.json"), read_bytes(MARISOL.read_bytes(), name="file.json")
    assert fetched.records[0].format == "fhir-json"
    told, as_told = (
        [each.source and (each.source.place, each.source.quote) for each in of.facts] for of in (fetched, file)
    )
    assert told == as_told
    assert len(told) > 50
    assert fetched.subjects == file.subjects


def test_the_same_record_gives_the_same_bytes(marisols: Hospital) -> None:
    assert collect(marisols)[0] == collect(marisols)[0]


def test_elsewhere_each_kind_that_we_read_is_asked_for(marisols: Hospital) -> None:
    marisols.page_entries = 10
    bundle, refused = collect(marisols)
    assert refused == ()
    assert kinds_in(bundle) == {each["resourceType"] for each in marisols.resources} & {*KINDS, "Patient"}
    asked = [each for each in marisols.asked if "patient" in each.query]
    assert list(dict.fromkeys(each.path.removeprefix("/fhir/") for each in asked)) == list(KINDS)
    assert all(each.query["_count"] == "200" for each in asked)
    fetched, file = read_bytes(bundle, name="portal.json"), read_bytes(MARISOL.read_bytes(), name="file.json")
    assert len(fetched.facts) == len(file.facts)


def test_every_kind_that_is_read_is_asked_for() -> None:
    """Or it comes by its own address, goes by that name in another release of FHIR, or is no part of a person's record there."""
    by_address = {"Patient", "Medication", "Binary", "Media", "Composition"}
    other_releases = {"MedicationOrder", "MedicationUsage", "ProcedureRequest"}
    assert kinds.KINDS.keys() == {*KINDS} | by_address | other_releases | {"Claim"}


def narrow(*values: str) -> Any:
    """A portal that refuses a search for the person alone."""
    return lambda asked: (
        None if asked.query.get("category", asked.query.get("intent")) in values else (400, FHIR, b"{}")
    )


def test_a_search_that_is_too_wide_is_asked_again_in_parts(marisols: Hospital) -> None:
    marisols.faults["/fhir/Observation"] = narrow("laboratory", "exam")
    bundle, refused = collect(marisols)
    assert refused == ()
    assert "Observation" in kinds_in(bundle)
    kept = [each["resource"]["id"] for each in json.loads(bundle)["entry"]]
    assert len(kept) == len(set(kept))


def test_kinds_that_the_portal_refuses_are_named(marisols: Hospital) -> None:
    marisols.faults["/fhir/Observation"] = narrow()
    marisols.faults["/fhir/Procedure"] = lambda _: (403, FHIR, b"{}")
    marisols.faults["/fhir/DiagnosticReport"] = lambda _: (500, FHIR, b"{}")
    bundle, refused = collect(marisols)
    assert refused == ("Procedure", "Observation", "DiagnosticReport")
    assert not kinds_in(bundle) & {*refused}


def test_a_portal_that_shows_nothing_of_the_record_says_no(marisols: Hospital) -> None:
    marisols.faults["/fhir"] = lambda asked: (403, FHIR, b"{}") if "patient" in asked.query else None
    assert trouble_with(marisols) == "portal-forbidden"


def test_a_medicine_is_looked_up_where_an_entry_names_it(hospital: Hospital) -> None:
    hospital.access.add("t")
    named = {"medicationReference": {"reference": f"{hospital.base}/Medication/m1"}}
    gone = {"medicationReference": {"reference": "Medication/m2"}}
    inside = {"medicationReference": {"reference": "#m3"}}
    hospital.resources = [
        of("Patient", "p1"), of("MedicationRequest", "a", **named), of("MedicationRequest", "b", **gone),
        of("MedicationStatement", "c", **inside), of("MedicationStatement", "d", **named), of("Medication", "m1"),
    ]  # fmt: skip
    bundle, _ = collect(hospital)
    assert "Medication" in kinds_in(bundle)
    assert [path for path in hospital.paths() if "Medication/" in path] == [
        "/fhir/Medication/m1",
        "/fhir/Medication/m2",
    ]


def test_medicines_that_came_along_are_not_asked_for_again(hospital: Hospital) -> None:
    hospital.access.add("t")
    named = {"medicationReference": {"reference": "Medication/m1"}}
    both = [{"resource": of("MedicationRequest", "a", **named)}, {"resource": of("Medication", "m1")}]
    page = json.dumps({"resourceType": "Bundle", "entry": both}).encode()
    hospital.faults["/fhir/MedicationRequest"] = lambda _: (200, FHIR, page)
    collect(hospital)
    assert "/fhir/Medication/m1" not in hospital.paths()


LETTER = (
    b"<!doctype html><html><body><p>PATHOLOGY REPORT</p><p>Date: 05/03/2021</p><p>FINAL DIAGNOSIS:</p>"
    b"<p>Liver, needle biopsy: Metastatic adenocarcinoma, consistent with breast primary.</p></body></html>"
)


def letter(url: str, number: str = "d1") -> dict[str, Any]:
    """A note whose words are at another address."""
    return of("DocumentReference", number, content=[{"attachment": {"contentType": "text/html", "url": url}}])


@pytest.mark.parametrize("everything", [True, False])
@pytest.mark.parametrize("wrapped", [True, False])
def test_letters_that_entries_point_to_come_along_and_are_read(
    wrapped: bool, everything: bool, hospital: Hospital
) -> None:
    hospital.access.add("t")
    hospital.offers_everything = everything
    hospital.resources = [of("Patient", "p1"), letter("Binary/b1"), letter(f"{hospital.base}/Binary/b1", "d2")]
    within = json.dumps({"resourceType": "Binary", "id": "b1", "data": base64.b64encode(LETTER).decode()}).encode()
    hospital.faults["/fhir/Binary"] = lambda _: (200, FHIR if wrapped else PAGE, within if wrapped else LETTER)
    bundle, refused = collect(hospital)
    (kept,) = (each["resource"] for each in json.loads(bundle)["entry"] if each["resource"]["resourceType"] == "Binary")
    assert base64.b64decode(kept["data"]) == LETTER
    assert refused == ()
    assert hospital.paths().count("/fhir/Binary/b1") == 1
    assert any("adenocarcinoma" in str(each.source) for each in read_bytes(bundle, name="x.json").facts)


def test_letters_that_are_refused_are_named_and_those_elsewhere_left_alone(hospital: Hospital) -> None:
    hospital.access.add("t")
    hospital.resources = [letter("https://elsewhere.example/fhir/Binary/b1"), letter("https://[/Binary/b2", "d2")]
    assert collect(hospital)[1] == ()
    assert not [path for path in hospital.paths() if "Binary" in path]
    hospital.resources.append(letter("Binary/b3", "d3"))
    assert collect(hospital)[1] == ("Binary",)


def test_letters_without_end_are_left(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MOST_ASIDES", 3)
    hospital.access.add("t")
    hospital.resources = [letter(f"Binary/b{number}", f"d{number}") for number in range(5)]
    hospital.faults["/fhir/Binary"] = lambda _: (200, PAGE, LETTER)
    assert collect(hospital)[1] == ("Binary",)
    assert len([path for path in hospital.paths() if "Binary" in path]) == 3


@pytest.mark.parametrize("status", [401, 429, 502, 503])
def test_what_ends_it_all_is_no_reason_to_ask_for_something_else(status: int, marisols: Hospital) -> None:
    marisols.faults["/fhir/Procedure"] = lambda _: (status, {**FHIR, "Retry-After": "0"}, b"{}")
    assert trouble_with(marisols) in {"portal-unauthorized", "portal-busy", "portal-down"}


def test_the_person_themselves_may_be_all_that_is_refused(marisols: Hospital) -> None:
    marisols.faults[f"/fhir/Patient/{marisols.patient}"] = lambda _: (404, FHIR, b"{}")
    assert "Patient" not in kinds_in(collect(marisols)[0])
    marisols.faults[f"/fhir/Patient/{marisols.patient}"] = lambda asked: (
        (404, FHIR, b"") if "$" in asked.path else (401, FHIR, b"")
    )
    assert trouble_with(marisols) == "portal-unauthorized"


def test_a_permission_that_runs_out_midway_leaves_nothing(marisols: Hospital) -> None:
    marisols.offers_everything, marisols.page_entries = True, 10
    marisols.faults["/fhir/"] = lambda asked: (401, FHIR, b"{}") if asked.query.get("from") == "20" else None
    assert trouble_with(marisols) == "portal-unauthorized"


def test_a_next_page_that_fails_is_not_taken_for_the_end(marisols: Hospital) -> None:
    marisols.offers_everything, marisols.page_entries = True, 10
    marisols.faults["/fhir/"] = lambda asked: (404, FHIR, b"{}") if asked.query.get("from") == "20" else None
    assert trouble_with(marisols) == "portal-not-found"


def test_a_next_page_elsewhere_is_not_followed(marisols: Hospital) -> None:
    leads = {
        "resourceType": "Bundle",
        "link": [{"relation": "next", "url": "https://elsewhere.example/2"}],
        "entry": [],
    }
    marisols.faults["/fhir/"] = lambda _: (200, FHIR, json.dumps(leads).encode())
    assert trouble_with(marisols) == "portal-elsewhere"


def test_pages_in_a_circle_end(marisols: Hospital) -> None:
    def circle(asked: Asked) -> Reply:
        entry = [{"resource": of("Condition", "c1")}]
        leads = [{"relation": "next", "url": f"{marisols.base}/Condition?round=1"}]
        return 200, FHIR, json.dumps({"resourceType": "Bundle", "link": leads, "entry": entry}).encode()

    marisols.faults["/fhir/"] = circle
    assert len(json.loads(collect(marisols)[0])["entry"]) == 1
    assert len(marisols.asked) == 2


def test_pages_without_end_are_left(marisols: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(asked: Asked) -> Reply:
        leads = [{"relation": "next", "url": f"{marisols.base}/x?n={len(marisols.asked)}"}]
        return 200, FHIR, json.dumps({"resourceType": "Bundle", "link": leads}).encode()

    monkeypatch.setattr(collecting, "MOST_PAGES", 20)
    marisols.faults["/fhir/"] = endless
    assert trouble_with(marisols) == "portal-too-many-pages"
    assert len(marisols.asked) == 21


@pytest.mark.parametrize(
    "body",
    [b"<!doctype html><h1>Please sign in</h1>", b"", b"[]", b"null", b'{"resourceType": "Patient"}', b"\xff\xfe",
     b'{"resourceType": "Bundle", "entry": [{"resource": 7}]}', b'{"resourceType": "Bundle", "entry": 7}',
     b'{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Condition", "id": "\xff"}}]}'],
)  # fmt: skip
def test_what_is_no_record_is_not_kept(body: bytes, marisols: Hospital) -> None:
    marisols.faults["/fhir/"] = lambda _: (200, PAGE, body)
    assert trouble_with(marisols) == "portal-not-json"


def test_a_web_page_in_the_place_of_the_person_is_not_kept(marisols: Hospital) -> None:
    address = f"/fhir/Patient/{marisols.patient}"
    marisols.faults[address] = lambda asked: (200, PAGE, b"<html>") if asked.path == address else None
    assert trouble_with(marisols) == "portal-not-json"


def test_an_empty_record_is_said_to_be_empty(hospital: Hospital) -> None:
    hospital.access.add("t")
    assert trouble_with(hospital) == "portal-empty"


def test_how_the_search_went_is_no_entry(hospital: Hospital) -> None:
    hospital.access.add("t")
    entries = [
        {"resource": {"resourceType": "OperationOutcome", "issue": []}, "search": {"mode": "outcome"}},
        {"resource": {"resourceType": "OperationOutcome", "issue": []}},
        {"resource": of("Condition", "c1"), "search": {"mode": "match"}},
        {"fullUrl": "urn:uuid:7", "resource": {"resourceType": "Condition"}},
        {"resource": {"resourceType": "Condition"}},
        {"fullUrl": "urn:uuid:8"},
    ]
    page = json.dumps({"resourceType": "Bundle", "entry": entries}).encode()
    hospital.faults["/fhir/"] = lambda _: (200, FHIR, page)
    said = json.loads(collect(hospital)[0])["entry"]
    assert [each["fullUrl"] for each in said] == [
        f"{hospital.base}/Condition/c1",
        "urn:uuid:7",
        f"{hospital.base}/Condition#2",
    ]


texts = st.text(alphabet=st.characters(codec="utf-8"))
resources = st.fixed_dictionaries(
    {"resourceType": st.sampled_from(["Condition", "Observation", "MedicationRequest"]), "id": texts},
    optional={"note": texts, "code": st.dictionaries(texts, texts)},
)


@given(st.lists(resources))
def test_whatever_entries_come_the_bundle_is_whole_and_holds_each_once(found: list[dict[str, Any]]) -> None:
    written: list[bytes] = []
    into = Collection(written.append)
    for each in found:
        into.add(json.dumps(each).encode(), base="https://h.example")
    into.close()
    entries = json.loads(b"".join(written))["entry"]
    named = {(each["resourceType"], each["id"]) for each in found if each["id"]}
    kept = [(each["resource"]["resourceType"], each["resource"]["id"]) for each in entries]
    assert {each for each in kept if each[1]} == named
    assert all(each["resource"] in found for each in entries)
    assert len(into) == len(entries)


def test_what_is_no_resource_is_refused() -> None:
    with pytest.raises(msgspec.MsgspecError):
        Collection(lambda _: None).add(b"7", base="https://h.example")
