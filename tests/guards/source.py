"""The program's own source, as the guards read it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "rumbo"
CONTENT = SOURCE / "content"
WEB = SOURCE / "web"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[Path, ...]:
    """Every module we wrote by hand."""
    return tuple(sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """A module's name, as it is imported."""
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def functions(path: Path) -> Iterator[Function]:
    """Every function of a module, at any depth."""
    return (each for each in ast.walk(tree(path)) if isinstance(each, Function))


def public(path: Path) -> Iterator[ast.ClassDef | Function]:
    """The classes and functions that others may use: what is private, or within something private, is left out."""
    yield from _public(tree(path).body)


def _public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | Function]:
    for each in body:
        if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not each.name.startswith("_"):
            yield each
            if isinstance(each, ast.ClassDef):
                yield from _public(each.body)


def imported(path: Path) -> Iterator[str]:
    """Every module that a module imports."""
    for each in ast.walk(tree(path)):
        if isinstance(each, ast.Import):
            yield from (alias.name for alias in each.names)
        elif isinstance(each, ast.ImportFrom) and each.module:
            yield each.module
            yield from (f"{each.module}.{alias.name}" for alias in each.names)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that belongs to the project: what git knows, or what is there where git is not."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return tuple(
            path for part in ("src", "tests", "docs", "scripts") for path in (ROOT / part).rglob("*") if path.is_file()
        )
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())
