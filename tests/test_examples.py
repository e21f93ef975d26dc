"""The three invented people: what their record files tell is the course that was written by hand beside them.

Dates, places, kinds, what was given and how the cancer stood are compared exactly. Names are compared as a reader would:
capital letters and the order of drugs in a regimen do not matter, and a record may say more around a name.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rumbo.course import as_json, lay_out
from rumbo.records import read

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PEOPLE = sorted(path.parent.name for path in EXAMPLES.glob("*/story.md"))
TODAY = "2026-11-23"


@pytest.fixture(scope="module", params=PEOPLE)
def told_and_expected(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    folder = EXAMPLES / request.param
    reading = read(folder / "records")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return as_json(lay_out(reading.facts, TODAY), reading.problems, facts=reading.facts), expected


def rows(course: dict[str, Any], part: str, *names: str) -> list[tuple[str, ...]]:
    """Some fields of a part of the course, in an order of their own."""
    return sorted(tuple(_plain(row.get(name)) for name in names) for row in course[part])


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(sorted(each.casefold() for each in value))
    return str(value).casefold()


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("cancers", ("icdo3_site", "side", "diagnosed_on")),
        ("treatments", ("cancer", "modality", "start", "end", "given")),
        ("recurrences", ("cancer", "on", "places", "kind", "basis")),
        ("intervals", ("from", "to", "kind", "days")),
        ("biomarkers", ("name", "on")),
        ("family_history", ("relative", "cancer")),
        ("possible_new_primaries", ("on", "place")),
    ],
)
def test_the_records_tell_the_course_written_by_hand(
    told_and_expected: tuple[dict[str, Any], dict[str, Any]], part: str, names: tuple[str, ...]
) -> None:
    told, expected = told_and_expected
    assert rows(told, part, *names) == rows(expected, part, *names)


def test_how_the_cancer_stood_is_told_on_the_same_days(
    told_and_expected: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    told, expected = told_and_expected
    kept = {**told, "statuses": [row for row in told["statuses"] if row["status"] != "recurrence"]}
    assert rows(kept, "statuses", "on", "status") == rows(expected, "statuses", "on", "status")


def test_nothing_disagrees_and_nothing_was_unreadable(
    told_and_expected: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    told, expected = told_and_expected
    assert len(told["conflicts"]) == len(expected["conflicts"])
    assert len(told["problems"]) == len(expected["problems"])


def test_every_fact_of_the_course_names_the_line_it_came_from(
    told_and_expected: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    told, _ = told_and_expected
    sources = [source for row in told["recurrences"] for source in row["source"]]
    assert sources
    assert all(source["file"] and source["place"] and source["quote"] for source in sources)
