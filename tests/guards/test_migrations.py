"""While a new version is brought in, an older one still serves pages: no migration may break it, or hold it up for long.

The rule is in docs/how-to/host.md. It counts for every migration after the first of its place: those make tables nobody uses yet.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.guards.source import SOURCE

# What a running older version would trip over, or what holds a table while every row of it is read or written.
BREAKS = {
    "RemoveField": "an older version still names this column",
    "RenameField": "an older version still uses the old name",
    "DeleteModel": "an older version still names this table",
    "RenameModel": "an older version still uses the old name",
    "AlterModelTable": "an older version still uses the old name",
    "AlterField": "PostgreSQL may write the whole table anew, and holds it meanwhile",
    "AlterUniqueTogether": "every row is read while nobody may write",
    "AddIndex": "nobody may write meanwhile: AddIndexConcurrently does not hold them up",
    "AddConstraint": "every row is read while nobody may write: AddConstraintNotValid and ValidateConstraint do not",
    "RunSQL": "what it does cannot be seen",
    "RunPython": "rows are changed one by one in one transaction, and at a host they are sealed",
}

# A migration that breaks the rule on purpose, once no version that needs the old shape runs anywhere: what, and which release.
MEANT: dict[str, str] = {}


def migrations() -> list[Path]:
    """Every migration after the first of its place."""
    found = sorted(SOURCE.glob("web/*/migrations/[0-9]*.py"))
    return [each for each in found if not each.name.startswith("0001_")]


def breaking(source: str) -> list[str]:
    """What in a migration an older version would trip over."""
    made = _tables_made(ast.parse(source))
    return [wrong for call in _operations(ast.parse(source)) if (wrong := _wrong_with(call, made))]


def _operations(tree: ast.AST) -> list[ast.Call]:
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call)]
    return [each for each in calls if re.match(r"^(migrations|operations)\.", ast.unparse(each.func))]


def _tables_made(tree: ast.AST) -> set[str]:
    """Tables of this very migration: nobody uses them yet."""
    return {str(_word(each, "name")).lower() for each in _operations(tree) if _kind(each) == "CreateModel"}


def _wrong_with(call: ast.Call, made: set[str]) -> str:
    kind, table = _kind(call), str(_word(call, "model_name")).lower()
    if table in made or (kind == "AlterUniqueTogether" and str(_word(call, "name")).lower() in made):
        return ""
    if kind == "AddField":
        return "" if _may_be_left_out(call) else f"{kind} {table}: an older version writes rows without this column"
    return f"{kind} {table}: {BREAKS[kind]}" if kind in BREAKS else ""


def _may_be_left_out(call: ast.Call) -> bool:
    """Whether the database itself fills the column in a row that an older version writes: it is null, or has a db_default.

    Django's own default is of no help: it is taken off the column once the rows are filled. A column over many tables or a
    table between two is no column of this one.
    """
    field = next((each.value for each in call.keywords if each.arg == "field"), None)
    if not isinstance(field, ast.Call):
        return False
    if ast.unparse(field.func).endswith("ManyToManyField"):
        return True
    told = {each.arg: ast.unparse(each.value) for each in field.keywords}
    return (told.get("null") == "True" or "db_default" in told) and told.get("unique") != "True"


def _kind(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _word(call: ast.Call, name: str) -> str | None:
    found = next((each.value for each in call.keywords if each.arg == name), None)
    return found.value if isinstance(found, ast.Constant) and isinstance(found.value, str) else None


def test_every_place_with_tables_is_looked_at() -> None:
    places = {each.parents[1].name for each in SOURCE.glob("web/*/migrations/0001_*.py")}
    assert {"people", "vault", "story"} <= places


def test_no_migration_breaks_an_older_version_that_still_runs() -> None:
    found = {f"{each.parents[1].name}/{each.stem}": breaking(each.read_text("utf-8")) for each in migrations()}
    assert {name: wrong for name, wrong in found.items() if wrong and name not in MEANT} == {}
    assert MEANT.keys() <= found.keys(), "a migration that is meant to break the rule is not there"


@pytest.mark.parametrize(
    "operation",
    [
        'migrations.RemoveField(model_name="visit", name="place")',
        'migrations.RenameField(model_name="visit", old_name="place", new_name="where")',
        'migrations.DeleteModel(name="Visit")',
        'migrations.AlterField(model_name="visit", name="place", field=models.TextField())',
        'migrations.AddField(model_name="visit", name="place", field=models.TextField())',
        'migrations.AddField(model_name="visit", name="place", field=models.TextField(default=""))',
        'migrations.AddField(model_name="visit", name="place", field=models.TextField(null=True, unique=True))',
        'migrations.AddField(model_name="visit", name="place", field=FIELD)',
        'migrations.AddIndex(model_name="visit", index=models.Index(fields=["on"], name="on"))',
        'migrations.AlterUniqueTogether(name="visit", unique_together={("story", "on")})',
        "migrations.RunPython(fill)",
        'migrations.RunSQL("DROP TABLE visit")',
    ],
)
def test_what_breaks_an_older_version_is_found(operation: str) -> None:
    assert len(breaking(f"operations = [{operation}]")) == 1


@pytest.mark.parametrize(
    "operation",
    [
        'migrations.CreateModel(name="Visit", fields=[])',
        'migrations.AddField(model_name="visit", name="place", field=models.TextField(null=True))',
        'migrations.AddField(model_name="visit", name="place", field=models.TextField(db_default=""))',
        'migrations.AddField(model_name="visit", name="people", field=models.ManyToManyField(to="people.reader"))',
        'migrations.AlterModelOptions(name="visit", options={"ordering": ["on"]})',
        'operations.AddIndexConcurrently(model_name="visit", index=models.Index(fields=["on"], name="on"))',
        'migrations.CreateModel(name="Visit"), migrations.AddIndex(model_name="visit", index=models.Index(name="on"))',
        'migrations.CreateModel(name="Visit"), migrations.AlterUniqueTogether(name="visit", unique_together=set())',
    ],
)
def test_what_an_older_version_does_not_notice_is_let_through(operation: str) -> None:
    assert breaking(f"operations = [{operation}]") == []
