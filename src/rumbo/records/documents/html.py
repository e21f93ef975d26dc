"""Web pages, as portals save them: blocks and table rows as lines; scripts, styles and what is hidden are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml import html as markup

from rumbo.records.documents.document import CELL_GAP, Document, bounded, number_lines
from rumbo.records.documents.text import decode

_DECLARED: Final = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_START: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT: Final = re.compile(
    rb"\s*<(?:div|p|table|h[1-6]|span|ul|ol|section|article|pre|b|font)\b[^>]*>", re.IGNORECASE
)
_LOOK: Final = 4_000
_NOT_SAID: Final = frozenset({
    "script", "style", "head", "template", "noscript", "iframe", "object", "embed", "svg", "math", "select",
    "textarea", "button", "audio", "video", "canvas", "map", "title",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
    "ul",
})  # fmt: skip
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_GAP: Final = "\x1f"  # between cells until white space has been made one


def is_html(data: bytes) -> bool:
    """Whether bytes are a web page or a piece of one."""
    start = data[:_LOOK].removeprefix(b"\xef\xbb\xbf")
    return bool(_START.match(start) or _FRAGMENT.match(start))


def read_html(data: bytes) -> Document:
    """The text of a web page: a line for each block, line break and table row."""
    parser = markup.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = markup.document_fromstring(_utf8(data), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):  # nothing but tags, or none that can be understood
        return Document(format="html")
    pieces: list[str] = []
    _collect(root, pieces)
    lines, troubles = bounded(number_lines(_lines("".join(pieces)), count_empty=False))
    return Document(format="html", lines=lines, troubles=troubles)


def _utf8(data: bytes) -> bytes:
    """The page in UTF-8. A page that says it is in another encoding and is valid UTF-8 was converted on its way."""
    try:
        data.decode()
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:_LOOK])
        try:
            text = data.decode(declared[1].decode("ascii"), "replace") if declared else decode(data)
        except LookupError:
            text = decode(data)
        return text.encode("utf-8", "replace")
    return data


def _collect(root: etree._Element, pieces: list[str]) -> None:
    """The text below an element, with a line break around blocks and a mark between cells. Never recursive: pages nest deeply."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        skipped = name in _NOT_SAID or _is_hidden(element)
        if event == "start":
            if skipped:
                walk.skip_subtree()
                continue
            pieces.append(_before(name, element))
            pieces.append(_spaced(element.text, element))
        else:
            if not skipped and name in _BLOCKS:
                pieces.append("\n")
            pieces.append(_spaced(element.tail, element.getparent()))


def _before(name: str, element: etree._Element) -> str:
    if name in ("td", "th"):
        return _GAP if element.getprevious() is not None else ""
    return "\n" if name in _BLOCKS or name == "br" else ""


def _spaced(text: str | None, element: etree._Element | None) -> str:
    """The text as a browser shows it: white space is one space, but for text that is set as it is written."""
    if not text:
        return ""
    written = any(each.tag == "pre" for each in (element, *element.iterancestors())) if element is not None else False
    return text if written else re.sub(r"\s+", " ", text)


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield CELL_GAP.join(" ".join(cell.split()) for cell in line.split(_GAP))
