"""Who may see a page: the pages that are open before a file is are listed here one by one; a page that writes takes no GET."""

from __future__ import annotations

import ast

import pytest
from django.urls import URLPattern, get_resolver

from tests.guards.source import WEB, imported, modules, name_of, tree
from tests.pages.addresses import Route, routes

# Each shows nothing of a person, or looks itself whether the file is open (the last six).
OPEN_TO_ALL = {
    "root", "start", "alive", "portal-back", "parts",
    "today:welcome", "today:evening", "today:evening-sheet",
    "help:help", "help:words", "help:explain", "help:papers", "opinions:how",
    "vault:protect", "vault:without", "vault:open", "vault:open-with-recovery", "vault:lock", "vault:restore",
    "vault:example", "vault:leave-example", "story:suggestions",
    "today:today", "help:who-to-call", "help:papers-request", "story:bring", "story:tell", "story:tell-step",
    "help:outside", "help:outside-place", "help:outside-sheet",
    "help:hard-sentences", "help:hard-sentence", "help:sentences-sheet", "help:sentence-sheet",
}  # fmt: skip

# Views that take any method: they only show, or ask `request.method` themselves.
WITHOUT_A_RULE = {"frame.views.parts", "story.telling.views.kept"}
RULES = {"require_GET", "require_POST", "require_http_methods", "require_safe"}


@pytest.mark.parametrize("route", routes(), ids=str)
def test_a_page_is_open_before_the_file_is_only_when_it_is_listed(route: Route) -> None:
    assert route.is_open == (route.name in OPEN_TO_ALL)


def test_only_pages_are_listed() -> None:
    assert {route.name for route in routes()} >= OPEN_TO_ALL


def views() -> list[tuple[str, ast.FunctionDef]]:
    """Every view: a public function of a views module that takes a request."""
    found = []
    for path in modules():
        if path.is_relative_to(WEB) and ("views" in path.parts or path.name == "views.py"):
            place = name_of(path).removeprefix("rumbo.web.")
            found += [
                (f"{place}.{each.name}", each)
                for each in tree(path).body
                if isinstance(each, ast.FunctionDef)
                and not each.name.startswith("_")
                and [argument.arg for argument in each.args.args][:1] == ["request"]
                and ast.unparse(each.returns or ast.Constant("")).startswith("HttpResponse")
            ]
    return found


@pytest.mark.parametrize(("name", "view"), views(), ids=[name for name, _ in views()])
def test_a_view_says_which_methods_it_takes(name: str, view: ast.FunctionDef) -> None:
    marks = {ast.unparse(mark).partition("(")[0] for mark in view.decorator_list}
    assert bool(marks & RULES) != (name in WITHOUT_A_RULE)


@pytest.mark.parametrize(("name", "view"), views(), ids=[name for name, _ in views()])
def test_a_view_that_looks_only_writes_nothing(name: str, view: ast.FunctionDef) -> None:
    marks = {ast.unparse(mark).partition("(")[0] for mark in view.decorator_list}
    if "require_GET" not in marks:
        return
    called = {ast.unparse(each.func) for each in ast.walk(view) if isinstance(each, ast.Call)}
    writes = {
        each
        for each in called
        if each.startswith(("actions.", "people.", "imports.", "portals.", "errands."))
        or each.endswith((".save", ".create", ".delete"))
    }
    assert writes <= READS_OR_ONCE.get(name, set())


# What may be called by a page that looks: reading answers, and the one mark that the trail was seen.
READS_OR_ONCE = {
    "today.views.today": {"actions.remember_trail_seen"},
    "story.telling.views.begin": {"actions.answers_of"},
    "story.portal.views.portal": {"portals.offers_of", "portals.outcome_of"},
    "story.portal.views.sign_in": {"portals.offers_of", "portals.sign_in_of"},
    "story.portal.views.returned": {"portals.offers_of"},
}


def test_every_view_is_a_page() -> None:
    pages = {_function(each) for each in _patterns()}
    assert {name for name, _ in views()} == pages


def _patterns() -> list[URLPattern]:
    waiting, found = list(get_resolver().url_patterns), []
    while waiting:
        each = waiting.pop()
        if isinstance(each, URLPattern):
            found.append(each)
        else:
            waiting += each.url_patterns
    return found


def _function(pattern: URLPattern) -> str:
    view = pattern.callback
    return f"{view.__module__.removeprefix('rumbo.web.')}.{view.__name__}"


def test_rows_of_a_story_are_fetched_by_way_of_its_reader() -> None:
    """No view asks a table of the story for rows by itself: `here(request)` comes first."""
    for path in modules():
        if path.is_relative_to(WEB) and path.name == "views.py":
            source = path.read_text(encoding="utf-8")
            for model in (
                "Record",
                "FactRow",
                "Import",
                "Door",
                "NotebookPage",
                "PortalConnection",
                "Telling",
                "WrittenQuestion",
                "Arrangement",
                "NotedOpinion",
                "NotedVisit",
                "NotedAnswer",
                "RaisedQuestion",
                "NamedChoice",
            ):
                assert f"{model}.objects" not in source, (path, model)


def test_every_write_of_the_site_goes_through_an_action() -> None:
    """`save`, `create` and the like are called by actions alone, and by the reading of files, which keeps its progress."""
    writers = {"actions", "journal", "reading", "example"}
    for path in modules():
        if not path.is_relative_to(WEB) or path.stem in writers or "vault" in path.parts or "frame" in path.parts:
            continue
        for each in ast.walk(tree(path)):
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute):
                assert each.func.attr not in {"bulk_create", "get_or_create", "update_or_create", "create", "delete"}, (
                    path,
                    each.lineno,
                )


def test_places_import_no_place_beside_them() -> None:
    """Said again, in short, of what import-linter checks: the actions of a place are called from above only."""
    beside = {"questions": "help", "help": "questions"}
    for path in modules():
        for here, other in beside.items():
            if path.is_relative_to(WEB / here):
                assert not any(name.startswith(f"rumbo.web.{other}") for name in imported(path))
