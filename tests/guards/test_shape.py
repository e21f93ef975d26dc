"""The shape that keeps the source readable: small modules, small functions, rooms named for what is in them, all explained."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.guards.source import SOURCE, functions, modules, name_of, public, tree

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
NO_NOUN = {"utils", "util", "helpers", "helper", "common", "base", "misc", "shared", "lib"}

LONGER: dict[str, str] = {}  # a module or function that may be longer, and why
NAMED_BY_OTHERS = {"rumbo.web.vault.sqlcipher.base": "Django looks for an engine's connection in a module of this name"}

each_module = pytest.mark.parametrize("path", modules(), ids=name_of)


@each_module
def test_a_module_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE or name_of(path) in LONGER


@each_module
def test_a_function_is_short(path: Path) -> None:
    for each in functions(path):
        length = (each.end_lineno or each.lineno) - each.lineno + 1
        assert length <= LONGEST_FUNCTION or f"{name_of(path)}.{each.name}" in LONGER, (each.name, length)


@each_module
def test_a_module_lives_in_the_room_of_its_noun(path: Path) -> None:
    names = set(name_of(path).split("."))
    assert not names & NO_NOUN or name_of(path) in NAMED_BY_OTHERS


@each_module
def test_a_module_says_what_it_answers(path: Path) -> None:
    said = ast.get_docstring(tree(path)) or ""
    assert said
    assert len(said.splitlines()) <= 10


@each_module
def test_what_others_may_use_is_explained_in_a_whole_sentence(path: Path) -> None:
    for each in public(path):
        if isinstance(each, ast.ClassDef) and each.name in {"Meta", "Privacy"}:
            continue
        if each.name.startswith("__") or _is_overload(each):
            continue
        said = (ast.get_docstring(each) or "").strip()
        assert said, f"{each.name} has no docstring"
        if said.startswith("https://"):  # a shape of somebody else's standard: its own page explains it
            continue
        first = said.split("\n\n")[0].strip()
        assert first[0].isupper() or not first[0].isalpha(), f"{each.name}: {first}"
        assert first[-1] in ".:?!)", f"{each.name}: {first}"


def _is_overload(each: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in each.decorator_list)


def test_half_of_all_functions_are_under_nine_lines() -> None:
    lengths = sorted((each.end_lineno or 0) - each.lineno for path in modules() for each in functions(path))
    assert lengths[len(lengths) // 2] < 12


def test_no_folder_is_named_for_nothing() -> None:
    assert not {each.name for each in SOURCE.rglob("*") if each.is_dir()} & NO_NOUN


def test_what_may_be_longer_still_is() -> None:
    assert LONGER.keys() <= {name_of(path) for path in modules()} | {
        f"{name_of(path)}.{each.name}" for path in modules() for each in functions(path)
    }
