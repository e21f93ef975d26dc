"""The first page of day to day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import translation

from rumbo.web.living.rooms import ROOMS
from tests.web.cast import Household


@pytest.mark.parametrize("lang", ["en", "es"])
def test_day_to_day_leads_to_every_room_and_says_that_nobody_reads_it(
    lang: str, household: Callable[[str], Household]
) -> None:
    with translation.override(lang):
        page = household("marisol").client.get(reverse("living:living")).content.decode()
        rooms = [reverse(room.page) for room in ROOMS]
    assert all(f'href="{address}"' in page for address in rooms)
    assert ("Nobody at your clinic reads" if lang == "en" else "nadie lee lo que usted escribe") in page
