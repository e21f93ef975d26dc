"""What was learned the last time: written down, changed, taken away, and offered again where it can help."""

from __future__ import annotations

from rumbo.web.questions.visits import actions as visits
from rumbo.web.story.lessons import actions
from rumbo.web.story.lessons.access import Lesson, lessons_of
from tests.web.cast import Household

CHEMO = {"about": "Chemo in 2021", "helped": "My sister drove me", "differently": "Ask for help sooner"}


def test_it_is_kept_in_ones_own_words(home: Household) -> None:
    assert home.client.post("/en/story/learned/", CHEMO).status_code == 302
    (learned,) = lessons_of(home.here)
    assert learned.lesson == Lesson(**CHEMO)
    assert learned.writer == ""
    assert "My sister drove me" in home.client.get("/en/story/learned/").content.decode()
    assert home.events[-1] == "lesson.kept"


def test_which_time_it_was_is_asked_for_and_nothing_is_lost(home: Household) -> None:
    page = home.client.post("/en/story/learned/", {**CHEMO, "about": ""}).content.decode()
    assert "Please say which time it was." in page
    assert "My sister drove me" in page
    assert lessons_of(home.here) == ()


def test_it_can_be_said_differently(home: Household) -> None:
    kept = actions.keep(story=home.story, by=home.marisol, lesson=Lesson(**CHEMO))
    address = f"/en/story/learned/{kept.pk}/"
    assert "Ask for help sooner" in home.client.get(address).content.decode()
    home.client.post(address, {**CHEMO, "differently": "Rest the day after"})
    assert lessons_of(home.here)[0].lesson.differently == "Rest the day after"
    assert 'class="error"' in home.client.post(address, {"about": ""}).content.decode()


def test_it_can_be_taken_away(home: Household) -> None:
    kept = actions.keep(story=home.story, by=home.marisol, lesson=Lesson(**CHEMO))
    home.client.post(f"/en/story/learned/{kept.pk}/remove/")
    assert lessons_of(home.here) == ()
    assert home.events[-1] == "lesson.removed"
    assert home.client.get(f"/en/story/learned/{kept.pk}/").status_code == 404


def test_what_a_care_partner_learned_is_marked_as_theirs(home: Household) -> None:
    elena, browser = home.let_elena_in()
    browser.post("/en/story/learned/", {"about": "The surgery", "helped": "Soup"})
    assert lessons_of(home.here)[0].writer == "Elena"
    assert "Written by Elena" in home.client.get("/en/story/learned/").content.decode()
    assert lessons_of(elena)[0].lesson == Lesson(about="The surgery", helped="Soup")


def test_it_is_offered_again_before_a_visit_and_where_one_decides(home: Household) -> None:
    actions.keep(story=home.story, by=home.marisol, lesson=Lesson(**CHEMO))
    visit = visits.plan_visit(story=home.story, by=home.marisol, who="Dr. Ríos")
    for address in (f"questions/visits/{visit.pk}/", "choices/matters/", "choices/deciding/"):
        page = home.client.get(f"/en/{address}").content.decode()
        assert "You have done it once" in page, address
        assert "My sister drove me" in page, address
    assert "/en/choices/matters/" in home.client.get(f"/en/questions/visits/{visit.pk}/").content.decode()
    visits.finish_visit(noted=visit, by=home.marisol)
    assert "You have done it once" not in home.client.get(f"/en/questions/visits/{visit.pk}/").content.decode()
