"""The story's own pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from rumbo.course import Diagnosis, Finding, Place
from rumbo.oncology import IcdO3Morphology, IcdO3Site, PartialDate
from rumbo.web.people.models import Reader
from rumbo.web.story import facts
from rumbo.web.vault import opening
from tests.web.cast import Household, note


def test_the_story_is_told_in_words_in_both_languages_and_as_a_table(household: Callable[[str], Household]) -> None:
    shown = household("told").client.get("/en/story/").content.decode()
    assert "It came back" in shown
    assert 'class="reading" lang="es"' in shown
    assert "<table" in shown


def test_lengths_are_shown_to_whoever_turned_them_on(household: Callable[[str], Household]) -> None:
    home = household("told")
    _, elenas = home.let_elena_in()
    assert "Show the lengths" in home.client.get("/en/story/").content.decode()
    home.client.post("/en/story/lengths/", {"shown": "yes"})
    assert "Hide the lengths" in home.client.get("/en/story/").content.decode()
    assert "Show the lengths" in elenas.get("/en/story/").content.decode()
    home.client.post("/en/story/lengths/", {"shown": "no"})
    assert not Reader.objects.get(pk=home.marisol.pk).lengths_shown


def test_a_file_that_waits_for_a_word_is_said_on_the_story(home: Household) -> None:
    record = home.bring([])
    shown = home.client.get("/en/story/").content.decode()
    assert f"/en/story/records/{record.pk}/door/" in shown
    home.story.records.update(standing="held")
    assert "needs a word from you" in home.client.get("/en/story/").content.decode()


def test_the_journal_names_who_did_it(home: Household) -> None:
    elena, _ = home.let_elena_in()
    home.story.journal.update(by=elena.reader)
    assert "Elena" in home.client.get("/en/story/who-did-what/").content.decode()


def test_a_course_is_remembered_and_forgotten_at_the_lock(
    household: Callable[[str], Household], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = household("told")
    laid_out = []
    real = facts.lay_out
    monkeypatch.setattr(facts, "lay_out", lambda *args: laid_out.append(1) or real(*args))
    today = timezone.localdate()
    first, again = facts.course_of(home.here, today=today), facts.course_of(home.here, today=today)
    assert first is again
    assert len(laid_out) == 1
    opening.lock()
    assert not facts._courses


def test_only_the_last_few_courses_are_remembered(home: Household) -> None:
    for number in range(facts._KEPT + 5):
        home.tell(note(f"note {number}"))
        facts.course_of(home.here, today=timezone.localdate())
    assert len(facts._courses) == facts._KEPT


def test_what_the_person_is_called_is_what_they_said(household: Callable[[str], Household]) -> None:
    assert facts.name_of(household("told").here) == "Marisol"


def test_nobody_is_called_anything_where_nothing_was_said(home: Household) -> None:
    assert facts.name_of(home.here) == ""
    (fact,) = home.tell(note("x"))
    assert facts.record_of(home.here, fact) is None
    assert facts.reader_of(home.here, fact) == home.marisol


RIGHT_BREAST = Diagnosis(
    on=PartialDate(2014, 3, 2), ref="first", words="breast cancer", site=IcdO3Site("C50.9"), side="right",
    morphology=IcdO3Morphology("8500/3"),
)  # fmt: skip
LEFT_BREAST = Finding(on=PartialDate(2023, 6, 1), place=Place(words="left breast", side="left"), tumour=True)
LEFT_AS_CANCER = Diagnosis(
    on=PartialDate(2023, 6, 9), ref="second", words="left breast cancer", site=IcdO3Site("C50.4"), side="left",
    morphology=IcdO3Morphology("8520/3"),
)  # fmt: skip
LEFT_AS_SPREAD = Finding(on=PartialDate(2023, 6, 12), place=Place(words="left breast"), tumour=True, secondary=True)


def test_a_possible_new_cancer_comes_with_what_is_missing_and_a_question(home: Household) -> None:
    home.tell(RIGHT_BREAST, LEFT_BREAST)
    shown = home.client.get("/en/story/").content.decode()
    assert "How would this be counted?" in shown
    assert "those rules cannot tell" in shown
    assert "what kind of cells each tumor is made of" in shown
    assert "Is this the same cancer, or a new one?" in shown
    assert "Falta: de qué tipo de células" in home.client.get("/es/story/").content.decode()


def test_what_the_counting_rules_would_say_is_told_with_its_reason_and_never_as_a_verdict(home: Household) -> None:
    home.tell(RIGHT_BREAST, LEFT_AS_CANCER, LEFT_AS_SPREAD)
    shown = home.client.get("/en/story/").content.decode()
    assert "would count this as a new cancer" in shown
    assert "More than 5 years passed" in shown
    assert "may see it another way" in shown
    assert "SEER Solid Tumor Rules 2018+, Breast, M5" in shown


def test_a_story_without_the_question_does_not_raise_it(home: Household) -> None:
    home.tell(RIGHT_BREAST)
    assert "How would this be counted?" not in home.client.get("/en/story/").content.decode()
