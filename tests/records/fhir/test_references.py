"""A reference means the same entry in whatever form it is written."""

from __future__ import annotations

import pytest

from rumbo.records.fhir.references import key_of


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        ("Condition/abc", "Condition/abc"),
        ("https://ejemplo.invalid/fhir/Condition/abc", "Condition/abc"),
        ("Condition/abc/_history/3", "Condition/abc"),
        ("urn:uuid:1", "Condition/one"),
        ("urn:uuid:2", "urn:uuid:2"),
        ("#inside", "Procedure/o#inside"),
        ("Condition?identifier=x", "Condition?identifier=x"),
    ],
)
def test_a_reference_becomes_the_key_of_its_entry(reference: str, key: str) -> None:
    assert key_of(reference, {"urn:uuid:1": "Condition/one"}, container="Procedure/o") == key
