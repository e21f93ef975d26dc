"""A scan wait, in both languages: noted, a question sent to the list, one calm line on Today, asked once, and the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from icalendar import Calendar

from tests.browser.window import Window

TODAY = {"en": "In two days on your calendar", "es": "En dos días en su calendario"}


def series_in(window: Window, path: str | None) -> list[int]:
    """After how many days each series of a calendar file comes again."""
    answer = window.context.request.get(f"{window.base}{path}")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.body()).walk("VEVENT")
    return [each["RRULE"]["INTERVAL"][0] for each in events if "RRULE" in each]


def fill_day(window: Window, day: date, *, field: str) -> None:
    """Type a day into its three boxes."""
    window.page.fill(f"#id_{field}_0", str(day.year))
    window.page.select_option(f"#id_{field}_1", str(day.month))
    window.page.fill(f"#id_{field}_2", str(day.day))


def test_a_scan_wait_from_its_day_to_its_result(story: Window) -> None:
    today = date.today()  # noqa: DTZ011 - the browser's own day
    story.go("living/")
    story.follow("living/waiting/")
    story.look()
    story.follow("living/waiting/new/")
    story.page.fill("#id_scan", "CT")
    fill_day(story, today - timedelta(days=9), field="on")
    fill_day(story, today - timedelta(days=2), field="results_on")
    story.page.fill("#id_with_me", "Elena")
    story.look()
    story.press()
    assert "Elena" in story.words
    story.look()
    story.press("main form[action$='/ask/'] button[value='wait-portal']")
    story.press("main a[href$='/change/']")
    story.look()
    story.go("")
    assert story.page.locator("main a[href*='living/waiting/']").count() == 2
    story.look()
    story.press("main a[href$='/came/']")
    story.look()
    story.choose("portal", field="came")
    story.press()
    assert story.page.locator("main a[href$='story/bring/']").count() == 1
    story.look()
    story.go("")
    assert story.page.locator("main a[href*='living/waiting/']").count() == 0


def test_an_infusion_on_days_1_and_8_of_21(story: Window) -> None:
    today = date.today()  # noqa: DTZ011 - the browser's own day
    story.go("living/calendar/new/")
    story.choose("infusion", field="kind")
    fill_day(story, today + timedelta(days=2), field="on")
    story.press()
    story.press("main a[href$='/again/']")
    story.choose("cycle", field="how")
    story.page.fill("#id_every", "21")
    story.page.fill("#id_cycle", "1, 8")
    story.look()
    story.press()
    assert "21" in story.words
    story.look()
    planned = story.path
    story.go("")
    assert TODAY[story.lang] in story.words
    story.look()
    story.follow(planned)
    story.press("main a[href*='/days/']")
    story.look()
    story.press("main form[action$='/skip/'] button")
    assert story.page.locator("main form[action$='/put-back/']").count() == 1
    for page in ("end", "change"):
        story.press(f"main a[href$='/{page}/']")
        story.look()
        story.page.go_back(wait_until="load")
    story.go("living/calendar/")
    story.look()
    assert series_in(story, story.page.locator("main a[href$='/file/']").get_attribute("href")) == [21, 21]


def test_a_scan_in_the_calendar_becomes_a_wait(story: Window) -> None:
    today = date.today()  # noqa: DTZ011 - the browser's own day
    story.go("living/calendar/new/?kind=scan")
    story.page.fill("#id_what", "MRI")
    fill_day(story, today + timedelta(days=10), field="on")
    story.press()
    story.follow("living/waiting/new/")
    assert story.page.input_value("#id_scan") == "MRI"
    assert story.page.input_value("#id_on_2") == str((today + timedelta(days=10)).day)
    fill_day(story, today + timedelta(days=14), field="results_on")
    story.choose("phone", field="way")
    story.press()
    story.look()
    story.go("")
    assert story.page.locator("main a[href*='living/waiting/']").count() == 1
    assert "MRI" not in story.page.locator("main .card").first.inner_text()
