"""The self-check against IPDAS is what the content gives, and says no where the answer is no."""

from __future__ import annotations

import subprocess
import sys

from tests.guards.source import ROOT

PAGE = ROOT / "docs" / "reference" / "ipdas.md"


def rows() -> dict[str, list[str]]:
    """The answers, by cancer."""
    answers = PAGE.read_text(encoding="utf-8").partition("## The answers")[2]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in answers.splitlines() if line.startswith("| ")]
    return {name: rest for name, *rest in cells[2:]}


def test_the_page_is_what_the_content_gives() -> None:
    checked = subprocess.run(
        [sys.executable, "scripts/ipdas.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_every_cancer_qualifies_but_for_stating_the_decision_which_the_person_does() -> None:
    for name, answers in rows().items():
        assert answers[:6] == ["yes", "part", "yes", "yes", "yes", "yes"], name


def test_what_is_not_there_is_called_so() -> None:
    for name, answers in rows().items():
        assert answers[6:12] == ["yes", "yes", "yes", "no", "part", "no"], name


def test_no_cancer_is_called_reviewed() -> None:
    assert {answers[-1] for answers in rows().values()} == {"no"}
