"""Side effects: shown for the treatments of the story with why, asked about, and what stays is told to the story."""

from __future__ import annotations

from rumbo.course import Illness, Symptom, Treatment
from rumbo.guide.medicines import Medicine
from rumbo.web.living.medicines import actions
from rumbo.web.story import facts
from rumbo.web.story.raised import raised_in
from tests.web.cast import Household

ROOM = "/en/living/effects/"


def page(home: Household, address: str = "", lang: str = "en") -> str:
    return home.client.get(f"/{lang}/living/effects/{address}").content.decode()


def test_what_the_story_and_the_list_name_stands_first_with_why(home: Household) -> None:
    home.tell(Treatment(modality="immunotherapy", name="pembrolizumab", ongoing=True))
    actions.add(story=home.story, by=home.marisol, medicine=Medicine(name="dexamethasone"))
    first = page(home).split("All the others")[0]
    for words in ("Immunotherapy", "pembrolizumab", "Steroids", "dexamethasone"):
        assert words in first


def test_each_kind_has_its_sources_and_sends_to_the_signs_that_cannot_wait(home: Household) -> None:
    told = page(home, "steroids/", lang="es")
    assert "No se dejan de golpe." in told
    assert "#signs" in told
    assert "Macmillan" in told
    assert home.client.get(f"{ROOM}unheard-of/").status_code == 404


def test_a_question_goes_to_the_list_once(home: Household) -> None:
    sent = {"about": "steroids", "question": "effects-steroids-sugar"}
    home.client.post(f"{ROOM}ask/", sent)
    assert [each.id for each in raised_in(home.story)] == ["effects-steroids-sugar"]
    assert "On your list." in page(home, "steroids/")
    assert home.client.post(f"{ROOM}ask/", {**sent, "question": "other"}).status_code == 404


def test_what_stays_is_told_to_the_story(home: Household) -> None:
    home.client.post(f"{ROOM}lasting/", {"name": "numb feet", "kind": "symptom", "since_0": "2025"})
    home.client.post(f"{ROOM}lasting/", {"name": "lymphedema", "kind": "illness"})
    says = [fact.says for fact in facts.visible_to(home.here)]
    assert [each.name for each in says if isinstance(each, Symptom)] == ["numb feet"]
    assert [each.name for each in says if isinstance(each, Illness)] == ["lymphedema"]
    assert "Please write what stays." in home.client.post(f"{ROOM}lasting/", {"name": ""}).content.decode()
