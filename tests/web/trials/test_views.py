"""The pages of trials: three groups, narrowed by plain links; one trial line by line; and its lines on the list of questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest

from rumbo.trials.fit import weight_of
from rumbo.trials.registry import Intervention
from rumbo.web.choices.numbers import actions as numbers
from rumbo.web.story.raised import raised_in
from rumbo.web.trials import access, listing
from rumbo.web.trials.access import TIME_TOPIC, find_registry, get_shown, matches_for, open_matches, profile_of
from rumbo.web.vault import opening
from tests.web.cast import Household, browser
from tests.web.trials.laid_out import take_trials


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    made = household("marisol")
    take_trials(made)
    return made


def words(home: Household, path: str = "", lang: str = "en") -> str:
    """What a page says."""
    answer = home.client.get(f"/{lang}/trials/{path}")
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_without_trials_the_page_says_how_to_get_them(household: Callable[[str], Household]) -> None:
    home = household("begun")
    assert "There are no trials on this computer yet." in words(home)
    assert "There are no trials on this computer yet." in words(home, "new/")


def test_every_open_trial_is_in_one_of_the_groups_and_in_the_order_of_the_core(home: Household) -> None:
    registry = find_registry()
    assert registry is not None
    matches = open_matches(registry, profile_of(home.here))
    listed: list[str] = []
    for fit in ("may_fit", "not_sure", "probably_not"):
        shown = words(home, f"?fit={fit}")
        of_group = [each.nct_id for each in matches if each.fit == fit]
        places = [shown.index(f"/en/trials/{each}/") for each in of_group]
        assert places == sorted(places)
        listed += of_group
    assert sorted(listed) == sorted(registry.numbers)


def test_counted_from_a_town_the_list_says_how_far_and_what_is_equal_stands_nearer_first(home: Household) -> None:
    shown = words(home, "?fit=probably_not&near=Houston,+TX")
    assert "how near they are" in words(home, "?near=Houston,+TX")
    assert " miles (" in shown
    assert "Which one is it?" in words(home, "?near=Springfield")
    assert "There is more than one place of that name." not in words(home, "?near=Houston,+TX")
    assert 'class="error"' in words(home, "?near=Nowhere+at+all")


def test_what_the_list_is_narrowed_to_is_said_and_can_be_taken_off(home: Household) -> None:
    shown = words(home, "?fit=probably_not&phase=PHASE3&given=chemotherapy&state=Texas&near=Houston,+TX&within=300")
    assert "Only these are shown:" in shown
    for each in ("Phase 3", "Chemotherapy", "Texas"):
        assert f'<span class="whose">{each}</span>' in shown
    assert "Only these are shown:" not in words(home, "?fit=probably_not")
    assert "No trial of this group is left." in words(home, "?phase=PHASE4")


def test_a_trial_that_was_set_aside_shows_the_line(home: Household) -> None:
    registry = find_registry()
    assert registry is not None
    aside = [each for each in open_matches(registry, profile_of(home.here)) if each.fit == "probably_not"]
    shown = get_shown(home.here, aside[0].nct_id)
    assert shown.first
    assert "Why probably not" in words(home, "?fit=probably_not")


@pytest.mark.parametrize("query", ["phase=PHASE1", "given=cell_therapy", "state=Texas", "near=Houston,+TX&within=25"])
def test_the_list_is_narrowed_by_plain_links(home: Household, query: str) -> None:
    def listed(asked: str) -> int:
        return sum(words(home, f"?fit={fit}&{asked}").count("<h3>") for fit in ("may_fit", "not_sure", "probably_not"))

    assert 0 < listed(query) < listed("")


def test_what_an_address_should_not_say_counts_as_nothing(home: Household) -> None:
    shown = words(home, "?fit=nothing&phase=9&page=0&within=-1&state=Mars&given=hope")
    assert shown.count("<h3>") == words(home).count("<h3>") > 0
    assert home.client.get("/en/trials/?page=999999").status_code == 200
    assert home.client.get("/en/trials/?page=²").status_code == 200


def test_one_trial_shows_each_line_in_its_own_words_with_our_reading(home: Household) -> None:
    shown = get_shown(home.here, "NCT99990001")
    for lang in ("en", "es"):
        page = words(home, "NCT99990001/", lang)
        for each in shown.lines:
            assert each.reason.said("en" if lang == "en" else "es")[:40].split("&")[0].split("'")[0] in page


def test_the_nearest_place_stands_first_and_nothing_is_kept(home: Household) -> None:
    before = home.events
    assert "miles" in words(home, "NCT99990001/?near=Houston,+TX")
    assert home.events == before


def test_what_was_matched_is_remembered_until_the_file_locks(home: Household) -> None:
    registry = find_registry()
    assert registry is not None
    first = matches_for(registry, profile_of(home.here))
    assert matches_for(registry, profile_of(home.here)) is first
    opening.lock()
    assert not access._matched


def test_a_trial_that_is_not_here_is_not_found(home: Household) -> None:
    assert home.client.get("/en/trials/NCT00000000/").status_code == 404
    assert home.client.post("/en/trials/NCT00000000/ask/").status_code == 404


def test_its_lines_go_to_the_list_of_questions_once_and_in_both_languages(home: Household) -> None:
    for _ in range(2):
        assert "done=asked" in home.client.post("/en/trials/NCT99990001/ask/")["Location"]
    (raised,) = raised_in(home.story)
    assert "NCT99990001" in raised.text.en
    assert raised.text.en != raised.text.es
    assert "It is on your list of questions." in words(home, "NCT99990001/")
    assert "NCT99990001" in home.client.get("/en/questions/").content.decode()


def test_lines_about_time_stay_behind_the_door_of_numbers(home: Household) -> None:
    with_time = [each for each in range(1, 14) if get_shown(home.here, f"NCT999900{each:02d}").held_back]
    assert with_time, "no invented trial has such a line"
    path = f"NCT999900{with_time[0]:02d}/"
    assert "life expectancy" not in words(home, path).casefold()
    assert "It stays behind a door" in words(home, path)
    numbers.open_topic(here=home.here, topic=TIME_TOPIC)
    assert "life expectancy" in words(home, path).casefold()


def test_a_summary_that_speaks_of_time_to_live_is_held_back_with_the_lines(home: Household) -> None:
    shown = get_shown(home.here, "NCT99990011")
    told = msgspec.structs.replace(
        shown.study, summary="A new pill. Most people live about 9 months.",
        interventions=(Intervention(name="A pill", description="For people with a poor prognosis."),),
    )  # fmt: skip
    closed = replace(shown, study=told)
    assert closed.summary == "A new pill."
    assert closed.held_back == shown.held_back + 1
    assert closed.interventions == (("A pill", ""),)
    opened = replace(closed, shows_time=True)
    assert opened.summary == told.summary
    assert opened.held_back == 0
    assert opened.interventions == (("A pill", "For people with a poor prognosis."),)


def test_what_counts_most_for_joining_is_asked_first_five_at_a_time(home: Household) -> None:
    shown = get_shown(home.here, "NCT99990001")
    weights = [weight_of(each.criterion.kind) for each in shown.to_ask]
    assert weights == sorted(weights, reverse=True)
    assert len(shown.ask_first) == 5
    assert shown.ask_first + shown.ask_later == shown.to_ask
    assert "5 lines to ask about first" in words(home, "NCT99990001/")
    assert "5 líneas por las que preguntar primero" in words(home, "NCT99990001/", "es")


def test_in_short_it_is_said_in_the_language_of_the_page(home: Household) -> None:
    spanish = words(home, "NCT99990001/?near=Miami,+FL", "es")
    for each in ("Personas de 18 años o más", "3 lugares abiertos", "Florida", "Terapia hormonal", "El más cercano:"):
        assert each in spanish
    assert "People of 18 years or more" in words(home, "NCT99990001/")
    assert "The registry gives it none" in words(home, "NCT99990012/")
    assert "No open place is named." in words(home, "NCT99990013/")


def test_who_pays_is_told_with_its_sources(home: Household) -> None:
    page = words(home, "NCT99990001/")
    assert "Medicaid has to pay" in page
    assert "medicaid.gov" in page
    assert "Medicaid tiene que pagar" in words(home, "NCT99990001/", "es")


def test_what_is_new_is_told_after_the_second_time(home: Household) -> None:
    assert "What is new will stand here the next time." in words(home, "new/")
    take_trials(home)
    assert "Nothing that concerns you." in words(home, "new/")


@pytest.mark.parametrize("path", ["", "new/", "NCT99990001/", "saved/", "fetching/"])
def test_a_stranger_sees_no_trial_of_hers(home: Household, path: str) -> None:
    assert home.client.get(f"/en/trials/{path}").status_code == 200
    assert browser().get(f"/en/trials/{path}").status_code in {302, 403}


def test_a_long_group_has_pages_and_its_numbers_go_on(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 4)
    second = words(home, "?fit=probably_not&page=2")
    assert "Page 2 of 3" in second
    assert '<span class="number">5.</span>' in second
    for page in (1, 3):
        assert f"/en/trials/?fit=probably_not&amp;page={page}" in second
    assert "page=4" not in words(home, "?fit=probably_not&page=3")
