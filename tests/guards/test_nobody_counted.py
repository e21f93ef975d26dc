"""Nobody who helps is counted against anybody: the rooms of the circle neither tally nor rank people."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.guards.source import SOURCE, name_of, tree

ROOMS = (SOURCE / "guide" / "circle", SOURCE / "web" / "circle")
TALLIES = {"Counter", "most_common", "annotate", "aggregate", "Count", "groupby", "nlargest", "nsmallest"}
SORTS = {"sorted", "sort", "order_by"}
PEOPLE = {"hands", "hand", "name", "names", "by"}
TALLIED_BY_NAME = ("dict[str, int]", "Mapping[str, int]", "defaultdict[str, int]")


def _named(part: ast.AST) -> set[str]:
    return {
        each.id if isinstance(each, ast.Name) else each.attr
        for each in ast.walk(part)
        if isinstance(each, ast.Name | ast.Attribute)
    }


def tallies_in(module: ast.Module) -> Iterator[str]:
    """What a module does that could say who did more or less: a tally, a number by name, people sorted by a number."""
    for each in ast.walk(module):
        if isinstance(each, ast.Name | ast.Attribute) and _named(each) & TALLIES:
            yield ast.unparse(each)
        if isinstance(each, ast.Subscript) and ast.unparse(each) in TALLIED_BY_NAME:
            yield ast.unparse(each)
        if isinstance(each, ast.Call) and _named(each.func) & SORTS:
            keys = [keyword.value for keyword in each.keywords if keyword.arg == "key"]
            if any(_named(key) & PEOPLE and "len" in _named(key) for key in keys):
                yield ast.unparse(each)


@pytest.mark.parametrize("folder", ROOMS, ids=lambda folder: folder.parent.name)
def test_no_room_of_the_circle_tallies_people(folder: object) -> None:
    paths = [path for each in ROOMS if each == folder for path in each.rglob("*.py")]
    assert paths
    assert {name_of(path): found for path in paths if (found := list(tallies_in(tree(path))))} == {}


@pytest.mark.parametrize(
    "written",
    [
        "Counter(task.hands)", "rows.annotate(n=Count('hands'))", "done: dict[str, int] = {}",
        "sorted(people, key=lambda each: len(each.hands))",
    ],
)  # fmt: skip
def test_a_tally_is_found(written: str) -> None:
    assert list(tallies_in(ast.parse(written)))


def test_an_alphabet_is_no_tally() -> None:
    assert not list(tallies_in(ast.parse("sorted(names, key=str.casefold)")))
