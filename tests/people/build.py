"""Make the files of the invented people that nobody writes by hand: PDF, fax, photo, Word, RTF, FHIR with attachments, archives.

Run by hand, in this folder: `python build.py`, or `python build.py nelida` for one person. What it makes is committed.

Every source under `sources/<person>/` becomes one file of `<person>/`, by the end of its name:

    letter.typ             letter.pdf          set with Typst
    letter.fax.typ         letter.pdf          the same, sent by fax: a picture without a letter of text
    letter.photo.typ       letter.jpg          the same, photographed on a table with a phone
    letter.docx.txt        letter.docx         "# " a heading, "| a | b" a row of a table, the rest paragraphs
    letter.rtf.txt         letter.rtf          "# " a bold line
    bundle.fhir.json       bundle.json         "data": "@note.txt" becomes that file, in base64
    bulk.fhir.ndjson       bulk.ndjson         the same, one resource a line
    export.zip/            export.zip          a folder, its members made in the same way

What is named in an "@" stands in `sources/<person>/notes/`, and is no file of its own.
"""

from __future__ import annotations

import base64
import io
import re
import shutil
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import docx
import typst
from PIL import Image, ImageChops

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
NOTES = "notes"
ATTACHED = re.compile(rb'"@([^"]+)"')
LONG_AGO = (
    2024,
    1,
    1,
    0,
    0,
    0,
)  # one time for every member of an archive, so that the same source gives the same bytes


def pdf(source: Path, made: Path) -> None:
    """A page set with Typst."""
    made.write_bytes(typst.compile(str(source)))


def fax(source: Path, made: Path) -> None:
    """A page set with Typst as a fax machine prints it: black or white, 200 dots an inch, a little askew."""
    page = Image.open(io.BytesIO(typst.compile(str(source), format="png", ppi=200))).convert("L")
    askew = page.rotate(0.6, fillcolor=255).point(lambda grey: 255 if grey > 150 else 0).convert("1")
    long_ago = time.struct_time((*LONG_AGO, 0, 1, 0))
    askew.save(made, "PDF", resolution=200, creationDate=long_ago, modDate=long_ago)


def photo(source: Path, made: Path) -> None:
    """A page set with Typst as a phone sees it on a dark table: turned, the light falling from one side."""
    page = Image.open(io.BytesIO(typst.compile(str(source), format="png", ppi=110))).convert("L")
    seen = page.rotate(-2.2, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=70)
    light = Image.linear_gradient("L").resize(seen.size).point(lambda grey: 255 - grey // 3)
    ImageChops.multiply(seen, light).convert("RGB").save(made, "JPEG", quality=60)


def word(source: Path, made: Path) -> None:
    """A Word document of headings, tables and paragraphs."""
    document = docx.Document()
    table = None
    for line in source.read_text(encoding="utf-8").splitlines():
        cells = [each.strip() for each in line.split("|")[1:]]
        if cells:
            table = table or document.add_table(rows=0, cols=len(cells), style="Table Grid")
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
            continue
        table = None
        if line.startswith("# "):
            document.add_heading(line[2:], level=2)
        elif line.strip():
            document.add_paragraph(line)
    unsealed = io.BytesIO()
    document.save(unsealed)
    with zipfile.ZipFile(unsealed) as parts, zipfile.ZipFile(made, "w") as zipped:
        for name in parts.namelist():
            put(zipped, name, parts.read(name))


def rtf(source: Path, made: Path) -> None:
    """A rich text letter as an old word processor saves it: Windows-1252, accents escaped."""
    lines = []
    for line in source.read_text(encoding="utf-8").splitlines():
        bold = line.startswith("# ")
        text = line.removeprefix("# ").replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        escaped = "".join(each if ord(each) < 128 else f"\\'{each.encode('cp1252').hex()}" for each in text)
        lines.append(f"{{\\b {escaped}}}\\par" if bold else f"{escaped}\\par")
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}{\*\generator Letters 4.1;}\f0\fs22"
    made.write_bytes("\r\n".join([head, *lines, "}"]).encode("ascii"))


def fhir(source: Path, made: Path) -> None:
    """A FHIR file, its attached notes put in as base64."""
    notes = next(parent / NOTES for parent in source.parents if (parent / NOTES).is_dir() or parent == SOURCES)

    def attached(found: re.Match[bytes]) -> bytes:
        return b'"' + base64.b64encode((notes / found[1].decode()).read_bytes()) + b'"'

    made.write_bytes(ATTACHED.sub(attached, source.read_bytes()))


def archive(source: Path, made: Path) -> None:
    """A zip of everything in a folder, its members made first."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(made, "w") as zipped:
        make_all(source, Path(folder))
        for member in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            put(zipped, member.relative_to(folder).as_posix(), member.read_bytes())


def put(zipped: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Pack a member under one fixed time, so that the same source gives the same bytes."""
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    zipped.writestr(entry, data)


MADE = {
    ".fax.typ": (fax, ".pdf"),
    ".photo.typ": (photo, ".jpg"),
    ".typ": (pdf, ".pdf"),
    ".docx.txt": (word, ".docx"),
    ".rtf.txt": (rtf, ".rtf"),
    ".fhir.json": (fhir, ".json"),
    ".fhir.ndjson": (fhir, ".ndjson"),
    ".zip": (archive, ".zip"),
}


def make(source: Path, folder: Path) -> None:
    """Make one file of a folder from its source; a source of no known kind is copied as it stands."""
    for end, (maker, becomes) in MADE.items():
        if source.name.endswith(end):
            maker(source, folder / (source.name.removesuffix(end) + becomes))
            return
    if source.is_dir():
        (folder / source.name).mkdir(exist_ok=True)
        make_all(source, folder / source.name)
    else:
        shutil.copyfile(source, folder / source.name)


def make_all(sources: Path, folder: Path) -> None:
    """Make every file of a folder."""
    for source in sorted(sources.iterdir()):
        if source.name != NOTES:
            make(source, folder)


if __name__ == "__main__":
    for person in sys.argv[1:] or sorted(path.name for path in SOURCES.iterdir()):
        make_all(SOURCES / person, HERE / person)
