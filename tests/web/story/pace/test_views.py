"""Quiet in one step, comfort, an end; and hard news before the lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from rumbo.course import Diagnosis, Finding, Place, Status
from rumbo.oncology import PartialDate
from rumbo.web.story.models import FactRow
from rumbo.web.story.pace.access import chosen_pace, pace_of
from tests.web.cast import Household, note

TODAY = timezone.localdate()


def shown(home: Household, lang: str = "en") -> str:
    return home.client.get(f"/{lang}/").content.decode()


def choose(home: Household, kind: str, quiet_for: str = "") -> str:
    answer = home.client.post("/en/story/pace/", {"kind": kind, "quiet_for": quiet_for}, follow=True)
    return answer.content.decode()


def begun_long_ago(home: Household) -> None:
    home.tell(Diagnosis(ref="c1", words="breast cancer", on=PartialDate.parse("2019-03")))
    FactRow.objects.update(at=timezone.now() - timedelta(days=90))


def test_one_button_makes_it_quiet_and_another_goes_on(home: Household) -> None:
    assert "Make it quiet" in shown(home)
    home.client.post("/en/story/pace/quiet/")
    quiet = shown(home)
    assert "Nothing is asked of you here" in quiet
    assert "Begin your trail" not in quiet
    assert home.events[-1] == "pace.chosen"
    home.client.post("/en/story/pace/on/")
    assert "Begin your trail" in shown(home)
    before = home.events
    home.client.post("/en/story/pace/on/")
    assert home.events == before


def test_a_quiet_time_ends_by_itself(home: Household) -> None:
    assert "It lasts until" in choose(home, "quiet", "7")
    assert not pace_of(home.story, today=TODAY + timedelta(days=6)).asks
    assert pace_of(home.story, today=TODAY + timedelta(days=7)).asks
    assert chosen_pace(home.story).kind == "quiet"


def test_only_quiet_has_a_length(home: Household) -> None:
    choose(home, "comfort", "7")
    assert pace_of(home.story, today=TODAY + timedelta(days=7)).kind == "comfort"


@pytest.mark.parametrize(
    "given", [{"kind": "loud"}, {"kind": "quiet", "quiet_for": "9999"}, {"kind": "quiet", "quiet_for": "x"}]
)
def test_what_cannot_be_chosen_changes_nothing(home: Household, given: dict[str, str]) -> None:
    assert 'class="error"' in home.client.post("/en/story/pace/", given).content.decode()
    assert pace_of(home.story, today=TODAY).asks


def test_nothing_chosen_is_asked_for(home: Household) -> None:
    assert "Please choose one." in home.client.post("/en/story/pace/", {}).content.decode()


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "someone answers the phone"), ("es", "alguien contesta el teléfono")]
)
def test_at_comfort_today_is_what_eases_who_is_near_and_whom_to_call(home: Household, lang: str, words: str) -> None:
    home.client.post("/en/help/card/", {"night_phone": "555-0199", "speaks_for_me": "Elena, my daughter"})
    choose(home, "comfort")
    page = shown(home, lang)
    assert words in page
    assert "555-0199" in page
    assert "Elena, my daughter" in page
    assert f"/{lang}/trials/" not in page.partition("<main")[2].partition("</main>")[0]


def test_after_an_end_nothing_asks_and_the_file_can_be_handed_on(home: Household) -> None:
    choose(home, "ended")
    page = shown(home)
    assert "This story has ended" in page
    assert "/en/story/take/" in page
    assert "/en/file/readers/" in page
    assert "988" in page


def test_who_chose_it_is_said_to_the_others(home: Household) -> None:
    _, elenas = home.let_elena_in()
    elenas.post("/en/story/pace/quiet/")
    assert "Elena chose this pace." in shown(home)
    assert "chose this pace" not in elenas.get("/en/").content.decode()


def test_hard_news_is_met_by_three_things_until_its_reader_goes_on(home: Household) -> None:
    begun_long_ago(home)
    home.tell(Status(status="recurrence", on=PartialDate.of(TODAY), places=(Place(words="liver"),)))
    page = shown(home)
    assert page.partition('<ol class="evening">')[2].partition("</ol>")[0].count("<h2>") == 3
    assert "Three questions for your next visit" not in page
    _, elenas = home.let_elena_in()
    home.client.post("/en/story/pace/heard/")
    assert home.events[-1] == "news.heard"
    assert '<ol class="evening">' not in shown(home)
    assert '<ol class="evening">' in elenas.get("/en/").content.decode()
    before = home.events
    home.client.post("/en/story/pace/heard/")
    assert home.events == before


def test_a_scan_that_shows_growth_has_words_of_its_own(home: Household) -> None:
    begun_long_ago(home)
    home.tell(Status(status="progression", on=PartialDate.of(TODAY)))
    assert "Hard news again" in shown(home)
    assert "Otra noticia difícil" in shown(home, "es")


def test_a_correction_of_old_news_is_no_news(home: Household) -> None:
    begun_long_ago(home)
    (fact,) = home.tell(Status(status="recurrence", on=PartialDate.of(TODAY)))
    home.client.post("/en/story/pace/heard/")
    changed = {"status": "recurrence", "on": TODAY.isoformat(), "places": "lung"}
    home.client.post(f"/en/story/facts/{fact.id}/correct/", changed)
    home.tell(note("called my sister"), Finding(place=Place(words="breast")))
    assert '<ol class="evening">' not in shown(home)


def test_quiet_holds_back_hard_news_too(home: Household) -> None:
    begun_long_ago(home)
    home.client.post("/en/story/pace/quiet/")
    home.tell(Status(status="recurrence", on=PartialDate.of(TODAY)))
    assert '<ol class="evening">' not in shown(home)
