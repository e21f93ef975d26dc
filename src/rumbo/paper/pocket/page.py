"""The pocket page: one HTML file that asks for nothing from anywhere, works without a network and without a server.

Its own content policy lets it run and load nothing but the style and the script inside it.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files

from rumbo.guide import VisitQuestion
from rumbo.oncology import PartialDate
from rumbo.paper.pocket.block import NOTES, PocketAnswer, title_of, write_block
from rumbo.words import Lang, Message, Sayable, both


def pocket_page(
    questions: Sequence[VisitQuestion],
    *,
    languages: tuple[Lang, ...],
    page: str,
    visit: str = "",
    visit_on: PartialDate | None = None,
    name: str = "",
    with_reasons: bool = False,
) -> bytes:
    """The questions of a visit as a file for a phone, in one language or both; `page` is what its answers come back under.

    Whom one sees, one's own name and the reasons stand in it only where they are given or asked for.
    """
    first = languages[0]
    about = [both(each) for each in (name, visit) if each] + ([visit_on] if visit_on else [])
    asked = "".join(_section(n, each, languages, with_reasons=with_reasons) for n, each in enumerate(questions, 1))
    body = (
        f"<h1>{_said('title', languages)}</h1>"
        + "".join(f'<p class="about">{_both(each, languages)}</p>' for each in about)
        + f'<p class="lead">{_said("lead", languages)}</p><p class="open">{_said("open", languages)}</p>'
        + asked
        + _notes(languages)
        + _way_back(questions, languages, page=page)
    )
    title = escape(Message("pocket-title").said(first))
    policy = f"default-src 'none'; style-src {_hash('pocket.css')}; script-src {_hash('pocket.js')}"
    return (
        f'<!doctype html>\n<html lang="{first}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{_file('pocket.css')}</style></head>"
        f'<body data-title="{escape(title_of(page))}" data-end="{escape(Message("pocket-end").said(first))}">'
        f"<main>{body}</main><script>{_file('pocket.js')}</script></body></html>\n"
    ).encode()


def _section(number: int, question: VisitQuestion, languages: tuple[Lang, ...], *, with_reasons: bool) -> str:
    why = f'<p class="why">{_both(question.why, languages)}</p>' if with_reasons else ""
    return (
        f'<section data-number="{number}" data-heading="{escape(question.text.said(languages[0]))}">'
        f'<h2><span class="number">{number}.</span> {_both(question.text, languages)}</h2>{why}'
        f'<label class="tick"><input type="checkbox" aria-describedby="n{number}"> <span>{_said("answered", languages)}'
        f'</span></label><label for="a{number}">{_said("said", languages)} <span id="n{number}">({number})</span></label>'
        f'<textarea id="a{number}" rows="4"></textarea></section>'
    )


def _notes(languages: tuple[Lang, ...]) -> str:
    heading = escape(Message("pocket-notes").said(languages[0]))
    return (
        f'<section data-number="{NOTES}" data-heading="{heading}"><h2><label for="a{NOTES}">{_said("notes", languages)}'
        f'</label></h2><textarea id="a{NOTES}" rows="5"></textarea></section>'
    )


def _way_back(questions: Sequence[VisitQuestion], languages: tuple[Lang, ...], *, page: str) -> str:
    """The button that copies; and where no script runs, a block to fill in by hand."""
    empty = [PocketAnswer(number=number) for number, _ in enumerate(questions, 1)]
    blank = write_block(empty, asked=[each.text for each in questions], page=page, lang=languages[0])
    return (
        f'<div id="with-script" hidden><p><button type="button" id="copy">{_said("copy", languages)}</button></p>'
        f'<p role="status" id="state"></p><p id="copied" hidden>{_said("copied", languages)}</p>'
        f'<p id="by-hand" hidden>{_said("by-hand", languages)}</p>'
        f'<div id="made" hidden><label for="block">{_said("block", languages)}</label>'
        '<textarea id="block" rows="8" readonly></textarea></div></div>'
        f'<noscript><p>{_said("without-script", languages)}</p><label for="blank">{_said("block", languages)}</label>'
        f'<textarea id="blank" rows="12">\n{escape(blank)}</textarea></noscript>'
    )


def _said(name: str, languages: tuple[Lang, ...]) -> str:
    return _both(Message(f"pocket-{name}"), languages)


def _both(words: Sayable, languages: tuple[Lang, ...]) -> str:
    """The words in each language of the page, once where both say the same."""
    wordings = {words.said(lang): lang for lang in reversed(languages)}
    spans = (f'<span class="words" lang="{lang}">{escape(said)}</span>' for said, lang in reversed(wordings.items()))
    return " ".join(spans)


@cache
def _file(name: str) -> str:
    return (files("rumbo.paper") / "templates" / name).read_text(encoding="utf-8")


def _hash(name: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(_file(name).encode()).digest()).decode()}'"
