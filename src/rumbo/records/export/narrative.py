"""The words of the summary for people: each section as a short list in English and in Spanish (XHTML, as FHIR asks)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from rumbo.records.export.elements import Json
from rumbo.words import LANGUAGES, Lang, Text

# Every sign that XML 1.0 cannot hold.
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def narrative(lines: Sequence[Text]) -> Json:
    """A section's text: one list for each language, or one paragraph for each when there is a single line."""
    whole = "".join(_in_one_language(lines, lang) for lang in LANGUAGES)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{whole}</div>'}


def _in_one_language(lines: Sequence[Text], lang: Lang) -> str:
    said = [escape(_UNPRINTABLE.sub("", each.said(lang)), quote=False) for each in lines]
    if len(said) == 1:
        return f'<p lang="{lang}">{said[0]}</p>'
    return f'<ul lang="{lang}">{"".join(f"<li>{each}</li>" for each in said)}</ul>'
