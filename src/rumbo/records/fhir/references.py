"""Who refers to whom in one file: "Condition/abc", whole addresses, urn:uuid, and what is contained in a resource."""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(r"(?:^|/)([A-Z][A-Za-z]+/[A-Za-z0-9._|-]+)(?:/_history/[^/]+)?$")


def key_of(reference: str, full_urls: dict[str, str], *, container: str = "") -> str:
    """The key ("Condition/abc") that a reference means, or the reference itself when it is of no known form.

    `full_urls` gives the keys of the entries of a bundle by their whole address; a reference that starts with # means
    something inside `container`.

    >>> key_of("https://ejemplo.invalid/fhir/Condition/abc/_history/2", {})
    'Condition/abc'
    """
    known = full_urls.get(reference)
    if known is not None:
        return known
    if reference.startswith("#"):
        return container + reference
    found = _ADDRESS.search(reference)
    return found[1] if found else reference
