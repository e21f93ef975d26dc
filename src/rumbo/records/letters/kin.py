"""Relatives whom a letter calls by name: "her husband Tobias", and later "Tobias's own bowel cancer is in remission"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_NAME: Final = r"[A-ZÁÉÍÓÚÑ][a-záéíóúüñ]{2,}"
# Only in running text and after a possessive: "Sister Breast ca" in a list names no one.
_INTRODUCED: Final = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Ss]us?|[Mm]i)\s+(?:(?:late|older|younger|elder|twin)\s+)?"
    r"(?:husband|wife|spouse|partner|mother|father|sister|brother|son|daughter|uncle|aunt|cousin|friend"
    r"|espos[oa]|marido|mujer|pareja|madre|padre|herman[oa]|hij[oa]|t[ií][oa]|prim[oa]|amig[oa])"
    rf"(?:\s+(?:mayor|menor))?,?\s+(?P<name>{_NAME})\b"
)
_ILLNESS: Final = (
    r"\b(?:c[aá]ncer|tumou?r|enfermedad|leucemia|linfoma|mieloma|melanoma|sarcoma|carcinoma|adenocarcinoma"
    r"|remisi[oó]n)\b"
)


def relatives_named(texts: Iterable[str]) -> frozenset[str]:
    """The first names by which a text introduces relatives and friends; a name that stands before that is of another.

    >>> sorted(relatives_named(["Seen with her husband Tobias.", "Tobias's own cancer is in remission."]))
    ['Tobias']
    """
    text = "\n".join(texts)
    found = ((each["name"], each.start("name")) for each in _INTRODUCED.finditer(text))
    return frozenset(name for name, at in found if not re.search(rf"\b{name}\b", text[:at], re.IGNORECASE))


def speaks_of(text: str, names: Sequence[str]) -> int | None:
    """The letter from which a sentence speaks of the illness of one of the relatives, None when it speaks of none.

    >>> speaks_of("Tobias's own bowel cancer is in remission.", ["Tobias"]), speaks_of("Tobias drove her.", ["Tobias"])
    (0, None)
    """
    if not names:
        return None
    any_name = "|".join(map(re.escape, names))
    of_one = re.compile(
        rf"\b(?:{any_name})(?:['’]s\b|\s+(?:himself|herself|(?:also\s+)?has|(?:also\s+)?had|was\s+(?:diagnosed|treated)"
        r"|mismo|misma|(?:también\s+)?tuvo|(?:también\s+)?tiene|padeció|padece)\b)"
        rf"|(?i:{_ILLNESS})[^.;,:]{{0,40}}?\bde\s+(?:{any_name})\b"
    )
    found = of_one.search(text)
    return found.start() if found else None
