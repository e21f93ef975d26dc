"""From the story to the choices: one of them, some side by side, on paper, and a question sent to the list; by keyboard too."""

from __future__ import annotations

from tests.browser.test_keyboard import press_enter, stray, tab_through, tab_to
from tests.browser.window import NARROW, Window
from tests.paper.pages import words_of

BESIDE = "choices/side-by-side/?choice=surgery&choice=no-treatment-of-the-cancer&choice=palliative-care"


def test_the_story_leads_to_the_choices_one_of_them_and_a_question_about_it(story: Window) -> None:
    story.go("meaning/")
    story.follow("choices/")
    story.look()
    assert {"en": "It is not a hint about you.", "es": "No es una señal sobre usted."}[story.lang] in story.words
    story.follow("choices/hormone-therapy/")
    story.look()
    assert {"en": "What your story changes", "es": "Lo que cambia su historia"}[story.lang] in story.words
    question = story.page.locator('main form[action$="/choices/ask/"] button').first
    asked = (question.get_attribute("aria-label") or "").partition(": ")[2]
    story.leave(question)
    assert {"en": "On your list.", "es": "Está en su lista."}[story.lang] in story.words
    story.go("questions/")
    assert asked in story.words


def test_three_choices_are_set_side_by_side_and_printed(story: Window) -> None:
    story.go("choices/side-by-side/")
    for each in ("surgery", "no-treatment-of-the-cancer", "palliative-care"):
        story.choose(each, field="choice")
    story.press('main form[method="get"] button')
    assert story.page.locator("thead th").count() == 3
    story.look()
    printed = words_of(story.sheet(story.page.locator('main a[href*="/sheet/"][href$="&in=both"]').first))
    assert "16. No treatment aimed at the cancer" in printed
    assert "16. Ningún tratamiento contra el cáncer" in printed
    assert "Not yet reviewed by a clinician." in printed


def test_on_a_narrow_screen_each_row_is_read_choice_after_choice(story: Window) -> None:
    story.go(BESIDE)
    assert not story.page.locator("tbody .whom").first.is_visible()
    story.page.set_viewport_size({"width": NARROW.width, "height": NARROW.height})
    names = [each.inner_text() for each in story.page.locator("tbody tr").first.locator(".whom").all()]
    assert len(names) == 3
    assert all(names)
    story.look()


def test_what_a_doctor_said_is_noted_on_a_choice_and_changed(story: Window) -> None:
    story.go("choices/immunotherapy/")
    story.follow("choices/named/new/?choice=immunotherapy")
    story.write("Dr. Kamau", field="doctor")
    story.write("It depends on the test.", field="said")
    story.press()
    assert story.path == "choices/immunotherapy/"
    assert "It depends on the test." in story.words
    story.leave(story.page.locator('main .card a[href*="/choices/named/"]').first)
    assert story.page.input_value('main [name="choice"]') == "immunotherapy"
    story.write("The test came back.", field="said")
    story.press()
    assert "It depends on the test." not in story.words
    story.go("choices/")
    assert {"en": "your doctor named it", "es": "la nombró su médico"}[story.lang] in story.words


def test_by_keyboard_one_comes_to_a_choice_and_to_two_of_them_side_by_side(story: Window) -> None:
    story.go("choices/")
    assert not stray(tab_through(story))
    story.go("choices/")
    tab_to(story, f"/{story.lang}/choices/surgery/")
    press_enter(story)
    assert story.path == "choices/surgery/"
    tab_to(story, f"/{story.lang}/choices/side-by-side/?with=surgery")
    press_enter(story)
    tab_to(story, "choice")
    for _ in range(2):  # the first is ticked already
        story.page.keyboard.press("Tab")
    story.page.keyboard.press("Space")
    press_enter(story)
    assert story.page.locator("thead th").count() == 2
