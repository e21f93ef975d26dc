"""One fact: where it comes from, putting it right, taking it out, undoing; and two facts that disagree."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from rumbo.course import Treatment
from rumbo.web.story import actions, facts
from rumbo.web.story.doors import DoorAnswer
from tests.web.cast import Household, note
from tests.web.story.test_actions import of_record


def test_a_fact_shows_its_record_and_its_line_and_leads_to_it(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    quoted = next(fact for fact in facts.visible_to(home.here) if fact.source and fact.source.quote)
    shown = home.client.get(f"/en/story/facts/{quoted.id}/").content.decode()
    assert f"/en/story/records/{home.story.records.get().pk}/" in shown
    assert "Rumbo’s reading" in shown


def test_a_fact_is_put_right_and_the_change_undone(home: Household) -> None:
    (fact,) = home.tell(note("left"))
    answered = home.client.post(f"/en/story/facts/{fact.id}/correct/", {"words": "right", "standing": "from_doctor"})
    assert answered.status_code == 302
    shown = home.client.get(answered.headers["Location"]).content.decode()
    assert "Your doctor told you this" in shown
    assert "left" in shown.partition("What it replaced")[2]
    new = facts.in_force_of(home.story)[0]
    home.client.post(f"/en/story/facts/{new.id}/undo/")
    assert [each.statement.words for each in facts.in_force_of(home.story)] == ["left"]
    assert home.client.post(f"/en/story/facts/{new.id}/undo/").status_code == 404


def test_a_fact_is_taken_out_and_put_back(home: Household) -> None:
    (fact,) = home.tell(note("a slip"))
    home.client.post(f"/en/story/facts/{fact.id}/take-back/")
    shown = home.client.get("/en/story/everything/").content.decode()
    assert "a slip" in shown.partition('id="taken-back"')[2]
    ((change, _),) = facts.taken_back(home.here)
    home.client.post(f"/en/story/facts/{change}/undo/")
    assert "Taken out" not in home.client.get("/en/story/everything/").content.decode()


def test_what_is_added_by_hand_is_in_the_story(home: Household) -> None:
    home.client.post("/en/story/facts/add/cancer/", {"words": "colon cancer", "standing": "from_me", "on_year": "2020"})
    home.client.post("/en/story/facts/add/cancer/", {"words": "breast cancer", "standing": "from_me"})
    course = facts.course_of(home.here, today=timezone.localdate())
    assert len(course.cancers) == 2


def test_a_fact_that_is_not_there_or_not_to_be_seen_is_not_found(home: Household) -> None:
    record = home.bring([of_record("tamoxifen")], sha256="a" * 64)
    for page in ("", "correct/"):
        assert home.client.get(f"/en/story/facts/record-tamoxifen/{page}").status_code == 404
        assert home.client.get(f"/en/story/facts/nothing/{page}").status_code == 404
    for page in ("take-back/", "undo/"):
        assert home.client.post(f"/en/story/facts/record-tamoxifen/{page}").status_code == 404
    actions.answer_door(here=home.here, record=record, answer=DoorAnswer(answer="look"))
    assert home.client.get("/en/story/facts/record-tamoxifen/").status_code == 200


def disagreement(home: Household) -> str:
    """Marisol says that she had a medicine, and later that she never did."""
    for given in (True, False):
        home.tell(Treatment(modality="hormone", name="exemestane", given=given))
    return facts.course_of(home.here, today=timezone.localdate()).conflicts[0].id


def test_asking_the_doctor_is_chosen_already_and_settles_nothing(home: Household) -> None:
    address = f"/en/story/disagree/{disagreement(home)}/"
    assert 'value="ask" id="id_right_ask" checked' in home.client.get(address).content.decode()
    before = home.events
    assert "done=asked" in home.client.post(address, {}).headers["Location"]
    assert home.client.get(address).status_code == 200
    assert home.events == before


def test_the_side_that_is_right_stays(home: Household) -> None:
    address = f"/en/story/disagree/{disagreement(home)}/"
    right = next(fact for fact in facts.in_force_of(home.story) if fact.statement.given is False)
    home.client.post(address, {"right": right.id})
    assert [fact.id for fact in facts.in_force_of(home.story)] == [right.id]
    assert home.client.get(address).status_code == 404
    assert home.events[-1] == "conflict.settled"
