"""Chapter 12. One cancer or two, as cancer registries count them: two tumours in, the answer and its rule out.

The chapter is also a page of the manual, docs/reference/same-or-new.md, made from the tables below:

    PYTHONPATH=src:. python -m tests.spec.course.test_counting
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.course import same_or_new
from rumbo.oncology import Tumour

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "same-or-new.md"
OPENING = """\
# One cancer or two, as registries count

`rumbo.course.same_or_new(earlier, later)` follows the rules with which cancer registries count the tumours of one person
(SEER: Multiple Primary Rules 2007, Solid Tumor Rules 2018 and later, Hematopoietic and Lymphoid Neoplasm Rules 2010 and later).
The year of the later tumour chooses the rules. They take it that each tumour began where it is: whether one spread from the
other is for a pathologist. To a person the answer is told as a question to bring, never as a verdict. The rules themselves are
tables: [content/course](../../src/rumbo/content/course).

Each line below is a test. A tumour is written as: when it was found, its side, its ICD-O-3 site, its cell type with behaviour
(/2 in situ, /3 invasive). This page is made from [a chapter of the specification](../../tests/spec/course/test_counting.py).
"""
CHAPTER: dict[str, str] = {
    "Breast": """
        2018-05-18 left C50.4 8500/3      | 2019-05-19 left C50.9 8500/3  | same | M18
        2018-05-18 left C50.4 8500/3      | 2019-05-19 right C50.9 8500/3 | new  | M7
        2014-05-18 left C50.4 8500/3      | 2019-05-19 left C50.9 8500/3  | new  | M5
        2019-01-18 left C50.4 8500/3      | 2019-05-19 left C50.9 8520/3  | same | M10
        2019-01-18 left C50.4 8500/3      | 2019-05-19 left C50.9 8480/3  | new  | M14
        2019-01-18 left C50.4 8504/3      | 2019-05-19 left C50.9 8509/3  | new  | M12
        2019-01-18 left C50.4 8500/2      | 2019-02-19 left C50.9 8500/3  | same | M13
        2019-01-18 left C50.4 8500/2      | 2019-05-19 left C50.9 8500/3  | new  | M17
        2019-01-18 left C50.4 8500/3      | 2019-05-19 left C50.9 8500/2  | same | M15
        2019-01-18 left C50.4 8530/3      | 2019-05-19 right C50.9 8530/3 | same | M6
        2019-01-18 left C50.4 8500/3      | 2019-05-19 C50.9 8500/3       | questionable | M7
        2019-01-18 left C50.4 8500/3      | 2019-05-19 left C50.9 8010/3  | questionable | M14
        2014 left C50.4 8500/3            | 2019 left C50.9 8500/3        | questionable | M5
        2012-01-18 left C50.4 8500/3      | 2015-05-19 left C50.9 8480/3  | new  | M12
        2012-01-18 left C50.4 8500/3      | 2015-05-19 left C50.9 8520/3  | same | M10
    """,
    "Colon and rectum": """
        2019-01-18 C18.7 8140/3           | 2019-06-19 C18.2 8140/3       | new  | M9
        2019-01-18 C18.7 8140/3           | 2019-06-19 C20.9 8140/3       | new  | M4
        2019-01-18 C18.7 8140/3           | 2019-06-19 C18.7 8140/3       | same | M15
        2019-01-18 C18.7 8140/3           | 2019-02-19 C18.7 8480/3       | same | M11
        2019-01-18 C18.7 8140/3           | 2021-06-19 C18.7 8140/3       | new  | M10
        2019-01-18 C18.7 8480/3           | 2019-06-19 C18.7 8490/3       | new  | M5
        2019-01-18 C18.7 8140/3           | 2019-06-19 C18.9 8140/3       | questionable | M9
        2012-01-18 C18.7 8140/3           | 2012-06-19 C18.7 8263/3       | same | M7
    """,
    "Lung": """
        2019-01-18 right C34.1 8140/3     | 2019-02-19 right C34.3 8140/3 | same | M7
        2019-01-18 right C34.1 8140/3     | 2019-09-19 left C34.3 8140/3  | new  | M11
        2019-01-18 right C34.1 8140/3     | 2019-02-19 left C34.3 8140/3  | questionable | M9
        2019-01-18 right C34.1 8140/3     | 2022-09-19 right C34.1 8140/3 | new  | M4
        2019-01-18 right C34.1 8041/3     | 2019-09-19 right C34.1 8140/3 | new  | M5
        2019-01-18 right C34.1 8140/3     | 2019-09-19 right C34.1 8070/3 | new  | M8
        2019-01-18 right C34.1 8140/3     | 2019-09-19 right C34.1 8046/3 | questionable | M7
    """,
    "Kidney, bladder and urinary tract": """
        2019-01-18 right C64.9 8310/3     | 2019-09-19 left C64.9 8310/3  | new  | M5
        2019-01-18 right C64.9 8310/3     | 2021-09-19 right C64.9 8310/3 | same | M13
        2019-01-18 right C64.9 8310/3     | 2019-02-01 right C64.9 8260/3 | new  | M7
        2019-01-18 C67.2 8120/3           | 2024-09-19 C67.4 8130/3       | same | M9
        2019-01-18 C67.2 8120/2           | 2024-09-19 C67.4 8130/2       | same | M7
        2019-01-18 C67.2 8120/2           | 2019-09-19 C67.4 8120/3       | new  | M6
        2019-01-18 C67.2 8120/3           | 2019-09-19 left C66.9 8120/3  | same | M11
        2019-01-18 C67.2 8120/3           | 2023-09-19 left C66.9 8120/3  | new  | M10
    """,
    "Head and neck": """
        2019-01-18 C32.0 8070/3           | 2019-09-19 C32.1 8070/3       | new  | M3
        2019-01-18 C02.1 8070/3           | 2019-09-19 C10.9 8070/3       | new  | M4
        2019-01-18 left C09.9 8070/3      | 2019-09-19 right C09.9 8070/3 | new  | M5
        2019-01-18 C02.1 8070/3           | 2024-09-19 C02.1 8070/3       | new  | M6
        2019-01-18 C02.1 8070/3           | 2021-09-19 C02.2 8071/3       | same | M12
        2019-01-18 C00.1 8070/3           | 2021-09-19 C00.1 8070/3       | questionable | M8
    """,
    "Brain": """
        2019-01-18 C71.1 9400/3           | 2021-09-19 C71.3 9440/3       | new  | M6
        2012-01-18 C71.1 9400/3           | 2014-09-19 C71.3 9440/3       | same | M6
        2019-01-18 C71.1 9401/3           | 2021-09-19 C71.3 9401/3       | same | M7
        2019-01-18 C70.0 9530/0           | 2021-09-19 C70.0 9532/0       | same | M9
        2019-01-18 C70.0 9530/0           | 2021-09-19 C70.0 9530/3       | new  | two modules
    """,
    "Melanoma of the skin": """
        2021-01-18 left C44.6 8720/3      | 2021-09-19 right C44.6 8720/3 | new  | M4
        2021-01-18 left C44.6 8720/3      | 2021-09-19 left C44.7 8720/3  | new  | M3
        2021-01-18 left C44.6 8720/3      | 2021-09-19 left C44.6 8720/3  | new  | M7
        2021-01-18 left C44.6 8720/3      | 2021-02-19 left C44.6 8720/3  | same | M6
        2021-01-18 left C44.6 8720/3      | 2021-02-19 C44.6 8720/3       | questionable | M4
    """,
    "Other organs": """
        2015-01-18 C61.9 8140/3           | 2024-09-19 C61.9 8500/3       | same | M3
        2024-01-18 C61.9 8140/3           | 2025-09-19 C61.9 8041/3       | new  | M4
        2024-01-18 left C56.9 8441/3      | 2024-02-19 right C56.9 8461/3 | same | M9
        2024-01-18 left C62.9 9061/3      | 2024-02-19 right C62.9 9061/3 | new  | M10
        2024-01-18 C25.0 8140/3           | 2025-09-19 C25.1 8140/3       | new  | M12
        2024-01-18 C25.0 8140/3           | 2024-09-19 C16.1 8140/3       | new  | M13
        2024-01-18 left C49.1 8890/3      | 2024-09-19 left C49.2 8890/3  | new  | M14
        2024-01-18 C73.9 8260/3           | 2024-02-19 C73.9 8330/3       | same | M7
        2024-01-18 C25.0 8140/3           | 2024-09-19 C25.0 8010/3       | questionable | M19
        2019-01-18 C25.0 8000/3           | 2019-09-19 C25.0 8140/3       | same | M16
        2019-01-18 C44.5 9140/3           | 2023-09-19 C16.0 9140/3       | same | M6
    """,
    "Blood and lymph": """
        2018-01-18 C77.4 9690/3           | 2023-09-19 C77.0 9690/3       | same | M2
        2018-01-18 C77.4 9690/3           | 2023-09-19 C77.0 9680/3       | new  | M10
        2018-01-18 C77.4 9680/3           | 2023-09-19 C77.0 9690/3       | questionable | M12
        2018-01-18 C77.4 9690/3           | 2018-01-28 C77.0 9680/3       | questionable | M8
        2018-01-18 C77.4 9663/3           | 2023-09-19 C16.9 9680/3       | new  | M6
        2018-01-18 C77.4 9591/3           | 2023-09-19 C77.0 9680/3       | same | M15
        2018-01-18 C42.1 9732/3           | 2023-09-19 C42.1 9861/3       | new  | M15
        2018-01-18 C41.2 9731/3           | 2023-09-19 C42.1 9732/3       | questionable | M10
        2018-01-18 C42.1 9861/3           | 2019-09-19 C49.1 9930/3       | same | M3
        2018-01-18 C77.4 9699/3           | 2023-09-19 C69.6 9699/3       | questionable | M2
    """,
    "When the rules cannot be followed": """
        2018-01-18 left C50.9             | 2019-05-19 left C50.9 8500/3  | questionable | -
        2018-01-18 left C50.9 8500/3      | left C50.9 8500/3             | questionable | -
        2018-01-18 left C50.9 8500/3      | 2019-05-19 C22.0 8500/6       | questionable | -
        2018-01-18 left C50.9 8500/3      | 2019-05-19 C77.3 8500/3       | questionable | -
        2001-01-18 left C50.9 8500/3      | 2004-05-19 left C50.9 8500/3  | questionable | -
        2018-01-18 left C50.9 8500/3      | 2019-05-19 C18.7 8140/3       | new  | two modules
    """,
}


def _tumour(written: str) -> Tumour:
    words = written.split()
    side = next((word for word in words if word in ("left", "right")), None)
    return Tumour(
        next(word for word in words if word[0] == "C"),
        morphology=next((word for word in words if "/" in word), None),
        side=side,
        diagnosed_on=next((word for word in words if word[:2] in ("20", "19") and "/" not in word), None),
    )


def _lines(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


ALL = [(title, *line) for title, table in CHAPTER.items() for line in _lines(table)]


@pytest.mark.parametrize(("title", "first", "later", "answer", "rule"), ALL, ids=[" / ".join(line[:3]) for line in ALL])
def test_two_tumours_are_counted_as_the_manual_says(title: str, first: str, later: str, answer: str, rule: str) -> None:
    reading = same_or_new(_tumour(first), _tumour(later))
    assert (reading.answer, _short(reading.rule)) == (answer, rule)


def test_the_page_of_the_manual_is_this_chapter() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def _short(rule: str) -> str:
    return rule.rpartition(", ")[2].removeprefix("SEER: ") or "-"


def page() -> str:
    """The chapter as a page of the manual: each table with the reason that a person is told."""
    parts = [OPENING]
    for title, table in CHAPTER.items():
        rows = ["| first | later | counted as | rule | because |", "|---|---|---|---|---|"]
        for first, later, answer, rule in _lines(table):
            because = same_or_new(_tumour(first), _tumour(later)).why.said("en")
            rows.append(f"| {first} | {later} | {answer} | {rule} | {because} |")
        parts.append("\n".join([f"## {title}", "", *rows, ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
