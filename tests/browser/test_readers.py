"""Two readers of one file: the same story for both; the notebook and the doors open only to their own reader."""

from __future__ import annotations

from tests.browser.conftest import OpenWindow
from tests.browser.walks import INES, ROSAS, begin_file, bring_marisols_file, lock, unlock
from tests.browser.window import Window

ROSAS_PAGE = "What I have told nobody yet."


def let_ines_in(window: Window) -> None:
    """Rosa lets Inés sit down and choose a passphrase; from then on the window is Inés's."""
    window.go("file/readers/")
    window.look()
    window.follow("file/readers/add/")
    window.look()
    window.write("Inés", field="name")
    window.choose("care_partner", field="role")
    window.write(INES, field="passphrase")
    window.write(INES, field="again")
    window.press()
    assert window.path == "file/recovery-key/"
    window.press("main a.button:not(.quiet)")
    assert window.path == "file/readers/"
    window.look()


def test_a_second_reader_sees_the_story_but_not_the_others_notebook_nor_through_her_doors(
    window: Window, open_window: OpenWindow
) -> None:
    begin_file(window)
    bring_marisols_file(window)
    window.press("main button[value=look]")
    window.go("story/notebook/")
    window.look()
    window.write(ROSAS_PAGE, field="words")
    window.press()
    erase = window.page.locator("main article form").get_attribute("action")
    let_ines_in(window)

    window.go("story/notebook/")
    assert ROSAS_PAGE not in window.page.content()
    window.go("story/everything/")
    assert "2014" not in window.source  # her own door is closed
    window.go("story/")
    window.follow("story/records/1/door/")
    window.press("main button[value=not_now]")
    window.expected = {404}
    refused = window.context.request.post(
        f"{window.base}{erase}", form={"csrfmiddlewaretoken": window.form_token()}, headers={"Origin": window.base}
    )
    assert refused.status == 404

    rosas = open_window(window.lang)
    unlock(rosas, passphrase=ROSAS)
    rosas.go("story/notebook/")
    assert ROSAS_PAGE in rosas.words
    rosas.look()
    rosas.go("story/everything/")
    assert "2014" in rosas.words


def test_each_reader_opens_with_their_own_passphrase_and_a_reader_who_was_taken_away_no_longer(window: Window) -> None:
    window.expected = {403}
    begin_file(window)
    let_ines_in(window)
    lock(window)
    unlock(window, passphrase=ROSAS)
    window.go("file/readers/")
    window.press("main .people a")
    window.look()
    window.press()
    assert window.path == "file/new-key/"
    window.look()
    window.press()
    assert window.path == "file/"
    lock(window)
    unlock(window, passphrase=INES)
    assert window.path == "file/open/"
    unlock(window, passphrase=ROSAS)
    assert window.path == ""
