"""A zip is read member by member, for one person; what is in it for a system is passed, what cannot be read is told."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course.facts import Background, Diagnosis, Treatment
from rumbo.records import allowance, formats
from rumbo.records.archive import zipped as zipped_module
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript
from tests.records.packed import marked, overlapping, zipped
from tests.records.written import RECORD, breast_cancer, bundle, coded, resource

ANA = resource("Patient", "p1", name=[{"text": "Ana Núñez"}], birthDate="1970-03-01")
BETO = resource("Patient", "p1", name=[{"text": "Beto Roble"}], birthDate="1950-01-01")
SURGERY = resource(
    "Procedure", "o1", code=coded("Mastectomy"), status="completed", reasonReference=[{"reference": "Condition/c1"}]
)
FILE = bundle(ANA, breast_cancer())


def read(data: bytes) -> Part:
    return formats.read(data, transcript=Transcript(name="portal.zip", record=RECORD))


def plain(one: dict[str, Any]) -> bytes:
    return json.dumps(one).encode()


def diagnoses(part: Part) -> list[Diagnosis]:
    return [fact.says for fact in part.facts if isinstance(fact.says, Diagnosis)]


def places(part: Part) -> list[str]:
    return [fact.source.place for fact in part.facts if fact.source and isinstance(fact.says, Diagnosis)]


def inside(part: Part) -> list[tuple[str, str]]:
    return [(trouble.inside, trouble.id) for trouble in part.troubles]


def test_every_member_is_read_by_its_own_format_and_tells_the_way_to_it() -> None:
    part = read(
        zipped({"b/lines.ndjson": plain(ANA) + b"\n" + plain(breast_cancer()), "a.json.gz": gzip.compress(FILE)})
    )
    assert part.format == "archive"
    assert places(part) == ["a.json.gz › Condition/c1", "b/lines.ndjson › Condition/c1"]
    assert not part.troubles
    assert part.subjects


def test_what_is_there_for_a_system_is_passed_quietly() -> None:
    own = [
        "INDEX.HTM",
        "README.TXT",
        "IHE_XDM/SUBSET01/METADATA.XML",
        "IHE_XDM/STYLE.XSL",
        "__MACOSX/._a.json",
        ".DS_Store",
    ]
    part = read(
        zipped({"IHE_XDM/SUBSET01/DOC0001.json": FILE} | dict.fromkeys([*own, "html/images/logo.png"], b"<x/>"))
    )
    assert len(diagnoses(part)) == 1
    assert part.troubles == ()
    assert part.unread == {}


def test_a_member_of_no_known_format_is_listed_as_kept_and_not_read() -> None:
    part = read(zipped({"a.json": FILE, "scan.dcm": b"\x00DICM", "photos/paper.xyz": b"?"}))
    assert part.troubles == ()
    assert part.unread == {"photos/paper.xyz": 1, "scan.dcm": 1}
    assert len(diagnoses(part)) == 1


def test_of_very_many_unknown_members_the_first_are_named() -> None:
    part = read(zipped({f"{number:03}.xyz": b"?" for number in range(60)}))
    assert part.unread["049.xyz"] == 1
    assert part.unread["other files"] == 10


def test_of_very_many_troubles_the_first_are_told_and_the_others_counted() -> None:
    part = read(zipped({f"{number:03}.json": b'{"resourceType"' for number in range(25)}))
    assert len(part.troubles) == 21
    assert part.troubles[-1] == Trouble("records-parts-odd", {"count": 5})


def test_a_member_about_another_person_is_left_out_and_named() -> None:
    part = read(zipped({"a.json": FILE, "b.json": bundle(BETO, breast_cancer(id="c9"))}))
    assert part.troubles == (Trouble("records-other-person", {"file": "b.json"}, inside="b.json"),)
    assert places(part) == ["a.json › Condition/c1"]
    assert len(part.subjects) == 1


def test_a_treatment_finds_its_cancer_in_another_member_of_the_same_folder() -> None:
    files = {f"{folder}/Procedure.json": plain(SURGERY) for folder in ("one", "two")}
    part = read(zipped(files | {"one/Condition.json": plain(breast_cancer())}))
    (cancer,) = diagnoses(part)
    treated = {f.source.place: f.says.cancer for f in part.facts if isinstance(f.says, Treatment) and f.source}
    assert treated == {
        "one/Procedure.json › Procedure/o1": cancer.ref,
        "two/Procedure.json › Procedure/o1": "Condition/c1",
    }


def test_two_members_of_one_name_tell_the_same_fact_once() -> None:
    part = read(zipped({"a.json": FILE, "b.json": FILE}).replace(b"b.json", b"a.json"))
    assert len({fact.id for fact in part.facts}) == len(part.facts) > 0


def test_a_zip_in_a_zip_in_a_zip_is_read_and_one_deeper_is_not() -> None:
    two = zipped({"in.zip": zipped({"more.zip": zipped({"a.json": FILE})})})
    assert places(read(two)) == ["in.zip › more.zip › a.json › Condition/c1"]
    three = read(zipped({"out.zip": two, "b.json": FILE}))
    assert inside(three) == [("out.zip › in.zip › more.zip", "records-packed-deep")]
    assert places(three) == ["b.json › Condition/c1"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\a.json", "a/../../b.json", "..\\b.json"]
)
def test_a_name_that_leads_outside_is_refused_and_the_others_are_read(name: str) -> None:
    part = read(zipped({name: FILE, "z.json": FILE}))
    assert inside(part) == [(name.replace("\\", "/"), "records-packed-outside")]
    assert places(part) == ["z.json › Condition/c1"]


def test_a_locked_member_is_told_and_the_others_are_read() -> None:
    part = read(marked(zipped({"a.json": FILE, "b.json": FILE}), name="b.json", at=8, value=1))
    assert inside(part) == [("b.json", "records-packed-locked")]
    assert places(part) == ["a.json › Condition/c1"]


def test_an_archive_whose_every_member_is_locked_is_told_once() -> None:
    packed = zipped({"a.json": FILE, "b.json": FILE})
    for name in ("a.json", "b.json"):
        packed = marked(packed, name=name, at=8, value=1)
    assert inside(read(packed)) == [("", "records-packed-locked")]


def test_a_disc_of_pictures_of_a_scan_is_told_once() -> None:
    picture = bytes(128) + b"DICM" + bytes(100)
    part = read(zipped({"DICOMDIR": picture, "IM1": picture, "a.json": FILE}))
    assert inside(part) == [("", "foreign-scan-pictures")]
    assert len(diagnoses(part)) == 1


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_packed_in_an_uncommon_way_is_told(method: int) -> None:
    assert inside(read(zipped({"a.json": FILE}, method=method))) == [("a.json", "records-packed-otherwise")]


def test_a_member_that_shrank_too_well_is_left_packed() -> None:
    part = read(zipped({"a.json": FILE, "bomb.json": b'{"resourceType": "Patient"}' + b" " * 2_000_000}))
    assert inside(part) == [("bomb.json", "records-packed-bomb")]
    assert len(diagnoses(part)) == 1


def test_members_that_share_their_bytes_are_left_packed() -> None:
    part = read(overlapping(FILE, names=5))
    assert [trouble for _, trouble in inside(part)] == ["records-packed-bomb"] * 4
    assert len(diagnoses(part)) == 1


def test_members_that_unpack_to_too_much_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "MAX_UNPACKED_BYTES", len(FILE) + 5)
    part = read(zipped({"a.json": FILE, "b.json": FILE}))
    assert inside(part) == [("b.json", "records-packed-bomb")]
    assert places(part) == ["a.json › Condition/c1"]


def test_an_archive_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "MAX_MEMBERS", 2)
    assert read(zipped({"a": FILE, "b": FILE, "c": FILE})).troubles == (Trouble("records-packed-many"),)


def test_a_member_that_is_damaged_spoils_only_itself() -> None:
    data = bytearray(zipped({"a.json": FILE, "b.json": FILE}, method=zipfile.ZIP_STORED))
    data[data.index(FILE) + 20] ^= 1
    part = read(bytes(data))
    assert inside(part) == [("a.json", "records-broken")]
    assert places(part) == ["b.json › Condition/c1"]


@pytest.mark.parametrize(
    ("error", "trouble"), [(MemoryError(), "records-too-big"), (KeyError("ours"), "records-reader-broke")]
)
def test_a_reader_that_breaks_on_a_member_spoils_only_that(
    monkeypatch: pytest.MonkeyPatch, error: Exception, trouble: str
) -> None:
    really = formats.read_pieces

    def fail(pieces: Any, *, transcript: Transcript) -> Part:
        if transcript.inside == "a.json":
            raise error
        return really(pieces, transcript=transcript)

    monkeypatch.setattr(formats, "read_pieces", fail)
    part = formats._read_zip(zipped({"a.json": FILE, "b.json": FILE}), transcript=Transcript(name="x", record=RECORD))
    assert inside(part) == [("a.json", trouble)]
    assert places(part) == ["b.json › Condition/c1"]


def test_a_download_that_stopped_halfway_is_told_as_such() -> None:
    data = zipped({"a.json": FILE})
    assert read(data[: len(data) // 2]).troubles == (Trouble("records-ends-early"),)


def test_a_broken_list_of_members_is_told_as_damage() -> None:
    data = bytearray(zipped({"a.json": FILE}))
    data[data.index(b"PK\x01\x02")] = 0
    assert read(bytes(data)).troubles == (Trouble("records-broken"),)


def test_an_empty_archive_gives_nothing() -> None:
    assert read(zipped({})) == Part(format="archive")


def test_folders_are_no_members() -> None:
    assert read(zipped({"folder/": b"", "folder/a.json": FILE})).unread == {}


def test_a_member_without_anything_in_it_is_told_as_empty() -> None:
    assert inside(read(zipped({"a.json": b""}))) == [("a.json", "records-empty")]


SAMPLE = zipped({"INDEX.HTM": b"<x/>", "a.json": FILE, "in.zip": zipped({"b.json": FILE})})


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(SAMPLE))
)
def test_whatever_is_done_to_an_archive_gives_a_part(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    assert isinstance(read(b"PK\x03\x04" + bytes(data[4:cut])), Part)


def test_the_ratio_that_is_too_good_is_above_that_of_any_record() -> None:
    lines = b"".join(
        b'{"resourceType": "Observation", "id": "o%d", "valueQuantity": {"value": 1}}\n' % n for n in range(20_000)
    )
    (member,) = zipped_module.members_of(zipped({"a.ndjson": lines}), allowance=allowance.Allowance())
    assert member.size_bytes > 1_000_000
    assert member.trouble == ""


def test_a_person_may_be_named_first_in_any_member() -> None:
    part = read(zipped({"Condition.json": plain(breast_cancer()), "Patient.json": plain(ANA)}))
    names = [fact.says.words for fact in part.facts if isinstance(fact.says, Background) and fact.says.topic == "name"]
    assert names == ["Ana Núñez"]
    assert len(diagnoses(part)) == 1


def test_a_member_without_a_name_spoils_nothing() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), "Dear Ana")
        archive.writestr("b.txt", "Breast cancer was found in March 2014.")
    part = formats.read(written.getvalue(), transcript=Transcript(name="x.zip", record=RECORD))
    assert [type(fact.says) for fact in part.facts] == [Diagnosis]


def test_of_what_was_taken_along_only_the_facts_are_read() -> None:
    note = b"Invasive ductal carcinoma of the left breast, diagnosed in May 2016."
    told = {"rumbo-facts.json": b'{"format": "rumbo-facts", "version": 1}'}
    paper = {"records/001 note.txt": note}
    assert read(zipped(paper)).facts
    assert read(zipped(told | paper)).facts
    whole = read(zipped({"README-LEAME.txt": b"What is in here"} | told | paper))
    assert (whole.facts, whole.troubles) == ((), ())
