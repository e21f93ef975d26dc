"""What the program imports is what `requirements/run.in` lists: nothing that only the checks install."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def imported() -> set[str]:
    """The first part of every absolute import in the program."""
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"rumbo"}


def listed() -> set[str]:
    """The distributions of run.in, in the spelling packages are compared by."""
    lines = (ROOT / "requirements" / "run.in").read_text(encoding="utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name}


def test_everything_the_program_imports_is_listed() -> None:
    known = packages_distributions()
    for name in imported():
        homes = {re.sub(r"[-_.]+", "-", each).lower() for each in known.get(name, [name])}
        assert homes & listed(), f"{name} is imported and not in requirements/run.in"


def test_every_listed_package_says_why() -> None:
    for part in ("run", "dev"):
        for line in (ROOT / "requirements" / f"{part}.in").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                assert part == "dev" or "#" in line, line
