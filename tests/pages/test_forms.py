"""Every form, sent empty, too long or wrong: the page says what to do, in its language, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rumbo.words import LANGUAGES
from tests.pages.addresses import everything_in
from tests.pages.looking import Looking
from tests.web.cast import MARISOLS_PASSPHRASE, Household, browser

each_language = pytest.mark.parametrize("lang", LANGUAGES)
LONG = "x" * 30_000


def date(year: str, month: str = "", number: str = "") -> dict[str, object]:
    """A date as a form sends it."""
    return {"answer_year": year, "answer_month": month, "answer_day": number}


# What is sent where, of an open file. Each of these is refused: the same page comes back and says why.
WRONG: dict[str, tuple[str, dict[str, object]]] = {
    "a year that is none": ("story/tell/c1.found/", date("12")),
    "a month without a year": ("story/tell/c1.found/", date("", "5")),
    "a day without a month": ("story/tell/c1.found/", date("2019", "", "3")),
    "a day that is not in the calendar": ("story/tell/c1.found/", date("2019", "2", "31")),
    "words instead of a year": ("story/tell/c1.found/", date("spring")),
    "more words than a question takes": ("story/tell/name/", {"answer": LONG}),
    "a choice that is not offered": ("story/tell/c1.clear/", {"answer": "perhaps"}),
    "no file": ("story/bring/", {}),
    "no file of trials": ("trials/fetching/files/", {}),
    "no portal": ("story/bring/portal/", {"base": ""}),
    "a portal that is not encrypted": ("story/bring/portal/", {"base": "http://hospital.example", "client_id": "x"}),
    "an empty question": ("questions/", {"words": " "}),
    "a question that is a book": ("questions/", {"words": LONG}),
    "an empty page of the notebook": ("story/notebook/", {"words": ""}),
    "a cancer without a name": ("story/facts/add/cancer/", {"words": "", "standing": "from_me"}),
    "a treatment without a name": ("story/facts/add/treatment/", {"name": "", "standing": "from_me"}),
    "a test without a result": ("story/facts/add/test/", {"name": "HER2", "result": "", "standing": "from_me"}),
    "a fact that nobody knows": ("story/facts/add/note/", {"words": "x", "standing": "a guess"}),
    "two passphrases": ("file/passphrase/", {"passphrase": "one two three four", "again": "one two three five"}),
    "a short passphrase": ("file/passphrase/", {"passphrase": "one", "again": "one"}),
    "a reader without a name": ("file/readers/add/", {"name": "", "role": "", "passphrase": "", "again": ""}),
    "a reader with the passphrase of another": (
        "file/readers/add/",
        {"name": "E", "role": "person", "passphrase": MARISOLS_PASSPHRASE, "again": MARISOLS_PASSPHRASE},
    ),
    "a folder that is not there": ("file/back-ups/place/", {"place": "/there/is/no/such/folder"}),
    "a folder without its whole path": ("file/back-ups/place/", {"place": "copies"}),
    "a file to take along with nothing in it": ("story/take/", {"lock": "none"}),
    "a lock without a passphrase": ("story/take/", {"what": "facts", "lock": "passphrase"}),
    "a key that is none": ("story/take/", {"what": "facts", "lock": "key", "recipient": "age1"}),
    "a decision about nothing": ("choices/deciding/new/", {"what": " "}),
    "a decision that is a book": ("choices/deciding/new/", {"what": LONG}),
    "words that matter and are a book": ("choices/matters/hopes/", {"words": LONG}),
    "something learned at no time": ("story/learned/", {"helped": "Soup"}),
    "a card that is a book": ("help/card/", {"name": LONG}),
}  # fmt: skip


@each_language
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_and_nothing_is_written(
    wrong: str, lang: str, household: Callable[[str], Household]
) -> None:
    home = household("told")
    before = home.events
    address, sent = WRONG[wrong]
    shown = Looking(home.client).post(f"/{lang}/{address}", sent)
    assert 'class="error' in shown.html
    assert home.events == before


@each_language
def test_every_kind_of_fact_can_be_put_right(lang: str, household: Callable[[str], Household]) -> None:
    home = household("marisol")
    eyes = Looking(home.client)
    for kind in ("cancer", "treatment", "status", "test", "illness", "relative", "note"):
        eyes.get(f"/{lang}/story/facts/add/{kind}/")
    eyes.get(f"/{lang}/story/facts/add/dragon/", status=404)


@each_language
def test_a_door_that_is_asked_for_older_without_a_date_stays_closed(
    lang: str, household: Callable[[str], Household]
) -> None:
    home = household("marisol")
    home.marisol.doors.all().delete()
    record = home.story.records.get()
    shown = Looking(home.client).post(f"/{lang}/story/records/{record.pk}/door/", {"answer": "older"})
    assert 'class="error' in shown.html
    assert not home.marisol.doors.exists()


@each_language
def test_the_lock_page_and_the_recovery_page_refuse_kindly(lang: str, household: Callable[[str], Household]) -> None:
    household("told")
    eyes = Looking(browser())
    eyes.post(f"/{lang}/file/open/", {"passphrase": "not this one"}, status=403)
    eyes.post(f"/{lang}/file/open/", {"passphrase": ""})
    eyes.post(f"/{lang}/file/open/with-recovery-key/", {"recovery": "AAAA"}, status=403)
    for _ in range(6):
        shown = eyes.post(f"/{lang}/file/open/", {"passphrase": "not this one"}, status=403)
    assert ("seconds" if lang == "en" else "segundos") in shown.html


@each_language
def test_the_first_passphrase_is_refused_when_it_is_short(lang: str, own_folder: object) -> None:
    shown = Looking(browser()).post(f"/{lang}/file/protect/", {"passphrase": "abc", "again": "abc"})
    assert 'class="error' in shown.html


@each_language
def test_an_upload_that_cannot_be_read_is_kept_and_said(lang: str, household: Callable[[str], Household]) -> None:
    home = household("begun")
    sent = SimpleUploadedFile("letter.txt", b"Dear Marisol", content_type="text/plain")
    eyes = Looking(home.client)
    eyes.post(f"/{lang}/story/bring/", {"records": sent})
    wait_for_readings()
    shown = eyes.get(f"/{lang}/story/records/{home.story.records.get().pk}/")
    assert "letter.txt" in shown.html


def wait_for_readings() -> None:
    """Wait until every reading has ended."""
    from rumbo.web.story.imports import reading
    from rumbo.web.story.models import Import

    for each in Import.objects.all():
        reading.wait_for(each, seconds=30)


@each_language
def test_a_conflict_is_shown_and_settled(lang: str, household: Callable[[str], Household]) -> None:
    home = household("told")
    filled = everything_in(home)
    eyes = Looking(home.client)
    address = f"/{lang}/story/disagree/{filled['conflict_id']}/"
    eyes.get(address)
    eyes.post(address, {"right": "ask"})
    eyes.post(address, {"right": filled["fact_id"]})
    eyes.get(address, status=404)
