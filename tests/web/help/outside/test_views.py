"""Help outside on the site: chosen by what is asked for, one page each with source and date, and a sheet for the call."""

from __future__ import annotations

import pytest

from rumbo.guide.outside import outside_places
from tests.paper.pages import pages_of, words_of
from tests.web.cast import Household

LIST = "/en/help/outside/"


def test_places_stand_by_name_and_none_is_recommended(home: Household) -> None:
    page = home.client.get(LIST).content.decode()
    found = [page.index(f'href="{LIST}{each}/"') for each in outside_places()]
    assert found == sorted(found)
    assert "None comes before another." in page


def test_a_peer_in_spanish_can_be_asked_for(home: Household) -> None:
    page = home.client.get(f"{LIST}?need=peer&language=es").content.decode()
    assert "Cancer Hope Network" in page
    assert "LatinaSHARE" in page
    assert "Imerman Angels" not in page


def test_what_is_none_of_ours_is_not_asked_for_and_what_nothing_fits_says_so(home: Household) -> None:
    assert "CancerCare" in home.client.get(f"{LIST}?need=luck").content.decode()
    assert "no place that fits all of this" in home.client.get(f"{LIST}?country=MX").content.decode()


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("place", outside_places())
def test_every_place_has_a_page_with_its_source_and_says_how_old_it_is(place: str, lang: str, home: Household) -> None:
    line = outside_places()[place].line
    page = home.client.get(f"/{lang}/help/outside/{place}/").content.decode()
    assert line.web in page
    assert line.source.replace("&", "&amp;") in page
    undated, old = {"en": ("no date: ask there", "over a year ago"), "es": ("sin fecha", "hace más de un año")}[lang]
    assert line.last_checked or undated in page
    if line.last_checked is not None and line.last_checked.year < 2025:
        assert old in page


def test_a_number_that_only_others_give_is_not_on_the_page(home: Household) -> None:
    page = home.client.get(f"{LIST}imerman-angels/").content.decode()
    assert "No phone number is shown" in page
    assert 'href="tel:' not in page.partition("<main")[2].partition("</main>")[0]


def test_a_place_that_is_none_is_refused(home: Household) -> None:
    assert home.client.get(f"{LIST}988-lifeline/").status_code == 404
    assert home.client.get(f"{LIST}nobody/sheet/").status_code == 404


def test_the_sheet_for_the_call_is_one_page_in_both_languages_and_names_nobody(home: Household) -> None:
    pdf = home.client.get(f"{LIST}cancercare/sheet/?in=both").content
    words = words_of(pdf)
    assert pages_of(pdf) == 1
    assert "1-800-813-4673" in words
    assert "Hello. I am calling about cancer that came back." in words
    assert "Buenos días. Llamo por un cáncer que volvió." in words
    assert "Marisol" not in words
