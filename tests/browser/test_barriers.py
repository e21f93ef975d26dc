"""What is in the way: the gentle check, what people do about it, whom they call, a question for the visit, and it is erased."""

from __future__ import annotations

from tests.browser.window import PHONE, Window
from tests.paper.pages import words_of

STAIRS = "The stairs at the clinic."


def test_from_the_check_to_what_people_do_to_the_list_to_paper_and_away(story: Window) -> None:
    story.go("living/")
    story.look()
    story.follow("living/barriers/")
    story.look()
    story.follow("living/barriers/check/")
    story.look()
    story.choose("in-the-way", field="b-transport")
    story.choose("in-the-way", field="b-working")
    story.choose("rather-not", field="b-food")
    story.write(STAIRS, field="words")
    story.press()
    assert STAIRS in story.words
    assert story.page.locator("main section .choices a").count() == 2
    story.look()

    story.follow("living/barriers/about/transport/")
    number = story.page.locator("main a[href='tel:18002272345']")
    assert number.is_visible()
    assert {"en": "over a year ago", "es": "hace más de un año"}[story.lang] in story.words
    asked = story.page.locator("main li", has=story.page.locator("form")).first.inner_text().splitlines()[0]
    story.press("main form[action$='/barriers/ask/'] button")
    story.look()
    story.go("questions/")
    assert asked.split("?")[0] in story.words

    story.go("living/barriers/")
    story.follow("living/barriers/about/working/")
    story.follow("living/barriers/united-states/")
    story.page.locator("main details summary").first.click()
    assert {"en": "ask whether it still holds", "es": "pregunte si sigue vigente"}[story.lang] in story.words
    story.look()

    story.go("living/barriers/")
    printed = words_of(story.sheet(story.page.locator("main a[href$='/barriers/sheet/?in=both']")))
    assert STAIRS in printed
    assert "I need a way to get to my visits and back." in printed
    story.page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    story.page.locator("main details summary").last.click()
    story.look()
    story.press("main details form[action*='/remove/'] button")
    assert STAIRS not in story.words
    assert story.page.locator("main section .choices").count() == 0
