"""Collects what templates and forms say into each place's Spanish .po file, keeps what is translated, and compiles it.

`--check` writes nothing and fails when a sentence is missing, unused or untranslated. Needs no gettext on the machine.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "src" / "rumbo" / "web"
PLACES = (
    "frame",
    "people",
    "vault",
    "story",
    "questions",
    "opinions",
    "choices",
    "trials",
    "living",
    "help",
    "circle",
    "today",
)
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
HEADER = """# Spanish of Rumbo: neutral Latin American, usted.
msgid ""
msgstr ""
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def messages_of(place: str) -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Every sentence of a place, with the file that says it."""
    from django.utils.translation.template import templatize

    for path in sorted((WEB / place).rglob("*.py")):
        yield from _extracted(path, path.read_text(encoding="utf-8"))
    for path in sorted((WEB / place / "templates").rglob("*.html")):
        yield from _extracted(path, templatize(path.read_text(encoding="utf-8")))


def _extracted(path: Path, source: str) -> Iterator[tuple[str | tuple[str, ...], str]]:
    for _, message, _, _ in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        if message:
            yield message, path.relative_to(ROOT).as_posix()


def catalog_of(place: str) -> Catalog:
    """The Spanish catalog of a place as it should be: every sentence it says now, translated as far as it was."""
    template = Catalog()
    for message, where in messages_of(place):
        flags = ["python-format"] if "%(" in (message if isinstance(message, str) else message[0]) else []
        template.add(message, locations=[(where, None)], flags=flags)
    before = read(place)
    catalog = Catalog(locale="es")
    for entry in sorted((each for each in template if each.id), key=lambda each: str(each.id)):
        known = before.get(entry.id)
        string = known.string if known else None
        catalog.add(entry.id, string=string or "", locations=sorted(set(entry.locations)), flags=entry.flags)
    return catalog


def po_path(place: str) -> Path:
    """Where a place keeps its Spanish."""
    return WEB / place / "locale" / "es" / "LC_MESSAGES" / "django.po"


def read(place: str) -> Catalog:
    """A place's catalog as it is on disk."""
    if not po_path(place).exists():
        return Catalog(locale="es")
    with po_path(place).open("rb") as source:
        return read_po(source, locale="es")


def written(catalog: Catalog) -> bytes:
    """A catalog as it is written, without dates, so that the same catalog gives the same bytes."""
    out = io.BytesIO()
    write_po(out, catalog, width=120, include_lineno=False, omit_header=True)
    return HEADER.encode() + out.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """The sentences without Spanish."""
    return [str(entry.id) for entry in catalog if entry.id and not _complete(entry.string)]


def _complete(string: str | tuple[str, ...] | list[str]) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def main() -> None:
    """Update or check every place."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumbo.web.settings")
    troubles: list[str] = []
    for place in PLACES:
        catalog = catalog_of(place)
        if len(list(catalog)) <= 1:
            continue
        path, content = po_path(place), written(catalog)
        if "--check" in sys.argv:
            if not path.exists() or path.read_bytes() != content:
                troubles.append(f"{path.relative_to(ROOT)}: not as the pages say it; run: make messages")
            troubles += [f"{place}: no Spanish for {each!r}" for each in untranslated(catalog)]
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        with path.with_suffix(".mo").open("wb") as out:
            write_mo(out, catalog)
        print(f"{place}: {len(list(catalog)) - 1} sentences, {len(untranslated(catalog))} without Spanish")
    if troubles:
        sys.exit("\n".join(troubles))


if __name__ == "__main__":
    main()
