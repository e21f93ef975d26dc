"""The words of the summary for people: each section as a short list in English and in Spanish (XHTML, as FHIR asks)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rumbo.records.export.elements import Json
from rumbo.words import LANGUAGES, Lang, Text


def narrative(lines: Sequence[Text]) -> Json:
    """A section's text: one list for each language, or one paragraph for each when there is a single line."""
    whole = "".join(_in_one_language(lines, lang) for lang in LANGUAGES)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{whole}</div>'}


def _in_one_language(lines: Sequence[Text], lang: Lang) -> str:
    said = [escape(_printable(each.said(lang)), quote=False) for each in lines]
    if len(said) == 1:
        return f'<p lang="{lang}">{said[0]}</p>'
    return f'<ul lang="{lang}">{"".join(f"<li>{each}</li>" for each in said)}</ul>'


def _printable(words: str) -> str:
    """Words without the signs that XML cannot hold."""
    return "".join(sign for sign in words if sign in "\t\n\r" or sign >= " " and not "\ud800" <= sign <= "\udfff")
