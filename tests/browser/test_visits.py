"""A visit in a real browser: question, visit, answer, fact, and so another story and another list; nothing is lost in a kill."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.walks import begin_file, plan_visit, tell, unlock
from tests.browser.window import NARROW, Window
from tests.paper.pages import words_of
from tests.program import Program

KEPT = {"en": "Kept.", "es": "Guardado."}


def type_answer(window: Window, words: str) -> None:
    """Type an answer, and wait for the pause in which it is kept."""
    window.page.locator('main [name="words"]').press_sequentially(words)
    expect(window.page.locator("#kept")).to_have_text(KEPT[window.lang])


def listed(window: Window) -> list[str]:
    """The questions to bring, as their page has them."""
    window.go("questions/")
    return window.page.locator("main .asked .text").all_inner_texts()[:10]


def test_from_a_question_to_an_answer_to_a_fact_and_to_another_list(story: Window) -> None:
    before = listed(story)
    plan_visit(story)
    story.look()
    story.press('main button[value="screen"]')
    assert story.page.locator("h1").inner_text() == before[0]
    story.look()
    type_answer(story, "It is in the lungs now.")
    story.press('main button[value="next"]')
    story.choose("open", field="mark")
    story.press('main button[value="close"]')
    story.write("Will I need oxygen?", field="draft")
    story.write("It has come to the lungs, and we look again in March.", field="in_my_words")
    story.write("Scan in March", field="what_1")
    story.write("the clinic", field="who_1")
    story.look()
    story.press('main button[value="finish"]')
    for words in ("It is in the lungs now.", before[1], "Will I need oxygen?", "Scan in March"):
        assert words in story.words
    story.look()
    story.follow(f"{story.path}questions/1/fact/")
    story.look()
    story.follow(f"{story.path}status/")
    assert story.page.locator('[name="standing"][value="from_doctor"]').is_checked()
    story.choose("recurrence", field="status")
    story.write("lungs" if story.lang == "en" else "pulmones", field="places")
    story.look()
    story.press()
    story.look()
    after = listed(story)
    assert before[0] not in after
    assert {"Will I need oxygen?", before[1]} <= set(after)
    story.go("story/")
    assert {"en": "lungs", "es": "pulm"}[story.lang] in story.words


def test_a_kill_in_the_middle_of_a_visit_loses_nothing(story: Window, program: Program) -> None:
    plan_visit(story)
    story.press('main button[value="screen"]')
    place = story.path
    type_answer(story, "We try the tablets first.")
    program.kill()
    program.start()
    story.expected = {409, 403}
    story.page.goto(f"{program.address}&lang={story.lang}")
    unlock(story)
    story.go(place)
    assert story.page.input_value('main [name="words"]') == "We try the tablets first."


def test_the_sheet_is_printed_and_its_answers_are_entered_afterwards(story: Window) -> None:
    plan_visit(story)
    story.choose("both", field="languages")
    assert "Dr. Ríos" in words_of(story.send('main form[action$="/sheet/"]'))
    story.page.reload()
    story.press('main button[value="paper"]')
    story.write("Yes, in spring.", field="q3-words")
    story.look()
    story.press()
    assert "Yes, in spring." in story.words
    summary = story.page.locator('main a[href$="/summary/?in=both"]').first
    assert "Yes, in spring." in words_of(story.sheet(summary))


def test_without_scripts_every_button_keeps_the_answer(open_window: OpenWindow, lang: str) -> None:
    plain = open_window(lang, scripts=False, screen=NARROW)
    begin_file(plain)
    tell(plain)
    plan_visit(plain)
    plain.press('main button[value="screen"]')
    plain.write("Once a month.", field="words")
    plain.press('main button[value="next"]')
    plain.press('main button[value="back"]')
    assert plain.page.input_value('main [name="words"]') == "Once a month."
    width = plain.page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW.width


def test_the_card_for_an_interpreter_is_shown_and_printed(story: Window) -> None:
    story.go("questions/visits/interpreter/")
    story.look()
    words = words_of(story.sheet(story.link("questions/visits/interpreter/sheet/")))
    assert "I need a Spanish interpreter." in words
    assert "Necesito un intérprete de español." in words
