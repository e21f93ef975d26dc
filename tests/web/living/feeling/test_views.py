"""How I feel: logged in a minute, answered by the rules, shown over time, changed and removed, on paper and in the zip."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rumbo.course import Treatment
from rumbo.guide.feeling.felt import Felt, decode_felt
from rumbo.web.living.feeling import actions
from rumbo.web.living.models import KeptFeeling
from rumbo.web.questions.visits import actions as visits
from rumbo.web.story import last_visit
from tests.paper.pages import pages_of, words_of
from tests.web.cast import Household, day

NEW, ROOM = "/en/living/feeling/new/", "/en/living/feeling/"


def log(home: Household, *, ago: int = 0, words: str = "", **strengths: int) -> KeptFeeling:
    """Marisol logs something some days ago."""
    named = {name.replace("_", "-"): each for name, each in strengths.items()}
    felt = Felt(on=timezone.localdate() - timedelta(days=ago), strengths=named, words=words)
    return actions.log(story=home.story, by=home.marisol, felt=felt)


def sent(client: Client, **fields: str) -> str:
    """What the page says after a log was sent."""
    data = {"on": timezone.localdate().isoformat(), **{name.replace("_", "-"): each for name, each in fields.items()}}
    return client.post(NEW, data, follow=True).content.decode()


def test_a_day_is_kept_with_what_was_chosen_and_nothing_for_what_was_skipped(home: Household) -> None:
    assert "It is kept." in sent(home.client, f_tired="2", f_rash="", temperature="98,6", words="Slept a bit.")
    (kept,) = home.story.kept_feelings.all()
    felt = decode_felt(kept.body)
    assert felt.strengths == {"tired": 2}
    assert felt.temperature is not None
    assert felt.temperature.words == "98.6 °F"
    assert (felt.words, felt.covers, felt.on) == ("Slept a bit.", "day", timezone.localdate())
    assert home.events[-1] == "feeling.logged"


def test_a_log_of_0_to_2_is_kept_and_nothing_says_that_all_is_well(home: Household) -> None:
    page = sent(home.client, f_tired="2", f_sad="0").lower()
    assert "it is kept." in page
    assert not any(
        words in page for words in ("tell your team", "you are fine", "well done", "good news", "nothing to worry")
    )


def test_a_3_is_told_to_the_team_today_with_the_clinics_own_numbers(home: Household) -> None:
    home.client.post("/en/help/card/", {"clinic_phone": "555-0100", "night_phone": "555-0199"})
    page = sent(home.client, f_sore_mouth="3")
    assert "<h1>Tell your team today</h1>" in page
    assert 'href="tel:555-0100"' in page
    assert 'href="tel:555-0199"' in page
    assert "Call 911" not in page


@pytest.mark.parametrize("typed", ["38", "38.0 C", "100.4", "100,4 f"])
def test_a_fever_is_answered_with_a_call_day_or_night(home: Household, typed: str) -> None:
    page = sent(home.client, temperature=typed)
    assert "<h1>This cannot wait</h1>" in page
    assert "Call your team now, day or night." in page


def test_chest_pain_is_911_however_weak_it_is(home: Household) -> None:
    assert "Call 911." in sent(home.client, f_chest_pain="1")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Nothing is filled in yet."),
        ({"temperature": "12"}, "Please write a body temperature"),
        ({"temperature": "warm"}, "Please write a body temperature"),
        ({"on": "2999-01-01", "f_tired": "1"}, "Please choose today or a day before it."),
        ({"on": "", "f_tired": "1"}, "Please choose a day."),
    ],
)
def test_what_cannot_be_kept_is_explained_and_nothing_is_lost(
    home: Household, fields: dict[str, str], said: str
) -> None:
    page = sent(home.client, **fields)
    assert said in page
    assert not KeptFeeling.objects.exists()
    if "f_tired" in fields:
        assert 'name="f-tired" value="1" checked' in page


def test_what_no_page_offers_is_not_kept(home: Household) -> None:
    assert "Nothing is filled in yet." in sent(home.client, f_tired="9", f_unheard_of="3")


def test_a_log_is_changed_and_taken_away_by_whoever_wrote_it(home: Household) -> None:
    kept = log(home, tired=1)
    home.client.post(f"{ROOM}{kept.pk}/change/", {"on": "2026-01-05", "covers": "week", "f-tired": "4"})
    kept.refresh_from_db()
    assert decode_felt(kept.body) == Felt(on=date(2026, 1, 5), covers="week", strengths={"tired": 4})
    assert 'value="4" checked' in home.client.get(f"{ROOM}{kept.pk}/change/").content.decode()
    home.client.post(f"{ROOM}{kept.pk}/remove/")
    assert not KeptFeeling.objects.exists()
    assert home.events[-3:] == ["feeling.logged", "feeling.changed", "feeling.removed"]


def test_each_log_says_who_wrote_it_and_nobody_changes_anothers(home: Household) -> None:
    elena, browser = home.let_elena_in()
    mine = log(home, tired=1)
    hers = actions.log(story=home.story, by=elena.reader, felt=Felt(on=timezone.localdate(), strengths={"cough": 3}))
    assert "Written by Elena" in home.client.get(ROOM).content.decode()
    assert browser.get(f"{ROOM}{mine.pk}/change/").status_code == 404
    assert browser.post(f"{ROOM}{mine.pk}/remove/").status_code == 404
    assert home.client.get(f"{ROOM}{hers.pk}/change/").status_code == 404
    assert home.client.post(f"{ROOM}{hers.pk}/remove/").status_code == 302
    assert list(KeptFeeling.objects.all()) == [mine]


def test_a_stranger_and_a_log_that_is_not_there_are_refused(home: Household) -> None:
    kept = log(home, tired=1)
    assert Client().get(f"{ROOM}{kept.pk}/").status_code != 200
    assert home.client.get(f"{ROOM}00000000-0000-0000-0000-000000000000/").status_code == 404


def test_what_was_logged_is_drawn_and_told_in_a_table(home: Household) -> None:
    for ago in range(5):
        log(home, ago=ago, tired=3, words="A long day." if ago == 2 else "")
    page = home.client.get(ROOM).content.decode()
    assert page.count('<svg class="drawing feelings-') == 2
    assert "5 logs. Of days without one nothing is known." in page
    assert "A long day." in page
    assert "All logs (5)" in page


def test_logs_are_looked_at_since_the_new_pill(home: Household) -> None:
    home.tell(Treatment(modality="targeted", name="alpelisib", on=day("2026-03-10"), ongoing=True))
    log(home, ago=3, rash=2)
    page = home.client.get(f"{ROOM}?time=0").content.decode()
    assert "Alpelisib" in page
    assert "March 10, 2026 to" in page
    assert "selected" in page
    for nonsense in ("99", "-1", "²", "x"):
        assert "The last four weeks" in home.client.get(ROOM, {"time": nonsense}).content.decode()


def test_all_of_two_years_fits_on_a_page_of_sixty_each(home: Household) -> None:
    for ago in range(61):
        log(home, ago=ago * 3, tired=1)
    assert home.client.get(f"{ROOM}?time=all").status_code == 200
    first = home.client.get(f"{ROOM}all/").content.decode()
    assert "Earlier logs" in first
    assert "Later logs" in home.client.get(f"{ROOM}all/?page=2").content.decode()


def test_the_page_for_the_doctor_tells_from_the_last_visit(home: Household) -> None:
    today = timezone.localdate()
    for ago in (40, 10):
        visit = visits.plan_visit(story=home.story, by=home.marisol, who="Dr. Ríos")
        visits.change_visit(
            noted=visit, by=home.marisol, who="Dr. Ríos", on=day((today - timedelta(days=ago)).isoformat())
        )
    log(home, ago=20, nails=4)
    log(home, ago=5, tired=4, words="I could not climb the stairs.")
    assert last_visit.day_of(home.here, before=today) == today - timedelta(days=10)
    page = home.client.get(f"{ROOM}since/").content.decode()
    assert "From your last visit" in page
    assert "Tired, even after rest: 4 at most, in 1 log" in page
    pdf = home.client.get(f"{ROOM}since/sheet/").content
    assert pages_of(pdf) == 1
    assert "I could not climb the stairs." in words_of(pdf)
    assert "nails" not in words_of(pdf)
    earlier = {"since": (today - timedelta(days=30)).isoformat(), "in": "both"}
    assert "Uñas" in words_of(home.client.get(f"{ROOM}since/sheet/", earlier).content)


def test_a_day_that_is_none_leaves_the_page_as_it_was(home: Household) -> None:
    log(home, tired=3)
    page = home.client.get(f"{ROOM}since/", {"since": "2999-01-01"}).content.decode()
    assert "Please choose today or a day before it." in page
    assert home.client.get(f"{ROOM}since/sheet/", {"since": "never"}).status_code == 200


def test_before_anything_was_logged_every_page_opens(home: Household) -> None:
    for page in ("", "all/", "since/", "since/sheet/", "?time=all"):
        assert home.client.get(f"{ROOM}{page}").status_code == 200


def test_what_the_faces_mean_is_told_openly_until_something_was_logged(home: Household) -> None:
    opened = "<details open><summary>What the faces mean"
    assert opened in home.client.get(NEW).content.decode()
    log(home, tired=1)
    assert opened not in home.client.get(NEW).content.decode()


def test_the_page_before_the_doctors_tells_of_a_fever(home: Household) -> None:
    sent(home.client, temperature="38.4")
    assert "38.4 °C" in home.client.get(f"{ROOM}since/").content.decode()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_page_says_that_nobody_at_the_clinic_reads_it(home: Household, lang: str) -> None:
    kept = log(home, tired=1)
    said = {"en": "Nobody at your clinic reads", "es": "nadie lee lo que usted escribe"}[lang]
    for page in ("", "new/", "all/", "since/", f"{kept.pk}/", f"{kept.pk}/change/"):
        assert said in home.client.get(f"/{lang}/living/feeling/{page}").content.decode(), page


def test_a_row_names_itself_without_a_word_of_what_is_in_it(home: Household) -> None:
    kept = log(home, words="Afraid")
    assert str(kept) == f"kept feeling {kept.pk}"
