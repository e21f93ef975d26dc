"""Every address of the site, in both languages and in every state of the file, shows a page that keeps all the rules."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import pytest

from rumbo.words import LANGUAGES
from tests.pages.inspection import view_at
from tests.pages.looking import Looking
from tests.web.cast import Household, browser

ENOUGH_OF_A_KIND = 4  # pages of one view, say of single facts, that a walk opens


def walk(eyes: Looking, start: str) -> dict[str, int]:
    """Open every page of a language that links lead to; how many pages of each view were seen. Fails with all troubles."""
    waiting, met, seen, wrong = deque([start]), {start}, dict[str, int](), list[str]()
    while waiting:
        address = waiting.popleft()
        name = view_at(address.partition("?")[0]).view_name
        if seen.get(name, 0) >= ENOUGH_OF_A_KIND or name == "vault:example":
            continue
        seen[name] = seen.get(name, 0) + 1
        try:
            links = list(eyes.get(address).links())
        except AssertionError as error:
            wrong.append(str(error))
            continue
        new = [link for link in links if link.startswith(start) and link not in met]
        met.update(new)
        waiting.extend(new)
    assert not wrong, "\n\n".join(wrong)
    return seen


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", ["begun", "told", "marisol", "teodoro", "ingrid"])
def test_every_page_that_links_lead_to(state: str, lang: str, household: Callable[[str], Household]) -> None:
    seen = walk(Looking(household(state).client), f"/{lang}/")
    assert len(seen) > 15, seen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_before_anything_is_begun(lang: str, own_folder: object) -> None:
    seen = walk(Looking(browser()), f"/{lang}/")
    assert {"today:welcome", "vault:protect", "story:tell-step"} - seen.keys() == {"today:welcome"}
