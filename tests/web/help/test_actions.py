"""The emergency card: what is written on it becomes facts, what is rubbed out is taken back."""

from __future__ import annotations

from collections.abc import Callable

from rumbo.course import Background
from rumbo.web.help import actions
from rumbo.web.help.access import last_dose
from rumbo.web.story import facts
from rumbo.web.story.clinic import background, clinic_numbers, first_words
from tests.web.cast import Household
from tests.web.story.test_doors import text_of_pdf

CARD = {
    "name": "Marisol", "clinic_phone": "555 010", "night_phone": "555 020", "allergy": "penicillin\nlatex\n\n",
    "medicine": "letrozole 2.5 mg", "speaks_for_me": "Elena 555 030",
}  # fmt: skip


def on_card(home: Household, topic: str) -> list[str]:
    """The lines of one part of the card."""
    return [words for _, words in background(facts.visible_to(home.here), topic)]


def test_the_card_is_filled_in_and_comes_back(home: Household) -> None:
    home.client.post("/en/help/card/", CARD)
    assert on_card(home, "allergy") == ["penicillin", "latex"]
    assert clinic_numbers(home.here) == ("555 010", "555 020")
    assert "penicillin\nlatex" in home.client.get("/en/help/card/").content.decode()
    assert home.events[1:] == ["card.saved"]


def test_the_same_card_again_changes_no_fact(home: Household) -> None:
    home.client.post("/en/help/card/", CARD)
    before = facts.log_of(home.story)
    home.client.post("/en/help/card/", CARD)
    assert facts.log_of(home.story) == before


def test_a_line_that_is_rubbed_out_can_be_put_back(home: Household) -> None:
    home.client.post("/en/help/card/", CARD)
    home.client.post("/en/help/card/", {**CARD, "allergy": "latex"})
    assert on_card(home, "allergy") == ["latex"]
    assert [gone.statement.words for _, gone in facts.taken_back(home.here)] == ["penicillin"]


def test_the_same_line_from_two_records_is_rubbed_out_of_both(home: Household) -> None:
    home.tell(Background(topic="allergy", words="penicillin"), Background(topic="allergy", words=" penicillin "))
    assert on_card(home, "allergy") == ["penicillin"]
    actions.save_card(by=home.here, lines={"allergy": ()})
    assert on_card(home, "allergy") == []


def test_a_line_written_twice_is_kept_once(home: Household) -> None:
    actions.save_card(by=home.here, lines={"allergy": ("latex", "latex")})
    assert on_card(home, "allergy") == ["latex"]


def test_the_card_on_paper_holds_what_strangers_need(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    home.client.post("/en/help/card/", CARD)
    words = text_of_pdf(home.client.get("/en/help/card/sheet/").content).decode()
    for said in ("911", "555 020", "penicillin", "Elena 555 030", "letrozole 2.5 mg", "cáncer de mama"):
        assert said in words
    assert last_dose(facts.course_of(home.here, today=facts.in_force_of(home.story)[0].statement.on.latest)) is not None


def test_nothing_is_known_where_nothing_was_said(home: Household) -> None:
    assert first_words((), "name") == ""
    assert clinic_numbers(home.here) == ("", "")
    assert home.client.get("/en/help/card/sheet/").content.startswith(b"%PDF")
