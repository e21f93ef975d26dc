"""The small parts of FHIR: ids that stay, dates that may be unknown, places with a side."""

from __future__ import annotations

from rumbo.course import Place
from rumbo.oncology import IcdO3Site, PartialDate
from rumbo.records.export.elements import (
    NOT_KNOWN,
    body_site,
    body_sites,
    concept,
    dated,
    identity,
    lasting,
    notes,
    resource,
)


def test_an_id_is_the_same_for_the_same_facts_and_another_for_others() -> None:
    assert identity("Condition", "a", "b") == identity("Condition", "a", "b")
    assert len({identity("Condition", "a", "b"), identity("Condition", "ab"), identity("Procedure", "a", "b")}) == 3


def test_a_date_is_written_as_far_as_it_is_known() -> None:
    assert dated("onsetDateTime", PartialDate(2019, 5, about=True)) == {"onsetDateTime": "2019-05"}
    assert dated("onsetDateTime", None) == {"_onsetDateTime": NOT_KNOWN}


def test_a_stretch_of_time_is_a_period_only_when_it_has_two_ends_or_goes_on() -> None:
    start, end = PartialDate(2014, 4, 15), PartialDate(2014, 7)
    assert lasting("performed", start, start) == {"performedDateTime": "2014-04-15"}
    assert lasting("performed", start, end) == {"performedPeriod": {"start": "2014-04-15", "end": "2014-07"}}
    assert lasting("performed", None, end) == {"performedPeriod": {"end": "2014-07"}}
    assert lasting("performed", start, None, still=True) == {"performedPeriod": {"start": "2014-04-15"}}
    assert lasting("performed", None, None, still=True) == {"_performedDateTime": NOT_KNOWN}


def test_a_place_without_words_or_code_is_no_body_site() -> None:
    assert body_sites((Place(words=" "), Place(words="", side="left"))) == []
    assert body_site(Place(words="", site=IcdO3Site("C22.0")))["coding"][0]["code"] == "C22.0"
    assert "extension" not in body_site(Place(words="spine", side="midline"))


def test_what_is_empty_is_left_out_and_what_is_zero_stays() -> None:
    made = resource("Observation", "a", valueInteger=0, focus=[], code=None, note=notes("", "b", "b"))
    assert made == {"resourceType": "Observation", "id": "a", "valueInteger": 0, "note": [{"text": "b"}]}
    assert concept(" ") == {}
