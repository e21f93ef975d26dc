"""Where a trial takes people: open places only, the nearest first, and the states and countries in a few words."""

from __future__ import annotations

from rumbo.oncology import MapPoint
from rumbo.trials.registry import Study, StudySite
from rumbo.web.trials.sites import FIRST, places_of

HOUSTON = MapPoint(29.76, -95.37)


def site(city: str, *, state: str = "", country: str = "United States", **more: object) -> StudySite:
    """An invented place."""
    return StudySite(facility="Clinic", city=city, state=state, country=country, **more)  # type: ignore[arg-type]  # as named


def study(*sites: StudySite) -> Study:
    """A study that takes people now, at some places."""
    return Study(nct_id="NCT99990001", status="RECRUITING", sites=sites)


def test_the_nearest_stands_first_and_what_is_nowhere_last() -> None:
    fresno = site("Fresno", state="California", latitude=36.75, longitude=-119.77)
    austin = site("Austin", state="Texas", latitude=30.27, longitude=-97.74)
    mars, unknown = site("Mars", latitude=200.0, longitude=0.0), site("Somewhere")
    places = places_of(study(fresno, mars, unknown, austin), near=HOUSTON)
    assert [each.site.city for each in places.first] == ["Austin", "Fresno", "Mars", "Somewhere"]
    assert places.nearest_km is not None
    assert round(places.nearest_km) == 235
    assert places_of(study(fresno), near=None).nearest_km is None


def test_a_place_that_is_closed_is_not_named() -> None:
    places = places_of(study(site("Austin", status="COMPLETED"), site("Waco", status="RECRUITING")), near=None)
    assert [each.site.city for each in places.first] == ["Waco"]
    assert places.count == 1


def test_states_are_said_in_both_languages_and_other_countries_as_the_entry_has_them() -> None:
    sites = [site("Newark", state="New Jersey"), site("Trenton", state="New Jersey"), site("Madrid", country="Spain")]
    places = places_of(study(*sites), near=None)
    assert [each.said("es") for each in places.regions] == ["Nueva Jersey", "Spain"]
    assert places.more_regions == 0


def test_many_regions_are_counted_and_many_places_folded() -> None:
    places = places_of(study(*[site("Town", country=f"Land {number}") for number in range(FIRST + 2)]), near=None)
    assert (len(places.first), len(places.others), places.count) == (FIRST, 2, FIRST + 2)
    assert len(places.regions) == 6
    assert places.more_regions == FIRST + 2 - 6
