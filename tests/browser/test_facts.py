"""One fact at a time: put right, taken out and put back, added; and two sources that disagree."""

from __future__ import annotations

from tests.browser.window import Window


def open_fact(window: Window, words: str) -> None:
    """Open the first fact whose words hold some."""
    window.go("story/everything/")
    window.leave(window.page.locator("main .factlist a", has_text=words).first)


def test_a_fact_from_a_record_shows_the_line_it_was_read_from(story: Window) -> None:
    open_fact(story, "letrozol")
    assert story.link("story/records/1/").is_visible()
    assert story.page.locator(".quote p").count() == 3  # the line, and what it means in both languages
    story.look()


def test_a_fact_is_put_right_and_the_change_undone(story: Window) -> None:
    open_fact(story, "tamoxif")
    story.press("main a.button")
    story.look()
    story.date(2031, field="on")
    story.press()
    assert "2031" in story.words
    story.look()
    story.press("main form button.quiet")
    assert story.path == "story/everything/"
    assert "2031" not in story.words


def test_a_fact_is_taken_out_and_put_back(story: Window) -> None:
    open_fact(story, "letrozol")
    words = story.page.locator("h1").inner_text()
    story.press("main form button.link")
    assert story.path == "story/everything/"
    assert story.page.locator("main .factlist a", has_text=words).count() == 0
    story.look()
    story.press("#taken-back + ul button")
    assert story.page.locator("#taken-back").count() == 0
    assert story.page.locator("main .factlist a", has_text=words).count() == 1


def test_something_is_added_by_hand(story: Window) -> None:
    story.go("story/facts/add/treatment/")
    story.press()
    assert story.page.locator(".error").first.is_visible()
    story.look()
    story.write("capecitabine", field="name")
    story.choose("chemotherapy", field="modality")
    story.date(2024, field="on", about=True)
    story.press()
    assert story.path == "story/"
    open_fact(story, "capecitabin")
    story.look()


def test_when_two_sources_disagree_the_doctor_is_asked_until_the_person_says(story: Window) -> None:
    story.go("story/")
    story.follow("story/disagree/")
    disagreement = story.path
    assert story.page.is_checked("[name=right][value=ask]")
    story.look()
    story.press()
    assert story.link(disagreement).is_visible()  # asked, not settled
    story.follow(disagreement)
    story.page.locator('main [name=right]:not([value="ask"])').last.check()
    story.press()
    assert story.path == "story/"
    assert story.link(disagreement).count() == 0
    story.look()
