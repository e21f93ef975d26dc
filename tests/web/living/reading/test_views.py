"""The pages of fear and hope: each leads to the notebook, and to somebody who answers now."""

from __future__ import annotations

import pytest

from rumbo.guide.reading import readings
from tests.web.cast import Household


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_page_has_the_crisis_line_the_notebook_and_its_sources(lang: str, home: Household) -> None:
    every = home.client.get(f"/{lang}/living/reading/").content.decode()
    for each in readings().values():
        assert f"/{lang}/living/reading/{each.id}/" in every
        page = home.client.get(f"/{lang}/living/reading/{each.id}/").content.decode()
        assert 'href="tel:988"' in page
        assert f'href="/{lang}/help/who-to-call/"' in page
        assert f'href="/{lang}/story/notebook/"' in page
        assert each.all_sources[0].url in page
        if lang == "es":
            assert "oprima 2" in page


def test_a_page_that_nobody_knows_is_no_page(home: Household) -> None:
    assert home.client.get("/en/living/reading/chances/").status_code == 404
