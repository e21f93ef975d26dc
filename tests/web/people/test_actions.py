"""Readers come and go, each with one line in the journal."""

from __future__ import annotations

from rumbo.web.people import actions
from rumbo.web.people.models import Reader
from rumbo.web.story import actions as story_actions
from tests.web.cast import Household


def test_a_file_begins_with_a_story_and_its_first_reader(home: Household) -> None:
    assert home.events == ["story.begun"]
    assert [reader.pk for reader in home.story.readers.all()] == [home.marisol.pk]


def test_a_reader_is_added_renamed_and_taken_away(home: Household) -> None:
    elena, _ = home.let_elena_in()
    actions.rename_reader(reader=elena.reader, by=elena.reader, name="Elenita")
    assert Reader.objects.get(pk=elena.reader.pk).name == "Elenita"
    actions.remove_reader(reader=elena.reader, by=home.marisol)
    assert home.story.readers.count() == 1
    assert home.events == ["story.begun", "reader.added", "reader.renamed", "reader.removed"]


def test_a_readers_own_pages_go_with_them_and_what_they_told_stays(home: Household) -> None:
    elena, _ = home.let_elena_in()
    story_actions.write_in_notebook(here=elena, words="I am afraid")
    story_actions.add_facts(story=home.story, by=elena.reader, statements=[], standing="from_me")
    actions.remove_reader(reader=elena.reader, by=home.marisol)
    assert not home.marisol.notebook.exists()
    assert home.events[-1] == "reader.removed"
    assert "facts.added" in home.events
