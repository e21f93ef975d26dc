"""The invented people of `tests/people`: what their truth says stands in their files, word for word."""

from __future__ import annotations

import base64
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from lxml import etree
from striprtf.striprtf import rtf_to_text

from tests.people import build

PEOPLE = Path(__file__).resolve().parent / "people"
NAMES = sorted(path.parent.name for path in PEOPLE.glob("*/truth.json"))
BESIDE = {"truth.json", "story.md"}
JPEG = b"\xff\xd8\xff"
ATTACHMENT = re.compile(r'"data"\s*:\s*"([A-Za-z0-9+/=]{40,})"')


def truth_of(name: str) -> dict[str, Any]:
    return json.loads((PEOPLE / name / "truth.json").read_text(encoding="utf-8"))


def rows_of(truth: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every row of a truth that says where it stands."""
    for part in truth.values():
        if isinstance(part, list):
            yield from (row for row in part if isinstance(row, dict) and "source_file" in row)


def plain(text: str) -> str:
    """Words as they are compared: tags, entities and the breaking of lines do not matter."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def text_of(data: bytes, name: str) -> str:
    """Everything that is written in a file, and in what is packed or attached in it."""
    if data.startswith(JPEG):
        return ""
    if data.startswith(b"%PDF"):
        return plain(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)))
    if data.startswith(b"{\\rtf"):
        return plain(rtf_to_text(data.decode("ascii")))
    if name.endswith(".docx"):
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return plain(" ".join([paragraph.text for paragraph in document.paragraphs] + cells))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            return " ".join(text_of(zipped.read(each), each) for each in zipped.namelist())
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    attached = [base64.b64decode(found) for found in ATTACHMENT.findall(text)]
    return " ".join([plain(text), text, *(text_of(each, "") for each in attached)])


def source_text(name: str, source: str) -> str:
    """What is written in the file that a row of a truth names; "export.zip!a/b.json" is a member of an archive."""
    file, _, member = source.partition("!")
    data = (PEOPLE / name / file).read_bytes()
    if member:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            return text_of(zipped.read(member), member)
    return text_of(data, file)


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_of_a_truth_stands_in_the_file_it_names(name: str) -> None:
    rows = [row for row in rows_of(truth_of(name)) if "quote" in row]
    assert rows
    assert not [row for row in rows if row["quote"] not in source_text(name, row["source_file"])]


@pytest.mark.parametrize("name", NAMES)
def test_every_required_row_of_a_truth_is_quoted(name: str) -> None:
    truth = truth_of(name)
    required = [
        row for part in ("cancers", "treatments", "statuses", "recurrences", "biomarkers") for row in truth[part]
    ]
    assert not [row for row in required if not row.get("quote")]


@pytest.mark.parametrize("name", NAMES)
def test_the_days_of_an_interval_are_those_between_its_dates(name: str) -> None:
    for each in truth_of(name)["intervals"]:
        assert (date.fromisoformat(each["to"]) - date.fromisoformat(each["from"])).days == each["days"]


def given(name: str) -> list[Path]:
    """Every file of a person that the program is given, in folders too."""
    return [path for path in (PEOPLE / name).rglob("*") if path.is_file() and path.name not in BESIDE]


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_a_person_can_be_opened_and_says_something(name: str) -> None:
    for path in given(name):
        data = path.read_bytes()
        if path.suffix == ".json":
            assert json.loads(data)["resourceType"]
        elif path.suffix == ".ndjson":
            assert all(json.loads(line)["resourceType"] for line in data.splitlines())
        elif path.suffix == ".xml":
            assert etree.fromstring(data).tag.endswith("}ClinicalDocument")
        assert is_picture(path) or len(text_of(data, path.name)) > 80, path


def is_picture(path: Path) -> bool:
    """Whether a file is made to be a picture of a page: a fax or a photo."""
    source = PEOPLE / "sources" / path.parent.name / path.stem
    return any(source.with_name(f"{source.name}.{kind}.typ").exists() for kind in ("fax", "photo"))


@pytest.mark.parametrize("name", NAMES)
def test_no_row_of_a_truth_rests_on_a_picture(name: str) -> None:
    pictures = {path.name for path in given(name) if is_picture(path)}
    assert not any(text_of((PEOPLE / name / each).read_bytes(), each).strip() for each in pictures)
    assert not [row for row in rows_of(truth_of(name)) if row["source_file"] in pictures]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_made_says_what_its_source_says(name: str, tmp_path: Path) -> None:
    build.make_all(build.SOURCES / name, tmp_path)
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert made
    for path in made:
        kept = PEOPLE / name / path.relative_to(tmp_path)
        assert text_of(path.read_bytes(), path.name) == text_of(kept.read_bytes(), path.name), kept


def listed(which: str) -> list[str]:
    """The people that the README lists under a word, "dev" or "held"."""
    text = (PEOPLE / "README.md").read_text(encoding="utf-8")
    line = re.search(rf"^- \*\*{which}\*\*: ([^.]+)\.", text, flags=re.MULTILINE)
    assert line
    return re.findall(r"`(\w+)`", line[1])


def test_every_person_is_listed_once_to_learn_from_or_to_be_judged_by() -> None:
    assert sorted(listed("dev") + listed("held")) == NAMES


def test_the_table_of_people_says_the_same_as_the_lists() -> None:
    text = (PEOPLE / "README.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| `(\w+)` \| (dev|held) \|", text, flags=re.MULTILINE))
    assert table == {name: which for which in ("dev", "held") for name in listed(which)}


@pytest.mark.parametrize("name", NAMES)
def test_a_person_has_four_to_seven_files_and_a_story(name: str) -> None:
    files = {path.name for path in (PEOPLE / name).iterdir()}
    assert files >= BESIDE
    assert 4 <= len(files - BESIDE) <= 7
