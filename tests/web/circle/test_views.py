"""The first page of my circle leads to its rooms, in both languages."""

from __future__ import annotations

import pytest

from rumbo.web.circle.rooms import ROOMS
from tests.web.cast import Household


@pytest.mark.parametrize(("lang", "said"), [("en", "My circle"), ("es", "Mi círculo")])
def test_the_first_page_leads_to_every_room(home: Household, lang: str, said: str) -> None:
    page = home.client.get(f"/{lang}/circle/").content.decode()
    assert f"<h1>{said}</h1>" in page
    assert all(f"/{lang}/circle/{room.page.partition(':')[2]}/" in page for room in ROOMS)
