"""Prints a chapter whose rules are told by short stories: each test's name, its facts as a table, and what follows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from rumbo.words.message import sentences
from tests.spec.chapter import table


def told(path: Path, *, title: str, opening: str = "") -> str:
    """The chapter as a page in Markdown: the docstring, then a section for each test that has a story of facts."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    lines = [f"# {title}", "", opening or _says(module)]
    lines += [
        "",
        f"Each story is run as a test (`tests/{path.as_posix().partition('/tests/')[2]}`); this page is printed from them.",
    ]
    lines += ["No clinician has gone over this page yet."]
    stories = _stories(module)
    for test in module.body:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            lines += _section(test, stories)
    return "\n".join(lines) + "\n"


def sentences_table(*prefixes: str) -> str:
    """A section with what each id stands for, as it is said to people."""
    rows = ((name, str(each.en)) for name, each in sentences().items() if name.startswith(prefixes))
    return "\n".join(["", "## What is said", "", *table(("id", "sentence"), rows)]) + "\n"


def _says(module: ast.Module) -> str:
    said = ast.get_docstring(module) or ""
    return said.partition("\n\n")[2].strip()


def _stories(module: ast.Module) -> dict[str, str]:
    """The stories that a module names, as facts that come before those of a test."""
    return {
        target.id: each.value.value
        for each in module.body
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Constant) and isinstance(each.value.value, str)
        for target in each.targets
        if isinstance(target, ast.Name)
    }


def _section(test: ast.FunctionDef, stories: dict[str, str]) -> Iterator[str]:
    facts = [each for each in _texts(test) if "\n" in each and "|" in each]
    expected = [each for each in _texts(test) if "\n" not in each and " | " in each]
    if not facts or not expected:
        return
    begun = _begun(test, stories)
    rows = [[cell.strip() for cell in row.split("|")] for part in (begun, *facts) for row in part.strip().splitlines()]
    name = test.name.removeprefix("test_").replace("_", " ")
    yield from ("", f"## {name[:1].upper()}{name[1:]}", "")
    yield from table(rows[0], rows[1:])
    yield from ("", "What follows:", "")
    yield from (f"- `{each}`" for each in expected)


def _texts(test: ast.FunctionDef) -> list[str]:
    found = (each for each in ast.walk(test) if isinstance(each, ast.Constant) and isinstance(each.value, str))
    return [
        each.value
        for each in sorted(found, key=lambda each: (each.lineno, each.col_offset))
        if isinstance(each.value, str)
    ]


def _begun(test: ast.FunctionDef, stories: dict[str, str]) -> str:
    """The facts that come first: those a test names itself, else by the helper it calls; none where it tells all."""
    names = [each.id for each in ast.walk(test) if isinstance(each, ast.Name)]
    named = next((name for name in names if name in stories), None)
    if named:
        return stories[named]
    if "with_ovary" in names:
        return stories["OVARY"]
    return stories["BREAST"] if "after" in names else ""
