"""Sets a sheet: a template and its data become a tagged PDF (PDF/UA-1). What the sheet says is its own module's matter.

The data reach the template as JSON, never as markup, so nothing that a record says can change the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import pypdfium2
import typst

from rumbo.oncology import PartialDate
from rumbo.words import Lang, Message, Sayable, say

PaperSize = Literal["us-letter", "a4"]
_NO_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_STAND_IN = "□"


def typeset(
    template: str,
    data: Mapping[str, Any],
    *,
    title: Sayable,
    languages: tuple[Lang, ...],
    printed_on: PartialDate,
    paper: PaperSize = "us-letter",
    drawings: Mapping[str, str] | None = None,
    point: float = 13,
) -> bytes:
    """A PDF from templates/<template>.typ; `drawings` are SVG files by name, `point` is the size of its type.

    Only the bundled fonts are used, so that a sheet is the same on every computer. A name in a script they lack is set
    in a font of this computer, and what no font can show is marked by an empty box.
    """
    if not languages:
        raise ValueError("a sheet is in at least one language")
    page = {
        **data,
        "langs": list(languages),
        "title": in_both(title),
        "paper": paper,
        "point": point,
        "printed": in_both(Message("sheet-printed", {"on": printed_on})),
        "kept": in_both(Message("sheet-kept")),
        "page": in_both(Message("sheet-page")),
        "of": in_both(Message("sheet-page-of")),
    }
    sources = {f"{name}.typ": _template(name) for name in (template, "sheet")}
    sources["main.typ"] = f'#include "{template}.typ"'.encode()
    sources |= {name: svg.encode() for name, svg in (drawings or {}).items()}
    return _compiled(sources, json.dumps(page, ensure_ascii=False))


def in_both(said: Sayable) -> dict[Lang, str]:
    """Something to say as the templates take it: one wording for each language."""
    return {"en": said.said("en"), "es": said.said("es")}


def chrome(prefix: str, *names: str) -> dict[str, dict[Lang, str]]:
    """The fixed words of a sheet: the sentences sheet-<prefix>-<name>, by name with underscores."""
    messages = {name: Message(f"sheet-{prefix}-{name}") for name in names}
    return {
        name.replace("-", "_"): {"en": say(message, "en"), "es": say(message, "es")}
        for name, message in messages.items()
    }


@cache
def _template(name: str) -> bytes:
    return (files("rumbo.paper") / "templates" / f"{name}.typ").read_bytes()


def _compiled(sources: Mapping[str, bytes], data: str) -> bytes:
    """Compile; what the bundled fonts cannot show is tried with this computer's fonts, and at last replaced."""
    bundled_only = True
    while True:
        try:
            return _pdf({**sources, "data.json": data.encode()}, bundled_only=bundled_only)
        except typst.TypstError as error:
            missing = _missing_characters(str(error))
            shown = data if bundled_only else data.translate(dict.fromkeys(missing, _STAND_IN))
            if not missing or (shown == data and not bundled_only):
                raise  # a slip of ours, or a character of our own templates
            data, bundled_only = shown, False


def _missing_characters(error: str) -> set[int]:
    """The characters an error says no font has; those that cannot be seen it writes as \\u{378}."""
    found = _NO_GLYPH.search(error)
    if found is None:
        return set()
    words = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), found[1])
    return {ord(character) for character in words}


def _pdf(sources: Mapping[str, bytes], *, bundled_only: bool) -> bytes:
    pdf: bytes = typst.compile(  # type: ignore[call-overload]  # its stubs leave out that files may be in memory
        dict(sources), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=bundled_only
    )
    return pdf


def on_one_page(printed: Callable[[float], bytes], *, points: Sequence[float]) -> bytes:
    """The first of the sizes of type (in points) at which a sheet has one page; the smallest when none has."""
    pdf = b""
    for point in points:
        pdf = printed(point)
        if pages_of(pdf) == 1:
            break
    return pdf


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
