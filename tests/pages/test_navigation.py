"""No page is out of reach: each is on the menu, linked from another, or left out here by name, with the reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rumbo.web.frame.page import MENU
from tests.pages.addresses import Route, routes
from tests.pages.inspection import WEB

NOT_LINKED = {
    "root": "the address a browser is given when it comes in; it goes on to a language",
    "start": "the address that `rumbo open` prints",
    "alive": "asked by a second start, not by a person",
    "portal-back": "the address that a hospital sends the browser back to",
    "parts": "for whoever builds or translates Rumbo",
    "today:welcome": "Today shows it while there is no file; this address shows it at any time",
}
LINK = re.compile(r"""(?:url|reverse\()\s*['"]([a-z-]+:[a-z-]+|[a-z]+)['"]""")


def linked() -> set[str]:
    """Every page that a template or a view names."""
    sources = [path for kind in ("*.html", "*.py") for path in WEB.rglob(kind)]
    return {name for path in sources for name in LINK.findall(path.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def reachable() -> set[str]:
    return linked() | {f"{place.app}:{place.page}" for place in MENU}


@pytest.mark.parametrize("route", routes(), ids=str)
def test_every_page_can_be_reached(route: Route, reachable: set[str]) -> None:
    assert (route.name in reachable) != (route.name in NOT_LINKED)


def test_nothing_is_left_out_that_is_no_page() -> None:
    assert NOT_LINKED.keys() <= {route.name for route in routes()}


def test_the_menu_names_the_first_page_of_each_place() -> None:
    names = {route.name for route in routes()}
    assert {f"{place.app}:{place.page}" for place in MENU} <= names


def test_the_menu_is_in_the_same_order_in_both_languages(home) -> None:
    from tests.pages.looking import Looking

    order = {}
    for lang in ("en", "es"):
        page = Looking(home.client).get(f"/{lang}/").page
        nav = next(page.all("nav"))
        order[lang] = [Path(each.get("href")).parts[2:] for each in nav.iter("a")]
    assert order["en"] == order["es"]
