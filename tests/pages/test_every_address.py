"""Every address of the site, in both languages and in every state of the file, shows a page that keeps all the rules."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumbo.web.story import actions
from rumbo.web.vault import opening
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import LANGUAGES
from tests.pages.addresses import NOBODYS, Route, address_of, everything_in, routes
from tests.pages.inspection import view_at
from tests.pages.looking import Looking
from tests.web.cast import Household, browser, knocking

ENOUGH_OF_A_KIND = 3  # pages of one view, say of single facts, that a walk opens
ANSWERED_TO_A_STRANGER = {"start", "alive", "portal-back"}
STARTS_A_PROGRAM = "vault:example"  # a second Rumbo: tests/browser goes there

each_route = pytest.mark.parametrize("route", [each for each in routes() if each.name != STARTS_A_PROGRAM], ids=str)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def body_of(response: Any) -> bytes:
    """What came back, read to its end."""
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def walk(eyes: Looking, start: str) -> set[str]:
    """Open every page of a language that links lead to; the views that were seen. Fails with all troubles at once."""
    waiting, met, opened, wrong = deque([start]), {start}, dict[str, int](), list[str]()
    seen = set[str]()
    while waiting:
        address = waiting.popleft()
        name = view_at(address.partition("?")[0]).view_name
        opened[name] = opened.get(name, 0) + 1
        if opened[name] > ENOUGH_OF_A_KIND or name == STARTS_A_PROGRAM:
            continue
        try:
            shown = eyes.get(address)
        except AssertionError as error:
            wrong.append(str(error))
            continue
        seen |= {name, view_at(shown.where.partition("?")[0]).view_name}
        new = [link for link in shown.links() if link.startswith(start) and link not in met]
        met.update(new)
        waiting.extend(new)
    assert not wrong, "\n\n".join(wrong)
    return seen


@each_language
@pytest.mark.parametrize("state", ["begun", "told", "marisol", "teodoro", "ingrid"])
def test_every_page_that_links_lead_to_keeps_the_rules(
    state: str, lang: str, household: Callable[[str], Household]
) -> None:
    seen = walk(Looking(household(state).client), f"/{lang}/")
    assert {"today:today", "story:story", "story:tell-step", "questions:questions", "help:card-sheet"} <= seen
    if state in {"marisol", "teodoro", "ingrid"}:
        assert {"story:fact", "story:correct", "story:record", "story:review", "story:treatments-sheet"} <= seen


@each_language
def test_before_anything_is_begun_every_page_keeps_the_rules(lang: str, own_folder: Path) -> None:
    seen = walk(Looking(browser()), f"/{lang}/")
    assert {"today:today", "today:evening", "vault:protect", "vault:without", "story:tell-step"} <= seen
    assert not own_folder.exists()


@each_language
def test_while_locked_every_page_keeps_the_rules(lang: str, household: Callable[[str], Household]) -> None:
    household("marisol")
    opening.lock()
    seen = walk(Looking(browser()), f"/{lang}/")
    assert {"vault:open", "vault:open-with-recovery", "vault:restore", "help:who-to-call"} <= seen
    assert not {"story:story", "questions:questions"} & seen


@each_language
@each_route
def test_an_address_shows_a_page_or_leads_to_one(
    route: Route, lang: str, household: Callable[[str], Household]
) -> None:
    home = household("marisol")
    address = address_of(route, lang, everything_in(home))
    answered = home.client.get(address)
    assert answered.status_code in ({403} if route.name == "start" else {200, 302})
    body_of(answered)
    Looking(home.client).get(address, status=answered.status_code if answered.status_code != 302 else 200)


@each_route
def test_looking_at_an_address_writes_nothing(route: Route, household: Callable[[str], Household]) -> None:
    home = household("marisol")
    filled = everything_in(home)
    actions.remember_trail_seen(here=home.here)  # the one thing that looking writes, once: tests/web/today
    before = home.events
    body_of(home.client.get(address_of(route, "en", filled)))
    assert home.events == before


@pytest.mark.parametrize("method", ["get", "post"])
@each_route
def test_a_locked_file_shows_nothing_of_a_person(
    route: Route, method: str, household: Callable[[str], Household]
) -> None:
    home = household("told")
    address = address_of(route, "es", {**everything_in(home), "key": "c1.cancer"})
    THE_KEYRING.lock()
    answered = getattr(home.client, method)(address)
    body = body_of(answered)
    assert b"Marisol" not in body
    assert b"mastectomy" not in body
    if not route.is_open and answered.status_code != 405:
        assert answered.status_code == 302
        assert answered.headers["Location"].startswith("/es/file/open/?next=")


@pytest.mark.parametrize("method", ["get", "post"])
@each_route
def test_where_nothing_is_begun_an_address_leads_to_the_beginning(route: Route, method: str, own_folder: Path) -> None:
    answered = getattr(browser(), method)(address_of(route, "en", NOBODYS))
    assert answered.status_code in ({403, 405} if route.name == "start" else {200, 302, 405})
    if not route.is_open and answered.status_code != 405:
        assert answered.headers["Location"] == "/"
    assert not (own_folder / "rumbo.db").exists() or route.name == "vault:without"


@each_route
def test_a_stranger_without_the_launch_cookie_is_refused(route: Route, household: Callable[[str], Household]) -> None:
    household("told")
    answered = knocking().get(address_of(route, "en", NOBODYS))
    if route.name in ANSWERED_TO_A_STRANGER:
        assert b"Marisol" not in answered.content
    else:
        assert answered.status_code == 403
        assert b"rumbo open" in answered.content
