"""Deciding: one thing a page, nothing lost between, a day to look again, the history, and a page for the doctor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from rumbo.guide import Decision
from rumbo.guide.choices.named import Named
from rumbo.web.choices.actions import name_choice
from rumbo.web.choices.deciding.forms import PARTS
from rumbo.web.choices.matters.actions import write
from rumbo.web.story.decisions.access import decisions_in
from tests.paper.pages import words_of
from tests.web.cast import Household

TREATMENTS = {"here": ["no-treatment-of-the-cancer"], "going": ["pause", "go-on"], "own": "Ask Dr. Kamau first\n\n"}


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("marisol")


def begin(home: Household) -> str:
    """Marisol begins to decide something; the address of her decision."""
    sent = home.client.post("/en/choices/deciding/new/", {"what": "Whether to go on with the pills"})
    assert sent.url.endswith("/choices/")
    return sent.url.removesuffix("choices/")


def fill(home: Household, address: str, part: str, **sent: object) -> str:
    found = home.client.post(f"{address}{part}/", sent)
    assert found.status_code == 302, found.content.decode()
    return found.url


def now_of(home: Household) -> Decision:
    return decisions_in(home.story)[-1]


def text(home: Household, address: str) -> str:
    found = home.client.get(address)
    assert found.status_code == 200
    return found.content.decode()


def test_a_decision_is_made_part_by_part(home: Household) -> None:
    address = begin(home)
    assert fill(home, address, "choices", **TREATMENTS) == f"{address}means/"
    assert [each.key for each in now_of(home).now.choices] == [
        "no-treatment-of-the-cancer", "go-on", "pause", "own Ask Dr. Kamau first",
    ]  # fmt: skip
    assert fill(home, address, "means", means_0="Quiet", means_1="Tired", means_2="Sewing") == f"{address}help/"
    assert fill(home, address, "help", help="Elena") == f"{address}decide/"
    assert fill(home, address, "decide", decided="pause") == f"{address}sure/"
    assert fill(home, address, "sure", sure="leaning", unsure_of="How long?") == f"{address}next/"
    assert fill(home, address, "next", next_step="Call on Monday") == f"{address}again/"
    last = fill(home, address, "again", review_on_year="2027", review_on_month="3", change_if="If it hurts")
    assert last == f"{address}?done=saved"
    found = now_of(home)
    assert found.now.chosen is not None
    assert (found.now.chosen.choice, found.now.chosen.means) == ("pause", "Sewing")
    assert found.earlier == ()
    page = text(home, address)
    for said in (
        "Decided, for now",
        "Take a break",
        "Sewing",
        "Elena",
        "I lean this way",
        "How long?",
        "March 2027",
        "If it hurts",
    ):
        assert said in page, said


def test_choices_that_were_set_side_by_side_come_along_and_what_is_none_does_not(home: Household) -> None:
    beside = text(home, "/en/choices/side-by-side/?choice=surgery&choice=palliative-care")
    assert "/en/choices/deciding/new/?choice=surgery&amp;choice=palliative-care" in beside
    home.client.post(
        "/en/choices/deciding/new/?choice=surgery&choice=palliative-care&choice=magic", {"what": "Surgery or not?"}
    )
    assert [each.choice for each in now_of(home).now.choices] == ["surgery", "palliative-care"]


def test_every_part_can_be_left_empty_and_come_back_to(home: Household) -> None:
    address = begin(home)
    for part in PARTS:
        text(home, f"{address}{part}/")
    assert fill(home, address, "choices", own="") == f"{address}help/"
    assert fill(home, address, "help", help="") == f"{address}sure/"
    assert now_of(home).is_open
    assert "Still open" in text(home, address)


def test_one_can_stop_at_any_part(home: Household) -> None:
    address = begin(home)
    assert fill(home, address, "choices", stop="1", **TREATMENTS) == f"{address}?done=saved"


def test_what_is_to_be_decided_is_asked_for(home: Household) -> None:
    page = home.client.post("/en/choices/deciding/new/", {"what": " "}).content.decode()
    assert "Please write in a few words what there is to decide." in page
    assert decisions_in(home.story) == ()


def test_choices_that_are_changed_keep_what_was_written_about_them(home: Household) -> None:
    address = begin(home)
    fill(home, address, "choices", **TREATMENTS)
    fill(home, address, "means", means_0="Quiet", means_1="Tired", means_2="Sewing")
    assert 'value="pause" id="id_going_2" checked' in text(home, f"{address}choices/").replace("\n", " ")
    fill(home, address, "choices", going=["pause"], own="")
    assert [(each.choice, each.means) for each in now_of(home).now.choices] == [("pause", "Sewing")]


def test_a_choice_that_nobody_offers_is_refused(home: Household) -> None:
    page = home.client.post(f"{begin(home)}choices/", {"going": ["magic"]}).content.decode()
    assert 'class="error"' in page


def test_what_a_doctor_named_in_other_words_is_there_to_begin_with(home: Household) -> None:
    name_choice(story=home.story, by=home.marisol, named=Named(name="the blue pill study"))
    assert "the blue pill study" in text(home, f"{begin(home)}choices/")


def test_ones_own_words_of_what_matters_stand_beside_the_weighing_and_nobody_elses(home: Household) -> None:
    elena, browser = home.let_elena_in()
    write(here=elena, prompt="worries", words="That she hides her pain")
    address = begin(home)
    fill(home, address, "choices", **TREATMENTS)
    assert "First write down what matters to you" in text(home, f"{address}means/")
    write(here=home.here, prompt="hopes", words="To dance at the wedding")
    page = text(home, f"{address}means/")
    assert "To dance at the wedding" in page
    assert "hides her pain" not in page
    assert "hides her pain" in browser.get(f"{address}means/").content.decode()


def test_the_earlier_version_is_shown_with_who_wrote_it(home: Household) -> None:
    _, browser = home.let_elena_in()
    address = begin(home)
    fill(home, address, "choices", **TREATMENTS)
    fill(home, address, "decide", decided="pause")
    browser.post(f"{address}decide/", {"decided": "go-on"})
    page = text(home, address)
    assert "How it was before" in page
    assert "Written by Elena" in page
    assert [each.decided for each in (now_of(home).now, *now_of(home).earlier)] == ["go-on", "pause"]


def test_it_is_set_aside_and_taken_up_again(home: Household) -> None:
    address = begin(home)
    home.client.post(f"{address}aside/", {"aside": "yes"})
    page = text(home, address)
    assert "Set aside" in page
    assert "Take it up again" in page
    home.client.post(f"{address}aside/", {"aside": "no"})
    assert now_of(home).is_open


def test_it_is_taken_away(home: Household) -> None:
    address = begin(home)
    assert home.client.post(f"{address}remove/").status_code == 302
    assert decisions_in(home.story) == ()
    assert home.client.get(address).status_code == 404


def test_today_shows_it_again_when_its_day_has_come_and_not_before(home: Household) -> None:
    address = begin(home)
    fill(home, address, "choices", **TREATMENTS)
    fill(home, address, "decide", decided="pause")
    day = timezone.localdate() + timedelta(days=1)
    parts = {"review_on_year": str(day.year), "review_on_month": str(day.month), "review_on_day": str(day.day)}
    fill(home, address, "again", **parts)
    assert address not in text(home, "/en/")
    day = timezone.localdate()
    parts = {"review_on_year": str(day.year), "review_on_month": str(day.month), "review_on_day": str(day.day)}
    fill(home, address, "again", **parts)
    page = text(home, "/en/")
    assert address in page
    assert "Whether to go on with the pills" not in page
    assert "Nothing has to change" in text(home, address)


def test_a_decision_that_is_open_puts_its_questions_first(home: Household) -> None:
    assert "You have something to decide." not in text(home, "/en/questions/")
    address = begin(home)
    assert "You have something to decide." in text(home, "/en/questions/")
    fill(home, address, "choices", **TREATMENTS)
    fill(home, address, "decide", decided="pause")
    assert "You have something to decide." not in text(home, "/en/questions/")


def test_what_would_help_to_decide_is_sent_to_the_list_of_questions_once(home: Household) -> None:
    address = begin(home)
    assert home.client.post(f"{address}ask/").status_code == 404
    fill(home, address, "sure", sure="torn", unsure_of="How long may a break be?")
    assert "Put this on my list of questions" in text(home, address)
    for _ in range(2):
        assert home.client.post(f"{address}ask/").url == f"{address}?done=asked"
    assert "on your list" in text(home, address)
    page = text(home, "/en/questions/")
    assert "How long may a break be?" in page
    assert "It would help you decide." in page
    assert home.story.raised_questions.count() == 1


def test_the_page_for_the_doctor_is_in_both_languages(home: Household) -> None:
    address = begin(home)
    fill(home, address, "choices", **TREATMENTS)
    printed = words_of(home.client.get(f"{address}sheet/?in=both").content)
    assert "Take a break" in printed
    assert "Hacer una pausa" in printed
    assert "Whether to go on with the pills" in printed


def test_a_part_that_nobody_knows_is_no_page(home: Household) -> None:
    assert home.client.get(f"{begin(home)}score/").status_code == 404
