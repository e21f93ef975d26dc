"""What a story says in plain words: known, not known yet, what to ask; lengths only for who asked for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from rumbo.course import Diagnosis, Fact, Finding, Measure, Place, Source, Status
from rumbo.oncology import IcdO3Site
from rumbo.web.story import actions, facts
from rumbo.web.story.doors import DoorAnswer
from rumbo.web.today.meaning import Meaning, meaning_of, times_of
from tests.web.cast import Household, day

NOT_YOUR_FAULT = {
    "en": "This does not mean that your treatment was wrong, or that you did something wrong.",
    "es": "Esto no significa que su tratamiento haya estado mal, ni que usted haya hecho algo malo.",
}


def shown(home: Household, lang: str = "en") -> str:
    return home.client.get(f"/{lang}/meaning/").content.decode()


def meant(home: Household) -> Meaning:
    return meaning_of(facts.course_of(home.here, today=timezone.localdate()), lang="en")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_it_opens_with_nobody_is_to_blame_and_then_says_what_is_known(
    lang: str, household: Callable[[str], Household]
) -> None:
    page = shown(household("told"), lang)
    known = {"en": "What is known", "es": "Lo que se sabe"}[lang]
    not_known = {"en": "What is not known yet", "es": "Lo que todavía no se sabe"}[lang]
    ask = {"en": "What to ask next", "es": "Qué preguntar ahora"}[lang]
    order = [page.index(words) for words in (NOT_YOUR_FAULT[lang], known, 'class="drawing body-wide"', not_known, ask)]
    assert order == sorted(order)
    assert {"en": "Not yet reviewed by a clinician", "es": "Todavía no lo ha revisado"}[lang] in page


def test_an_empty_story_is_led_to_its_beginning(home: Household) -> None:
    assert "Nothing is here yet" in shown(home)
    assert '<svg class="drawing body' not in shown(home)


def test_the_doctors_word_leads_to_its_page_and_a_definition_waits_to_be_opened(
    household: Callable[[str], Household],
) -> None:
    home = household("told")
    assert meant(home).explained.id == "local-recurrence"
    home.tell(Status(on=day("2022-05-01"), status="recurrence", places=(Place(words="liver"),)))
    found = meant(home)
    assert found.explained.id == "kinds-of-recurrence"
    assert "guide-open-kind" in [each.id for each in found.open]
    page = shown(home)
    assert "usually call it distant" in page.partition("What would this usually be called?")[2]
    assert "usually call it distant" not in page.partition("What would this usually be called?")[0]


def test_both_words_are_shown_with_a_question_where_the_story_is_unclear(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.tell(Status(on=day("2019-10-01"), status="no_evidence_of_disease"))
    home.tell(Status(on=day("2020-02-01"), status="recurrence", places=(Place(words="liver"),)))
    page = shown(home)
    assert "Did it come back, or did it grow?" in page
    assert "only after a year or more" in page
    assert "Which word do you use, and why?" in page


def test_a_suspicion_is_told_as_open_and_leads_to_no_kind(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.tell(Finding(on=day("2023-02-01"), place=Place(words="liver"), suspected=True))
    found = meant(home)
    assert [each.id for each in found.open] == ["guide-open-suspected"]
    assert found.explained.id == "what-a-recurrence-is"


def test_when_all_is_clear_since_nothing_is_left_open(home: Household) -> None:
    home.tell(Diagnosis(ref="b", words="left breast", on=day("2014-03-11")))
    home.tell(Status(on=day("2019-06-04"), status="recurrence", places=(Place(words="chest wall"),)))
    home.tell(Status(on=day("2025-02-01"), status="no_evidence_of_disease"))
    assert meant(home).event is None
    assert "Nothing is left open" in shown(home)


def test_lengths_are_there_only_for_a_reader_who_turned_them_on(household: Callable[[str], Household]) -> None:
    home = household("told")
    assert "Disease-free time" not in shown(home)
    home.client.post("/en/story/lengths/", {"shown": "yes"})
    page = shown(home)
    assert "Disease-free time" in page
    assert "the days cannot be counted" in page
    assert "In days, from one date to another." in page


def test_a_psa_doubling_time_comes_with_its_values_or_with_what_is_missing(home: Household) -> None:
    home.tell(Diagnosis(ref="p", words="prostate cancer", site=IcdO3Site("C61.9"), on=day("2016-01-10")))
    home.client.post("/en/story/lengths/", {"shown": "yes"})
    values = {"2019-01-01": 0.2, "2019-04-11": 0.4}
    for on, value in values.items():
        home.tell(Measure(on=day(on), name="PSA", value=value, unit="ng/mL"))
    assert "It takes three PSA values or more" in shown(home)
    home.tell(Measure(on=day("2019-07-20"), name="PSA", value=0.8, unit="ng/mL"))
    assert "100 days: 0.2 ng/mL" in shown(home)
    (time,) = [each for each in times_of(facts.course_of(home.here, today=timezone.localdate())) if each.doubling]
    assert time.meaning.kind == "psa_doubling"


def test_a_quoted_word_of_the_doctor_has_its_plain_line_in_both_languages(home: Household) -> None:
    sha = "c" * 64
    home.tell(Diagnosis(ref="b", words="left breast", on=day("2014-03-11")))
    says = Status(on=day("2019-06-04"), status="recurrence", said_kind="distant", places=(Place(words="liver"),))
    source = Source(record=sha, quote="Distant recurrence in the liver.")
    record = home.bring([Fact(id="q1", says=says, standing="from_record", source=source)], sha256=sha)
    assert "Distant recurrence in the liver." not in shown(home)
    actions.answer_door(here=home.here, record=record, answer=DoorAnswer(answer="look"))
    page = shown(home)
    quoted = page.partition('<blockquote class="quote">')[2].partition("</blockquote>")[0]
    assert "<q" in quoted
    assert 'lang="es"' in quoted


def test_nothing_behind_a_door_that_is_closed_is_told(home: Household) -> None:
    home.bring_example("marisol", answer=None)
    page = shown(home)
    assert "<q" not in page
    assert '<svg class="drawing body' not in page
