"""A picture inside a file is found by the way to it, and whatever is in the file, nothing is raised."""

from __future__ import annotations

import base64
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.allowance import Allowance
from rumbo.records.inside import find_picture
from tests.records.cda.written_cda import document, unstructured
from tests.records.documents.papers import photo, scan
from tests.records.packed import zipped
from tests.records.written import resource

PHOTO = photo()


def found(data: bytes, *way: str) -> bytes:
    return find_picture(data, way=way, allowance=Allowance())


def entry(**attachment: str) -> bytes:
    """A bundle of a document and of a Binary that it may point to."""
    document = resource("DocumentReference", "d1", content=[{"attachment": attachment}])
    binary = resource("Binary", "b1", contentType="image/png", data=base64.b64encode(PHOTO).decode())
    entries = [{"resource": document}, {"fullUrl": "urn:uuid:1", "resource": binary}]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()


@pytest.mark.parametrize(
    ("data", "way"),
    [
        (PHOTO, ()),
        (gzip.compress(PHOTO), ()),
        (zipped({"scans/ct.png": PHOTO}), ("scans/ct.png",)),
        (zipped({"scans/ct.png": PHOTO}), ("ct.png",)),
        (zipped({"in.zip": zipped({"ct.png": PHOTO})}), ("in.zip", "ct.png")),
        (entry(data=base64.b64encode(PHOTO).decode()), ("DocumentReference/d1",)),
        (entry(url="Binary/b1"), ("DocumentReference/d1",)),
        (entry(url="urn:uuid:1"), ("DocumentReference/d1",)),
        (unstructured(PHOTO), ("attached document",)),
    ],
)
def test_a_picture_is_found_at_the_end_of_its_way(data: bytes, way: tuple[str, ...]) -> None:
    assert found(data, *way) == PHOTO


def test_a_scan_is_found_as_well() -> None:
    assert found(zipped({"fax.pdf": scan()}), "fax.pdf").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("data", "way"),
    [
        (PHOTO, ("further",)),
        (b"", ()),
        (b"a letter", ("line 1",)),
        (zipped({"ct.png": PHOTO}), ()),
        (zipped({"ct.png": PHOTO}), ("mri.png",)),
        (zipped({"ct.png": PHOTO})[:-30], ("ct.png",)),
        (zipped({"ct.txt": b"No pictures."}), ("ct.txt",)),
        (entry(), ("DocumentReference/d1",)),
        (entry(url="Binary/b1"), ("DocumentReference/d9",)),
        (unstructured(PHOTO), ("Problems",)),
        (document(), ("attached document",)),
        (b'{"resourceType":', ("Patient/p1",)),
        (b"\0\1\2", ("x",)),
    ],
)
def test_where_there_is_none_nothing_is_found(data: bytes, way: tuple[str, ...]) -> None:
    assert found(data, *way) == b""


def test_zips_in_zips_end() -> None:
    data = PHOTO
    for _ in range(6):
        data = zipped({"a.zip": data})
    assert found(data, *["a.zip"] * 6) == b""


@given(st.binary(max_size=200), st.text(max_size=20))
def test_whatever_is_in_a_file_nothing_is_raised(data: bytes, name: str) -> None:
    assert found(data, name) == b""
    assert found(b'{"resourceType":"Patient"' + data, name) == b""
    assert isinstance(found(zipped({"a.png": PHOTO})[: -len(data) or None], "a.png", name), bytes)
