"""Files made to do harm are refused and explained within the child's limits, and the rest of the folder is read."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rumbo.course.facts import Diagnosis
from rumbo.records import read
from tests.records.apple.exported import DOCTYPE, health_data, weight
from tests.records.packed import overlapping, zipped
from tests.records.written import breast_cancer, bundle, resource

GOOD = bundle(resource("Patient", "p1", name=[{"text": "Ana Núñez"}]), breast_cancer())
TWO_GIGABYTES = 2_000_000_000
LAUGHS = "".join(
    f'<!ENTITY l{n} "{"ja" if n == 0 else f"&l{n - 1};" * 10}">' for n in range(10)
)  # each ten times the one before
OUTSIDE = '<!ENTITY x SYSTEM "file:///etc/hostname">'


def declared(entities: str) -> bytes:
    """An export.xml with words that stand for others, and a use of them."""
    doctype = DOCTYPE.replace("]>", f"{entities}]>")
    return health_data(weight("&l9;&x;", "2025-04-02"), doctype=doctype)


def clinical(entities: str) -> bytes:
    """A clinical document with the same."""
    return f"""<?xml version="1.0"?><!DOCTYPE ClinicalDocument [{entities}]>
<ClinicalDocument xmlns="urn:hl7-org:v3"><title>&l9;&x;</title></ClinicalDocument>""".encode()


def nested_zips(deep: int) -> bytes:
    """A zip in a zip in a zip, and so on."""
    data = zipped({"a.json": GOOD})
    for _ in range(deep):
        data = zipped({"in.zip": data, "again.zip": data})
    return data


def spread_bomb() -> bytes:
    """Members of blanks, packed to a thousandth of their size."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("0.json", "w") as member:
            for _ in range(30):
                member.write(b" " * 1_000_000)
        for number in range(1, 20):
            archive.writestr(f"{number}.json", b" " * 1_000_000)
    return packed.getvalue()


def many_members() -> bytes:
    """An archive with more files than anybody brings."""
    return zipped(dict.fromkeys((f"{number}.txt" for number in range(21_000)), b""), method=zipfile.ZIP_STORED)


# Each with what is said of it; None where a file is read and nothing in it does harm.
BAD: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "zeros packed with gzip": (lambda: gzip.compress(bytes(300_000_000), 9), {"records-broken"}),
    "blanks packed with gzip": (lambda: gzip.compress(b" " * 210_000_000, 1), {"records-too-big"}),
    "members that shrank too well": (spread_bomb, {"records-packed-bomb", "records-empty"}),
    "members that share their bytes": (lambda: overlapping(GOOD, names=40), {"records-packed-bomb", "records-parts-odd"}),
    "zips in zips in zips": (lambda: nested_zips(6), {"records-packed-deep"}),
    "too many members": (many_members, {"records-packed-many"}),
    "laughs in an export": (lambda: declared(LAUGHS), {"records-entities"}),
    "another file in an export": (lambda: declared(OUTSIDE), {"records-entities"}),
    "elements in elements": (lambda: b"<HealthData>" + b"<a>" * 3_000_000, {"records-ends-early"}),
    "arrays in arrays": (lambda: b'[{"resourceType": "Bundle"},' + b"[" * 3_000_000, {"records-broken", "records-ends-early"}),
    "objects in objects": (
        lambda: b'{"resourceType": "Basic", "a":' + b'{"a":' * 2_000_000,
        {"records-broken", "records-ends-early"},
    ),
    "one line without an end": (
        lambda: b'{"resourceType": "Basic"}\n{"resourceType": "' + b"x" * 150_000_000,
        {"records-entry-odd"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_and_explained_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    make, said = BAD[name]
    (tmp_path / "bad.bin").write_bytes(make())
    (tmp_path / "good.json").write_bytes(GOOD)
    reading = read(tmp_path)
    of_bad = {problem.what.id for problem in reading.problems if problem.file.startswith("bad.bin")}
    assert of_bad
    assert of_bad <= said
    assert [fact.source.file for fact in reading.facts if fact.source and isinstance(fact.says, Diagnosis)].count(
        "good.json"
    ) == 1
    assert not [problem for problem in reading.problems if problem.file == "good.json"]


def test_a_clinical_document_opens_nothing_that_it_names(tmp_path: Path) -> None:
    secret = tmp_path / ".secret"
    secret.write_text("penicillin", encoding="utf-8")
    (tmp_path / "outside.xml").write_bytes(clinical(f'<!ENTITY x SYSTEM "{secret.as_uri()}">'))
    (tmp_path / "laughs.xml").write_bytes(clinical(LAUGHS))
    (tmp_path / "good.json").write_bytes(GOOD)
    reading = read(tmp_path)
    assert "penicillin" not in str(reading)
    assert len([fact for fact in reading.facts if isinstance(fact.says, Diagnosis)]) == 1


def test_a_file_of_two_gigabytes_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "sparse.bin").open("wb") as sparse:
        sparse.truncate(TWO_GIGABYTES)
    (tmp_path / "good.json").write_bytes(GOOD)
    reading = read(tmp_path)
    assert [(problem.file, problem.what.id) for problem in reading.problems] == [("sparse.bin", "records-broken")]
    assert [record.size_bytes for record in reading.records] == [len(GOOD), TWO_GIGABYTES]
    assert [fact for fact in reading.facts if isinstance(fact.says, Diagnosis)]
