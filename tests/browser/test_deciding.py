"""From what matters to a decision with a day to look again, and to paper; two people's words; and a door opened and closed."""

from __future__ import annotations

from tests.browser.conftest import OpenWindow
from tests.browser.test_keyboard import press_enter, tab_to
from tests.browser.test_readers import let_ines_in
from tests.browser.walks import ROSAS, begin_file, decide_something, open_a_door, say_what_matters, tell, unlock
from tests.browser.window import Window
from tests.paper.pages import words_of

ROSAS_HOPE = "To dance at my son’s wedding."
INESS_WORRY = "That she hides her pain."


def test_from_what_matters_to_a_decision_to_paper(window: Window) -> None:
    begin_file(window)
    tell(window)
    say_what_matters(window)
    window.go("choices/matters/")
    window.look()
    assert ROSAS_HOPE in window.words
    decide_something(window)
    decision = window.path
    window.look()
    said = {"en": ("To look at again", "Take a break"), "es": ("Para mirarlo de nuevo", "Hacer una pausa")}[window.lang]
    assert all(each in window.words for each in said)

    window.go("")  # its review date has come: this year's is as vague as that
    window.look()
    window.follow(decision)
    window.press(f'main a[href$="{decision}choices/"].button')
    for _ in range(2):
        window.press()
    window.go(f"{decision}decide/")
    window.look()
    window.choose("go-on", field="decided")
    window.press("main button[name=stop]")
    window.page.click("main details >> nth=0 >> summary")
    assert window.page.locator("main details section").count() == 1
    assert said[1] in window.words
    window.look()

    printed = words_of(window.sheet(window.page.locator('main a[href$="/sheet/?in=both"]').first))
    assert "Go on as it is now" in printed
    assert "Seguir como ahora" in printed
    assert "Sewing again, and the wedding." in printed
    window.go("choices/matters/")
    assert ROSAS_HOPE in words_of(window.sheet(window.link("choices/matters/sheet/")))


def test_from_the_story_to_compare_to_decide_to_paper(story: Window) -> None:
    story.go("choices/side-by-side/?choice=surgery&choice=no-treatment-of-the-cancer")
    story.follow("choices/deciding/new/?")
    story.write("Surgery or not?", field="what")
    story.press()
    assert story.page.locator('main [name="here"]:checked, main [name="apart"]:checked').count() == 2
    story.look()
    story.press()
    story.write("Weeks away from home.", field="means_0")
    story.press("main button[name=stop]")
    assert "Weeks away from home." in story.words
    printed = words_of(story.sheet(story.page.locator('main a[href$="/sheet/?in=both"]').first))
    assert "No treatment aimed at the cancer" in printed
    assert "Ningún tratamiento contra el cáncer" in printed


def test_what_was_learned_is_offered_again_where_one_decides(story: Window) -> None:
    for page in ("choices/deciding/", "choices/matters/"):
        story.go(page)
        story.page.click("main details >> nth=0 >> summary")
        assert "My sister drove me." in story.words
        story.look()


def test_each_part_of_a_decision_can_be_seen_by_everyone(story: Window) -> None:
    story.go("choices/deciding/")
    decision = (story.page.locator("main .choices a").first.get_attribute("href") or "").removeprefix(f"/{story.lang}/")
    for part in ("what", "choices", "means", "help", "decide", "sure", "next", "again"):
        story.go(f"{decision}{part}/")
        story.look()


def test_two_people_lay_their_words_side_by_side_only_while_both_agree(window: Window, open_window: OpenWindow) -> None:
    begin_file(window)
    say_what_matters(window)
    let_ines_in(window)
    window.go("choices/matters/")
    assert ROSAS_HOPE not in window.words
    window.look()
    window.go("choices/matters/worries/")
    window.write(INESS_WORRY, field="words")
    window.press("main button[name=stop]")
    window.press('main form[action$="/agree/"] button')
    assert ROSAS_HOPE not in window.words
    window.look()

    rosas = open_window(window.lang)
    unlock(rosas, passphrase=ROSAS)
    rosas.go("choices/matters/")
    assert INESS_WORRY not in rosas.words
    rosas.press('main form[action$="/agree/"] button')
    rosas.follow("choices/matters/beside/")
    assert ROSAS_HOPE in rosas.words
    assert INESS_WORRY in rosas.words
    rosas.look()
    rosas.press('main form[action$="/apart/"] button')
    assert INESS_WORRY not in rosas.words
    window.go("choices/matters/")
    assert window.page.locator('main a[href*="/beside/"]').count() == 0


def test_a_door_is_opened_and_closed_again(window: Window) -> None:
    begin_file(window)
    window.go("choices/numbers/")
    window.look()
    window.follow("choices/numbers/cure-or-control/")
    window.look()
    assert "988" in window.words
    open_a_door(window)
    window.look()
    window.press('main form[action$="/close/"] button')
    assert window.path == "choices/numbers/"
    window.go("choices/numbers/cure-or-control/")
    assert "To hold it back" not in window.source


def test_a_door_is_opened_with_the_keyboard(window: Window) -> None:
    begin_file(window)
    window.go("choices/numbers/end-of-life/")
    tab_to(window, f"/{window.lang}/choices/numbers/")
    window.page.keyboard.press("Tab")
    press_enter(window)
    assert window.page.locator('main form[action$="/close/"]').count() == 1
    tab_to(window, "button quiet")
    press_enter(window)
    assert window.path == "choices/numbers/"


def test_something_to_decide_is_written_down_with_the_keyboard(window: Window) -> None:
    begin_file(window)
    window.go("choices/deciding/new/")
    tab_to(window, "what")
    window.page.keyboard.type("Surgery or not?")
    tab_to(window, "button")
    press_enter(window)
    assert window.path.endswith("/choices/")
    tab_to(window, "going")
    window.page.keyboard.press("Space")
    tab_to(window, "stop")
    press_enter(window)
    assert "Surgery or not?" in window.words
    assert {"en": "Go on as it is now", "es": "Seguir como ahora"}[window.lang] in window.words
