"""The journal is a chain: what is changed or taken out of it shows."""

from __future__ import annotations

import pytest

from rumbo.web.people import journal
from rumbo.web.people.models import JournalEvent
from tests.web.cast import Household, note


@pytest.fixture
def events(home: Household) -> list[JournalEvent]:
    for words in ("one", "two", "three"):
        home.tell(note(words))
    return list(home.story.journal.all())


def test_a_journal_as_it_was_written_is_whole(events: list[JournalEvent]) -> None:
    assert len(events) == 4
    assert journal.is_whole(events)
    assert journal.is_whole([])


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_an_event_that_is_missing_shows(gone: int, events: list[JournalEvent]) -> None:
    assert not journal.is_whole([each for place, each in enumerate(events) if place != gone])


@pytest.mark.parametrize("change", [{"what": "fact.undone"}, {"about": "count 9"}, {"by_id": 99}])
def test_an_event_that_was_changed_shows(change: dict[str, object], events: list[JournalEvent]) -> None:
    for name, value in change.items():
        setattr(events[1], name, value)
    assert not journal.is_whole(events)


def test_the_page_says_that_the_journal_was_changed(home: Household) -> None:
    home.tell(note("one"))
    assert "changed from outside" not in home.client.get("/en/story/who-did-what/").content.decode()
    home.story.journal.filter(what="story.begun").delete()
    assert "changed from outside" in home.client.get("/en/story/who-did-what/").content.decode()


def test_only_what_can_happen_is_written(home: Household) -> None:
    with pytest.raises(AssertionError):
        journal.write("something else", story=home.story, by=home.marisol)


def test_the_journal_holds_no_health_facts(household) -> None:
    home: Household = household("marisol")
    home.bring_example("ingrid")
    home.tell(note("metastasis"))
    written = " ".join(f"{each.what} {each.about}" for each in home.story.journal.all())
    assert set(written) <= set("abcdefghijklmnopqrstuvwxyz0123456789._- ")
    for word in ("metastasis", "breast", "lymphoma", "letrozole", "marisol"):
        assert word not in written
