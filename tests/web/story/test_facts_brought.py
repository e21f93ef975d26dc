"""A facts file that is brought in stands behind its own door, changes nothing before that door opens, and adds nothing twice."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rumbo.course import Background, Fact, Source
from rumbo.course.log import in_force
from rumbo.records import read_bytes
from rumbo.records.export.facts_file import write_facts
from rumbo.web.story import actions, doors, facts
from rumbo.web.story.doors import DoorAnswer
from rumbo.web.story.imports import reading
from rumbo.web.story.models import Import, Record
from tests.web.cast import Household, note

SHA = "c" * 64


def bring(home: Household, log: list[Fact]) -> Record:
    """Bring in a facts file as the reading of it does; its door is closed."""
    data = write_facts(log)
    read = read_bytes(data, name="rumbo-facts.json")
    record = home.bring([], content=data, name="rumbo-facts.json")
    record.format = "rumbo-facts"
    record.save(update_fields=["format"])
    actions.enter_record_facts(record=record, by=home.marisol, facts=read.facts)
    return record


def look(home: Household, record: Record) -> None:
    """Marisol opens a door."""
    actions.answer_door(here=home.here, record=record, answer=DoorAnswer(answer="look"))


def words(home: Household) -> set[str]:
    """The notes that Marisol sees."""
    return {fact.says.words for fact in facts.visible_to(home.here) if isinstance(fact.says, Background)}


@pytest.fixture
def log() -> list[Fact]:
    """What somebody told in another file, and what a record there said."""
    source = Source(record=SHA, file="letter.pdf", place="page 1", quote="as written")
    return [
        Fact(id="told-elsewhere", says=note("told elsewhere"), standing="from_me"),
        Fact(id="read-elsewhere", says=note("read elsewhere"), standing="from_record", source=source),
    ]


def test_what_it_holds_is_seen_only_behind_its_door(home: Household, log: list[Fact]) -> None:
    record = bring(home, log)
    assert words(home) == set()
    assert doors.closed_for(home.here) == (record,)
    look(home, record)
    assert words(home) == {"told elsewhere", "read elsewhere"}
    assert {fact.id for fact in facts.visible_in(home.here, record.sha256)} == {"told-elsewhere", "read-elsewhere"}
    assert all(facts.record_of(home.here, fact) == record for fact in facts.visible_to(home.here))


def test_a_standing_comes_in_as_it_went_out(home: Household, log: list[Fact]) -> None:
    look(home, bring(home, log))
    assert {fact.standing for fact in facts.visible_to(home.here)} == {"from_me", "from_record"}


def test_bringing_in_what_is_here_already_adds_nothing(home: Household) -> None:
    told = home.tell(note("mine"))
    bring(home, list(facts.visible_log(home.here)))
    assert home.story.fact_rows.count() == 1
    assert facts.visible_to(home.here) == told


def test_a_later_state_of_ones_own_story_changes_nothing_until_its_door_opens(home: Household) -> None:
    (mine,) = home.tell(note("as I wrote it"))
    later = Fact(id="later", says=note("as I put it right"), standing="from_me", supersedes=mine.id)
    record = bring(home, [mine, later])
    assert words(home) == {"as I wrote it"}
    look(home, record)
    assert words(home) == {"as I put it right"}


def test_it_cannot_take_anything_out_from_behind_its_door(home: Household) -> None:
    (mine,) = home.tell(note("mine"))
    bring(home, [mine, Fact(id="gone", says=None, standing="from_me", supersedes=mine.id)])
    assert words(home) == {"mine"}
    assert in_force(facts.log_of(home.story)) == ()


def test_the_record_itself_is_found_first_where_it_is_here_too(home: Household, log: list[Fact]) -> None:
    look(home, bring(home, log))
    letter = home.bring(log[1:], sha256=SHA, content=b"the letter")
    assert home.story.fact_rows.count() == 2
    found = facts.find_fact(home.here, "read-elsewhere")
    assert found is not None
    assert facts.record_of(home.here, found) == letter
    assert facts.visible_in(home.here, SHA) == (found,)


def test_taking_the_file_out_takes_its_facts_along(home: Household, log: list[Fact]) -> None:
    record = bring(home, log)
    look(home, record)
    record.delete()
    assert words(home) == set()


def test_a_facts_file_that_is_uploaded_waits_behind_its_door(home: Household, log: list[Fact]) -> None:
    sent = SimpleUploadedFile("rumbo-facts.json", write_facts(log))
    home.client.post("/en/story/bring/", {"records": sent})
    for each in Import.objects.all():
        reading.wait_for(each, seconds=60)
    record = home.story.records.get()
    assert (record.format, record.standing) == ("rumbo-facts", Record.Standing.READ)
    assert words(home) == set()
    look(home, record)
    assert words(home) == {"told elsewhere", "read elsewhere"}
    assert "told elsewhere" in home.client.get("/en/story/everything/").content.decode()
