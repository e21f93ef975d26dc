"""The words of a resource without its XHTML: a last resort for the quoted line."""

from __future__ import annotations

import html
import re
from typing import Final

from rumbo.records.fhir.datatypes import Narrative

_TAG: Final = re.compile(r"<[^<>]*>")


def words(narrative: Narrative | None, *, most: int = 300) -> str:
    """The narrative as one line of text, at most so many characters.

    >>> words(Narrative(div="<div><b>Breast</b>&nbsp;cancer</div>"))
    'Breast cancer'
    """
    if narrative is None or not narrative.div:
        return ""
    text = html.unescape(_TAG.sub(" ", narrative.div[: most * 20]))
    return " ".join(text.split())[:most]
